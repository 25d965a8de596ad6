import { type Refused, refuse } from "./refusals.ts";

/* What the steps of an action plan are decided on, and what its id and codes mean. */

export type Status = "none" | "draft" | "consulted" | "decided" | "approved" | "approved-with-conditions" | "sent-back";

export interface PlanState {
  readonly status: Status;
  readonly everDecided: boolean;
  readonly revision: number;
  /** Every measure that ever was, so that a code is never used twice. */
  readonly measures: Readonly<Record<string, "present" | "dropped">>;
  /** Conditions of the last approval. */
  readonly conditions: Readonly<Record<string, "open" | "met">>;
  /** How many conditions were ever set, for their codes. */
  readonly conditionCount: number;
}

export const initial: PlanState = {
  status: "none",
  everDecided: false,
  revision: 0,
  measures: {},
  conditions: {},
  conditionCount: 0,
};

/** The board that a plan's id names, `<board>-<year>`. */
export const unitOfPlan = (id: string): string | undefined => /^(?<unit>.+)-20\d\d$/.exec(id)?.groups?.unit;

/** A founding import may begin with any step, so each looks whether the id says whose plan it is. */
export const idFault = (id: string): Refused | undefined =>
  unitOfPlan(id) ? undefined : refuse("id-mismatch", { expected: { sv: "<nämnd>-<år>", en: "<board>-<year>" } });

/** The first code of the form m1, m2, … that no measure of the plan ever had. */
export function freshMeasure(state: PlanState): string {
  let n = Object.keys(state.measures).length + 1;
  while (Object.hasOwn(state.measures, `m${n}`)) n++;
  return `m${n}`;
}
