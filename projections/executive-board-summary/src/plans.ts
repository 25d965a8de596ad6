import type { IsoDate } from "@liggare/calendar";
import { actionAreas, orientations } from "@liggare/domain";
import {
  allFacts,
  alphabetical,
  type CountNode,
  codeText,
  count,
  dateText,
  evidenceOf,
  type FactOf,
  factsOf,
  formerOf,
  happenedBy,
  type KnownMeasure,
  type KnownPlan,
  lacksOf,
  lastOf,
  newest,
  numbersOf,
  type Snapshot,
  wordOf,
} from "@liggare/views";
import type { PlanRow } from "./answer.ts";
import { contentTexts, notClassified, planTexts } from "./texts.ts";

type Instructions = readonly FactOf<"PlanInstructionsIssued">[];

export const instructionsOf = (cells: Snapshot, on: IsoDate): Instructions =>
  factsOf(
    allFacts(cells, "instructions").filter((fact) => happenedBy(fact, on)),
    "PlanInstructionsIssued",
  );

const idOf = ({ stream }: { readonly stream: string }) => stream.slice("plan-instructions-".length);

/** Observed parts of a plan: those looked at, in order. */
export function observedContents(plan: KnownPlan): PlanRow["contents"] {
  const observed = newest(factsOf(plan.facts, "PlanContentsObserved"))?.data;
  return (Object.keys(contentTexts) as (keyof typeof contentTexts)[]).flatMap((what) => {
    const present = observed?.[what];
    return present === undefined ? [] : [{ what, text: contentTexts[what], present }];
  });
}

/** Plans by unit's name, newest year first. */
export const planRows = (
  plans: readonly KnownPlan[],
  instructions: Instructions,
  names: ReadonlyMap<string, string>,
  on: IsoDate,
): readonly PlanRow[] =>
  plans
    .map((plan) => planRow(plan, instructions, names, on))
    .sort((a, b) => alphabetical(a.name, b.name) || b.year - a.year || alphabetical(a.key, b.key));

function planRow(plan: KnownPlan, issued: Instructions, names: ReadonlyMap<string, string>, on: IsoDate): PlanRow {
  const { unit, year, facts, measures, status } = plan;
  const revised = lastOf(facts, "PlanRevised");
  const follows = revised?.data.instructions ?? lastOf(facts, "PlanDrafted")?.data.instructions ?? null;
  const arrangedBy = newest(factsOf(facts, "PlanContentsObserved"))?.data.arrangedBy;
  const occasion = revised?.data.inConnectionWith;
  return {
    key: `${plan.board} ${year}`,
    unit,
    name: names.get(unit) ?? unit,
    former: facts[0] ? formerOf(facts[0], names) : null,
    year,
    status,
    statusText: planTexts[status],
    statusOn: plan.by?.occurredOn ?? null,
    revision: revised?.data.revision ?? null,
    revisedInConnectionWith: occasion ?? null,
    revisedInConnectionWithText: occasion === undefined ? null : codeText("PlanRevised", "inConnectionWith", occasion),
    revisedOn: revised?.occurredOn ?? null,
    revisedOnText: revised ? dateText(revised.occurredOn) : null,
    instructions: follows,
    instructionsTitle: issued.find((each) => idOf(each) === follows)?.data.title ?? null,
    outdatedInstructions: follows !== null && issued.some(({ data }) => data.replaces === follows),
    contents: observedContents(plan),
    arrangedBy: arrangedBy ?? null,
    arrangedByText: arrangedBy === undefined ? null : codeText("PlanContentsObserved", "arrangedBy", arrangedBy),
    registryNumbers: [...new Set(factsOf(facts, "PlanDecided").flatMap(({ data }) => data.registryNumber ?? []))],
    openConditions: plan.openConditions.map(({ condition, due }) => ({ condition, due, overdue: due < on })),
    measures: counted(measures, unit),
    byArea: by(measures, unit, actionAreas, ({ data }) => data.area),
    byOrientation: by(measures, unit, orientations, ({ data }) => data.orientation),
    incomplete: measures.flatMap((measure) => {
      const lacks = lacksOf(measure);
      return lacks.length > 0 ? [{ measure: measure.data.measure, lacks }] : [];
    }),
    ...evidenceOf(facts, unit),
  };
}

const counted = (measures: readonly KnownMeasure[], unit: string): CountNode =>
  count(measures.length, { sensitivity: "process", unit, why: numbersOf(measures.map(({ fact }) => fact)) });

type Words = typeof actionAreas | typeof orientations;

/** Measures by one classification, those without it last. */
function by(
  measures: readonly KnownMeasure[],
  unit: string,
  words: Words,
  codeOf: (measure: KnownMeasure) => string | undefined,
): PlanRow["byArea"] {
  const rows = Object.keys(words).map((code) => ({
    code,
    text: wordOf(words, code),
    count: counted(
      measures.filter((measure) => codeOf(measure) === code),
      unit,
    ),
  }));
  const without = measures.filter((measure) => codeOf(measure) === undefined);
  return without.length === 0
    ? rows
    : [...rows, { code: "not-stated", text: notClassified, count: counted(without, unit) }];
}
