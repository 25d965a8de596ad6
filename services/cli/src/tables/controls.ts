import type { AuditControlsAnswer } from "@liggare/audit-controls";
import type { Shown } from "@liggare/views";
import type { Output } from "../output.ts";
import { auditWords } from "./audit-words.ts";
import type { Section } from "./section.ts";
import { sourceOf, textOf, words } from "./words.ts";

type Answer = Shown<AuditControlsAnswer>;
type Cell = Answer["boards"][number]["cells"][number];

const marks = { met: "●", "not met": "○", "cannot be judged": "?", "not applicable": "·" } as const;

/** The standing controls as tables: the questions, controls × boards, and what each answer rests on. */
export function controlSections(out: Output, answer: Answer): readonly Section[] {
  const { lang } = out;
  const word = words(lang);
  const of = auditWords(lang);
  const titles = new Map(answer.controls.map(({ control, title, year }) => [control, { title, year }]));
  const titleOf = (control: string) => {
    const known = titles.get(control);
    return known ? `${textOf(known.title, lang)}${known.year === null ? "" : ` (${known.year})`}` : control;
  };
  const tally = ({ met, notMet, cannotBeJudged }: Answer["questions"][number]) =>
    [met, notMet, cannotBeJudged].map(String);
  const answers = (wanted: (cell: Cell) => boolean) =>
    answer.boards.flatMap(({ name, cells }) => cells.filter(wanted).map((cell) => ({ name, cell })));
  const table = (name: string, title: string, head: readonly string[], rows: readonly (readonly string[])[]) => ({
    name,
    draw() {
      out.heading(title);
      if (rows.length === 0) out.line(word.nothing);
      else out.table(head, rows);
    },
  });
  const counted = [word.statuses.met, word.statuses["not met"], word.statuses["cannot be judged"]];
  const rowOf = ({ name, cell }: ReturnType<typeof answers>[number]) => [
    name,
    titleOf(cell.control),
    textOf(cell.groundsText, lang),
    sourceOf(cell, lang),
    textOf(cell.mark, lang).replace("–", ""),
    cell.against.map(({ text, day }) => `${textOf(text, lang)} (${day})`).join("; "),
  ];
  const head = [word.board, of.control, of.grounds, word.sections, of.mark, of.against];
  return [
    table(
      "questions",
      of.questions,
      [of.question, ...counted],
      answer.questions.map((row) => [textOf(row.text, lang), ...tally(row)]),
    ),
    {
      name: "boards",
      draw() {
        out.heading(of.controls);
        out.table(
          [of.control, ...answer.boards.map(({ name }) => name)],
          answer.controls.map(({ control }) => [
            titleOf(control),
            ...answer.boards.map(({ cells }) => {
              const cell = cells.find((each) => each.control === control);
              return cell ? marks[cell.status] : "";
            }),
          ]),
        );
        const legend = Object.entries(marks).map(
          ([status, mark]) => `${mark} ${word.statuses[status as keyof typeof marks]}`,
        );
        out.line(out.style("dim", legend.join("   ")));
      },
    },
    table("notMet", word.statuses["not met"], head, answers(({ status }) => status === "not met").map(rowOf)),
    table("met", word.statuses.met, head, answers(({ status }) => status === "met").map(rowOf)),
    table(
      "functions",
      of.functions,
      [of.function, of.carriers],
      answer.functions.map((row) => [
        textOf(row.text, lang),
        row.carriers.map(({ name }) => name).join(", ") || word.nothing,
      ]),
    ),
  ];
}
