import type { DatabaseSync, StatementSync } from "node:sqlite";
import { crc32 } from "node:zlib";
import { type CellId, type CellStore, cellName, type Fact, silentCell, undated } from "@liggare/views";
import { factOf, rowOf } from "./row.ts";

/** Ids of the cells met last, so that most facts need no look-up. */
const keptIds = 50_000;

/** The cells of a view in its file, within the transaction of a batch. */
export class FileCells implements CellStore {
  /** The highest `n` given so far. */
  #lastFact: number;
  #lastFounding: number;
  readonly #touched = new Map<number, CellId>();
  readonly #ids = new Map<string, Kept>();
  /** All cells that were made, where that is known: of a file that was empty when it was opened. */
  readonly #seen: Seen | undefined;
  readonly #find: StatementSync;
  readonly #make: StatementSync;
  readonly #reach: StatementSync;
  readonly #add: StatementSync;
  readonly #held: StatementSync;
  readonly #end: StatementSync;
  readonly #remove: StatementSync;

  constructor(db: DatabaseSync, { lastFact, lastFounding }: Last) {
    this.#lastFact = lastFact;
    this.#lastFounding = lastFounding;
    this.#seen = lastFact === 0 ? new Seen() : undefined;
    this.#find = db.prepare("SELECT id, latest FROM cell WHERE kind = ? AND key = ? AND unit = ?");
    this.#make = db.prepare("INSERT INTO cell (kind, unit, key, latest) VALUES (?, ?, ?, ?)");
    this.#reach = db.prepare("UPDATE cell SET latest = ? WHERE id = ?");
    this.#add = db.prepare("INSERT INTO fact (n, cell, tag, founding, json) VALUES (?, ?, ?, ?, ?)");
    this.#held = db.prepare("SELECT n, json FROM fact WHERE cell = ? AND tag = ? AND known_until IS NULL ORDER BY n");
    this.#end = db.prepare("UPDATE fact SET known_until = ? WHERE n = ?");
    this.#remove = db.prepare("DELETE FROM fact WHERE n = ?");
  }

  /** The day that the log has reached; facts taken away are known until it. */
  day = "";

  /** The highest numbers given so far. */
  get last(): Last {
    return { lastFact: this.#lastFact, lastFounding: this.#lastFounding };
  }

  add(cell: CellId, fact: Fact, month?: string): void {
    const name = cellName(cell);
    const known = this.#known(name, cell) ?? this.#new(name, cell, month);
    if (month !== undefined && month > known.latest) {
      this.#reach.run(month, known.id);
      known.latest = month;
    }
    this.#lastFact += 1;
    const founding = fact.reconstructed !== undefined;
    if (founding) this.#lastFounding = this.#lastFact;
    this.#add.run(this.#lastFact, known.id, tagOf(fact.id), founding ? 1 : null, rowOf(fact));
    this.#touch(known.id, cell);
  }

  take(cell: CellId, entry: string): readonly Fact[] {
    const id = this.#known(cellName(cell), cell)?.id;
    if (id === undefined) return [];
    const taken: Fact[] = [];
    for (const { n, json } of this.#held.all(id, tagOf(entry)) as unknown as { n: number; json: string }[]) {
      const fact = factOf(json);
      if (fact.id !== entry) continue;
      // What came and went within one day was never known at the end of one.
      if (fact.knownOn === this.day) this.#remove.run(n);
      else this.#end.run(this.day, n);
      taken.push(fact);
    }
    if (taken.length > 0) this.#touch(id, cell);
    return taken;
  }

  /** The cells that were changed since this was asked last. */
  touched(): readonly CellId[] {
    const cells = [...this.#touched.values()];
    this.#touched.clear();
    return cells;
  }

  /** Forgets what a transaction that was rolled back left in memory. */
  forget({ lastFact, lastFounding }: Last): void {
    this.#lastFact = lastFact;
    this.#lastFounding = lastFounding;
    this.#touched.clear();
    this.#ids.clear();
  }

  #touch(id: number, cell: CellId): void {
    if (cell.kind !== silentCell.kind && !this.#touched.has(id)) {
      this.#touched.set(id, { kind: cell.kind, key: cell.key, unit: cell.unit });
    }
  }

  #known(name: string, cell: CellId): Kept | undefined {
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    if (this.#seen?.mayHave(name) === false) return undefined;
    const found = this.#find.get(cell.kind, cell.key, cell.unit) as unknown as Kept | undefined;
    return found && this.#keep(name, { id: found.id, latest: found.latest });
  }

  #new(name: string, cell: CellId, latest = undated): Kept {
    const id = Number(this.#make.run(cell.kind, cell.unit, cell.key, latest).lastInsertRowid);
    this.#seen?.add(name);
    return this.#keep(name, { id, latest });
  }

  #keep(name: string, kept: Kept): Kept {
    if (this.#ids.size >= keptIds) this.#ids.clear();
    this.#ids.set(name, kept);
    return kept;
  }
}

/** The highest `n` of all facts, and of those of founding events. */
export interface Last {
  readonly lastFact: number;
  readonly lastFounding: number;
}

/**
 * Tells cells that were surely never made, so that a new one needs no look-up in vain. One bit for each hash: half a
 * megabyte says it of most cells while there are fewer than some hundred thousand.
 */
class Seen {
  readonly #bits = new Uint8Array(2 ** 19);

  add(name: string): void {
    const hash = crc32(name) & (2 ** 22 - 1);
    this.#bits[hash >>> 3]! |= 1 << (hash & 7);
  }

  mayHave(name: string): boolean {
    const hash = crc32(name) & (2 ** 22 - 1);
    return (this.#bits[hash >>> 3]! & (1 << (hash & 7))) !== 0;
  }
}

interface Kept {
  readonly id: number;
  /** The newest month that it says, or once said, something of. */
  latest: string;
}

/** A short stand-in for an entry's id in the index; ids that share one are told apart by the fact itself. */
const tagOf = (entry: string): number => crc32(entry);
