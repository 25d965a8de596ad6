import type { Cadence, Coverage, DueReason, DueStatus, IsoDate, IsoMonth } from "@liggare/calendar";
import type { Bilingual, TextRef } from "@liggare/domain";
import type { CountNode, Evidence, PartyShown } from "@liggare/views";
import type { GuidanceRow, PartnerRow, StrategyRow } from "./answer-civil-society.ts";
import type { AgreementRow, CheckInLevel, ReferralRow } from "./answer-police.ts";
import type { ProbablySameRow, SeriesRow } from "./answer-series.ts";

/** The answer before disclosure; what readers get is `Shown<CollaborationLogAnswer>`. */
export interface CollaborationLogAnswer {
  readonly on: IsoDate;
  readonly unit: string | null;
  /** By kind and name; closed ones last. */
  readonly forums: readonly ForumRow[];
  /** The first day of the two years that `entries`, `series` and `probablySame` are of. */
  readonly from: IsoDate;
  /** Newest first, at most 200. */
  readonly entries: readonly LogEntry[];
  /** How many older entries of the two years there are. */
  readonly more: number;
  /** What is overdue on `on`, longest overdue first. */
  readonly overdue: readonly Overdue[];
  /** Forums with a cadence whose log is not declared complete around `on`. */
  readonly cannotBeJudged: number;
  /** Rows of meetings planned at once, in the order in which they were planned. */
  readonly series: readonly SeriesRow[];
  /** Records that are probably the same meeting, until somebody says whether they are. */
  readonly probablySame: readonly ProbablySameRow[];
  /** Check-ins with the police of the twelve months that end with the month of `on`, by level. */
  readonly checkInLevels: readonly CheckInLevel[];
  /** The city's agreements with the police, newest first, then the boards'. */
  readonly agreements: readonly AgreementRow[];
  /** Rounds of comments on drafts of agreements, newest first. */
  readonly referrals: readonly ReferralRow[];
  readonly strategies: readonly StrategyRow[];
  readonly partners: readonly PartnerRow[];
  readonly guidance: readonly GuidanceRow[];
}

export interface ForumRow extends Evidence {
  /** Stable key: the forum's id. */
  readonly forum: string;
  readonly name: string;
  /** The unit that registered it. */
  readonly unit: string;
  /** Code of `forumKinds`. */
  readonly kind: string;
  readonly kindText: Bilingual;
  readonly closed: boolean;
  readonly convener: PartyShown;
  readonly cadence: { readonly cadence: Cadence; readonly text: Bilingual };
  readonly members: readonly PartyShown[];
  readonly standingItems: readonly string[];
  /** What units declared complete, in order. */
  readonly coverage: readonly (Coverage & { readonly unit: string })[];
  readonly dueness: ShownDueness;
  /** The twelve months that end with the month of `on`, oldest first. */
  readonly months: readonly ForumMonth[];
  /** Date of known precision; null where no meeting is known. */
  readonly lastHeld: string | null;
  readonly lastHeldText: Bilingual | null;
}

export interface ShownDueness {
  readonly status: DueStatus;
  readonly statusText: Bilingual;
  readonly since: IsoDate | null;
  readonly nextDue: IsoDate | null;
  readonly reason: DueReason | null;
  readonly reasonText: Bilingual | null;
}

/**
 * - `held`: a meeting is in the log; - `due`: one is expected and its period is not over;
 * - `missed`: the log is complete for the whole period and holds too few;
 * - `none expected`: the cadence, or a pause, expects none; - `not judged`: outside declared coverage.
 */
export type MonthStatus = "held" | "due" | "missed" | "none expected" | "not judged";

export interface ForumMonth {
  /** Stable key. */
  readonly month: IsoMonth;
  readonly held: CountNode;
  /** Least number that the cadence expects in this very month; null where it has no monthly number. */
  readonly expected: number | null;
  readonly status: MonthStatus;
}

export type EntryKind =
  | "meeting-planned"
  | "meeting-held"
  | "meeting-cancelled"
  | "activity"
  | "police-checkin"
  | "plan";

export interface LogEntry extends Evidence {
  /** Stable key: the stream, for a plan's steps the event's id. */
  readonly key: string;
  /** The event's number in the log (for a meeting its newest). */
  readonly number: number;
  readonly kind: EntryKind;
  readonly title: Bilingual;
  readonly stream: string;
  readonly unit: string;
  readonly unitName: string | null;
  /** When it happened or is planned for, with the precision that is known. */
  readonly date: string;
  readonly dateText: Bilingual;
  /** The day on which the ledger learned of it. */
  readonly knownOn: IsoDate;
  readonly forum: { readonly forum: string; readonly name: string | null } | null;
  /** Police check-ins: code of `policeLevels`. */
  readonly level: string | null;
  readonly levelText: Bilingual | null;
  /** Plans: the event type of the step and the plan's year. */
  readonly step: string | null;
  readonly year: number | null;
  /** Codes of `functions`. */
  readonly functions: readonly string[];
  readonly units: readonly string[];
  readonly standingItems: readonly string[];
  readonly decisions: readonly TextRef[];
  readonly actions: readonly LoggedAction[];
  /** Police check-ins: what was agreed (without a due day). */
  readonly agreed: readonly TextRef[];
  /** Notes, reason of a cancellation, comments or summary of a plan's step, what an activity was about. */
  readonly notes: TextRef | null;
  /** Meetings: who was invited. */
  readonly invited: readonly PartyShown[];
  /** Meetings: the agenda sent last. */
  readonly agenda: readonly AgendaRow[];
  /** Meetings held: the forum's standing items of that day; null where the record does not say. */
  readonly standing: readonly { readonly item: string; readonly takenUp: boolean | null }[];
  /** Meetings: how the planned day was moved, in order. */
  readonly moves: readonly { readonly plannedFor: IsoDate; readonly reason: TextRef }[];
  /** Meetings: the record in whose favour this one was given up. */
  readonly givenUpFor: string | null;
  /** A planned meeting whose day has passed without a word whether it was held. */
  readonly unreported: boolean;
  /** Activities: for whom, and together with whom. */
  readonly audience: readonly Bilingual[];
  readonly with: readonly PartyShown[];
}

export interface AgendaRow {
  readonly kind: "standing-item" | "text";
  readonly item: string | null;
  readonly text: TextRef | null;
}

export interface LoggedAction {
  /** Stable key within the entry. */
  readonly action: string;
  readonly what: TextRef;
  readonly responsible: string;
  /** The last day in force. */
  readonly due: IsoDate;
  /** The last day agreed on at the meeting. */
  readonly agreedDue: IsoDate;
  /** Why the last day was moved, the last time. */
  readonly movedReason: TextRef | null;
  readonly state: "open" | "done";
  readonly doneOn: string | null;
  readonly overdue: boolean;
}

export type Overdue = OverdueForum | OverdueAction;

interface OverdueBase extends Evidence {
  /** Stable key. */
  readonly key: string;
  /** The first day on which it was overdue. */
  readonly since: IsoDate;
  readonly sinceText: Bilingual;
  readonly days: number;
}

export interface OverdueForum extends OverdueBase {
  readonly kind: "forum";
  readonly forum: string;
  readonly name: string;
  readonly reasonText: Bilingual | null;
}

export interface OverdueAction extends OverdueBase {
  readonly kind: "action";
  readonly stream: string;
  readonly action: string;
  readonly what: TextRef;
  readonly responsible: string;
  readonly forum: string;
  readonly name: string | null;
}
