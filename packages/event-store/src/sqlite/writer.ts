import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { AppendResult, Head } from "../port.ts";
import { StoreError } from "../port.ts";
import { type AppendRequest, asExpected, classify } from "../request.ts";
import { chainHash } from "../seal.ts";
import { type StreamHead, StreamHeads } from "../stream-heads.ts";
import { asStoreError } from "./faults.ts";
import { positionOf, type SqliteReader } from "./reader.ts";

/** Most events, and most text (UTF-16 units), that share one commit: the event loop is held for it. */
const groupEvents = 2_000;
const groupSize = 16_000_000;

interface Waiting {
  readonly request: AppendRequest;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: unknown) => void;
}

/** Counts since the store was opened. */
export interface WriterStats {
  commits: number;
  events: number;
  conflicts: number;
  repetitions: number;
  failedCommits: number;
  /** Most appends that one commit carried. */
  largestGroup: number;
}

/**
 * Group commit: what waits when the event loop comes round is written in one transaction and answered after its
 * commit. Nobody waits for company.
 */
export class GroupCommit {
  readonly #db: DatabaseSync;
  readonly #file: string;
  readonly #reader: SqliteReader;
  readonly #committed: (head: Head) => void;
  readonly #heads = new StreamHeads();
  readonly #insert: StatementSync;
  readonly #dataVersion: StatementSync;
  #head: Head;
  #version: unknown;
  #queue: Waiting[] = [];
  #scheduled = false;
  #broken: StoreError | undefined;
  readonly stats: WriterStats = {
    commits: 0,
    events: 0,
    conflicts: 0,
    repetitions: 0,
    failedCommits: 0,
    largestGroup: 0,
  };

  constructor(db: DatabaseSync, file: string, reader: SqliteReader, committed: (head: Head) => void) {
    this.#db = db;
    this.#file = file;
    this.#reader = reader;
    this.#committed = committed;
    this.#insert = db.prepare("INSERT INTO event (number, stream, revision, envelope, hash) VALUES (?, ?, ?, ?, ?)");
    this.#dataVersion = db.prepare("PRAGMA data_version");
    this.#dataVersion.setReturnArrays(true);
    this.#head = reader.head();
    this.#version = this.#readVersion();
  }

  get head(): Head {
    return this.#head;
  }

  append(request: AppendRequest): Promise<AppendResult> {
    if (this.#broken !== undefined) return Promise.reject(this.#broken);
    return new Promise((resolve, reject) => {
      this.#queue.push({ request, resolve, reject });
      this.#schedule();
    });
  }

  /** Writes all that waits, now. */
  drain(): void {
    while (this.#queue.length > 0) this.#flush();
  }

  /** Nothing more is acknowledged: the disk failed, and what it holds is known only after opening anew. */
  fail(fault: StoreError): void {
    this.#broken ??= fault;
    const waiting = this.#queue;
    this.#queue = [];
    for (const { reject } of waiting) reject(this.#broken);
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      if (this.#queue.length > 0) this.#flush();
      if (this.#queue.length > 0) this.#schedule();
    });
  }

  #nextGroup(): Waiting[] {
    let [taken, events, size] = [0, 0, 0];
    for (const { request } of this.#queue) {
      if (taken > 0 && (events >= groupEvents || size >= groupSize)) break;
      taken += 1;
      events += request.texts.length;
      for (const text of request.texts) size += text.length;
    }
    return this.#queue.splice(0, taken);
  }

  #flush(): void {
    const group = this.#nextGroup();
    let results: AppendResult[];
    try {
      results = this.#commit(group.map(({ request }) => request));
    } catch (error) {
      const fault = asStoreError(error, this.#file);
      for (const { reject } of group) reject(fault);
      if (fault instanceof StoreError && fault.code === "damaged") this.fail(fault);
      return;
    }
    for (const [index, { resolve }] of group.entries()) resolve(results[index]!);
  }

  #commit(requests: readonly AppendRequest[]): AppendResult[] {
    const before = { ...this.stats };
    const heads = new Map<string, StreamHead>();
    let [number, hash] = [this.#head.number, this.#head.hash];
    try {
      this.#db.exec("BEGIN IMMEDIATE");
      if (this.#othersWrote()) [number, hash] = [this.#head.number, this.#head.hash];
      const results = requests.map((request) => {
        const head = heads.get(request.stream) ?? this.#streamHead(request.stream);
        const kind = classify(request, head.revision, (from, count) => this.#ids(request.stream, from, count));
        if (kind === "conflict") {
          this.stats.conflicts += 1;
          return { kind, actual: asExpected(head.revision) };
        }
        if (kind === "repetition") {
          this.stats.repetitions += 1;
          return this.#asBefore(request);
        }
        hash = this.#write(request, head.hash, number);
        number += request.texts.length;
        const revision = request.expected + request.texts.length;
        heads.set(request.stream, { revision, hash });
        return { kind: "written" as const, revision, position: positionOf(number), number };
      });
      this.#db.exec("COMMIT");
      this.#done(requests.length, heads, { position: positionOf(number), number, hash });
      return results;
    } catch (error) {
      Object.assign(this.stats, before, { failedCommits: before.failedCommits + 1 });
      this.#undo();
      throw error;
    }
  }

  #write(request: AppendRequest, previous: string, last: number): string {
    let hash = previous;
    for (const [index, text] of request.texts.entries()) {
      hash = chainHash(hash, text);
      this.#insert.run(last + 1 + index, request.stream, request.expected + 1 + index, text, hash);
    }
    return hash;
  }

  #done(appends: number, heads: ReadonlyMap<string, StreamHead>, head: Head): void {
    const written = head.number - this.#head.number;
    for (const [stream, streamHead] of heads) this.#heads.set(stream, streamHead);
    this.#head = head;
    if (written === 0) return;
    this.stats.commits += 1;
    this.stats.events += written;
    this.stats.largestGroup = Math.max(this.stats.largestGroup, appends);
    this.#committed(head);
  }

  /** SQLite has rolled back already after some faults (a full disk among them), and not after others. */
  #undo(): void {
    if (!this.#db.isTransaction) return;
    try {
      this.#db.exec("ROLLBACK");
    } catch (error) {
      this.fail(new StoreError("damaged", `${this.#file}: a failed commit could not be undone`, { cause: error }));
    }
  }

  #streamHead(stream: string): StreamHead {
    const known = this.#heads.get(stream);
    if (known !== undefined) return known;
    const head = this.#reader.streamHead(stream);
    if (head.revision >= 0) this.#heads.set(stream, head);
    return head;
  }

  #ids(stream: string, from: number, count: number): readonly string[] {
    return this.#reader.stream(stream, from, count).map(({ id }) => id);
  }

  #asBefore({ stream, expected, ids }: AppendRequest): AppendResult {
    const { revision, position, number } = this.#reader.stream(stream, expected + ids.length, 1)[0]!;
    return { kind: "written", revision, position, number };
  }

  /** The lock keeps other ledgers out, not other programs: what one of them committed must not be overlooked. */
  #othersWrote(): boolean {
    const version = this.#readVersion();
    if (version === this.#version) return false;
    this.#version = version;
    this.#heads.clear();
    this.#head = this.#reader.head();
    return true;
  }

  #readVersion(): unknown {
    return (this.#dataVersion.get() as unknown as readonly unknown[])[0];
  }
}
