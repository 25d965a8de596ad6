import { formatNumber, type Lang } from "@liggare/calendar";
import { groupBy, inBoth, type KnownUnit } from "@liggare/views";
import type { OverdueItem, Reminder } from "./answer.ts";

/*
 * A reminder says what kind of thing is late, since when, and where in the ledger it is found. It says nothing of what
 * it is about, so that it can be sent by ordinary mail (DOMAIN §4, reminders without content).
 */

const words = {
  sv: {
    head: (name: string, all: string) => `Påminnelse till ${name}: försenat i liggaren, ${all} st.`,
    row: (kind: string, due: string, days: string, stream: string) =>
      `– ${kind}: skulle vara klart senast ${due}, ${days} sen. Referens: ${stream}.`,
    days: (days: number) => (days === 1 ? "1 dag" : `${formatNumber(days, "sv")} dagar`),
    foot: "Innehållet finns i liggaren. Skicka det inte med e-post.",
  },
  en: {
    head: (name: string, all: string) => `Reminder to ${name}: overdue in the ledger, ${all}.`,
    row: (kind: string, due: string, days: string, stream: string) =>
      `– ${kind}: was due ${due}, ${days} late. Reference: ${stream}.`,
    days: (days: number) => (days === 1 ? "1 day" : `${formatNumber(days, "en")} days`),
    foot: "What it is about is in the ledger. Do not send it by e-mail.",
  },
} as const;

function textFor(name: string, items: readonly OverdueItem[], lang: Lang): string {
  const { head, row, days: daysText, foot } = words[lang];
  const lines = items.map(({ kindText, due, days, stream }) => row(kindText[lang], due, daysText(days), stream));
  return [head(name, formatNumber(items.length, lang)), ...lines, foot].join("\n");
}

/** One reminder for each board that has something overdue, in the order of boards. */
export function remindersOf(overdue: readonly OverdueItem[], units: readonly KnownUnit[]): readonly Reminder[] {
  const byBoard = groupBy(overdue, ({ board }) => board.unit ?? "");
  return units.flatMap(({ unit, name }) => {
    const items = byBoard.get(unit);
    return items ? [{ unit, name, text: inBoth((lang) => textFor(name, items, lang)) }] : [];
  });
}
