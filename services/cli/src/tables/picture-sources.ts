import type { SituationPictureAnswer } from "@liggare/situation-picture";
import type { Shown } from "@liggare/views";
import type { Output } from "../output.ts";
import { pictureWords } from "./picture-words.ts";
import type { Section } from "./section.ts";
import { countOf, textOf, words } from "./words.ts";

type Answer = Shown<SituationPictureAnswer>;
type Rounds = Answer["boards"][number]["convenes"];

/** What the pictures rest on: compiled reports, contributions and inventories. */
export const sourceSections = (out: Output, answer: Answer): readonly Section[] => [
  { name: "compilations", draw: () => drawCompilations(out, answer) },
  { name: "contributions", draw: () => drawContributions(out, answer) },
  { name: "inventories", draw: () => drawInventories(out, answer) },
];

function drawCompilations(out: Output, { boards }: Answer): void {
  const { lang } = out;
  const [word, own] = [words(lang), pictureWords(lang)];
  const rows = boards.flatMap((board) =>
    board.compilations.map(({ year, own: figures }) => {
      const name = [board.name ?? board.unit, String(year)];
      if (!figures) return [...name, own.ownOnly, "–", "–", "–"];
      const { compilation, compiledOnText, compiled, late, changes } = figures;
      return [
        ...name,
        `${compilation}: ${textOf(compiledOnText, lang)}`,
        countOf(compiled, lang),
        countOf(late, lang),
        changes.map((each) => `${textOf(each.dateText, lang)}: ${textOf(each.changeText, lang)}`).join("\n"),
      ];
    }),
  );
  if (rows.length === 0) return;
  out.heading(own.compilations);
  out.table([word.board, word.year, own.compiledOn, own.compiled, own.late, own.changed], rows);
}

function drawContributions(out: Output, { boards }: Answer): void {
  const { lang } = out;
  const [word, own] = [words(lang), pictureWords(lang)];
  const rows = boards.flatMap((board) =>
    board.contributions.flatMap(({ dateText, sourceText, items }) =>
      items.map((item) => [
        board.name ?? board.unit,
        textOf(dateText, lang),
        textOf(sourceText, lang),
        textOf(item.environmentText, lang),
        textOf(item.phenomenonText, lang),
        [textOf(item.stateText, lang), item.takenInto?.item, item.reasonText?.[lang]].filter(Boolean).join(", "),
      ]),
    ),
  );
  if (rows.length === 0) return;
  out.heading(own.contributions);
  out.table([word.board, word.date, own.source, word.environment, word.phenomenon, own.became], rows);
}

function drawInventories(out: Output, { boards, city }: Answer): void {
  const { lang } = out;
  const [word, own] = [words(lang), pictureWords(lang)];
  const rounds: Rounds = city?.inventories ?? boards.flatMap(({ convenes }) => convenes);
  for (const round of rounds) {
    out.heading(
      `${own.inventory}: ${round.title} (${round.convenerName}, ${own.due.toLowerCase()} ${textOf(round.dueText, lang)})`,
    );
    out.table(
      [word.board, own.answer, word.when, own.cases],
      round.boards.map((row) => [
        row.name,
        textOf(row.statusText, lang),
        textOf(row.answeredOnText, lang),
        countOf(row.cases, lang),
      ]),
    );
    out.table(
      [own.presence, own.yes, own.no, own.notKnown, own.silent],
      round.presence.map((row) => [
        textOf(row.text, lang),
        ...[row.yes, row.no, row.notKnown, row.silent].map((count) => countOf(count, lang)),
      ]),
    );
    const [result] = round.results;
    if (result)
      out.line(`${own.result} ${result.result}: ${[textOf(result.dateText, lang), ...result.units].join(", ")}`);
    for (const step of round.ledTo)
      out.line(
        `${own.ledTo}: ${textOf(step.stepText, lang)}, ${step.units.join(", ")} (${textOf(step.dateText, lang)})`,
      );
  }
  const asked = city ? [] : boards.flatMap(({ inventories }) => inventories);
  if (asked.length === 0) return;
  out.heading(own.inventories);
  out.table(
    [own.inventory, own.convener, own.due, own.answer, own.cases],
    asked.map((row) => [
      row.title,
      row.convenerName,
      textOf(row.dueText, lang),
      textOf(row.statusText, lang),
      countOf(row.cases, lang),
    ]),
  );
}
