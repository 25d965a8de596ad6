import type { IsoDate } from "@liggare/calendar";
import type { Bilingual } from "@liggare/domain";
import type { CountNode, Evidence } from "@liggare/views";
import type { GuidanceRow, PoliceAgreements } from "./answer-collaboration.ts";
import type { Measures, PlanFollowUp, Problems } from "./answer-follow-up.ts";
import type {
  CivilSocietyRow,
  Concerns,
  FindingRow,
  NetworkRow,
  PlanRow,
  PoliceRow,
  Tracker,
  TrainingRow,
} from "./answer-rows.ts";

export type {
  AgreementRow,
  GuidanceRow,
  OwnCivilSociety,
  PoliceAgreements,
  ReferralRow,
  StrategyRow,
} from "./answer-collaboration.ts";
export type {
  FollowedRow,
  Measures,
  PlanFollowUp,
  Problems,
} from "./answer-follow-up.ts";
export type {
  CivilSocietyRow,
  Concerns,
  FindingRow,
  NetworkRow,
  PlanRow,
  PoliceRow,
  SaidOf,
  Tracker,
  TrainingRow,
} from "./answer-rows.ts";

/** The answer before disclosure; what readers get is `Shown<ExecutiveBoardSummaryAnswer>`. */
export interface ExecutiveBoardSummaryAnswer {
  readonly on: IsoDate;
  readonly unit: string | null;
  /** What deviates, weightiest first. */
  readonly deviations: readonly Deviation[];
  /** Boards × what matters; the executive board first, then specialist boards, then district boards, by name. */
  readonly boards: readonly BoardRow[];
  readonly totals: Totals;
  readonly training: readonly TrainingRow[];
  readonly recommendations: readonly Tracker[];
  readonly findings: readonly FindingRow[];
  readonly civilSociety: readonly CivilSocietyRow[];
  /** The central guidance on coordination with civil society, and its roll-out. */
  readonly guidance: readonly GuidanceRow[];
  readonly plans: readonly PlanRow[];
  readonly planFollowUp: PlanFollowUp;
  readonly measures: Measures;
  readonly problems: Problems;
  readonly networks: readonly NetworkRow[];
  readonly police: readonly PoliceRow[];
  readonly policeAgreements: PoliceAgreements;
  readonly concerns: Concerns;
}

export type CellStatus = "met" | "not met" | "overdue" | "cannot be judged" | "not applicable";

export type Matter =
  | "coordinator"
  | "situationPicture"
  | "plan"
  | "measures"
  | "networks"
  | "policeCollaboration"
  | "training"
  | "civilSociety"
  | "reporting"
  | "recommendations";

export interface MatterCell extends Evidence {
  readonly status: CellStatus;
  readonly statusText: Bilingual;
  /** A code of `reasons` (texts.ts). */
  readonly reason: string;
  readonly reasonText: Bilingual;
  /** The first day on which it was overdue, or on which a coordinator was missing. */
  readonly since: IsoDate | null;
  /** What says the opposite, newest first; empty where nothing does. */
  readonly against: readonly Against[];
}

/** Something that was logged, or found by auditors, and says the opposite of a cell. */
export interface Against extends Evidence {
  /** Stable key: day and reason. */
  readonly key: string;
  readonly status: "met" | "not met";
  readonly statusText: Bilingual;
  readonly reason: string;
  readonly reasonText: Bilingual;
  readonly day: IsoDate;
}

export interface BoardRow {
  /** Stable key. */
  readonly unit: string;
  readonly name: string;
  /** Code of `unitKinds`. */
  readonly kind: string;
  readonly kindText: Bilingual;
  readonly cells: { readonly [M in Matter]: MatterCell };
  readonly met: number;
  /** Of how many that can be judged. */
  readonly of: number;
}

export interface Totals {
  readonly boards: CountNode;
  readonly met: number;
  readonly notMet: number;
  readonly overdue: number;
  readonly cannotBeJudged: number;
  /** Per matter, in the order of `matters`. */
  readonly byMatter: readonly {
    readonly matter: Matter;
    readonly text: Bilingual;
    readonly met: number;
    readonly notMet: number;
    readonly overdue: number;
    readonly cannotBeJudged: number;
  }[];
}

export interface Deviation extends Evidence {
  /** Stable key. */
  readonly key: string;
  /** `ended-board`: something was recorded for a board on a day on which it was no more. */
  readonly kind: "cell" | "recommendation" | "network" | "ended-board";
  readonly matter: Matter | null;
  readonly unit: string | null;
  readonly name: string;
  readonly status: "overdue" | "not met";
  readonly text: Bilingual;
  readonly since: IsoDate | null;
  /** Higher is weightier. */
  readonly weight: number;
}
