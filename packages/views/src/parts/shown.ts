import type { IsoMonth } from "@liggare/calendar";
import type { Bilingual } from "@liggare/domain";
import type { CountNode } from "../answer.ts";

/** Parts of answers that several projections give. */

/** A board, a function or an outside organisation as an answer names it. */
export interface PartyShown {
  /** Stable key. */
  readonly key: string;
  readonly kind: "unit" | "function" | "external" | "not-stated";
  readonly unit: string | null;
  readonly function: string | null;
  readonly text: Bilingual;
}

/** A sensitive count of one period: a month, or what a report's coarser date says. */
export interface ConcernCount {
  /** Stable key: `YYYY-MM`, `2019-37` (tertial 1), `2019` … */
  readonly period: string;
  readonly text: Bilingual;
  readonly count: CountNode;
}

/** Concern reports over twelve months that end with the month of `on`. */
export interface ConcernPeriods {
  readonly from: IsoMonth;
  readonly to: IsoMonth;
  /** Parts: months and coarser periods. */
  readonly total: CountNode;
  /** The same without the months that are not closed yet: what readers outside the own board get. */
  readonly closed: CountNode;
  readonly months: readonly ConcernCount[];
  /** Reports whose date is known less precisely than to a month. */
  readonly coarser: readonly ConcernCount[];
  /** The tertials that the twelve months touch; parts: their months. */
  readonly tertials: readonly ConcernCount[];
}

export interface ConcernTable extends ConcernPeriods {
  /** Rows of the table month × environment, in the vocabulary's order. */
  readonly byEnvironment: readonly {
    readonly environment: string;
    readonly text: Bilingual;
    readonly total: CountNode;
    readonly closed: CountNode;
    readonly months: readonly ConcernCount[];
  }[];
  readonly byKind: readonly {
    readonly kind: string;
    readonly text: Bilingual;
    readonly total: CountNode;
    readonly closed: CountNode;
  }[];
  /** How far the reports have come: received, assessed, passed on, closed. */
  readonly statuses: readonly {
    readonly status: string;
    readonly text: Bilingual;
    readonly total: CountNode;
    readonly closed: CountNode;
  }[];
}
