import type { IsoDate } from "@liggare/calendar";
import type { Bilingual, TextRef } from "@liggare/domain";
import type {
  CountNode,
  Evidence,
  FormerBoard,
  MeasurePart,
  NoFigure,
  ReportPeriodCode,
  ShareNode,
} from "@liggare/views";

/** The answer before disclosure; what readers get is `Shown<PlanFollowUpAnswer>`. */
export interface PlanFollowUpAnswer {
  readonly on: IsoDate;
  readonly unit: string | null;
  /** What the figure "how far the plan is followed" means. */
  readonly definition: Bilingual;
  /** Of the year of `on`. */
  readonly year: YearTotals;
  /** Boards by kind and name, newest year first. With a unit: only that one. */
  readonly boards: readonly BoardYear[];
}

/** What the boards' plans of one year say together. */
export interface YearTotals {
  readonly year: number;
  readonly boards: CountNode;
  readonly withPlan: CountNode;
  /** Plans whose measures are entered. */
  readonly withMeasures: CountNode;
  readonly periods: readonly {
    readonly period: ReportPeriodCode;
    readonly text: Bilingual;
    readonly reported: CountNode;
    readonly overdue: CountNode;
  }[];
  readonly byArea: readonly StateRow[];
  readonly byOrientation: readonly StateRow[];
  readonly itemsWithoutMeasure: CountNode;
  readonly measuresWithoutItem: CountNode;
}

/** A board's plan of one year and what was reported of it. */
export interface BoardYear extends Evidence {
  /** Stable key: the board of its time and the year. */
  readonly key: string;
  readonly unit: string;
  readonly name: string;
  readonly kind: string | null;
  /** By the present structure: the earlier board whose plan it is; else null. */
  readonly former: FormerBoard | null;
  readonly year: number;
  /** Null where no plan of that year is in the ledger. */
  readonly plan: PlanShown | null;
  /** The figure of the newest period that has one; else why there is none. */
  readonly followed: Followed & { readonly period: ReportPeriodCode | null };
  readonly periods: readonly PeriodShown[];
  readonly measures: readonly MeasureShown[];
  /** Measures × state, by the guidelines' areas; the state reported last. */
  readonly byArea: readonly StateRow[];
  /** The same by the boards' own arrangement. */
  readonly byOrientation: readonly StateRow[];
  /** Items of the situation picture that no measure answers; null where no picture, or no plan, is in the ledger. */
  readonly itemsWithoutMeasure: readonly ItemShown[] | null;
  /** Year of the picture that was looked at. */
  readonly pictureYear: number | null;
  /** Codes of measures that answer no item. */
  readonly measuresWithoutItem: readonly string[];
  /** Measures that lack a part of what each is to state, with both classifications. */
  readonly toBeCompleted: readonly {
    /** Stable key. */
    readonly measure: string;
    readonly lacks: readonly { readonly part: MeasurePart; readonly text: Bilingual }[];
  }[];
}

export interface PlanShown {
  /** Id of the plan, by which its revisions are compared. */
  readonly id: string;
  readonly status: string;
  readonly statusText: Bilingual;
  readonly statusOn: string | null;
  readonly revision: number;
  readonly startsFrom: string | null;
  readonly consultedOn: string | null;
  readonly decidedOn: string | null;
  readonly registryNumbers: readonly string[];
  readonly approvedOn: string | null;
  readonly givenBy: string | null;
  readonly givenByText: Bilingual | null;
  readonly delegation: string | null;
  readonly delegationText: Bilingual | null;
  readonly delegationDecision: string | null;
  readonly reviewedOn: string | null;
  readonly sentBackOn: string | null;
  readonly reasons: TextRef | null;
  readonly instructions: {
    readonly version: string;
    readonly title: string | null;
    readonly outdated: "replaced" | "withdrawn" | null;
    readonly outdatedText: Bilingual | null;
    readonly replacedBy: string | null;
  } | null;
  readonly conditions: readonly {
    /** Stable key. */
    readonly condition: string;
    readonly text: TextRef;
    readonly due: IsoDate;
    readonly status: "met" | "open" | "overdue";
    readonly statusText: Bilingual;
    readonly metOn: string | null;
  }[];
}

export type PeriodStatus =
  | "reported"
  | "nothing-to-report"
  | "sent-back"
  | "begun"
  | "overdue"
  | "not-reported"
  | "not-ended";

export interface PeriodShown extends Evidence {
  /** Stable key. */
  readonly period: ReportPeriodCode;
  readonly periodText: Bilingual;
  readonly status: PeriodStatus;
  readonly statusText: Bilingual;
  /** Null where no round asks for it and the board's log is not declared complete: then lateness cannot be judged. */
  readonly due: IsoDate | null;
  readonly dueFrom: "round" | "coverage" | null;
  readonly submittedOn: string | null;
  readonly registryNumber: string | null;
  readonly analysis: TextRef | null;
  /** What needs to be completed, where it was sent back. */
  readonly reasons: TextRef | null;
  readonly followed: Followed;
  readonly activities: readonly ActivityShown[];
}

export interface ActivityShown extends Evidence {
  /** Stable key: the measure's code. */
  readonly measure: string;
  readonly state: string;
  readonly stateText: Bilingual;
  readonly pace: string | null;
  readonly paceText: Bilingual | null;
  readonly postponedTo: string | null;
  readonly result: TextRef | null;
  readonly effect: { readonly evidence: string; readonly evidenceText: Bilingual; readonly text: TextRef } | null;
}

/** How far a plan is followed at the end of a period, or why no figure is given. */
export interface Followed {
  readonly status: "figure" | "cannot be judged";
  readonly reason: NoFigure | null;
  readonly reasonText: Bilingual | null;
  /** Measures carried out, or under way on time. */
  readonly numerator: CountNode | null;
  /** Measures in force at the period's end. */
  readonly denominator: CountNode | null;
  readonly share: ShareNode | null;
  /** Of the denominator: measures on which nothing is reported. */
  readonly notReported: CountNode | null;
  /** Of the denominator: under way, but neither reported on time nor with a timetable to judge by. */
  readonly paceUnclear: CountNode | null;
}

export interface StateRow {
  /** Stable key: a code, or "not-stated". */
  readonly code: string;
  readonly text: Bilingual;
  readonly total: CountNode;
  readonly states: readonly {
    /** Stable key: a state, or "not-reported". */
    readonly state: string;
    readonly text: Bilingual;
    readonly count: CountNode;
  }[];
}

export interface MeasureShown extends Evidence {
  /** Stable key. */
  readonly measure: string;
  readonly wording: TextRef;
  readonly area: string | null;
  readonly areaText: Bilingual | null;
  readonly orientation: string | null;
  readonly orientationText: Bilingual | null;
  readonly timetable: string | null;
  readonly timetableText: Bilingual | null;
  /** As reported last in the year; "not-reported" where nothing is. */
  readonly state: string;
  readonly stateText: Bilingual;
  readonly answers: readonly { readonly item: string; readonly year: number }[];
}

export interface ItemShown extends Evidence {
  /** Stable key. */
  readonly item: string;
  readonly environment: string;
  readonly environmentText: Bilingual;
  readonly phenomenon: string;
  readonly phenomenonText: Bilingual;
  readonly text: TextRef | null;
}
