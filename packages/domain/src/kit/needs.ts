import type { Json, Position, StoredEvent } from "../envelope.ts";
import type { RefusalCode, Refused } from "../refusals.ts";

/* What a decision may know, and what it asks for before. */

/** What a decision needs beside its own stream. The ledger reads it before the decision is asked. */
export type Need =
  /** Another aggregate as it stands; its stream and revision become the event's `basis`. */
  | { readonly kind: "stream"; readonly aggregate: string; readonly id: string }
  /**
   * A view's answer as the recorder or the executive board reads it, disclosed, texts as references. It includes
   * everything acknowledged before. Dates as in a question; none in a founding import, which has no views.
   */
  | {
      readonly kind: "view";
      readonly view: string;
      readonly readBy: "recorder" | "executive-board";
      readonly asKnownOn?: string;
      readonly on?: string;
      readonly unit?: string;
      readonly structure?: "of-its-time" | "present";
    };

/** What the ledger found of a need. */
export type Known =
  | {
      readonly kind: "stream";
      readonly state: unknown;
      /** Events in their version in force, in order. */
      readonly entries: readonly (StoredEvent & { readonly corrected: boolean })[];
      readonly revision: number;
      /** Whose it is: a decision that may not look into other units' streams asks this. */
      readonly unit: string;
    }
  | {
      readonly kind: "view";
      readonly answer: Json;
      readonly version: number;
      readonly asKnownOn: string;
      readonly on: string;
      /** The last event that the answer knew of. */
      readonly number: number;
      readonly position: Position;
      /** Sensitive counts below this were masked. */
      readonly threshold: number;
    };

/** What a decision may know beside state and input; everything is passed in. */
export interface DecisionContext {
  readonly id: string;
  readonly unit: string;
  /** The day of recording in Europe/Stockholm (ISO date). In a founding import: the row's `recordedOn`. */
  readonly today: string;
  readonly occurredOn: string;
  /** In a founding import a step that the source does not mention is not stated, so order is not enforced. */
  readonly founding: boolean;
  /** What the command's `needs` found, by their names; undefined where there is nothing of that name. */
  readonly known: Readonly<Record<string, Known | undefined>>;
}

/** What a decision may know of its stream beside the state. */
export interface DecisionOnStream extends DecisionContext {
  /** Every event of the stream as it was recorded, withdrawn ones too: a number once given is not given again. */
  readonly recorded: readonly StoredEvent[];
}

/** What a correction is held against beside the order of steps, as the command that records the event is. Like a decision it is pure. */
export interface CorrectionRule<D> {
  readonly refusals: readonly RefusalCode[];
  needs(data: D, context: Omit<DecisionContext, "known">): Readonly<Record<string, Need>>;
  /** `earlier` is the payload in force, `state` the stream's with the correction. Not asked in a founding import, which has no views. */
  refuses(data: D, earlier: D, context: DecisionContext & { readonly state: unknown }): Refused | undefined;
}
