import type { WriterStats } from "./writer.ts";

export interface SqliteStats extends Readonly<WriterStats> {
  readonly checkpoints: number;
  /**
   * Pages of 4 KB in the WAL when it was looked at last. It is emptied beyond 4,000; while somebody reads an older state
   * (a backup, another program) it grows instead.
   */
  readonly walPages: number;
  /** Why the head outside the log or the last checkpoint could not be written (both are tried again), or no thread be had. */
  readonly fault: string | undefined;
}

/** A store's that only reads. */
export const noStats: WriterStats = {
  ...{ commits: 0, commitsInThread: 0, events: 0, conflicts: 0, repetitions: 0, failedCommits: 0, largestGroup: 0 },
};
