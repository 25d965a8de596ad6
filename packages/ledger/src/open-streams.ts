import type { NewEvent, StoredEvent } from "@liggare/domain";
import type { AppendResult, EventStore, ExpectedRevision } from "@liggare/event-store";

/** An append that was decided and is to be written. */
export interface Decided {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly NewEvent[];
}

/**
 * The streams that later rows need, in memory: commands read them and append to them as to a store, and what was
 * appended is handed on, in order, to be written together. Holds what it was told of and not told to forget.
 */
export class OpenStreams implements Pick<EventStore, "append" | "readStream"> {
  readonly #streams = new Map<string, StoredEvent[]>();
  #decided: Decided[] = [];

  get size(): number {
    return this.#streams.size;
  }

  readStream(stream: string, from = 0): Promise<readonly StoredEvent[]> {
    const events = this.#streams.get(stream) ?? [];
    return Promise.resolve(from === 0 ? [...events] : events.slice(from));
  }

  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult> {
    const there = this.#streams.get(stream) ?? [];
    const actual = there.length - 1;
    if ((expected === "no stream" ? -1 : expected) !== actual)
      return Promise.resolve({ kind: "conflict", actual: actual < 0 ? "no stream" : actual });
    // position and hash are the store's; no decision asks for them
    for (const event of events) there.push({ ...event, stream, revision: there.length, position: "", hash: "" });
    this.#streams.set(stream, there);
    this.#decided.push({ stream, expected, events });
    return Promise.resolve({ kind: "written", revision: there.length - 1, position: "" });
  }

  /** The stream is not needed any more. */
  forget(stream: string): void {
    this.#streams.delete(stream);
  }

  /** What was appended since the last call. */
  take(): readonly Decided[] {
    const decided = this.#decided;
    this.#decided = [];
    return decided;
  }
}
