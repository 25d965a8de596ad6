import type { DueReason, DueStatus, IsoDate } from "@liggare/calendar";
import type { Bilingual } from "@liggare/domain";
import type { ConcernCount, ConcernPeriods, CountNode, Evidence, FormerBoard, TrainingFigure } from "@liggare/views";
import type { OwnCivilSociety } from "./answer-collaboration.ts";

/* The rows of the summary's sections, before disclosure. */

export type TrainingRow = TrainingFigure;

export interface Tracker extends Evidence {
  /** Stable key: audit, unit and recommendation. */
  readonly key: string;
  readonly audit: string;
  readonly auditTitle: string | null;
  readonly unit: string;
  readonly name: string;
  /** By the present structure: the earlier board that it is of; else null. */
  readonly former: FormerBoard | null;
  readonly recommendation: string;
  readonly subject: string;
  readonly subjectText: Bilingual;
  readonly wordingSummary: string;
  readonly wordingReport: string;
  readonly replyDue: IsoDate | null;
  /** The reply's day; null before it. */
  readonly repliedOn: string | null;
  readonly position: string | null;
  readonly positionText: Bilingual | null;
  readonly registryNumber: string | null;
  readonly actions: CountNode;
  readonly status: "awaited" | "overdue" | "replied" | "verified";
  readonly statusText: Bilingual;
  readonly since: IsoDate | null;
  readonly verdict: string | null;
  readonly verdictText: Bilingual | null;
}

export interface FindingRow extends Evidence {
  /** Stable key: audit, unit and finding. */
  readonly key: string;
  readonly audit: string;
  readonly auditTitle: string | null;
  readonly unit: string;
  readonly name: string;
  /** By the present structure: the earlier board that it is of; else null. */
  readonly former: FormerBoard | null;
  readonly finding: string;
  readonly subject: string;
  readonly subjectText: Bilingual;
  readonly verdict: string;
  readonly verdictText: Bilingual;
  readonly kind: string;
  readonly kindText: Bilingual;
  readonly question: string | null;
  readonly wording: string | null;
}

/** One thing said about civil-society coordination, or null where nothing is said. */
export interface SaidOf extends Evidence {
  readonly verdict: string;
  readonly verdictText: Bilingual;
  readonly wording: string | null;
}

export interface CivilSocietyRow {
  /** Stable key. */
  readonly unit: string;
  readonly name: string;
  /** A strategy for this work. */
  readonly strategy: SaidOf | null;
  readonly general: SaidOf | null;
  readonly structureReview: SaidOf | null;
  readonly partners: SaidOf | null;
  readonly guidance: SaidOf | null;
  /** What the log's own events say, beside the audits. */
  readonly own: OwnCivilSociety;
}

export interface PlanRow extends Evidence {
  /** Stable key: unit and year. */
  readonly key: string;
  readonly unit: string;
  readonly name: string;
  /** By the present structure: the earlier board that it is of; else null. */
  readonly former: FormerBoard | null;
  readonly year: number;
  readonly status:
    | "drafted"
    | "consulted"
    | "decided"
    | "approved"
    | "approved-with-conditions"
    | "sent-back"
    | "revised"
    | "not-stated";
  readonly statusText: Bilingual;
  readonly statusOn: string | null;
  readonly revision: number | null;
  readonly revisedInConnectionWith: string | null;
  readonly revisedInConnectionWithText: Bilingual | null;
  readonly revisedOn: string | null;
  readonly revisedOnText: Bilingual | null;
  readonly instructions: string | null;
  readonly instructionsTitle: string | null;
  /** The plan follows instructions that others have replaced. */
  readonly outdatedInstructions: boolean;
  readonly contents: readonly { readonly what: string; readonly text: Bilingual; readonly present: boolean }[];
  readonly arrangedBy: string | null;
  readonly arrangedByText: Bilingual | null;
  readonly registryNumbers: readonly string[];
  readonly openConditions: readonly { readonly condition: string; readonly due: IsoDate; readonly overdue: boolean }[];
  readonly measures: CountNode;
  readonly byArea: readonly { readonly code: string; readonly text: Bilingual; readonly count: CountNode }[];
  readonly byOrientation: readonly { readonly code: string; readonly text: Bilingual; readonly count: CountNode }[];
  /** Measures that lack an area, an orientation, a responsible function, a timetable or a form of follow-up. */
  readonly incomplete: readonly { readonly measure: string; readonly lacks: readonly string[] }[];
}

export interface NetworkRow extends Evidence {
  /** Stable key. */
  readonly forum: string;
  readonly name: string;
  readonly kind: string;
  readonly kindText: Bilingual;
  readonly cadenceText: Bilingual;
  readonly status: DueStatus;
  readonly statusText: Bilingual;
  readonly since: IsoDate | null;
  readonly nextDue: IsoDate | null;
  readonly reason: DueReason | null;
  readonly reasonText: Bilingual | null;
}

export interface PoliceRow extends Evidence {
  /** Stable key. */
  readonly unit: string;
  readonly name: string;
  /** Check-ins in the twelve months that end with the month of `on`. */
  readonly checkIns: CountNode;
  /** The same by level. */
  readonly byLevel: readonly { readonly level: string; readonly text: Bilingual; readonly count: CountNode }[];
  /** The board declared its log of check-ins complete for these months up to `on`; otherwise 0 is no evidence of none. */
  readonly complete: boolean;
  readonly lastOn: string | null;
  readonly lastOnText: Bilingual | null;
}

export interface Concerns {
  /** The city's, with the boards as parts. */
  readonly periods: ConcernPeriods;
  readonly boards: readonly {
    readonly unit: string;
    readonly name: string;
    readonly total: CountNode;
    readonly closed: CountNode;
    /** The board declared its log of reports complete for these months up to `on`. */
    readonly complete: boolean;
    readonly tertials: readonly ConcernCount[];
  }[];
}
