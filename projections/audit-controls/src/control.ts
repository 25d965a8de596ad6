import { addDays, type IsoDate, yearOf } from "@liggare/calendar";
import { type Bilingual, type DataOf, type PolicyKey, policyDefaults } from "@liggare/domain";
import {
  type BoardClaim,
  dayOf,
  type Fact,
  type FactOf,
  type JudgedForum,
  type KnownAudits,
  type KnownForum,
  type KnownPicture,
  type KnownPlan,
  type KnownReport,
  type KnownUnit,
  type Pace,
  type Snapshot,
} from "@liggare/views";
import type { AuditQuestion, Criterion } from "./answer.ts";
import type { GroundCode } from "./grounds.ts";
import type { Figure } from "./training.ts";

/** What a control is judged from: what was known, up to the judged day. */
export interface Context {
  readonly cells: Snapshot;
  readonly on: IsoDate;
  readonly policy: Readonly<Record<string, number>>;
  readonly units: readonly KnownUnit[];
  readonly audits: KnownAudits;
  readonly plans: readonly KnownPlan[];
  readonly pictures: readonly KnownPicture[];
  readonly pace: Pace;
  readonly forums: readonly { readonly forum: KnownForum; readonly judged: JudgedForum }[];
  readonly checkIns: readonly FactOf<"CheckInHeld">[];
  readonly reports: readonly KnownReport[];
  /** Releases of the consolidated summary, oldest first. */
  readonly releases: readonly Fact[];
  readonly figures: readonly Figure[];
  readonly instructions: readonly FactOf<"PlanInstructionsIssued">[];
}

/** One thing that the log says about a control at a board; "open" says something without deciding. */
export interface Claim extends BoardClaim<GroundCode> {
  readonly wording?: string;
}

export type FindingSubject = DataOf<"FindingRecorded">["subject"];
type BoardKind = "executive-board" | "specialist-board" | "district-board";

/**
 * A standing control: one audit question made executable at one kind of board. Documentation, answers and tests derive
 * from it.
 */
export interface Control {
  readonly id: string;
  readonly question: AuditQuestion;
  readonly criterion: Criterion;
  readonly title: Bilingual;
  /** Kinds of boards that it applies to; the others are "not applicable". */
  readonly kinds: readonly BoardKind[];
  /** What findings and verified recommendations speak of it. */
  readonly subjects: readonly FindingSubject[];
  /** It is one of a finished year: judged is the year before that of the judged day. */
  readonly ofYear?: true;
  /** Policy that it is judged by. */
  readonly thresholds?: readonly PolicyKey[];
  /** What the boards' own events say of it; none where nothing but findings speaks of it. */
  readonly own?: (context: Context, known: KnownUnit) => readonly Claim[] | "not applicable";
}

export const allBoards: Control["kinds"] = ["executive-board", "specialist-board", "district-board"];
export const executiveBoard: Control["kinds"] = ["executive-board"];
export const otherBoards: Control["kinds"] = ["specialist-board", "district-board"];
export const districtBoards: Control["kinds"] = ["district-board"];

/** A claim of facts; of the day on which the last of them happened. */
export function claim(
  says: Claim["says"],
  grounds: GroundCode,
  facts: readonly Fact<unknown>[],
  more: Partial<Pick<Claim, "day" | "sensitivity">> = {},
): Claim {
  const days = facts.map(({ occurredOn }) => dayOf(occurredOn)).sort();
  return { says, grounds, facts, day: days.at(-1) ?? "", ...more };
}

/** The policy in force; null where nothing is decided, and nothing holds until then. */
export const thresholdOf = ({ policy }: Pick<Context, "policy">, key: PolicyKey): number | null =>
  policy[key] ?? policyDefaults[key] ?? null;

/** The first day on which any of these thresholds, in days, looks back. */
export const earliest = (asked: Pick<Context, "policy" | "on">, keys: readonly PolicyKey[]): IsoDate =>
  addDays(asked.on, -Math.max(0, ...keys.map((key) => thresholdOf(asked, key) ?? 0)));

/** The year that a control of a finished year judges. */
export const judgedYear = ({ on }: Pick<Context, "on">): number => yearOf(on) - 1;
