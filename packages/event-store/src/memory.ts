import type { Cursor, NewEvent, Position, RecordedEvent, StoredEvent } from "@liggare/domain";
import type { Observable } from "rxjs";
import { checkCursor, type Page, type PageRequest } from "./page.ts";
import {
  type AppendResult,
  type Delivery,
  type EventStore,
  type ExpectedRevision,
  type Head,
  type ReadAllOptions,
  StoreError,
} from "./port.ts";
import { Feed, readPages } from "./reading.ts";
import { type AppendRequest, appendRequest, asExpected, classify } from "./request.ts";
import { chainHash, noPredecessor } from "./seal.ts";

export interface MemoryStoreOptions {
  /**
   * As little as the port promises: sparse positions, one position an append, the number unknown to the writer,
   * subscriptions that lag. Nothing that works here leans on the habits of one store.
   */
  readonly weak?: boolean;
}

/** A store in memory, for tests and trying: what it holds is gone with the process. */
export function openMemoryStore(options: MemoryStoreOptions = {}): EventStore {
  return new MemoryStore(options.weak ?? false);
}

interface Row {
  readonly id: string;
  readonly stream: string;
  readonly position: Position;
  readonly text: string;
  readonly hash: string;
}

/** How much later than its acknowledgement (milliseconds) a weak store's subscriptions may see an event. */
const lag = 2;

class MemoryStore implements EventStore {
  readonly #weak: boolean;
  readonly #log: Row[] = [];
  /** Indexes into the log by stream and revision. */
  readonly #streams = new Map<string, number[]>();
  readonly #feed = new Feed();
  #lastToken = 0;
  /** Number of the last event that subscriptions see. */
  #seen = 0;
  #showing: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(weak: boolean) {
    this.#weak = weak;
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult> {
    this.#checkOpen();
    const request = appendRequest(stream, expected, events);
    const indexes = this.#streams.get(stream) ?? [];
    const storedIds = (from: number, count: number) =>
      indexes.slice(from, from + count).map((index) => this.#log[index]!.id);
    const kind = classify(request, indexes.length - 1, storedIds);
    if (kind === "conflict") return { kind, actual: asExpected(indexes.length - 1) };
    if (kind === "append") this.#write(request);
    return this.#written(stream, request.expected + request.ids.length);
  }

  #write({ stream, ids, texts }: AppendRequest): void {
    const indexes = this.#streams.get(stream) ?? [];
    this.#streams.set(stream, indexes);
    const shared = this.#weak ? this.#token() : undefined;
    for (const [offset, text] of texts.entries()) {
      const previous = indexes.length === 0 ? noPredecessor : this.#log[indexes.at(-1)!]!.hash;
      indexes.push(this.#log.length);
      this.#log.push({
        id: ids[offset]!,
        stream,
        position: shared ?? String(this.#log.length + 1).padStart(16, "0"),
        text,
        hash: chainHash(previous, text),
      });
    }
    if (!this.#weak) this.#show();
    else this.#showing ??= setTimeout(() => this.#show(), lag);
  }

  #show(): void {
    this.#showing = undefined;
    this.#seen = this.#log.length;
    this.#feed.announce();
  }

  /** Sparse on purpose: the steps differ, so nobody can count with positions. */
  #token(): Position {
    this.#lastToken += 1 + ((this.#lastToken * 7_919 + 104_729) % 9_973);
    return this.#lastToken.toString(16).padStart(14, "0");
  }

  #written(stream: string, revision: number): AppendResult {
    const index = this.#streams.get(stream)![revision]!;
    const position = this.#log[index]!.position;
    return { kind: "written", revision, position, ...(this.#weak ? {} : { number: index + 1 }) };
  }

  async readStream(stream: string, from = 0): Promise<readonly StoredEvent[]> {
    this.#checkOpen();
    return (this.#streams.get(stream) ?? []).slice(from).map((index) => {
      const { text, position, hash } = this.#log[index]!;
      return Object.assign(JSON.parse(text), { position, hash }) as StoredEvent;
    });
  }

  async *readAll(after: Cursor, options: ReadAllOptions = {}): AsyncGenerator<readonly RecordedEvent[]> {
    this.#checkOpen();
    yield* readPages(
      (request) => this.#page(request),
      () => this.#log.length,
      after,
      options,
    );
  }

  subscribe(after: Cursor): Observable<Delivery> {
    return this.#feed.subscribe(after, (request) => this.#page({ ...request, upTo: this.#seen }));
  }

  #page({ after, most, streams, upTo = this.#log.length }: PageRequest): Page {
    this.#checkOpen();
    this.#checkCursor(after);
    const events: RecordedEvent[] = [];
    let index = after.number;
    while (index < upTo && (events.length < most || this.#withinAppend(index))) {
      const { stream, text, position, hash } = this.#log[index]!;
      index += 1;
      if (streams === undefined || streams.some((prefix) => stream.startsWith(prefix))) {
        events.push(Object.assign(JSON.parse(text), { position, number: index, hash }) as RecordedEvent);
      }
    }
    const next = index > after.number ? { position: this.#log[index - 1]!.position, number: index } : after;
    return { events, next, end: index >= upTo };
  }

  /** Whether the event before this one belongs to the same append of a weak store. */
  #withinAppend(index: number): boolean {
    return this.#weak && index > 0 && this.#log[index]!.position === this.#log[index - 1]!.position;
  }

  #checkCursor(after: Cursor): void {
    checkCursor(after, this.#log.length);
    const position = after.number === 0 ? "" : this.#log[after.number - 1]!.position;
    if (after.position !== position) {
      throw new RangeError(`event ${after.number} lies at "${position}", not at "${after.position}"`);
    }
  }

  async head(): Promise<Head> {
    this.#checkOpen();
    const last = this.#log.at(-1);
    return { position: last?.position ?? "", number: this.#log.length, hash: last?.hash ?? noPredecessor };
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#showing);
    this.#feed.close();
  }

  #checkOpen(): void {
    if (this.#closed) throw new StoreError("closed", "the store in memory is closed");
  }
}
