import { closeSync, fsyncSync, openSync } from "node:fs";
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { type Cursor, start } from "@liggare/domain";
import { applyEvent, type CellId, type ViewDefinition } from "@liggare/views";
import { beforeAllDays, cursorOf, type DatedEvent } from "./batch.ts";
import { FileCells } from "./cells.ts";
import { type CommitStep, ViewStopped } from "./options.ts";
import { type AsKnown, CellReader, exportLines, type KnownCells } from "./reading.ts";
import { createDatabase, isFileFault, openDatabase } from "./schema.ts";

/** How far a view has come. */
export interface Checkpoint extends Cursor {
  /** Hash of the last event: it tells whether the file belongs to this log. */
  readonly hash: string;
  /** Where the batch before this one ended. */
  readonly before: Cursor;
  /** The log's day: the running maximum, undefined before any event moved it. */
  readonly day: string | undefined;
  readonly lastFact: number;
  /** The highest `n` of a founding event's fact. */
  readonly lastFounding: number;
}

/** Events between two marks of where in the log a number lies. */
const markEvery = 1_000;
/** Events in one transaction of a file that is built beside: few, large writes. */
const eventsBeside = 20_000;

/** One view in its file: cells, days and checkpoint change in one transaction. */
export class ViewFile {
  readonly path: string;
  readonly #view: ViewDefinition<unknown>;
  readonly #db: DatabaseSync;
  readonly #cells: FileCells;
  readonly #beside: boolean;
  readonly #onStep: (step: CommitStep) => void;
  readonly #putDay: StatementSync;
  readonly #putMark: StatementSync;
  readonly #getNumber: StatementSync;
  readonly #putCheckpoint: StatementSync;
  #checkpoint: Checkpoint;
  #lastMark: number;
  #reader: CellReader | undefined;
  /** Events applied in the open transaction of a file that is built beside. */
  #uncommitted = 0;

  private constructor(path: string, view: ViewDefinition<unknown>, db: DatabaseSync, options: ViewFileOptions) {
    this.path = path;
    this.#view = view;
    this.#db = db;
    this.#beside = options.beside ?? false;
    this.#onStep = options.onStep ?? (() => {});
    this.#putDay = db.prepare("INSERT OR REPLACE INTO day VALUES (?, ?, ?, ?)");
    this.#putMark = db.prepare("INSERT INTO mark VALUES (?, ?)");
    this.#getNumber = db.prepare("SELECT number FROM checkpoint");
    this.#putCheckpoint = db.prepare(`
      UPDATE checkpoint SET position = ?, number = ?, hash = ?, before_position = ?, before_number = ?, day = ?,
        last_fact = ?, last_founding = ?`);
    this.#checkpoint = checkpointOf(db);
    this.#lastMark = Number(db.prepare("SELECT max(number) AS number FROM mark").get()?.number ?? 0);
    this.#cells = new FileCells(db, this.#checkpoint);
  }

  /** Opens the view's file. Throws `UnusableFile` where it is damaged or not this view's. */
  static open(path: string, view: ViewDefinition<unknown>, options: ViewFileOptions = {}): ViewFile {
    return new ViewFile(path, view, openDatabase(path, view), options);
  }

  /** Makes the view's file anew, empty. */
  static create(path: string, view: ViewDefinition<unknown>, options: ViewFileOptions = {}): ViewFile {
    return new ViewFile(path, view, createDatabase(path, view, options.beside ?? false), options);
  }

  get checkpoint(): Checkpoint {
    return this.#checkpoint;
  }

  /**
   * Applies the events that lie after the checkpoint, and commits them with it. All or nothing. Returns the cells that
   * changed. Throws `ViewStopped` where a handler fails; faults of the file as they are.
   */
  apply(events: readonly DatedEvent[], cursor: Cursor): readonly CellId[] {
    const from = this.#checkpoint;
    const news = events.filter(({ event }) => event.number > from.number);
    const last = news.at(-1)?.event;
    if (!last) return [];
    if (this.#uncommitted === 0) this.#db.exec("BEGIN IMMEDIATE");
    try {
      this.#checkUnchanged(from);
      this.#onStep("begun");
      const day = this.#fold(news, from);
      this.#onStep("days written");
      const next = { ...cursor, hash: last.hash, before: cursorOf(from), day, ...this.#cells.last };
      this.#write(next);
      this.#onStep("checkpoint written");
      if (this.#beside) this.#commitNowAndThen(news.length);
      else this.#db.exec("COMMIT");
      this.#checkpoint = next;
    } catch (error) {
      if (this.#db.isTransaction && !this.#beside) this.#db.exec("ROLLBACK");
      this.#cells.forget(from);
      throw error;
    }
    const touched = this.#cells.touched();
    this.#onStep("committed");
    return touched;
  }

  /** Applies the events one by one; returns the day that they reach. */
  #fold(events: readonly DatedEvent[], from: Checkpoint): string | undefined {
    let day = from.day;
    let before: Cursor = from;
    const closeDay = () => {
      if (before.number > 0)
        this.#putDay.run(day ?? beforeAllDays, before.position, before.number, this.#cells.last.lastFact);
    };
    for (const { event, day: own } of events) {
      if (own !== undefined && (day === undefined || own > day)) {
        closeDay();
        day = own;
      }
      this.#cells.day = day ?? beforeAllDays;
      try {
        applyEvent(this.#view, event, this.#cells.day, this.#cells);
      } catch (error) {
        throw isFileFault(error) ? error : new ViewStopped(this.#view.name, event, error);
      }
      this.#onStep("event applied");
      before = event;
    }
    closeDay();
    return day;
  }

  #write(next: Checkpoint): void {
    if (next.number - this.#lastMark >= markEvery) {
      this.#putMark.run(next.number, next.position);
      this.#lastMark = next.number;
    }
    const { position, number, hash, before, day = null, lastFact, lastFounding } = next;
    this.#putCheckpoint.run(position, number, hash, before.position, before.number, day, lastFact, lastFounding);
  }

  /** A second process on the same file would double its facts. */
  #checkUnchanged(from: Checkpoint): void {
    if (this.#getNumber.get()?.number === from.number) return;
    throw new Error(`${this.path} was changed by another process: give each its own folder of views`);
  }

  #commitNowAndThen(events: number): void {
    this.#uncommitted += events;
    if (this.#uncommitted >= eventsBeside) this.#commit();
  }

  #commit(): void {
    this.#uncommitted = 0;
    this.#db.exec("COMMIT");
  }

  /** Ends the building beside: afterwards the file is whole on disk, and closed. */
  finish(): void {
    if (this.#db.isTransaction) this.#commit();
    this.#db.close();
    const handle = openSync(this.path, "r+");
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  }

  /** The view's cells as known on a day, read as they are asked for. */
  on(asKnown: AsKnown): KnownCells {
    this.#reader ??= new CellReader(this.#db, this.#view);
    return this.#reader.on(asKnown, this.#checkpoint.lastFounding);
  }

  /** The last event known at the end of a day (ISO date). */
  cursorOn(day: string): Cursor {
    const found = this.#db
      .prepare("SELECT position, number FROM day WHERE day <= ? ORDER BY day DESC LIMIT 1")
      .get(day);
    return found ? (found as unknown as Cursor) : start;
  }

  /** The last mark that lies before a position, or before a number. */
  markBefore(sought: { readonly position: string } | { readonly number: number }): Cursor {
    const [column, value] = "position" in sought ? ["position", sought.position] : ["number", sought.number];
    const found = this.#db
      .prepare(`SELECT position, number FROM mark WHERE ${column} < ? ORDER BY number DESC LIMIT 1`)
      .get(value);
    return found ? (found as unknown as Cursor) : start;
  }

  /** The view as canonical lines, as of one moment, whatever is applied meanwhile. */
  *exportLines(): Generator<string> {
    const db = openDatabase(this.path, this.#view);
    try {
      db.exec("BEGIN");
      const checkpoint = checkpointOf(db);
      yield* exportLines(db, this.#view, checkpoint);
    } finally {
      db.close();
    }
  }

  close(): void {
    if (this.#db.isOpen) this.#db.close();
  }
}

export interface ViewFileOptions {
  /** Built beside the file in use: a crash loses it whole. */
  readonly beside?: boolean;
  readonly onStep?: (step: CommitStep) => void;
}

function checkpointOf(db: DatabaseSync): Checkpoint {
  const row = db.prepare("SELECT * FROM checkpoint").get() as unknown as Record<string, string & number>;
  return {
    position: row.position!,
    number: row.number!,
    hash: row.hash!,
    before: { position: row.before_position!, number: row.before_number! },
    day: row.day ?? undefined,
    lastFact: row.last_fact!,
    lastFounding: row.last_founding!,
  };
}
