import type { RecordedEvent } from "@liggare/domain";
import type { EventStore } from "@liggare/event-store";
import type { ViewDefinition } from "@liggare/views";

/** Steps of a batch's commit, for tests that let the process fail between any two of them. */
export type CommitStep = "begun" | "event applied" | "days written" | "checkpoint written" | "committed";

export interface ViewStoreOptions {
  /** Folder of the view files. It is made where it is missing; everything in it can be deleted and rebuilt. */
  readonly folder: string;
  readonly views: readonly ViewDefinition<unknown>[];
  readonly store: EventStore;
  /** The day (ISO date) to which a UTC instant belongs. */
  dayOf(instant: string): string;
  /** Lifts an event's payload to its newest schema; throws for what this version does not know. */
  lift(event: RecordedEvent): RecordedEvent;
  /** The stream of the system's own events: they never move the day. */
  readonly systemStream: string;
  /** Told of a view file that was damaged or not ours and is built anew; default: a warning of the process. */
  onWarning?(message: string): void;
  /** Milliseconds before a failed subscription is tried again the n-th time (from 1); default: 100 ms, doubling to 30 s. */
  backOff?(attempt: number): number;
  /** For tests: called after each step; what it throws ends the commit there. */
  onStep?(step: CommitStep): void;
}

/** 100 ms, doubling to 30 s. */
export const defaultBackOff = (attempt: number): number => Math.min(100 * 2 ** (attempt - 1), 30_000);

/** Why the views stopped: an event that this version does not know, or a handler that failed on it. Nothing is skipped. */
export class ViewStopped extends Error {
  /** The view whose handler failed; undefined where the event was unknown to all. */
  readonly view: string | undefined;
  readonly event: Pick<RecordedEvent, "number" | "stream" | "type">;

  constructor(view: string | undefined, { number, stream, type }: RecordedEvent, cause: unknown) {
    const where = view === undefined ? "the views" : `the view ${view}`;
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`${where} stopped at event ${number} (${type} in ${stream}): ${reason}`, { cause });
    this.name = "ViewStopped";
    this.view = view;
    this.event = { number, stream, type };
  }
}
