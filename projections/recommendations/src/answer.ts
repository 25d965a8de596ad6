import type { IsoDate } from "@liggare/calendar";
import type { Bilingual, TextRef } from "@liggare/domain";
import type { CountNode, Evidence } from "@liggare/views";

/** The answer before disclosure; what readers get is `Shown<RecommendationsAnswer>`. */
export interface RecommendationsAnswer {
  readonly on: IsoDate;
  readonly unit: string | null;
  readonly audits: readonly AuditRow[];
  /** Audit × recommendation × board, in the order of audits and recommendations, then by the board's name. */
  readonly trackers: readonly TrackerRow[];
  /** Everything overdue among them, the oldest first. */
  readonly overdue: readonly OverdueRow[];
  readonly totals: Totals;
}

export interface AuditRow extends Evidence {
  /** Stable key. */
  readonly audit: string;
  readonly title: string;
  readonly reportNumber: string | null;
  readonly questions: readonly { readonly question: string; readonly wording: string }[];
  readonly criteria: readonly { readonly criterion: string; readonly name: string }[];
  readonly audited: readonly { readonly unit: string; readonly name: string }[];
  /** Day on which the report was submitted for replies; null before it. */
  readonly submittedOn: string | null;
  readonly findings: CountNode;
  readonly recommendations: CountNode;
}

export interface TrackerRow extends Evidence {
  /** Stable key: audit, unit and recommendation. */
  readonly key: string;
  readonly audit: string;
  readonly auditTitle: string | null;
  readonly unit: string;
  readonly name: string;
  readonly recommendation: string;
  readonly subject: string;
  readonly subjectText: Bilingual;
  readonly wordingSummary: string;
  readonly wordingReport: string;
  /** The summary and the report word it differently. */
  readonly wordingsDiffer: boolean;
  /** The function that answers for it at the board; null where none is set. */
  readonly owner: string | null;
  readonly ownerText: Bilingual | null;
  readonly replyDue: IsoDate | null;
  readonly repliedOn: string | null;
  readonly position: string | null;
  readonly positionText: Bilingual | null;
  readonly registryNumber: string | null;
  readonly status: "awaited" | "overdue" | "replied" | "verified";
  readonly statusText: Bilingual;
  /** The first day on which the reply was late. */
  readonly since: IsoDate | null;
  readonly actions: readonly ActionRow[];
  /** The auditors' verdicts, newest first. */
  readonly verdicts: readonly VerdictRow[];
  readonly nextStep: NextStep;
}

export interface ActionRow extends Evidence {
  /** Stable key: the tracker's, and the action's code or the number of its event. */
  readonly key: string;
  /** Null for what was done without having been planned. */
  readonly action: string | null;
  readonly what: TextRef;
  readonly due: IsoDate | null;
  readonly responsible: string | null;
  readonly responsibleText: Bilingual | null;
  readonly status: "planned" | "overdue" | "done" | "done-late" | "dropped";
  readonly statusText: Bilingual;
  readonly since: IsoDate | null;
  readonly doneOn: string | null;
  /** What was done, in its own words, where it had been planned in others. */
  readonly outcome: TextRef | null;
  /** Why it was dropped. */
  readonly reasons: TextRef | null;
  readonly links: readonly Link[];
}

export interface VerdictRow extends Evidence {
  readonly verdict: string;
  readonly verdictText: Bilingual;
  readonly on: string;
  readonly reasons: TextRef | null;
  readonly links: readonly Link[];
}

/** An event that is named as evidence. */
export interface Link {
  readonly id: string;
  /** False: no event of this id is known, or none that is shown to everybody who reads this. */
  readonly found: boolean;
  readonly number: number | null;
  readonly title: Bilingual;
  readonly unit: string | null;
  readonly occurredOn: string | null;
}

export interface NextStep {
  readonly step: "reply" | "set-owner" | "plan-action" | "carry-out" | "verify" | "none";
  readonly text: Bilingual;
  readonly by: "board" | "auditors" | null;
  readonly due: IsoDate | null;
}

export interface OverdueRow extends Evidence {
  /** Stable key. */
  readonly key: string;
  readonly kind: "reply" | "action";
  readonly unit: string;
  readonly name: string;
  readonly recommendation: string;
  readonly text: Bilingual;
  readonly due: IsoDate;
  readonly since: IsoDate;
}

export interface Totals {
  readonly trackers: CountNode;
  readonly awaited: CountNode;
  readonly overdue: CountNode;
  readonly replied: CountNode;
  readonly verified: CountNode;
  /** Of the verified: by the auditors' newest verdict. */
  readonly byVerdict: readonly { readonly verdict: string; readonly text: Bilingual; readonly count: CountNode }[];
  readonly actionsOpen: CountNode;
  readonly actionsOverdue: CountNode;
  readonly actionsDone: CountNode;
  readonly byBoard: readonly {
    /** Stable key. */
    readonly unit: string;
    readonly name: string;
    readonly trackers: CountNode;
    readonly replied: CountNode;
    readonly verifiedMet: CountNode;
    readonly overdue: CountNode;
  }[];
}
