import type { Cursor, RecordedEvent } from "@liggare/domain";
import { StoreError } from "./port.ts";

/** A piece of the log, read in one go. */
export interface Page {
  readonly events: readonly RecordedEvent[];
  /** Where the next page begins; beyond the last event where a filter left some out. */
  readonly next: Cursor;
  /** Nothing lies after `next` (or not before `upTo`). */
  readonly end: boolean;
}

export interface PageRequest {
  readonly after: Cursor;
  /** Most events. A store may give fewer, and more only to end at the end of an append. */
  readonly most: number;
  readonly streams?: readonly string[] | undefined;
  /** Number of the last event that may be given. */
  readonly upTo?: number | undefined;
}

/** Refuses a cursor that lies beyond the log: whoever holds it has seen events that this log has not. */
export function checkCursor(after: Cursor, last: number): void {
  if (!Number.isSafeInteger(after.number) || after.number < 0) throw new RangeError("a cursor's number is from 0");
  if (after.number > last) {
    throw new StoreError(
      "lost tail",
      `asked to continue after event ${after.number}, but the log ends at ${last}: it lost events, or the cursor belongs to another log`,
    );
  }
}
