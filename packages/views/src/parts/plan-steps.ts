import type { IsoDate } from "@liggare/calendar";
import type { TextRef } from "@liggare/domain";
import type { Fact } from "../cells.ts";
import type { Snapshot } from "../snapshot.ts";
import type { Handlers } from "../view.ts";
import { allFacts, type FactOf, factsOf, keeping, lastOf } from "./facts.ts";
import type { KnownPlan } from "./plans.ts";
import { happenedBy } from "./time.ts";

/* What a plan's steps say beside its status: the instructions that it follows, and the conditions of its approval. */

export const instructionKinds = { instructions: "process" } as const;

const instructions = keeping("instructions", () => "");
export const instructionHandlers = {
  PlanInstructionsIssued: instructions,
  PlanInstructionsWithdrawn: instructions,
} satisfies Handlers;

const versionOf = ({ stream }: Pick<Fact<unknown>, "stream">) => stream.slice("plan-instructions-".length);

/** Instructions that a plan follows, and why they are outdated on a day, if they are. */
export interface FollowedInstructions {
  readonly version: string;
  readonly title: string | null;
  readonly outdated: "replaced" | "withdrawn" | null;
  /** The version that replaced them. */
  readonly replacedBy: string | null;
  readonly facts: readonly Fact<unknown>[];
}

/** The instructions named last in the plan's draft or revisions; undefined where it names none. */
export function followedInstructions(
  cells: Snapshot,
  plan: Pick<KnownPlan, "facts">,
  on: IsoDate,
): FollowedInstructions | undefined {
  const naming = [...factsOf(plan.facts, "PlanDrafted"), ...factsOf(plan.facts, "PlanRevised")]
    .sort((a, b) => a.number - b.number)
    .findLast(({ data }) => data.instructions !== undefined);
  const version = naming?.data.instructions;
  if (!naming || version === undefined) return undefined;
  const known = allFacts(cells, "instructions").filter((fact) => happenedBy(fact, on));
  const own = known.filter((fact) => versionOf(fact) === version);
  const withdrawn = lastOf(own, "PlanInstructionsWithdrawn");
  const replaced = factsOf(known, "PlanInstructionsIssued").find(({ data }) => data.replaces === version);
  return {
    version,
    title: lastOf(own, "PlanInstructionsIssued")?.data.title ?? null,
    outdated: replaced ? "replaced" : withdrawn ? "withdrawn" : null,
    replacedBy: replaced ? versionOf(replaced) : null,
    facts: [naming, ...own, ...(replaced ? [replaced] : [])],
  };
}

/** A condition of an approval: met, open, or overdue because its day has passed. */
export interface KnownCondition {
  readonly condition: string;
  readonly text: TextRef;
  readonly due: IsoDate;
  readonly status: "met" | "open" | "overdue";
  readonly metOn: string | null;
  readonly facts: readonly Fact<unknown>[];
}

/** The conditions of the plan's last approval, in their order; those of a plan that is revised since stay to be seen. */
export function conditionsOf(plan: Pick<KnownPlan, "facts">, on: IsoDate): readonly KnownCondition[] {
  const approved = lastOf(plan.facts, "PlanApproved");
  if (!approved) return [];
  const met = factsOf(plan.facts, "PlanConditionMet");
  return approved.data.conditions.map(({ condition, text, due }): KnownCondition => {
    const by: FactOf<"PlanConditionMet"> | undefined = met.find(({ data }) => data.condition === condition);
    return {
      condition,
      text,
      due,
      status: by ? "met" : due < on ? "overdue" : "open",
      metOn: by?.occurredOn ?? null,
      facts: by ? [approved, by] : [approved],
    };
  });
}
