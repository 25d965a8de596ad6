import type { DatabaseSync } from "node:sqlite";
import { type AppendResult, type Head, StoreError } from "../port.ts";
import type { AppendRequest } from "../request.ts";
import { Committer, type Written } from "./committer.ts";
import { asStoreError } from "./faults.ts";
import { positionOf } from "./reader.ts";
import { type GroupAnswer, LogThread, type ThreadProgram } from "./thread.ts";

/** Most events, and most text (UTF-16 units), that share one commit. */
const groupEvents = 2_000;
const groupSize = 16_000_000;

/**
 * Milliseconds of a commit, as a moving mean, from which commits leave the event loop, and below which they come back.
 * Waking a thread and being woken by it costs a quarter of a millisecond where the cores sleep in between.
 */
const slow = 2;
const quick = 0.8;

/** Where groups are committed: on the event loop, in a thread beside it, or wherever their duration says. */
export const commitPlaces = ["as measured", "event loop", "thread"] as const;
export type CommitPlace = (typeof commitPlaces)[number];

interface Waiting {
  readonly request: AppendRequest;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: unknown) => void;
}

/** Counts since the store was opened. */
export interface WriterStats {
  commits: number;
  /** Those of them that were made in the thread beside the event loop. */
  commitsInThread: number;
  events: number;
  conflicts: number;
  repetitions: number;
  failedCommits: number;
  /** Most appends that one commit carried. */
  largestGroup: number;
}

export interface WriterOptions {
  readonly db: DatabaseSync;
  readonly file: string;
  readonly place: CommitPlace;
  readonly committed: (head: Head) => void;
  /** Told that the thread beside the event loop has the log, or will not have it. */
  readonly threadTried: () => void;
  readonly program?: ThreadProgram | undefined;
}

/**
 * Group commit: what waits when the event loop comes round, or when the commit before is done, is written in one
 * transaction and answered after its commit. Nobody waits for company. One group is under way at a time, on the event
 * loop or in the thread, each of which has a connection of its own.
 */
export class GroupCommit {
  readonly #options: WriterOptions;
  readonly #committer: Committer;
  #queue: Waiting[] = [];
  #scheduled = false;
  #underWay = false;
  #groupInThread: Waiting[] = [];
  #drained: (() => void)[] = [];
  #thread: LogThread | undefined;
  #mean = 0;
  #inThread = false;
  #broken: Error | undefined;
  /** Why there is no thread, where it could not be had. */
  threadFault: Error | undefined;
  readonly stats: WriterStats = {
    ...{ commits: 0, commitsInThread: 0, events: 0, conflicts: 0, repetitions: 0, failedCommits: 0, largestGroup: 0 },
  };

  constructor(options: WriterOptions) {
    this.#options = options;
    this.#committer = new Committer(options.db, options.file);
  }

  append(request: AppendRequest): Promise<AppendResult> {
    if (this.#broken !== undefined) return Promise.reject(this.#broken);
    return new Promise((resolve, reject) => {
      this.#queue.push({ request, resolve, reject });
      this.#schedule();
    });
  }

  /** Has all that waits written, at once where no group is under way. */
  async drain(): Promise<void> {
    while (this.#queue.length > 0 || this.#underWay) {
      if (this.#underWay) await new Promise<void>((resolve) => this.#drained.push(resolve));
      else this.#flush();
    }
  }

  /** The thread beside the event loop; undefined while it starts, and where it cannot be had. */
  thread(): LogThread | undefined {
    if (this.#thread === undefined && this.threadFault === undefined) {
      const { file, threadTried, program } = this.#options;
      this.#thread = new LogThread(file, threadTried, (error, was) => this.#threadEnded(error, was), program);
    }
    return this.#thread?.up ? this.#thread : undefined;
  }

  /** Ends the thread, where there is one. */
  async close(): Promise<void> {
    await this.#thread?.close();
  }

  get broken(): boolean {
    return this.#broken !== undefined;
  }

  /** Nothing more is acknowledged: the disk failed, and what it holds is known only after opening anew. */
  fail(fault: Error): void {
    this.#broken ??= fault;
    for (const { reject } of this.#queue.splice(0)) reject(this.#broken);
  }

  #schedule(): void {
    if (this.#scheduled || this.#underWay) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      if (this.#queue.length > 0 && !this.#underWay) this.#flush();
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
    const thread = this.#inThread || this.#options.place === "thread" ? this.thread() : undefined;
    if (thread === undefined) {
      this.#settle(group, this.#commit(group), false);
      return;
    }
    this.#underWay = true;
    this.#groupInThread = group;
    const writes = group.map(({ request }) => request);
    thread.commit(writes, (answer) => {
      this.#underWay = false;
      this.#groupInThread = [];
      this.#settle(group, answer, true);
      for (const resolve of this.#drained.splice(0)) resolve();
      if (this.#queue.length > 0) this.#schedule();
    });
  }

  #commit(group: readonly Waiting[]): GroupAnswer {
    const began = performance.now();
    try {
      const written = this.#committer.commit(group.map(({ request }) => request));
      return { kind: "committed", written, head: this.#committer.head, took: performance.now() - began };
    } catch (error) {
      const fault = asStoreError(error, this.#options.file) as Error;
      return { kind: "failed", error: fault, broken: this.#committer.broken };
    }
  }

  #settle(group: readonly Waiting[], answer: GroupAnswer, inThread: boolean): void {
    if (answer.kind === "committed") {
      this.#measure(answer.took);
      this.#answer(group, answer.written, answer.head, inThread);
      return;
    }
    this.stats.failedCommits += 1;
    const { error, broken } = answer;
    for (const { reject } of group) reject(error);
    if (broken !== undefined) this.fail(broken);
    else if (error instanceof StoreError && error.code === "damaged") this.fail(error);
  }

  #answer(group: readonly Waiting[], written: readonly Written[], head: Head, inThread: boolean): void {
    const { stats } = this;
    let events = 0;
    for (const [index, each] of written.entries()) {
      if (typeof each === "number") events += group[index]!.request.texts.length;
      else if (each.kind === "conflict") stats.conflicts += 1;
      else stats.repetitions += 1;
    }
    if (events > 0) {
      stats.commits += 1;
      if (inThread) stats.commitsInThread += 1;
      stats.events += events;
      stats.largestGroup = Math.max(stats.largestGroup, group.length);
      this.#options.committed(head);
    }
    for (const [index, { request, resolve }] of group.entries()) {
      const each = written[index]!;
      if (typeof each !== "number") resolve(each);
      else {
        const revision = request.expected + request.texts.length;
        resolve({ kind: "written", revision, position: positionOf(each), number: each });
      }
    }
  }

  #measure(took: number): void {
    this.#mean += (took - this.#mean) / 16;
    if (this.#options.place !== "as measured") return;
    if (this.#mean > slow) this.#inThread = true;
    else if (this.#mean < quick) this.#inThread = false;
    // Started in time; until it is up the event loop commits.
    if (this.#inThread) this.thread();
  }

  /** A thread that never was is done without. One that ends later may take a commit with it whose outcome is unknown. */
  #threadEnded(error: Error, wasUp: boolean): void {
    this.threadFault = error;
    if (!wasUp) {
      this.#options.threadTried();
      return;
    }
    const { file } = this.#options;
    const lost = new StoreError("damaged", `${file}: the thread that writes it ended; open it anew`, { cause: error });
    for (const { reject } of this.#groupInThread.splice(0)) reject(lost);
    this.#underWay = false;
    this.fail(lost);
    for (const resolve of this.#drained.splice(0)) resolve();
  }
}
