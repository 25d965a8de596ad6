import type { JsonObject, Refused, Source } from "@liggare/domain";
import type { Regrouping, Structure } from "@liggare/views";

/** A command as every surface hands it in: HTTP body and path, an import's row, the command line. */
export interface CommandRequest {
  readonly aggregate: string;
  readonly id: string;
  readonly command: string;
  readonly input: unknown;
  /** ISO 8601-2; default: the day of recording in Stockholm. */
  readonly occurredOn?: string;
  readonly source?: Source;
  /** Idempotency key of this subject; without one every request is its own. */
  readonly key?: string;
  /** Free texts count for the key, unless it was derived from an import's row. */
  readonly keyFromRow?: boolean;
  /** The revision that the writer read (If-Match). */
  readonly expectedRevision?: number;
  readonly causation?: string;
  readonly correlation?: string;
}

/** A row of a founding import: a command with the day on which a register of that time would have known it. */
export interface FoundingRow extends CommandRequest {
  readonly occurredOn: string;
  readonly recordedOn: string;
  readonly recordedOnSupport: "stated" | "assumed";
  readonly source: Source;
}

/** The answer to a command; a retry gets the same. */
export interface Accepted {
  readonly kind: "accepted";
  readonly aggregate: string;
  readonly id: string;
  readonly unit: string;
  /** Revision of the aggregate's stream after the command. */
  readonly revision: number;
  /** Token for `atLeast`. */
  readonly position: string;
  /** Number of the last event, where it is known already. */
  readonly number: number | null;
  readonly recordedAt: string;
  readonly events: readonly { readonly id: string; readonly type: string; readonly revision: number }[];
  /** Filled in once the ledger gives proofs. */
  readonly receipt: JsonObject | null;
  /** True where the events were there already; not part of the answer's body. */
  readonly repeated: boolean;
}

export type Outcome = Accepted | Refused;

/** A question to a view; absent dates have the defaults of `ask`. */
export interface ViewRequest {
  readonly view: string;
  readonly asKnownOn?: string;
  readonly on?: string;
  readonly unit?: string;
  /** Default: of-its-time. */
  readonly structure?: Structure;
  /** Position that the answer must include; refused with "not-yet" after `waitMs`. */
  readonly atLeast?: string;
  readonly waitMs?: number;
}

export interface ViewAnswer {
  readonly kind: "answer";
  readonly view: string;
  readonly version: number;
  readonly asKnownOn: string;
  readonly on: string;
  readonly unit: string | null;
  /** Whether history is shown with the board of its time, or with the board in force that took over. */
  readonly structure: Structure;
  /** By the present structure: the boards whose history is shown elsewhere, and those that were split. */
  readonly regrouped: Regrouping | null;
  /** The last event that was known. */
  readonly number: number;
  readonly position: string;
  /** Newest month whose sensitive counts are given outside the own board. */
  readonly closedMonth: string;
  /** The answer rests on founding events: history that was reconstructed from documents. */
  readonly reconstructed: boolean;
  readonly answer: unknown;
}
