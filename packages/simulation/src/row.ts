import type { IsoDate } from "@liggare/calendar";

/** What a simulated city asks the ledger to record: a row of a founding import. */
export interface SimulatedRow {
  readonly aggregate: string;
  readonly id: string;
  readonly command: string;
  readonly input: unknown;
  readonly occurredOn: IsoDate;
  readonly recordedOn: IsoDate;
  readonly recordedOnSupport: "stated";
  readonly source: { readonly document: string; readonly support: "observed" };
  /** The row's number, from 1: what its event's id is made of. */
  readonly key: string;
  /** Nothing that comes later is recorded in this row's stream, nor refers to it. */
  readonly last: boolean;
}

/** A row before it has its number and its day of recording. */
export interface Step {
  readonly day: IsoDate;
  readonly aggregate: string;
  readonly id: string;
  readonly command: string;
  readonly input: unknown;
  readonly last?: true;
}
