import type { Cursor, NewEvent, Position, RecordedEvent, StoredEvent } from "@liggare/domain";
import type { Observable } from "rxjs";

/** The revision that the writer believes to be the stream's last. There is no "any". */
export type ExpectedRevision = number | "no stream";

/** A conflict is a value: the writer learns the actual revision and decides anew. */
export type AppendResult =
  | {
      readonly kind: "written";
      /** Revision of the last event appended. */
      readonly revision: number;
      /** Position of the last event appended. */
      readonly position: Position;
      /** Number of the last event appended, where the store knows it at once. */
      readonly number?: number;
    }
  | { readonly kind: "conflict"; readonly actual: ExpectedRevision };

export interface ReadAllOptions {
  /** Most events in all; default: to the end. */
  readonly limit?: number;
  /** Events in one batch; default 1,000. */
  readonly batch?: number;
  /** Only streams that start with one of these. Numbers stay those of the whole log. */
  readonly streams?: readonly string[];
}

/** What a subscription tells: batches in order, and that it has reached the live end (each time it does). */
export type Delivery =
  | { readonly kind: "events"; readonly events: readonly RecordedEvent[]; readonly cursor: Cursor }
  | { readonly kind: "caught up"; readonly cursor: Cursor };

export interface Head extends Cursor {
  /** Hash of the last event, empty for an empty log. */
  readonly hash: string;
}

/**
 * The store's port (DESIGN: the store's port).
 *
 * An append is acknowledged only when it is durable. Repeating an append with the same ids at the same expected
 * revision answers as the first time did and adds nothing. A write whose outcome is unknown is resolved inside
 * the adapter before it answers.
 */
export interface EventStore {
  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult>;
  /** The stream's events from revision `from` (default 0), oldest first; empty where there is no stream. */
  readStream(stream: string, from?: number): Promise<readonly StoredEvent[]>;
  /** The log after a cursor, in order, in batches. A filtered read still gives each event its number. */
  readAll(after: Cursor, options?: ReadAllOptions): AsyncIterable<readonly RecordedEvent[]>;
  /** History after the cursor, then live: no gap, no repeat. Cold: each subscriber has its own reading. */
  subscribe(after: Cursor): Observable<Delivery>;
  head(): Promise<Head>;
  close(): Promise<void>;
}

/** A fault of the store (not a conflict): `code` says which, the message names the file and what to do. */
export class StoreError extends Error {
  readonly code:
    | "closed"
    | "locked"
    | "newer schema"
    | "not a ledger"
    | "read only"
    | "disk full"
    | "damaged"
    | "lost tail"
    | "unavailable";

  constructor(code: StoreError["code"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "StoreError";
    this.code = code;
  }
}
