import { existsSync, readFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import type { Cursor, StoredEvent } from "@liggare/domain";
import { type Head, StoreError } from "../port.ts";
import { beginning } from "../reading.ts";
import type { All } from "./all.ts";

/*
 * The server gives positions, not numbers: the number of an event is how many of the ledger's events lie up to it. It
 * is counted by reading in order. How far it was counted is noted in a file, so that a restart need not count anew; the
 * file is no truth: where it does not fit the log, counting begins at the beginning.
 */

/** Shortest time between two notes, in milliseconds. */
const interval = 5_000;

/** How far it was counted. The hash is that of the event there; a note has none. */
interface Counted extends Cursor {
  readonly hash?: string;
}

export class Ordinals {
  readonly #all: All;
  readonly #file: string | undefined;
  #counted: Counted = beginning;
  #counting: Promise<unknown> = Promise.resolve();
  #noted: Cursor = beginning;
  #lastNote = performance.now();

  constructor(all: All, file: string | undefined) {
    this.#all = all;
    this.#file = file;
    this.#counted = readNote(file);
    this.#noted = this.#counted;
  }

  /** The log's head with its number: this event, or a later one where it has been counted further meanwhile. */
  async headAt(last: StoredEvent): Promise<Head> {
    // One counts at a time; whoever waits finds it counted.
    const counting = this.#counting.then(() => this.#countTo(last));
    this.#counting = counting.catch(() => {
      // Told to the one who asked; the next one counts anew.
    });
    return counting;
  }

  async #countTo(last: StoredEvent): Promise<Head> {
    // A note beyond the log's end is none of this log.
    if (this.#counted.hash === undefined && this.#counted.position > last.position) this.#counted = beginning;
    if (this.#counted.position < last.position) await this.#countOn(last.position);
    const { position, number, hash = last.hash } = this.#counted;
    return { position, number, hash };
  }

  async #countOn(position: string): Promise<void> {
    let fits = true;
    const events = this.#all.after(this.#counted.position, async () => {
      fits = false;
      throw new RangeError("the note of the last number does not fit the log");
    });
    try {
      for await (const event of events) {
        this.#counted = { position: event.position, number: this.#counted.number + 1, hash: event.hash };
        if (event.position >= position) break;
      }
    } catch (error) {
      if (fits || this.#counted.number === 0) throw error;
      this.#counted = beginning;
      return this.#countOn(position);
    }
    if (this.#counted.position < position)
      throw new StoreError("unavailable", "the server gives less than it gave before: its number is not known");
    if (performance.now() - this.#lastNote > interval) await this.note();
  }

  /** Notes how far it was counted. A crash leaves the old note or the new one. */
  async note(): Promise<void> {
    this.#lastNote = performance.now();
    if (this.#file === undefined || this.#counted.number === this.#noted.number) return;
    const { position, number } = this.#counted;
    this.#noted = this.#counted;
    await writeFile(`${this.#file}.new`, `${JSON.stringify({ position, number })}\n`, { mode: 0o600 });
    await rename(`${this.#file}.new`, this.#file);
  }
}

function readNote(file: string | undefined): Cursor {
  if (file === undefined || !existsSync(file)) return beginning;
  try {
    const { position, number } = JSON.parse(readFileSync(file, "utf8"));
    const sound = /^[0-9a-f]{32}$/.test(position) && Number.isSafeInteger(number) && number > 0;
    return sound ? { position, number } : beginning;
  } catch {
    // A torn note is no note.
    return beginning;
  }
}
