import type { IsoDate } from "@liggare/calendar";
import { type DataOf, linksInForce } from "@liggare/domain";
import { boardOf, type Fact } from "../cells.ts";
import type { Snapshot } from "../snapshot.ts";
import type { Handlers } from "../view.ts";
import { cellsOfYears, groupBy, keepingYear, type TypedFact } from "./facts.ts";
import { happenedBy } from "./time.ts";

/** Action plans by unit and year. */
export const planKinds = { plan: "process" } as const;

const plan = keepingYear("plan", ({ stream }) => stream.slice(-4));
export const planHandlers = {
  PlanDrafted: plan,
  PlanMeasureAdded: plan,
  PlanMeasureChanged: plan,
  PlanMeasureDropped: plan,
  PlanItemLinked: plan,
  PlanItemUnlinked: plan,
  PlanConsulted: plan,
  PlanDecided: plan,
  PlanApproved: plan,
  PlanConditionMet: plan,
  PlanSentBack: plan,
  PlanReviewed: plan,
  PlanRevised: plan,
  PlanContentsObserved: plan,
} satisfies Handlers;

export type PlanFact = TypedFact<keyof typeof planHandlers>;
export type PlanStatus =
  | "drafted"
  | "consulted"
  | "decided"
  | "approved"
  | "approved-with-conditions"
  | "sent-back"
  | "revised"
  | "not-stated";

export interface KnownMeasure {
  readonly data: DataOf<"PlanMeasureAdded">;
  /** The fact that gives its present wording. */
  readonly fact: Fact;
  /** Items of the board's situation picture that it answers, of the plan's year or the one before. */
  readonly links: readonly { readonly item: string; readonly year: number }[];
}

export interface KnownPlan {
  readonly unit: string;
  /** The board whose plan it is; by the present structure an earlier one may be shown under `unit`. */
  readonly board: string;
  readonly year: number;
  readonly status: PlanStatus;
  /** The step that gave the status. */
  readonly by: PlanFact | undefined;
  readonly measures: readonly KnownMeasure[];
  /** Conditions of the approval in force that are not met. */
  readonly openConditions: readonly { readonly condition: string; readonly due: IsoDate }[];
  readonly facts: readonly PlanFact[];
}

/** Plans of the years shown as they stood on a day, by unit and year. Plans of boards that were merged stay apart. */
export const plansOf = (cells: Snapshot, on: IsoDate): readonly KnownPlan[] =>
  cellsOfYears(cells, "plan", on).flatMap(({ unit, key, facts }) =>
    [
      ...groupBy(
        facts.filter((fact) => happenedBy(fact, on)),
        ({ stream }) => stream,
      ).values(),
    ].map((known) => fold(unit, Number(key), known as unknown as readonly PlanFact[])),
  );

function fold(unit: string, year: number, facts: readonly PlanFact[]): KnownPlan {
  let status: PlanStatus = "not-stated";
  let by: PlanFact | undefined;
  let conditions: readonly { readonly condition: string; readonly due: IsoDate }[] = [];
  const measures = new Map<string, Omit<KnownMeasure, "links">>();
  for (const fact of facts) {
    const next = statusAfter(fact);
    if (next !== undefined) {
      status = next;
      by = fact;
    }
    if (fact.type === "PlanMeasureAdded" || fact.type === "PlanMeasureChanged") {
      measures.set(fact.data.measure, { data: fact.data, fact: fact as unknown as Fact });
    } else if (fact.type === "PlanMeasureDropped") measures.delete(fact.data.measure);
    else if (fact.type === "PlanApproved") conditions = fact.data.conditions;
    else if (fact.type === "PlanConditionMet") {
      conditions = conditions.filter(({ condition }) => condition !== fact.data.condition);
      if (conditions.length === 0 && status === "approved-with-conditions") status = "approved";
    }
  }
  const openConditions = status === "approved-with-conditions" ? conditions : [];
  const board = facts[0] ? boardOf(facts[0]) : unit;
  const links = linksInForce(facts);
  const linked = [...measures.values()].map((measure) => ({
    ...measure,
    links: (Object.hasOwn(links, measure.data.measure) ? (links[measure.data.measure] ?? []) : []).map((key) =>
      key.startsWith("-") ? { item: key.slice(1), year: year - 1 } : { item: key, year },
    ),
  }));
  return { unit, board, year, status, by, measures: linked, openConditions, facts };
}

function statusAfter(fact: PlanFact): PlanStatus | undefined {
  switch (fact.type) {
    case "PlanDrafted":
      return "drafted";
    case "PlanConsulted":
      return "consulted";
    case "PlanDecided":
      return "decided";
    case "PlanApproved":
      return fact.data.conditions.length > 0 ? "approved-with-conditions" : "approved";
    case "PlanSentBack":
      return "sent-back";
    case "PlanRevised":
      return "revised";
    default:
      return undefined;
  }
}
