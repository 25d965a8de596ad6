import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { Position, RecordedEvent, StoredEvent } from "@liggare/domain";
import { checkCursor, type Page, type PageRequest } from "../page.ts";
import type { Head } from "../port.ts";
import { StoreError } from "../port.ts";
import type { StreamHead } from "../stream-heads.ts";
import { guarded } from "./faults.ts";

/** Positions are numbers in 16 decimals, so that they compare as text. */
export const positionOf = (number: number): Position => (number === 0 ? "" : String(number).padStart(16, "0"));

/** Rows fetched in one statement, and the size (UTF-16 units) at which a page ends early: 1 MB events stay few. */
const step = 128;
const pageSize = 8_000_000;
/** Rows that a filtered read looks at in one go, so that a rare stream does not hold up the event loop. */
const filterWindow = 5_000;

type EventRow = readonly [number: number, envelope: string, hash: string];

/** Reads a log. Each page is one short statement or a few: no read transaction outlives a call. */
export class SqliteReader {
  readonly #db: DatabaseSync;
  readonly #file: string;
  readonly #page: StatementSync;
  readonly #stream: StatementSync;
  readonly #streamHead: StatementSync;
  readonly #head: StatementSync;
  readonly #hashAt: StatementSync;
  readonly #filtered = new Map<number, StatementSync>();

  constructor(db: DatabaseSync, file: string) {
    this.#db = db;
    this.#file = file;
    this.#page = this.#rows(
      "SELECT number, envelope, hash FROM event WHERE number > ? AND number <= ? ORDER BY number LIMIT ?",
    );
    this.#stream = this.#rows(
      "SELECT number, envelope, hash FROM event WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?",
    );
    this.#streamHead = this.#rows("SELECT revision, hash FROM event WHERE stream = ? ORDER BY revision DESC LIMIT 1");
    this.#head = this.#rows("SELECT number, hash FROM event ORDER BY number DESC LIMIT 1");
    this.#hashAt = this.#rows("SELECT hash FROM event WHERE number = ?");
  }

  #rows(sql: string): StatementSync {
    const statement = this.#db.prepare(sql);
    statement.setReturnArrays(true);
    return statement;
  }

  head(): Head {
    const row = guarded(this.#file, () => this.#head.get()) as readonly [number, string] | undefined;
    return { position: positionOf(row?.[0] ?? 0), number: row?.[0] ?? 0, hash: row?.[1] ?? "" };
  }

  hashAt(number: number): string | undefined {
    const row = guarded(this.#file, () => this.#hashAt.get(number)) as readonly [string] | undefined;
    return row?.[0];
  }

  streamHead(stream: string): StreamHead {
    const row = guarded(this.#file, () => this.#streamHead.get(stream)) as readonly [number, string] | undefined;
    return { revision: row?.[0] ?? -1, hash: row?.[1] ?? "" };
  }

  /** A stream's events with their numbers, or so many of them. */
  stream(stream: string, from: number, most = -1): readonly RecordedEvent[] {
    return guarded(this.#file, () => this.#stream.all(stream, from, most)).map((row) => this.#event(row));
  }

  /** `readAll` and `subscribe` read by this. */
  page(request: PageRequest): Page {
    const last = this.head().number;
    checkCursor(request.after, last);
    if (request.after.position !== positionOf(request.after.number)) {
      throw new RangeError(`"${request.after.position}" is not the position of event ${request.after.number}`);
    }
    const upTo = Math.min(request.upTo ?? last, last);
    return guarded(this.#file, () =>
      request.streams === undefined ? this.#plain(request, upTo) : this.#some(request, request.streams, upTo),
    );
  }

  #plain({ after, most }: PageRequest, upTo: number): Page {
    const events: RecordedEvent[] = [];
    let [number, size] = [after.number, 0];
    while (number < upTo && events.length < most && size < pageSize) {
      const rows = this.#page.all(number, upTo, Math.min(step, most - events.length)) as unknown as EventRow[];
      if (rows.length === 0) throw new StoreError("damaged", `${this.#file}: event ${number + 1} is missing`);
      for (const row of rows) {
        events.push(this.#event(row));
        size += row[1].length;
      }
      number = rows.at(-1)![0];
    }
    return this.#ended(events, number, upTo, after.number);
  }

  #some({ after, most }: PageRequest, streams: readonly string[], upTo: number): Page {
    const until = Math.min(upTo, after.number + filterWindow);
    const statement = this.#filter(streams.length);
    const events: RecordedEvent[] = [];
    let [number, size] = [after.number, 0];
    while (number < until && events.length < most && size < pageSize) {
      const most_ = Math.min(step, most - events.length);
      const rows = statement.all(number, until, ...streams, most_) as unknown as EventRow[];
      for (const row of rows) {
        events.push(this.#event(row));
        size += row[1].length;
      }
      number = rows.length < most_ ? until : rows.at(-1)![0];
    }
    return this.#ended(events, number, upTo, after.number);
  }

  #ended(events: RecordedEvent[], number: number, upTo: number, from: number): Page {
    const reached = Math.max(number, from);
    return { events, next: { position: positionOf(reached), number: reached }, end: reached >= upTo };
  }

  #filter(prefixes: number): StatementSync {
    const known = this.#filtered.get(prefixes);
    if (known !== undefined) return known;
    const matches = Array.from({ length: prefixes }, () => "instr(stream, ?) = 1").join(" OR ") || "0";
    const statement = this.#rows(
      `SELECT number, envelope, hash FROM event WHERE number > ? AND number <= ? AND (${matches}) ORDER BY number LIMIT ?`,
    );
    this.#filtered.set(prefixes, statement);
    return statement;
  }

  #event(row: unknown): RecordedEvent {
    const [number, envelope, hash] = row as EventRow;
    try {
      const event = JSON.parse(envelope);
      event.position = positionOf(number);
      event.number = number;
      event.hash = hash;
      return event;
    } catch (error) {
      throw new StoreError("damaged", `${this.#file}: event ${number} cannot be read`, { cause: error });
    }
  }
}

/** What a stream gives out: numbers come from the ordered reader only. */
export function withoutNumber({ number: _, ...event }: RecordedEvent): StoredEvent {
  return event;
}
