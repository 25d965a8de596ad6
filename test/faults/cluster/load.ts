import { randomUUID } from "node:crypto";
import type { NewEvent } from "../../../packages/domain/src/index.ts";
import { type EventStoreDbStore, StoreError } from "../../../packages/event-store/src/index.ts";

/* Writers that never rest, and what they were told. Times are those of performance.now(), in milliseconds. */

/** An append that was answered. */
export interface Answered {
  readonly ids: readonly string[];
  readonly stream: string;
  /** Revision of the last event. */
  readonly revision: number;
  readonly position: string;
  readonly invoked: number;
  readonly completed: number;
}

export class Load {
  readonly answered: Answered[] = [];
  /** Ids of appends that the store gave up: they stand in the log once or not at all. */
  readonly unknown: (readonly string[])[] = [];
  #running = true;
  readonly #writers: readonly Promise<void>[];

  constructor(store: EventStoreDbStore, writers: number) {
    this.#writers = Array.from({ length: writers }, (_, writer) => this.#write(store, writer));
  }

  async #write(store: EventStoreDbStore, writer: number): Promise<void> {
    for (let streams = 0; this.#running; streams += 1) {
      const stream = `load-${writer}-${streams}`;
      for (let revision = -1; revision < 200 && this.#running; ) {
        const events = Array.from({ length: 1 + (revision % 3 === 0 ? 2 : 0) }, () => event());
        const ids = events.map(({ id }) => id);
        const invoked = performance.now();
        try {
          const result = await store.append(stream, revision < 0 ? "no stream" : revision, events);
          if (result.kind === "conflict")
            throw new Error(`${stream} has one writer, but conflicts at ${result.actual} and not ${revision}`);
          ({ revision } = result);
          const { position } = result;
          this.answered.push({ ids, stream, revision, position, invoked, completed: performance.now() });
        } catch (error) {
          if (!(error instanceof StoreError)) throw error;
          this.unknown.push(ids);
          break; // where the stream ends is not known: a new one
        }
      }
    }
  }

  /** When the first append that was asked for after an instant was answered; undefined while none was. */
  firstAfter(instant: number): number | undefined {
    return this.answered.find(({ invoked }) => invoked >= instant)?.completed;
  }

  async end(): Promise<void> {
    this.#running = false;
    await Promise.all(this.#writers);
  }
}

const event = (): NewEvent => ({
  id: randomUUID(),
  type: "MeetingHeld",
  schema: 1,
  recordedAt: new Date().toISOString(),
  occurredOn: "2026-09-04",
  unit: "skarholmen",
  by: { subject: "subject-1", role: "local-coordinator", unit: "skarholmen" },
  data: { note: "x".repeat(100) },
  payloadHash: "0".repeat(64),
});
