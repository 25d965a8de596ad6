import type { Cursor, Position } from "@liggare/domain";
import type { CellId } from "@liggare/views";
import type { Observable } from "rxjs";
import type { ViewStopped } from "./options.ts";
import type { AsKnown, KnownCells } from "./reading.ts";

/** Cells of a view that a batch changed; told after the batch is committed. */
export interface ViewChange {
  readonly view: string;
  readonly version: number;
  readonly cursor: Cursor;
  readonly cells: readonly CellId[];
}

export interface ViewStatus {
  /** How far each view has come. */
  readonly views: Readonly<Record<string, Cursor>>;
  /** Views that read the log's history by themselves, because they are new, damaged or being rebuilt. */
  readonly building: readonly string[];
  /** Whether the subscription has reached the live end. */
  readonly live: boolean;
  /** The subscription or a file failed; it is tried again. */
  readonly retrying?: { readonly attempt: number; readonly error: unknown };
  /** The views take no more events until this version of the program is mended or renewed. */
  readonly stopped?: ViewStopped | Error;
}

export interface RebuildProgress {
  /** Events read so far, and in the log when the rebuilding began. */
  readonly events: number;
  readonly of: number;
}

export interface ViewStore {
  /** Subscribes to the store: each view goes on from its own checkpoint. */
  start(): void;
  readonly status: () => ViewStatus;
  /** Whether all views (or the one named) reach the position within the time (milliseconds); false also when they stop. */
  caughtUp(position: Position, timeoutMs: number, view?: string): Promise<boolean>;
  /**
   * The cells of a view as known at the end of a day; empty ones are left out. They are read as they are asked for: what
   * is to be of one moment is asked for without a pause.
   */
  cellsOn(view: string, asKnown: AsKnown): KnownCells;
  /**
   * The last event known at the end of a day (ISO date): the longest prefix of the log whose running maximum of days
   * lies at or before it. Default: as the view that has come farthest knows it.
   */
  cursorOn(day: string, view?: string): Cursor;
  /** The day that the log has reached; undefined before any event moved it. */
  lastDay(): string | undefined;
  /** The number of the last event at a position; undefined while the views have not come there. */
  numberAt(position: Position): Promise<number | undefined>;
  /** The cursor of an event's number; undefined while the views have not come there. */
  cursorAt(number: number): Promise<Cursor | undefined>;
  /** What each batch changed, in order, once it is committed. A rebuilding changes nothing and tells nothing. */
  readonly changes: Observable<ViewChange>;
  /**
   * Builds a view (default: all) from the log's start, in a file beside the one in use, which answers until the new
   * one takes its place. Rejects, and leaves the old one, where that fails.
   */
  rebuild(view?: string, onProgress?: (progress: RebuildProgress) => void): Promise<void>;
  /** The view's checkpoint, days and all versions of its cells as canonical NDJSON: equal bytes for equal logs. */
  exportView(view: string): AsyncIterable<string>;
  close(): Promise<void>;
}
