import type { PlanComparison } from "@liggare/ledger";
import type { Output } from "../output.ts";
import { planWords } from "./plan-words.ts";
import { filled, textOf } from "./words.ts";

type Comparison = Omit<PlanComparison, "kind">;
type Compared = Comparison["measures"][number];

/** Two revisions of plans side by side: how many of each change, then measure by measure. */
export function showComparison(out: Output, { before, after, connected, measures }: Comparison): void {
  const { lang } = out;
  const of = planWords(lang);
  const name = ({ plan, revision }: Comparison["before"]) => `${plan}, ${of.revision.toLowerCase()} ${revision}`;
  out.line(out.style("bold", `${of.compared}: ${name(before)} → ${name(after)}`));
  if (!connected) out.line(of.notConnected);
  out.table(
    [of.measure, of.change, of.field, of.before, of.after],
    measures.flatMap((measure) => rowsOf(out, measure)),
  );
}

function rowsOf(out: Output, measure: Compared): readonly (readonly string[])[] {
  const { lang } = out;
  const of = planWords(lang);
  const code =
    measure.earlier === null || measure.earlier === measure.measure
      ? measure.measure
      : `${measure.earlier} → ${measure.measure}`;
  const start = [code, textOf(measure.changeText, lang)];
  const { before, after, segments } = measure.wording;
  const both = before !== null && after !== null;
  const marked = both && segments?.some(({ kind }) => kind !== "same") ? markedText(segments) : undefined;
  return [
    marked === undefined
      ? [...start, "", filled(before, lang), filled(after, lang)]
      : [...start, of.wording, filled(before, lang), marked],
    ...measure.fields.map((field) => [
      "",
      "",
      textOf(field.fieldText, lang),
      textOf(field.beforeText, lang),
      textOf(field.afterText, lang),
    ]),
  ];
}

/** Wording differences as plain text marks them, readable without colours. */
const markedText = (segments: NonNullable<Compared["wording"]["segments"]>): string =>
  segments
    .map(({ kind, text }) => (kind === "same" ? text : kind === "added" ? `{+${text}+}` : `[-${text}-]`))
    .join("");
