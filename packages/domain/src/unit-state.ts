/* What a unit's stream adds up to. */

interface Period {
  readonly from: string;
  readonly to?: string | undefined;
}

export interface UnitState {
  readonly registered: boolean;
  readonly coordinator: "not stated" | "appointed" | "vacant";
  readonly deputy: boolean;
  /** Periods for which each log is declared complete, in the order of their declaration. */
  readonly coverage: Readonly<Record<string, readonly Period[]>>;
  /** Codes of the boards that it came out of. */
  readonly predecessors: readonly string[];
  /** The first day on which it is no more. */
  readonly closedFrom?: string | undefined;
  /** Points that were open at handovers, by their code. */
  readonly points: Readonly<Record<string, "open" | "done">>;
}

export const initial: UnitState = {
  registered: false,
  coordinator: "not stated",
  deputy: false,
  coverage: {},
  predecessors: [],
  points: {},
};

export const title = { sv: "Nämnden eller kontoret", en: "The board or office" };

export const overlaps = (a: Period, b: Period): boolean =>
  a.from <= (b.to ?? "9999-12-31") && b.from <= (a.to ?? "9999-12-31");

/** The period of a log that is declared complete and has no last day yet. */
export const openIn = (state: UnitState, what: string): Period | undefined =>
  (state.coverage[what] ?? []).find(({ to }) => to === undefined);
