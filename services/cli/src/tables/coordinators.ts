import type { CoordinatorsAnswer } from "@liggare/coordinators";
import type { Shown } from "@liggare/views";
import type { Output } from "../output.ts";
import type { Section } from "./section.ts";
import { filled, textOf, words } from "./words.ts";

const texts = {
  sv: {
    coordinator: "Samordnare",
    deputy: "Ersättare",
    vacancies: "Vakanser",
    days: "Dagar",
    handovers: "Överlämningar",
    former: "Nämnder som har upphört",
    successors: "Efterträdare",
    from: "Från",
    to: "Till",
    open: "öppen",
    date: "Datum",
  },
  en: {
    coordinator: "Coordinator",
    deputy: "Deputy",
    vacancies: "Vacancies",
    days: "Days",
    handovers: "Handovers",
    former: "Boards that have ended",
    successors: "Taken over by",
    from: "From",
    to: "To",
    open: "open",
    date: "Date",
  },
} as const;

/** Who coordinates where as tables: boards, vacancies, handovers with their points, and boards that have ended. */
export function coordinatorSections(out: Output, answer: Shown<CoordinatorsAnswer>): readonly Section[] {
  const { lang } = out;
  const word = words(lang);
  const of = texts[lang];
  const table = (name: string, title: string, head: readonly string[], rows: readonly (readonly string[])[]) => ({
    name,
    draw() {
      out.heading(title);
      if (rows.length === 0) out.line(word.nothing);
      else out.table(head, rows);
    },
  });
  const { boards, former } = answer;
  const all = [...boards, ...former];
  const office = (row: (typeof boards)[number]["coordinator"]) =>
    row ? `${textOf(row.functionText, lang)} (${row.since})` : "–";
  return [
    table(
      "boards",
      of.coordinator,
      [word.board, word.status, of.coordinator, of.deputy],
      boards.map((row) => [row.name, textOf(row.statusText, lang), office(row.coordinator), office(row.deputy)]),
    ),
    table(
      "vacancies",
      of.vacancies,
      [word.board, of.from, of.to, of.days],
      all.flatMap(({ name, vacancies }) =>
        vacancies.map(({ from, to, days, approximate }) => [
          name,
          from,
          to ?? "–",
          `${approximate ? "≥ " : ""}${days}`,
        ]),
      ),
    ),
    table(
      "handovers",
      of.handovers,
      [word.board, of.date, of.from, of.to, word.notes],
      all.flatMap(({ name, handovers }) =>
        handovers.map(({ on, fromText, toText, points }) => [
          name,
          on,
          textOf(fromText, lang),
          textOf(toText, lang),
          points.map(({ text, doneOn }) => `${filled(text, lang)} (${doneOn ?? of.open})`).join("; "),
        ]),
      ),
    ),
    table(
      "former",
      of.former,
      [word.board, of.date, of.successors],
      former.map(({ name, endedFrom, successors }) => [
        name,
        endedFrom,
        successors.map((each) => each.name).join(", ") || "–",
      ]),
    ),
  ];
}
