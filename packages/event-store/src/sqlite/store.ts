import type { Cursor, NewEvent, RecordedEvent, StoredEvent } from "@liggare/domain";
import type { Observable } from "rxjs";
import {
  type AppendResult,
  type Delivery,
  type EventStore,
  type ExpectedRevision,
  type Head,
  type ReadAllOptions,
  StoreError,
} from "../port.ts";
import { Feed, readPages } from "../reading.ts";
import { appendRequest } from "../request.ts";
import { type BackupProgress, backUp } from "./backup.ts";
import { asStoreError } from "./faults.ts";
import { HeadKeeper } from "./head-file.ts";
import { type Opened, openLog, type SqliteStoreOptions } from "./open.ts";
import { withoutNumber } from "./reader.ts";
import { noStats, type SqliteStats } from "./stats.ts";
import type { ThreadProgram } from "./thread.ts";
import { type CommitPlace, GroupCommit } from "./writer.ts";

/** The default store: one file, one owner. */
export interface SqliteStore extends EventStore {
  /** The log's file; beside it lie `-wal`, `-shm`, `.head`, `.lock` and `.owner`. */
  readonly file: string;
  stats(): SqliteStats;
  /** Moves what the WAL holds into the file. True where all of it was moved (no reader stood in the way). */
  checkpoint(): boolean;
  /**
   * Copies the log as it stands now, with its head, to a file that must not exist; writing goes on meanwhile.
   * Answers the copy's head.
   */
  backup(target: string, onProgress?: (progress: BackupProgress) => void): Promise<Head>;
}

/** Opens the log in this file, or founds it. Throws StoreError with the file's name and what to do. */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<SqliteStore> {
  return SqliteEventStore.over(await openLog(options), options.commitsIn);
}

/**
 * Pages in the WAL (16 MB) at which they are moved into the file; looked at once in so many commits. More than
 * SQLite's 1,000, since each commit of many streams rewrites the same pages of the index.
 */
const checkpointPages = 4_000;
const checkEvery = 16;
const pollEvery = 500;

export class SqliteEventStore implements SqliteStore {
  readonly file: string;
  readonly #log: Opened;
  readonly #feed = new Feed();
  readonly #heads: HeadKeeper;
  /** Undefined for a reader. */
  readonly #writer: GroupCommit | undefined;
  readonly #backups = new Set<Promise<Head>>();
  #commitsUnchecked = 0;
  #checkpoints = 0;
  #walPages = 0;
  #checkpointing = false;
  #checkpointFault: Error | undefined;
  #closing: Promise<void> | undefined;

  /** `program`: another one for the thread, for tests. */
  static async over(
    log: Opened,
    place: CommitPlace = "as measured",
    program?: ThreadProgram,
  ): Promise<SqliteEventStore> {
    const up = Promise.withResolvers<void>();
    const store = new SqliteEventStore(log, place, up.resolve, program);
    if (place === "thread") {
      store.#writer?.thread();
      await up.promise;
    }
    return store;
  }

  private constructor(log: Opened, place: CommitPlace, tried: () => void, program: ThreadProgram | undefined) {
    this.file = log.file;
    this.#log = log;
    this.#heads = new HeadKeeper(log.file);
    const committed = (head: Head) => this.#committed(head);
    const threadTried = () => {
      tried();
      this.#checkpointWhenDue();
    };
    this.#writer = log.lock && new GroupCommit({ db: log.db, file: log.file, place, committed, threadTried, program });
  }

  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult> {
    try {
      this.#checkOpen();
      return this.#writing().append(appendRequest(stream, expected, events));
    } catch (error) {
      return Promise.reject(error);
    }
  }

  async readStream(stream: string, from = 0): Promise<readonly StoredEvent[]> {
    this.#checkOpen();
    return this.#log.reader.stream(stream, from).map(withoutNumber);
  }

  async *readAll(after: Cursor, options: ReadAllOptions = {}): AsyncGenerator<readonly RecordedEvent[]> {
    yield* readPages(
      (request) => this.#reading().page(request),
      () => this.#reading().head().number,
      after,
      options,
    );
  }

  subscribe(after: Cursor): Observable<Delivery> {
    return this.#feed.subscribe(
      after,
      (request) => this.#reading().page(request),
      this.#writer === undefined ? pollEvery : undefined,
    );
  }

  async head(): Promise<Head> {
    return this.#reading().head();
  }

  stats(): SqliteStats {
    const fault = (this.#heads.fault ?? this.#checkpointFault ?? this.#writer?.threadFault)?.message;
    const { stats } = this.#writer ?? { stats: noStats };
    return { ...stats, checkpoints: this.#checkpoints, walPages: this.#walPages, fault };
  }

  checkpoint(): boolean {
    this.#checkOpen();
    this.#writing();
    return this.#checkpoint("PASSIVE");
  }

  async backup(target: string, onProgress?: (progress: BackupProgress) => void): Promise<Head> {
    this.#checkOpen();
    const copying = backUp(this.file, target, onProgress);
    this.#backups.add(copying);
    try {
      return await copying;
    } finally {
      this.#backups.delete(copying);
    }
  }

  /** Writes what waits, lets backups finish, completes subscriptions and frees the file. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.#writer?.drain();
    this.#feed.close();
    await Promise.allSettled(this.#backups);
    await this.#writer?.close();
    try {
      if (this.#writer !== undefined) {
        await this.#heads.flush();
        this.#checkpoint("TRUNCATE");
      }
    } finally {
      this.#log.db.close();
      this.#log.lock?.release();
    }
  }

  #committed(head: Head): void {
    this.#heads.note(head);
    this.#feed.announce();
    this.#commitsUnchecked += 1;
    if (this.#commitsUnchecked < checkEvery) return;
    this.#commitsUnchecked = 0;
    // After the callers have their answers.
    setImmediate(() => this.#checkpointWhenDue());
  }

  /** In the thread, since it writes and syncs much; here only where there is no thread to be had. */
  #checkpointWhenDue(): void {
    const writer = this.#writer;
    if (this.#closing !== undefined || this.#checkpointing || writer === undefined || writer.broken) return;
    const { log } = this.#log.db.prepare("PRAGMA wal_checkpoint(NOOP)").get() as { log: number };
    this.#walPages = Math.max(0, log);
    if (log < checkpointPages) return;
    const thread = writer.thread();
    if (thread !== undefined) {
      this.#checkpointing = true;
      thread.checkpoint((fault) => {
        this.#checkpointing = false;
        if (fault) this.#checkpointFailed(fault);
        else this.#checkpointed();
      });
    } else if (writer.threadFault !== undefined) {
      try {
        this.#checkpoint("PASSIVE");
      } catch (error) {
        // Kept for stats(); a fault of the disk has stopped the writer as well.
        this.#checkpointFault = error as Error;
      }
    }
  }

  #checkpointed(): void {
    this.#checkpoints += 1;
    this.#checkpointFault = undefined;
  }

  #checkpointFailed(fault: Error): void {
    this.#checkpointFault = fault;
    if (fault instanceof StoreError && fault.code === "damaged") this.#writer?.fail(fault);
  }

  #checkpoint(mode: "PASSIVE" | "TRUNCATE"): boolean {
    try {
      const row = this.#log.db.prepare(`PRAGMA wal_checkpoint(${mode})`).get() as Record<string, number>;
      this.#walPages = Math.max(0, row.log ?? 0);
      this.#checkpointed();
      return row.busy === 0 && row.log === row.checkpointed;
    } catch (error) {
      const fault = asStoreError(error, this.file) as Error;
      this.#checkpointFailed(fault);
      throw fault;
    }
  }

  #writing(): GroupCommit {
    if (this.#writer === undefined) throw new StoreError("read only", `${this.file} was opened for reading only`);
    return this.#writer;
  }

  #reading() {
    this.#checkOpen();
    return this.#log.reader;
  }

  #checkOpen(): void {
    if (this.#closing !== undefined) throw new StoreError("closed", `${this.file} is closed`);
  }
}
