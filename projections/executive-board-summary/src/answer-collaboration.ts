import type { IsoDate } from "@liggare/calendar";
import type { Bilingual } from "@liggare/domain";
import type { AgreementStatus, CountNode, Evidence, UpdateStatus } from "@liggare/views";

/* Agreements with the police, and coordination with civil society by the boards' own events; before disclosure. */

export interface PoliceAgreements {
  /** The central ones first, newest first; then the boards'. */
  readonly agreements: readonly AgreementRow[];
  readonly toBeUpdated: CountNode;
  /** Rounds of comments, newest first. */
  readonly referrals: readonly ReferralRow[];
}

export interface AgreementRow extends Evidence {
  /** Stable key: the agreement. */
  readonly key: string;
  readonly unit: string;
  readonly name: string;
  readonly agreementName: string;
  readonly level: "central" | "local";
  readonly levelText: Bilingual;
  readonly signedOn: string;
  readonly signedOnText: Bilingual;
  readonly status: AgreementStatus;
  readonly statusText: Bilingual;
  /** When it was cancelled, also while it still holds; null where it is not. */
  readonly cancelledOn: string | null;
  readonly endsOn: string | null;
  readonly endsOnText: Bilingual | null;
  readonly follows: string | null;
  /** Of local agreements in force or to come. */
  readonly update: UpdateStatus | null;
  readonly updateText: Bilingual | null;
}

export interface ReferralRow extends Evidence {
  /** Stable key: the round. */
  readonly key: string;
  readonly unit: string;
  readonly name: string;
  readonly sentOn: IsoDate;
  readonly answerBy: IsoDate;
  readonly closedOn: string | null;
  /** Boards by how they stand. */
  readonly states: readonly CodeCount[];
  readonly overdue: readonly { readonly unit: string; readonly name: string }[];
}

export interface CodeCount {
  /** Stable key. */
  readonly code: string;
  readonly text: Bilingual;
  readonly count: CountNode;
}

/** What a board's own events say of its coordination with civil society. */
export interface OwnCivilSociety {
  readonly strategies: readonly StrategyRow[];
  /** Partners that have not left. */
  readonly partners: CountNode;
  /** Kinds that there are. */
  readonly byKind: readonly CodeCount[];
  /** What is done together on the day, of the kinds that there are. */
  readonly together: readonly CodeCount[];
  /** The central guidance at the board. */
  readonly guidance: readonly {
    /** Stable key: the guidance. */
    readonly key: string;
    readonly receivedOn: string | null;
    readonly inUseOn: string | null;
  }[];
}

export interface StrategyRow extends Evidence {
  /** Stable key: its kind. */
  readonly key: "general" | "specific";
  readonly kindText: Bilingual;
  readonly status: string;
  readonly statusText: Bilingual;
  /** An observed absence is said by an observation only. */
  readonly says: "in place" | "coming" | "absent" | "ended";
  readonly saysText: Bilingual;
  readonly statusOn: string | null;
  readonly observedOn: string | null;
  readonly observed: string | null;
  readonly observedText: Bilingual | null;
}

export interface GuidanceRow extends Evidence {
  /** Stable key: the guidance. */
  readonly key: string;
  readonly unit: string;
  readonly name: string | null;
  readonly status: string;
  readonly statusText: Bilingual;
  readonly says: "in place" | "coming" | "absent" | "ended";
  readonly saysText: Bilingual;
  readonly adoptedOn: string | null;
  readonly observedOn: string | null;
  /** Boards that have received it, and that use it. */
  readonly received: CountNode;
  readonly inUse: CountNode;
}
