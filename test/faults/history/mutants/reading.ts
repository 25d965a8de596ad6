import { type RecordedEvent, type StoredEvent, start } from "@liggare/domain";
import { chainHash, type EventStore, envelopeText, type Head, noPredecessor, StoreError } from "@liggare/event-store";
import { type Alter, broken, every, type Mutant, positionAt } from "./mutant.ts";

/** The whole log, changed the same way for every reader of it. */
const rewritten =
  (change: (log: readonly RecordedEvent[]) => readonly RecordedEvent[]): Alter =>
  (store) => ({
    async *readAll(after, { limit = Number.POSITIVE_INFINITY, streams } = {}) {
      const log = change((await Array.fromAsync(store.readAll(start))).flat());
      const events = log
        .slice(after.number)
        .filter(({ stream }) => streams === undefined || streams.some((prefix) => stream.startsWith(prefix)))
        .slice(0, limit);
      if (events.length > 0) yield events;
    },
  });

/** Each second of three neighbours changes places with the third. */
const neighbour = (number: number): number => (number % 3 === 2 ? number + 1 : number % 3 === 0 ? number - 1 : number);

function swapped(log: readonly RecordedEvent[]): readonly RecordedEvent[] {
  return log.map((event, index) => {
    const other = log[neighbour(index + 1) - 1];
    if (other === undefined || other.stream === event.stream) return event;
    return { ...other, number: event.number, position: event.position };
  });
}

const unchained = <E extends StoredEvent>(event: E): E =>
  event.revision % 4 === 3
    ? { ...event, hash: chainHash(noPredecessor, envelopeText(event, event.stream, event.revision)) }
    : event;

/** Changes each page of the log. */
const pages = (store: EventStore, change: (page: readonly RecordedEvent[]) => readonly RecordedEvent[]) =>
  ({
    async *readAll(after, options) {
      for await (const page of store.readAll(after, options)) yield change(page);
    },
  }) satisfies Partial<EventStore>;

/** Defects of reads. */
export const readingMutants: readonly Mutant[] = [
  broken("gives positions that go back", "positions increase", (store) =>
    pages(store, (page) => page.map((event) => ({ ...event, position: positionAt(neighbour(event.number)) }))),
  ),

  broken("orders the log otherwise than it acknowledged", "real time is kept", rewritten(swapped)),

  broken("leaves out a number", "numbers are dense", (store) =>
    pages(store, (page) => page.map((event) => (event.number > 5 ? { ...event, number: event.number + 1 } : event))),
  ),

  broken("counts a revision twice", "revisions are contiguous", (store) =>
    pages(store, (page) =>
      page.map((event) => (event.revision > 2 ? { ...event, revision: event.revision - 1 } : event)),
    ),
  ),

  broken("chains a hash to nothing", "hashes are chained", (store) => ({
    ...pages(store, (page) => page.map(unchained)),
    readStream: async (...args) => (await store.readStream(...args)).map(unchained),
  })),

  broken("tells a hash that is not the head's", "heads lie on the chain", (store) => {
    const due = every(3);
    return {
      async head() {
        const head = await store.head();
        return due() ? { ...head, hash: noPredecessor } : head;
      },
    };
  }),

  broken("tells an old head", "reads show what was acknowledged", (store) => {
    const due = every(4);
    let last: Head | undefined;
    return {
      async head() {
        if (last === undefined || due()) last = await store.head();
        return last;
      },
    };
  }),

  broken("reads a stream from a cache", "reads show what was acknowledged", (store) => {
    const due = every(3);
    const cache = new Map<string, readonly StoredEvent[]>();
    return {
      async readStream(stream, from = 0) {
        if (!cache.has(stream) || due()) cache.set(stream, await store.readStream(stream));
        return cache.get(stream)!.slice(from);
      },
    };
  }),

  broken("reads a stream without its last event", "reads show what was acknowledged", (store) => ({
    async readStream(stream, from) {
      const events = await store.readStream(stream, from);
      return events.length > 3 ? events.slice(0, -1) : events;
    },
  })),

  broken("reads a stream from one event too early", "reads are exact prefixes", (store) => ({
    readStream: (stream, from = 0) => store.readStream(stream, Math.max(0, from - 1)),
  })),

  broken("shows what is never committed", "reads are exact prefixes", (store) => {
    const due = every(5);
    const ghosts = new Map<string, StoredEvent>();
    return {
      async append(stream, expected, events) {
        if (!due()) return store.append(stream, expected, events);
        const revision = (await store.readStream(stream)).length;
        const position = positionAt((await store.head()).number + 1);
        ghosts.set(stream, { ...events[0]!, stream, revision, position, hash: noPredecessor });
        throw new StoreError("unavailable", "no answer came from a broken store");
      },
      async readStream(stream, from = 0) {
        const events = await store.readStream(stream, from);
        const ghost = ghosts.get(stream);
        ghosts.delete(stream);
        return ghost === undefined || ghost.revision !== from + events.length ? events : [...events, ghost];
      },
    };
  }),

  broken("skips an event in the log", "reads are exact prefixes", (store) => {
    const due = every(3);
    return pages(store, (page) => (page.length > 2 && due() ? page.toSpliced(1, 1) : page));
  }),

  broken("skips an event where a page ends", "reads are exact prefixes", (store) => ({
    async *readAll(after, options = {}) {
      let first = true;
      for await (const page of store.readAll(after, options)) {
        yield first ? page : page.slice(1);
        first = false;
      }
    },
  })),

  broken("takes a prefix for a name", "reads are exact prefixes", (store) => ({
    async *readAll(after, options = {}) {
      const { streams } = options;
      for await (const page of store.readAll(after, options))
        yield streams === undefined ? page : page.filter(({ stream }) => streams.includes(stream));
    },
  })),

  broken("forgets the filter", "reads are exact prefixes", (store) => ({
    readAll: (after, { streams: _, ...options } = {}) => store.readAll(after, options),
  })),

  broken("forgets the limit", "reads are exact prefixes", (store) => ({
    readAll: (after, { limit: _, ...options } = {}) => store.readAll(after, options),
  })),

  broken("ends a long read early", "reads show what was acknowledged", (store) => ({
    readAll: (after, options = {}) =>
      store.readAll(after, after.number > 0 ? { ...options, limit: Math.min(options.limit ?? 5, 5) } : options),
  })),
];
