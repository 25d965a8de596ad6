import type { IsoDate } from "@liggare/calendar";
import type { Bilingual } from "@liggare/domain";
import type { Evidence } from "@liggare/views";
import type { GroundCode } from "./grounds.ts";

export type ControlStatus = "met" | "not met" | "cannot be judged" | "not applicable";
export type AuditQuestion = "q1" | "q2" | "q3" | "q4";
export type Criterion = "guidelines" | "budget" | "audit";

/** The answer before disclosure; what readers get is `Shown<AuditControlsAnswer>`. */
export interface AuditControlsAnswer {
  readonly on: IsoDate;
  readonly unit: string | null;
  /** The four audit questions, each over all boards and its controls. */
  readonly questions: readonly QuestionRow[];
  readonly controls: readonly ControlRow[];
  /** Boards × controls; the executive board first, then specialist boards, then district boards, by name. */
  readonly boards: readonly BoardRow[];
  /** Which part of the organisation carries each function of a knowledge house (DOMAIN §1.24). */
  readonly functions: readonly FunctionRow[];
}

export interface Tally {
  readonly met: number;
  readonly notMet: number;
  readonly cannotBeJudged: number;
  readonly notApplicable: number;
}

export interface QuestionRow extends Tally {
  readonly question: AuditQuestion;
  readonly text: Bilingual;
}

export interface ControlRow extends Tally {
  /** Stable key. */
  readonly control: string;
  readonly question: AuditQuestion;
  readonly criterion: Criterion;
  readonly criterionText: Bilingual;
  readonly title: Bilingual;
  /** Kinds of boards that it applies to. */
  readonly kinds: readonly string[];
  /** The year that is judged, where the control is one of a finished year. */
  readonly year: number | null;
  /** Policy that it is judged by; null: no goal is set. */
  readonly thresholds: readonly { readonly key: string; readonly text: Bilingual; readonly value: number | null }[];
}

export interface BoardRow extends Tally {
  /** Stable key. */
  readonly unit: string;
  readonly name: string;
  readonly kind: string;
  readonly kindText: Bilingual;
  readonly cells: readonly ControlCell[];
}

export interface ControlCell extends Evidence {
  /** Stable key: the control's id. */
  readonly control: string;
  readonly status: ControlStatus;
  readonly statusText: Bilingual;
  readonly grounds: GroundCode;
  readonly groundsText: Bilingual;
  /** Said of an answer that rests on a judgement or on what was stated; null where it does not. */
  readonly mark: Bilingual | null;
  /** What else says the same, or says something without deciding. */
  readonly also: readonly Ground[];
  /** What says the opposite: older, or less well supported on the same day. */
  readonly against: readonly Ground[];
}

/** One thing that speaks for or against an answer. */
export interface Ground extends Evidence {
  readonly says: "met" | "not met" | "open";
  readonly grounds: GroundCode;
  readonly text: Bilingual;
  readonly day: IsoDate;
  /** The sentence of the report, where there is one. */
  readonly wording: string | null;
}

export interface FunctionRow {
  /** Stable key. */
  readonly function: string;
  readonly text: Bilingual;
  readonly carriers: readonly (Evidence & {
    /** Stable key. */
    readonly unit: string;
    readonly name: string;
  })[];
}
