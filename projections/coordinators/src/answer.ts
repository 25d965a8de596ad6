import type { IsoDate } from "@liggare/calendar";
import type { Bilingual, TextRef } from "@liggare/domain";
import type { CountNode, Evidence } from "@liggare/views";

/** The answer before disclosure; what readers get is `Shown<CoordinatorsAnswer>`. */
export interface CoordinatorsAnswer {
  readonly on: IsoDate;
  readonly unit: string | null;
  /** Boards and offices in force, by kind and name. */
  readonly boards: readonly CoordinatorRow[];
  /** Boards that have ended, with what became of them. */
  readonly former: readonly FormerRow[];
  readonly totals: {
    readonly boards: CountNode;
    readonly appointed: CountNode;
    /** A deputy stands in, or nobody does. */
    readonly vacant: CountNode;
    readonly notStated: CountNode;
    /** Open points of handovers. */
    readonly openPoints: CountNode;
  };
}

interface UnitRow extends Evidence {
  /** Stable key. */
  readonly unit: string;
  readonly name: string;
  /** Code of `unitKinds`. */
  readonly kind: string;
  readonly kindText: Bilingual;
  /** Names before, oldest first. */
  readonly earlierNames: readonly { readonly name: string; readonly until: IsoDate; readonly untilText: Bilingual }[];
  readonly vacancies: readonly VacancyRow[];
  readonly handovers: readonly HandoverRow[];
}

export interface CoordinatorRow extends UnitRow {
  readonly status: "appointed" | "deputy" | "vacant" | "not-stated";
  readonly statusText: Bilingual;
  readonly coordinator: OfficeRow | null;
  readonly deputy: OfficeRow | null;
  /** Longer without a coordinator than policy allows; null where policy says nothing. */
  readonly vacantTooLong: boolean | null;
  /** Boards that it came out of. */
  readonly predecessors: readonly SuccessionRow[];
}

export interface FormerRow extends UnitRow {
  /** The first day on which it was no more. */
  readonly endedFrom: IsoDate;
  readonly endedFromText: Bilingual;
  readonly successors: readonly { readonly unit: string; readonly name: string }[];
}

export interface OfficeRow {
  /** Code of `functions`. */
  readonly function: string;
  readonly functionText: Bilingual;
  readonly since: string;
  readonly sinceText: Bilingual;
}

export interface SuccessionRow {
  /** Stable key. */
  readonly unit: string;
  readonly name: string;
  readonly how: string;
  readonly howText: Bilingual;
  readonly from: IsoDate;
}

export interface VacancyRow extends Evidence {
  /** Stable key: the event. */
  readonly key: string;
  readonly from: string;
  readonly fromText: Bilingual;
  readonly to: IsoDate | null;
  readonly toText: Bilingual | null;
  readonly days: number;
  readonly approximate: boolean;
}

export interface HandoverRow extends Evidence {
  /** Stable key: the event. */
  readonly key: string;
  readonly on: string;
  readonly onText: Bilingual;
  readonly fromText: Bilingual;
  readonly toText: Bilingual;
  readonly matters: readonly { readonly matter: string; readonly text: Bilingual }[];
  readonly points: readonly {
    /** Stable key. */
    readonly point: string;
    readonly text: TextRef;
    readonly doneOn: string | null;
  }[];
}
