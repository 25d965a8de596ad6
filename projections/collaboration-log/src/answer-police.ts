import type { IsoDate } from "@liggare/calendar";
import type { Bilingual, TextRef } from "@liggare/domain";
import type { AgreementStatus, CountNode, Evidence, PartyShown, ReferralState, UpdateStatus } from "@liggare/views";

export interface CheckInLevel extends Evidence {
  /** Stable key: code of `policeLevels`. */
  readonly level: string;
  readonly text: Bilingual;
  readonly count: CountNode;
  readonly lastOn: string | null;
  readonly lastOnText: Bilingual | null;
}

export interface AgreementRow extends Evidence {
  /** Stable key. */
  readonly agreement: string;
  readonly unit: string;
  readonly level: "central" | "local";
  readonly levelText: Bilingual;
  readonly name: string;
  readonly parties: readonly PartyShown[];
  readonly purposes: readonly Bilingual[];
  readonly areas: readonly Bilingual[];
  /** Whether this work is one of its areas; null where no area is stated. */
  readonly thisWork: boolean | null;
  readonly signedOn: string;
  readonly signedOnText: Bilingual;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly registryNumber: string | null;
  readonly status: AgreementStatus;
  readonly statusText: Bilingual;
  /** Of a cancelled agreement: when it ceases to hold, and why. */
  readonly endsOn: string | null;
  readonly reason: TextRef | null;
  readonly follows: string | null;
  /** Of a local agreement that holds: whether it follows the newest central one. */
  readonly update: UpdateStatus | null;
  readonly updateText: Bilingual | null;
  /** The central agreement that it is to be updated from, and since when. */
  readonly updateFrom: string | null;
  readonly updateSince: string | null;
}

export interface ReferralRow extends Evidence {
  /** Stable key. */
  readonly referral: string;
  readonly unit: string;
  /** The agreement that is drafted. */
  readonly agreement: string | null;
  readonly sentOn: string;
  readonly answerBy: IsoDate;
  readonly closed: boolean;
  readonly registryNumber: string | null;
  readonly boards: readonly ReferralBoard[];
  /** Codes of the boards that have not answered. */
  readonly unanswered: readonly string[];
}

export interface ReferralBoard {
  readonly unit: string;
  readonly name: string | null;
  readonly state: ReferralState;
  readonly stateText: Bilingual;
  readonly answer: string | null;
  readonly answerText: Bilingual | null;
  readonly answeredOn: string | null;
  readonly comments: TextRef | null;
  readonly remindedOn: string | null;
}
