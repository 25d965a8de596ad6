import type { IsoDate } from "@liggare/calendar";
import {
  evidenceOf,
  type Fact,
  type FactOf,
  type JudgedForum,
  type KnownAgreement,
  type KnownForum,
  type KnownPicture,
  type KnownPlan,
  type KnownUnit,
  type Sensitivity,
  type Snapshot,
} from "@liggare/views";
import type { CellStatus, MatterCell } from "./answer.ts";
import type { Audits } from "./audits.ts";
import type { CivilSocietyEvents } from "./civil-society-own.ts";
import { type Reason, reasons, statusTexts } from "./texts.ts";
import type { Training } from "./training.ts";

/** What the boards' cells are judged from. */
export interface Context {
  readonly cells: Snapshot;
  readonly on: IsoDate;
  readonly units: readonly KnownUnit[];
  readonly audits: Audits;
  readonly training: Training;
  readonly plans: readonly KnownPlan[];
  readonly pictures: readonly KnownPicture[];
  readonly forums: readonly { readonly forum: KnownForum; readonly judged: JudgedForum }[];
  readonly agreements: readonly KnownAgreement[];
  readonly civilSociety: CivilSocietyEvents;
  readonly checkIns: readonly FactOf<"CheckInHeld">[];
}

interface Grounds {
  readonly facts?: readonly Fact<unknown>[];
  readonly since?: IsoDate | undefined;
  readonly sensitivity?: Sensitivity;
}

export const cell = (
  unit: string,
  status: CellStatus,
  reason: Reason,
  { facts = [], since, sensitivity = "process" }: Grounds = {},
): MatterCell => ({
  status,
  statusText: statusTexts[status],
  reason,
  reasonText: reasons[reason],
  since: since ?? null,
  against: [],
  ...evidenceOf(facts, unit, sensitivity),
});

/** Without facts nothing is judged: absence is not evidence. */
export const unknown = (unit: string): MatterCell => cell(unit, "cannot be judged", "no-facts");
