/* What the entries of a course are decided on. */

export interface TrainingState {
  readonly registered: boolean;
  /** Unit, state, denominator and day of each figure: a second one for the same is a correction. */
  readonly figures: readonly string[];
  /** Every occasion that ever was, so that a code is never used twice. */
  readonly occasions: Readonly<Record<string, { readonly unit: string; readonly status: OccasionStatus }>>;
  /** Lists received, and whether the decision that their disposal rests on is known. */
  readonly lists: Readonly<Record<string, { readonly unit: string; readonly disposal: boolean }>>;
  /** Lists whose people are recognised on the next one: those received since recognition was last discarded. */
  readonly recognised: readonly string[];
  readonly discarded: boolean;
  /** What of each list counts, see `partOfList`. */
  readonly parts: readonly string[];
  /** People counted from lists, by unit, state and denominator. */
  readonly totals: Readonly<Record<string, number>>;
}

export type OccasionStatus = "planned" | "held" | "cancelled";

export const initial: TrainingState = {
  registered: false,
  figures: [],
  occasions: {},
  lists: {},
  recognised: [],
  discarded: false,
  parts: [],
  totals: {},
};

export const figureKey = (unit: string, data: { state: string; of: string }, occurredOn: string): string =>
  [unit, data.state, data.of, occurredOn].join("|");

export const totalKey = (unit: string, { state, of }: { state: string; of: string }): string =>
  [unit, state, of].join("|");

/** The part of a list that counts in one total. */
export const partOfList = (list: string, unit: string, data: { state: string; of: string }): string =>
  [list, totalKey(unit, data)].join("|");

export const totalOf = ({ totals }: TrainingState, key: string): number =>
  Object.hasOwn(totals, key) ? (totals[key] ?? 0) : 0;
