import type { OverdueAnswer } from "@liggare/overdue";
import type { Shown } from "@liggare/views";
import type { Output } from "../output.ts";
import type { Section } from "./section.ts";
import { countOf, filled, textOf, words } from "./words.ts";

type Answer = Shown<OverdueAnswer>;
type Item = Pick<Answer["overdue"][number], "board" | "kindText" | "title" | "what" | "waiting">;

/** What is overdue as tables: the list, what is coming, what cannot be judged, totals, and reminders to send. */
export function overdueSections(out: Output, answer: Answer): readonly Section[] {
  const { lang } = out;
  const word = words(lang);
  const what = ({ kindText, title, what }: Item) =>
    [`${textOf(kindText, lang)}: ${textOf(title, lang)}`, filled(what, lang)].filter((text) => text !== "").join("\n");
  const waits = ({ waiting }: Item) => waiting.map(({ text }) => textOf(text, lang)).join("\n");
  const list = (heading: string, head: readonly string[], rows: readonly (readonly string[])[]) => {
    out.heading(heading);
    if (rows.length === 0) out.line(word.nothing);
    else out.table(head, rows);
  };
  return [
    {
      name: "overdue",
      draw: () =>
        list(
          word.overdue,
          [word.board, word.what, word.due, word.since, word.days, word.waits, word.reminded],
          answer.overdue.map((row) => [
            textOf(row.board.text, lang),
            what(row),
            row.due,
            row.since,
            String(row.days),
            waits(row),
            row.lastReminder ?? "–",
          ]),
        ),
    },
    {
      name: "coming",
      draw: () =>
        list(
          `${word.coming} (${answer.comingDays} ${word.days.toLowerCase()})`,
          [word.board, word.what, word.due, word.daysLeft],
          answer.coming.map((row) => [textOf(row.board.text, lang), what(row), row.due, String(row.daysLeft)]),
        ),
    },
    {
      name: "cannotBeJudged",
      draw: () =>
        list(
          word.unjudged,
          [word.board, word.what, word.why],
          answer.cannotBeJudged.map((row) => [textOf(row.board.text, lang), what(row), textOf(row.reasonText, lang)]),
        ),
    },
    {
      name: "boards",
      draw: () =>
        list(
          word.boards,
          [word.board, word.overdue, word.coming, word.unjudged],
          answer.boards.map((row) => [
            row.name,
            countOf(row.overdue, lang),
            countOf(row.coming, lang),
            countOf(row.cannotBeJudged, lang),
          ]),
        ),
    },
    {
      name: "concernsWaiting",
      draw: () =>
        list(
          word.concernsWaiting,
          [word.board, word.number, word.closedMonths],
          answer.concernsWaiting.boards.map((row) => [row.name, countOf(row.total, lang), countOf(row.closed, lang)]),
        ),
    },
    {
      name: "reminders",
      draw() {
        if (answer.reminders.length === 0) return;
        out.heading(word.reminders);
        if (answer.reminderTemplate) out.line(`${filled(answer.reminderTemplate, lang)}\n`);
        for (const { text } of answer.reminders) out.line(`${text[lang]}\n`);
      },
    },
  ];
}
