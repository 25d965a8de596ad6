import type { IsoMonth } from "@liggare/calendar";
import type { DataOf, EventTypeName, JsonObject, RecordedEvent, Source } from "@liggare/domain";

/** A cell's address in a view: what kind of thing, which one, and the unit whose matter it is. */
export interface CellId {
  readonly kind: string;
  readonly key: string;
  readonly unit: string;
}

/**
 * What one event (in its version in force) says to one cell. A cell is nothing but its facts in the order of their
 * events, so a correction replaces a fact, a withdrawal takes it away, and "why" is the list of their numbers.
 */
export interface Fact<D = JsonObject> {
  /** Id of the original event. */
  readonly id: string;
  /** Number of the original event. */
  readonly number: number;
  /** Numbers of the corrections that led to the version in force. */
  readonly corrections: readonly number[];
  readonly type: string;
  readonly stream: string;
  readonly unit: string;
  /** By the present structure: the board of its time, where `unit` is the board that took over (see `structure.ts`). */
  readonly formerUnit?: string;
  readonly occurredOn: string;
  /** The day on which the ledger learned of the version in force (ISO date). */
  readonly knownOn: string;
  /** Present on founding events: whether the day is stated by a source or assumed. */
  readonly reconstructed?: "stated" | "assumed";
  readonly source?: Source;
  readonly data: D;
}

/** The board of its time: whose matter it was when it happened, by whichever structure it is shown. */
export const boardOf = ({ unit, formerUnit }: Pick<Fact<unknown>, "unit" | "formerUnit">): string => formerUnit ?? unit;

export interface Cell<D = JsonObject> extends CellId {
  readonly facts: readonly Fact<D>[];
}

/** A fact for a cell. `unit` defaults to the event's. */
export interface Contribution {
  readonly kind: string;
  readonly key: string;
  readonly unit?: string;
  /** The month that it is about, where questions ask for a stretch of time. */
  readonly month?: IsoMonth;
  readonly data: JsonObject;
}

/**
 * An event in its version in force, as handlers see it: only what stays the same however often it is asked for. (A
 * correction brings its own number, time and source with it, so where a fact lies must not hang on those.)
 */
export type EventInForce<T extends EventTypeName = EventTypeName> = Pick<
  RecordedEvent,
  "id" | "stream" | "unit" | "occurredOn"
> & {
  readonly type: T;
  readonly data: DataOf<T>;
};

/** Cell address as one string, ordered by kind, unit and key; parts never contain a line feed. */
export const cellName = ({ kind, unit, key }: CellId): string => `${kind}\n${unit}\n${key}`;

export function parseCellName(name: string): CellId {
  const [kind = "", unit = "", key = ""] = name.split("\n");
  return { kind, unit, key };
}
