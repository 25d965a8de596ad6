import type { Bilingual } from "@liggare/domain";
import type { CountNode, Evidence, ShareNode } from "@liggare/views";

/* How far plans are followed, measures by both classifications, and problems without a measure; before disclosure. */

/** How far the plans are followed at the end of the newest reporting period that is over. */
export interface PlanFollowUp {
  readonly year: number;
  readonly period: "t1" | "t2" | "annual";
  readonly periodText: Bilingual;
  /** What the figure says. */
  readonly definition: Bilingual;
  readonly boards: readonly FollowedRow[];
  /** Measures of all plans with a figure: what the boards' figures are made of. */
  readonly city: { readonly followed: CountNode; readonly of: CountNode; readonly share: ShareNode | null };
}

export interface FollowedRow extends Evidence {
  /** Stable key: the board whose plan it is. */
  readonly key: string;
  readonly unit: string;
  readonly name: string;
  readonly report: "reported" | "nothing-to-report" | "sent-back" | "begun" | "not-reported" | "overdue";
  readonly reportText: Bilingual;
  readonly submittedOn: string | null;
  /** Null where it cannot be judged; what is not reported is never zero. */
  readonly figure: {
    readonly followed: CountNode;
    readonly of: CountNode;
    readonly notReported: CountNode;
    readonly share: ShareNode;
  } | null;
  readonly reasonText: Bilingual | null;
}

/** The measures of the year's plans, by the guidelines' areas and by the boards' own orientation. */
export interface Measures {
  readonly year: number;
  readonly total: CountNode;
  readonly byArea: readonly MeasureRow[];
  readonly byOrientation: readonly MeasureRow[];
}

export interface MeasureRow {
  /** Stable key; `not-stated` of those to be completed. */
  readonly code: string;
  readonly text: Bilingual;
  readonly count: CountNode;
}

/** Items of situation pictures that no measure answers, and measures that answer no item. */
export interface Problems {
  readonly withoutMeasure: readonly ProblemRow[];
  readonly measuresWithout: readonly UnansweringRow[];
}

export interface ProblemRow extends Evidence {
  /** Stable key: board, year of the picture, item. */
  readonly key: string;
  readonly unit: string;
  readonly name: string;
  readonly year: number;
  readonly environmentText: Bilingual;
  readonly phenomenonText: Bilingual;
}

export interface UnansweringRow extends Evidence {
  /** Stable key: board, year of the plan, measure. */
  readonly key: string;
  readonly unit: string;
  readonly name: string;
  readonly year: number;
  readonly areaText: Bilingual | null;
}
