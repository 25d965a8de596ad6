import type { Credentials } from "@eventstore/db-client";
import type { Cursor, RecordedEvent, StoredEvent } from "@liggare/domain";
import type { Observable } from "rxjs";
import type { Page, PageRequest } from "../page.ts";
import {
  type AppendResult,
  type Delivery,
  type EventStore,
  type ExpectedRevision,
  type Head,
  type ReadAllOptions,
  StoreError,
} from "../port.ts";
import { atLeastOne, beginning, defaultBatch, Feed } from "../reading.ts";
import { appendRequest } from "../request.ts";
import { noPredecessor } from "../seal.ts";
import { parseAddress } from "./address.ts";
import { All, notHere } from "./all.ts";
import { Appender, type AppendStats } from "./append.ts";
import { Connection, type ConnectionStats, type Patience } from "./connection.ts";
import { prefixPattern } from "./names.ts";
import { Ordinals } from "./ordinals.ts";
import { Streams } from "./streams.ts";
import { Watcher, type WatchStats } from "./watcher.ts";

export interface EventStoreDbOptions {
  /** `esdb://…`, `esdb+discover://…`, `kurrentdb://…`: one node, several, or a name that leads to them. */
  readonly url: string;
  /** In the place of those in the address. */
  readonly credentials?: Credentials;
  /** Stands before each stream's name, so that one server holds several ledgers: `[a-z0-9_.]`, default `liggare`. */
  readonly prefix?: string;
  /** Where this node notes how far events were counted; without it counting begins anew at each start. */
  readonly numbersFile?: string;
  readonly patience?: Partial<Patience>;
}

export interface EventStoreDbStats extends Readonly<ConnectionStats>, Readonly<AppendStats>, Readonly<WatchStats> {}

/** A store on an EventStoreDB or KurrentDB server, one node or a cluster. Any number of processes write side by side. */
export interface EventStoreDbStore extends EventStore {
  /** Hosts, without credentials. */
  readonly server: string;
  stats(): EventStoreDbStats;
}

/** While the server tells no news, subscribers look for them so often (milliseconds). */
const lookEvery = 2_000;

/**
 * Connects, and finds out whether the server answers. Throws RangeError for a wrong address or prefix, and StoreError
 * "unavailable" where no server answers or it refuses the user.
 */
export async function openEventStoreDb(options: EventStoreDbOptions): Promise<EventStoreDbStore> {
  const { prefix = "liggare" } = options;
  if (!prefixPattern.test(prefix))
    throw new RangeError(`a prefix has 1 to 63 of a–z, 0–9, "_" and ".", and begins with a letter or digit`);
  const store = new EventStoreDb(options, prefix);
  try {
    await store.head();
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

class EventStoreDb implements EventStoreDbStore {
  readonly server: string;
  readonly #connection: Connection;
  readonly #all: All;
  readonly #streams: Streams;
  readonly #appender: Appender;
  readonly #ordinals: Ordinals;
  readonly #feed = new Feed();
  readonly #watcher: Watcher;
  readonly #looking: NodeJS.Timeout;
  readonly #pending = new Set<Promise<unknown>>();
  #closing: Promise<void> | undefined;

  constructor({ url, credentials, numbersFile, patience = {} }: EventStoreDbOptions, prefix: string) {
    const address = parseAddress(url, credentials);
    this.server = address.server;
    this.#connection = new Connection(address, patience);
    this.#streams = new Streams(this.#connection, prefix);
    this.#all = new All(this.#connection, this.#streams);
    this.#appender = new Appender(this.#connection, this.#streams);
    this.#ordinals = new Ordinals(this.#all, numbersFile);
    this.#watcher = new Watcher(this.#connection, this.#streams, () => this.#feed.announce());
    this.#looking = setInterval(() => !this.#watcher.stats.live && this.#feed.announce(), lookEvery).unref();
  }

  async append(
    stream: string,
    expected: ExpectedRevision,
    events: Parameters<EventStore["append"]>[2],
  ): Promise<AppendResult> {
    this.#checkOpen();
    const appending = this.#appender.append(appendRequest(stream, expected, events));
    this.#pending.add(appending);
    try {
      const result = await appending;
      if (result.kind === "written") this.#feed.announce();
      return result;
    } finally {
      this.#pending.delete(appending);
    }
  }

  async readStream(stream: string, from = 0): Promise<readonly StoredEvent[]> {
    this.#checkOpen();
    const events = await this.#streams.read(stream, from, undefined, this.#appender.knownRevision(stream));
    const last = events.at(-1);
    if (last) this.#appender.noteRead(last);
    return events;
  }

  async *readAll(after: Cursor, options: ReadAllOptions = {}): AsyncGenerator<readonly RecordedEvent[]> {
    this.#checkOpen();
    const batch = atLeastOne(options.batch ?? defaultBatch, "batch");
    const limit = options.limit === undefined ? Number.POSITIVE_INFINITY : atLeastOne(options.limit, "limit");
    const end = (await this.#all.last())?.position ?? "";
    const { streams } = options;
    let events: RecordedEvent[] = [];
    let [number, given] = [after.number, 0];
    if (end === "" && after.number === 0) return;
    for await (const event of this.#from(after)) {
      if (event.position > end) break;
      number += 1;
      if (streams === undefined || streams.some((prefix) => event.stream.startsWith(prefix))) {
        events.push(Object.assign(event, { number }));
        given += 1;
      }
      if (events.length >= batch || given >= limit) {
        yield events;
        events = [];
        this.#checkOpen();
      }
      if (given >= limit || event.position === end) break;
    }
    if (events.length > 0) yield events;
  }

  subscribe(after: Cursor): Observable<Delivery> {
    return this.#feed.subscribe(after, (request) => this.#page(request));
  }

  async #page({ after, most }: PageRequest): Promise<Page> {
    const events: RecordedEvent[] = [];
    let { number } = after;
    for await (const event of this.#from(after)) {
      number += 1;
      events.push(Object.assign(event, { number }));
      if (events.length >= most) break;
    }
    const last = events.at(-1);
    const next = last ? { position: last.position, number: last.number } : after;
    return { events, next, end: events.length < most };
  }

  async *#from(after: Cursor): AsyncGenerator<StoredEvent> {
    if (!Number.isSafeInteger(after.number) || after.number < 0) throw new RangeError("a cursor's number is from 0");
    for await (const event of this.#all.after(after.position, async () => notHere(after, (await this.head()).number))) {
      this.#appender.noteRead(event);
      yield event;
    }
  }

  async head(): Promise<Head> {
    this.#checkOpen();
    const last = await this.#all.last();
    if (!last) return { ...beginning, hash: noPredecessor };
    this.#appender.noteRead(last);
    return this.#ordinals.headAt(last);
  }

  stats(): EventStoreDbStats {
    return { ...this.#connection.stats, ...this.#appender.stats, ...this.#watcher.stats };
  }

  /** Waits for what is being written, completes subscriptions, and leaves the server. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await Promise.allSettled(this.#pending);
    clearInterval(this.#looking);
    this.#feed.close();
    await this.#watcher.close();
    await this.#ordinals.note();
    await this.#connection.close();
  }

  #checkOpen(): void {
    if (this.#closing !== undefined) throw new StoreError("closed", `the store on ${this.server} is closed`);
  }
}
