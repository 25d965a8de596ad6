import { existsSync, readFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import type { Cursor } from "@liggare/domain";
import { beginning } from "../reading.ts";
import type { All } from "./all.ts";

/*
 * The server gives positions, not numbers: the number of an event is how many of the ledger's events lie up to it. It
 * is counted by reading in order. How far it was counted is noted in a file, so that a restart need not count anew; the
 * file is no truth: where it does not fit the log, counting begins at the beginning.
 */

/** Shortest time between two notes, in milliseconds. */
const interval = 5_000;

export class Ordinals {
  readonly #all: All;
  readonly #file: string | undefined;
  #counted: Cursor = beginning;
  #counting: Promise<void> = Promise.resolve();
  #noted: Cursor = beginning;
  #lastNote = performance.now();

  constructor(all: All, file: string | undefined) {
    this.#all = all;
    this.#file = file;
    this.#counted = readNote(file);
    this.#noted = this.#counted;
  }

  /** The number of an event of the ledger by its position, counting on where needed. */
  async numberOf(position: string): Promise<number> {
    // One counts at a time; whoever waits finds it counted.
    const counting = this.#counting.then(() => this.#countTo(position));
    this.#counting = counting.catch(() => {
      // Told to the one who asked; the next one counts anew.
    });
    await counting;
    return this.#counted.number;
  }

  async #countTo(position: string): Promise<void> {
    if (position <= this.#counted.position) return;
    let fits = true;
    const events = this.#all.after(this.#counted.position, async () => {
      fits = false;
      throw new RangeError("the note of the last number does not fit the log");
    });
    try {
      for await (const event of events) {
        this.#counted = { position: event.position, number: this.#counted.number + 1 };
        if (event.position >= position) break;
      }
    } catch (error) {
      if (fits || this.#counted.number === 0) throw error;
      this.#counted = beginning;
      await this.#countTo(position);
    }
    if (performance.now() - this.#lastNote > interval) await this.note();
  }

  /** Notes how far it was counted. A crash leaves the old note or the new one. */
  async note(): Promise<void> {
    this.#lastNote = performance.now();
    if (this.#file === undefined || this.#counted.number === this.#noted.number) return;
    this.#noted = this.#counted;
    await writeFile(`${this.#file}.new`, `${JSON.stringify(this.#counted)}\n`, { mode: 0o600 });
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
