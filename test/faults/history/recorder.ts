import { createHash } from "node:crypto";
import type { NewEvent, StoredEvent } from "@liggare/domain";
import { envelopeText, StoreError } from "@liggare/event-store";
import type { Args, Fail, Kind, Ok, Result, Row, RowOf, Seen } from "./history.ts";

/** What an operation answered; faults of the machine are thrown and become `info`. */
export type Answer<K extends Kind> = ({ readonly type: "ok" } & Ok<K>) | ({ readonly type: "fail" } & Fail<K>);

/** Writes down who asked what, when, and what came of it. */
export class Recorder {
  readonly rows: Row[] = [];
  /** What was thrown though it is no outage: a defect of the store. */
  readonly faults: string[] = [];
  #ticks = 0;

  /** The next instant. */
  tick(): number {
    this.#ticks += 1;
    return this.#ticks;
  }

  /** Carries out an operation. Where no answer came, it is `info`. */
  async run<K extends Kind>(
    process: string,
    kind: K,
    args: Args<K>,
    operation: () => Promise<Answer<K>>,
  ): Promise<Result<K>> {
    const invoke = this.tick();
    const result: Result<K> = await operation().catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      if (!isOutage(error)) this.faults.push(`${process} was answered a ${kind} by "${reason}"`);
      return { type: "info" as const, reason };
    });
    const row: RowOf<K> = { kind, process, invoke, complete: this.tick(), args, result };
    this.rows.push(row as Row);
    return result;
  }
}

/** Faults that leave it open what happened: no answer, a store or views that were closed meanwhile. */
function isOutage(error: unknown): boolean {
  if (error instanceof StoreError) return error.code === "unavailable" || error.code === "closed";
  return error instanceof Error && error.message === "the views are closed";
}

/** Of an event's whole envelope with its place in the stream. */
export function digestOf(event: NewEvent, stream: string, revision: number): string {
  return createHash("sha256")
    .update(envelopeText(event, stream, revision))
    .digest("base64url")
    .slice(0, 16);
}

export function seen(event: StoredEvent & { readonly number?: number }): Seen {
  const { id, stream, revision, position, hash, number } = event;
  const digest = digestOf(event, stream, revision);
  return { id, stream, revision, position, hash, digest, ...(number === undefined ? {} : { number }) };
}
