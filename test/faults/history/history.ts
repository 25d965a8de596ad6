import type { Cursor, Position, RecordedEvent } from "@liggare/domain";
import type { Head } from "@liggare/event-store";

/** An event as a read showed it: where it stood, and what it said (a digest of its whole envelope). */
export interface Seen {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  readonly hash: string;
  readonly digest: string;
  /** Reads of the log only. */
  readonly number?: number;
}

export interface SeenDelivery {
  readonly kind: "events" | "caught up";
  readonly events: readonly Seen[];
  readonly cursor: Cursor;
  readonly at: number;
}

/** What each kind of operation is asked for, and what it answers where it is carried out. */
interface Kinds {
  append: {
    readonly args: {
      readonly stream: string;
      /** -1 for no stream. */
      readonly expected: number;
      readonly ids: readonly string[];
      /** Of what is to be stored, one for each id. */
      readonly digests: readonly string[];
      /** Attempts of the same append share it. */
      readonly group: string;
    };
    readonly ok: { readonly revision: number; readonly position: Position; readonly number?: number };
    /** A conflict: the actual revision, -1 for no stream. */
    readonly fail: { readonly actual: number };
  };
  command: {
    readonly args: {
      readonly node: number;
      readonly stream: string;
      readonly key: string;
      /** Requests of the same key and the same payload share it; it stands in the event as its correlation. */
      readonly group: string;
      readonly expectedRevision?: number;
    };
    readonly ok: {
      readonly revision: number;
      readonly position: Position;
      readonly number: number | null;
      readonly recordedAt: string;
      readonly events: readonly { readonly id: string; readonly revision: number }[];
    };
    readonly fail: { readonly code: string };
  };
  "read stream": {
    readonly args: { readonly stream: string; readonly from: number };
    readonly ok: { readonly events: readonly Seen[] };
    readonly fail: never;
  };
  "read log": {
    readonly args: { readonly after: Cursor; readonly limit?: number; readonly streams?: readonly string[] };
    readonly ok: { readonly events: readonly Seen[] };
    readonly fail: never;
  };
  head: { readonly args: object; readonly ok: Head; readonly fail: never };
  view: {
    readonly args: { readonly node: number; readonly atLeast?: Position };
    /** The answer, and all ids that its cells hold. */
    readonly ok: { readonly position: Position; readonly number: number; readonly ids: readonly string[] };
    readonly fail: { readonly code: "not yet" };
  };
  /** One subscription, from its beginning to its end. A follower's subscriptions are a chain. */
  subscription: {
    readonly args: { readonly after: Cursor };
    readonly ok: { readonly deliveries: readonly SeenDelivery[] };
    readonly fail: never;
  };
}

export type Kind = keyof Kinds;
export type Args<K extends Kind> = Kinds[K]["args"];
export type Ok<K extends Kind> = Kinds[K]["ok"];
export type Fail<K extends Kind> = Kinds[K]["fail"];

/** `fail` did not happen and never will; `info` may have happened or may happen yet. */
export type Result<K extends Kind> =
  | ({ readonly type: "ok" } & Ok<K>)
  | ({ readonly type: "fail" } & Fail<K>)
  | { readonly type: "info"; readonly reason: string };

/**
 * One operation. A process is sequential; after `info` it retires, and its client goes on as another. Times are ticks
 * of one counter of the recording process, so that no two are equal.
 */
export interface RowOf<K extends Kind> {
  readonly kind: K;
  readonly process: string;
  readonly invoke: number;
  readonly complete: number;
  readonly args: Args<K>;
  readonly result: Result<K>;
}

export type Row = { [K in Kind]: RowOf<K> }[Kind];

/** All that one run left: what was asked and answered, and the log in its final order. */
export interface History {
  readonly seed: string;
  readonly rows: readonly Row[];
  readonly log: readonly RecordedEvent[];
  readonly head: Head;
  /** Ids of events that lay in the log before the first row. */
  readonly before: readonly string[];
  /** What was thrown though it is no outage: one sentence each. */
  readonly faults: readonly string[];
  /** Types of event that the view holds. */
  readonly viewed: readonly string[];
}

/** Rows of a kind. */
export const rowsOf = <K extends Kind>({ rows }: Pick<History, "rows">, kind: K): readonly RowOf<K>[] =>
  rows.filter((row): row is Row & RowOf<K> => row.kind === kind);
