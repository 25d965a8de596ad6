import type { PlanFollowUpAnswer } from "@liggare/plan-follow-up";
import type { Shown } from "@liggare/views";
import type { Output } from "../output.ts";
import { planWords } from "./plan-words.ts";
import type { Section } from "./section.ts";
import { countOf, filled, shareOf, textOf, words } from "./words.ts";

type Answer = Shown<PlanFollowUpAnswer>;
type StateRow = Answer["year"]["byArea"][number];

/** The follow-up of plans as tables. */
export function planFollowUpSections(out: Output, answer: Answer): readonly Section[] {
  const { lang } = out;
  const word = words(lang);
  const of = planWords(lang);
  const table = (name: string, title: string, head: readonly string[], rows: readonly (readonly string[])[]) => ({
    name,
    draw() {
      out.heading(title);
      if (rows.length === 0) out.line(word.nothing);
      else out.table(head, rows);
    },
  });
  const each = <R>(rowsOf: (board: Answer["boards"][number], head: readonly [string, string]) => readonly R[]) =>
    answer.boards.flatMap((board) => rowsOf(board, [board.name, String(board.year)]));
  const states = (name: string, title: string, rows: readonly StateRow[]) =>
    table(
      name,
      `${of.measures} ${answer.year.year}. ${title}`,
      ["", of.all, ...(rows[0]?.states.map(({ text }) => textOf(text, lang)) ?? [])],
      rows.map((row) => [
        textOf(row.text, lang),
        countOf(row.total, lang),
        ...row.states.map(({ count }) => countOf(count, lang)),
      ]),
    );
  const head = [word.board, word.year];
  const followed = table(
    "boards",
    of.followed,
    [
      ...head,
      of.plan,
      of.approved,
      of.instructions,
      of.share,
      of.followedNumber,
      of.of,
      of.notReported,
      of.paceUnclear,
    ],
    each(({ plan, followed: figure }, start) => [
      [
        ...start,
        textOf(plan?.statusText, lang),
        [plan?.givenByText, plan?.delegationText].flatMap((text) => (text ? textOf(text, lang) : [])).join(", ") || "–",
        plan?.instructions
          ? `${plan.instructions.title ?? plan.instructions.version}${plan.instructions.outdated ? ` (${of.outdated})` : ""}`
          : "–",
        figure.status === "figure" ? shareOf(figure.share, lang) : textOf(figure.reasonText, lang),
        countOf(figure.numerator, lang),
        countOf(figure.denominator, lang),
        countOf(figure.notReported, lang),
        countOf(figure.paceUnclear, lang),
      ],
    ]),
  );
  return [
    {
      name: followed.name,
      draw() {
        followed.draw();
        out.line(out.style("dim", textOf(answer.definition, lang)));
      },
    },
    table(
      "periods",
      of.periods,
      [...head, of.period, word.status, of.submitted, of.due, of.share],
      each(({ periods }, start) =>
        periods.map((row) => [
          ...start,
          textOf(row.periodText, lang),
          textOf(row.statusText, lang),
          row.submittedOn ?? "–",
          row.due ?? "–",
          row.followed.status === "figure" ? shareOf(row.followed.share, lang) : textOf(row.followed.reasonText, lang),
        ]),
      ),
    ),
    states("byArea", of.byArea, answer.year.byArea),
    states("byOrientation", of.byOrientation, answer.year.byOrientation),
    table(
      "analysis",
      of.analysis,
      [...head, of.period, of.analysis],
      each(({ periods }, start) =>
        periods.flatMap((row) =>
          row.analysis ? [[...start, textOf(row.periodText, lang), filled(row.analysis, lang)]] : [],
        ),
      ),
    ),
    table(
      "effects",
      of.effects,
      [...head, of.period, of.measure, of.evidence, of.effect],
      each(({ periods }, start) =>
        periods.flatMap((row) =>
          row.activities.flatMap(({ measure, effect }) =>
            effect
              ? [
                  [
                    ...start,
                    textOf(row.periodText, lang),
                    measure,
                    textOf(effect.evidenceText, lang),
                    filled(effect.text, lang),
                  ],
                ]
              : [],
          ),
        ),
      ),
    ),
    table(
      "itemsWithoutMeasure",
      of.withoutMeasure,
      [...head, of.item, word.environment, word.phenomenon],
      each(({ itemsWithoutMeasure }, start) =>
        (itemsWithoutMeasure ?? []).map((row) => [
          ...start,
          row.item,
          textOf(row.environmentText, lang),
          textOf(row.phenomenonText, lang),
        ]),
      ),
    ),
    table(
      "measuresWithoutItem",
      of.withoutItem,
      [...head, of.measure, ""],
      each(({ measures, measuresWithoutItem }, start) =>
        measures
          .filter(({ measure }) => measuresWithoutItem.includes(measure))
          .map((row) => [...start, row.measure, filled(row.wording, lang)]),
      ),
    ),
    table(
      "toBeCompleted",
      of.toBeCompleted,
      [...head, of.measure, of.lacks],
      each(({ toBeCompleted }, start) =>
        toBeCompleted.map(({ measure, lacks }) => [
          ...start,
          measure,
          lacks.map(({ text }) => textOf(text, lang)).join(", "),
        ]),
      ),
    ),
    table(
      "conditions",
      of.conditions,
      [...head, of.condition, of.due, word.status],
      each(({ plan }, start) =>
        (plan?.conditions ?? []).map((row) => [
          ...start,
          filled(row.text, lang),
          row.due,
          textOf(row.statusText, lang),
        ]),
      ),
    ),
  ];
}
