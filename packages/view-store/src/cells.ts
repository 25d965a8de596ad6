import type { DatabaseSync, StatementSync } from "node:sqlite";
import { crc32 } from "node:zlib";
import { type CellId, type CellStore, cellName, type Fact, silentCell } from "@liggare/views";

/** Ids of the cells met last, so that most facts need no look-up. */
const keptIds = 50_000;

/** The cells of a view in its file, within the transaction of a batch. */
export class FileCells implements CellStore {
  /** The highest `n` given so far. */
  lastFact: number;
  readonly #touched = new Map<number, CellId>();
  readonly #ids = new Map<string, number>();
  readonly #find: StatementSync;
  readonly #make: StatementSync;
  readonly #add: StatementSync;
  readonly #held: StatementSync;
  readonly #end: StatementSync;
  readonly #remove: StatementSync;

  constructor(db: DatabaseSync, lastFact: number) {
    this.lastFact = lastFact;
    this.#find = db.prepare("SELECT id FROM cell WHERE kind = ? AND unit = ? AND key = ?");
    this.#make = db.prepare("INSERT INTO cell (kind, unit, key) VALUES (?, ?, ?)");
    this.#add = db.prepare("INSERT INTO fact (n, cell, tag, json) VALUES (?, ?, ?, ?)");
    this.#held = db.prepare("SELECT n, json FROM fact WHERE cell = ? AND tag = ? AND known_until IS NULL ORDER BY n");
    this.#end = db.prepare("UPDATE fact SET known_until = ? WHERE n = ?");
    this.#remove = db.prepare("DELETE FROM fact WHERE n = ?");
  }

  /** The day that the log has reached; facts taken away are known until it. */
  day = "";

  add(cell: CellId, fact: Fact): void {
    const id = this.#idOf(cell) ?? this.#newId(cell);
    this.lastFact += 1;
    this.#add.run(this.lastFact, id, tagOf(fact.id), JSON.stringify(fact));
    this.#touch(id, cell);
  }

  take(cell: CellId, entry: string): readonly Fact[] {
    const id = this.#idOf(cell);
    if (id === undefined) return [];
    const taken: Fact[] = [];
    for (const { n, json } of this.#held.all(id, tagOf(entry)) as unknown as { n: number; json: string }[]) {
      const fact = JSON.parse(json) as Fact;
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
  forget(lastFact: number): void {
    this.lastFact = lastFact;
    this.#touched.clear();
    this.#ids.clear();
  }

  #touch(id: number, cell: CellId): void {
    if (cell.kind !== silentCell.kind && !this.#touched.has(id)) {
      this.#touched.set(id, { kind: cell.kind, key: cell.key, unit: cell.unit });
    }
  }

  #idOf(cell: CellId): number | undefined {
    const name = cellName(cell);
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const found = this.#find.get(cell.kind, cell.unit, cell.key)?.id as number | undefined;
    if (found !== undefined) this.#keep(name, found);
    return found;
  }

  #newId(cell: CellId): number {
    const id = Number(this.#make.run(cell.kind, cell.unit, cell.key).lastInsertRowid);
    this.#keep(cellName(cell), id);
    return id;
  }

  #keep(name: string, id: number): void {
    if (this.#ids.size >= keptIds) this.#ids.clear();
    this.#ids.set(name, id);
  }
}

/** A short stand-in for an entry's id in the index; ids that share one are told apart by the fact itself. */
const tagOf = (entry: string): number => crc32(entry);
