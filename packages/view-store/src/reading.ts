import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { Cursor, Json } from "@liggare/domain";
import {
  byKey,
  type Cell,
  type CellId,
  type Fact,
  inOrderOfCells,
  type Snapshot,
  type ViewDefinition,
} from "@liggare/views";
import canonicalize from "canonicalize";
import { factOf } from "./row.ts";

/** Which version of each cell is read: the one known at the end of a day (ISO date; `9999-12-31` for the newest). */
export interface AsKnown {
  readonly day: string;
  /** Another day for cells of sensitive kinds; default: the same. */
  readonly sensitiveDay?: string;
  /** The unit whose sensitive cells are read as of `day` all the same. */
  readonly trueUnit?: string;
}

interface CellRow extends CellId {
  readonly id: number;
}

/** A view's cells as known on a day; what it reads is as of one moment only if it is read without a pause. */
export interface KnownCells extends Snapshot {
  /** Whether founding events contribute to the view. */
  readonly reconstructed: boolean;
}

type Row = readonly [id: number, unit: string, key: string, n: number, knownUntil: string | null, json: string];

const columns = "SELECT c.id, c.unit, c.key, f.n, f.known_until, f.json";
// The cells come first, whatever SQLite may think of it.
const facts = "CROSS JOIN fact AS f ON f.cell = c.id WHERE c.kind = ? AND f.n <= ?";

/** Reads the cells of a view's file, as known on any day. */
export class CellReader {
  readonly #view: ViewDefinition<unknown>;
  readonly #ofKind: StatementSync;
  readonly #ofMonths: StatementSync;
  readonly #ofKey: StatementSync;
  readonly #backwards: StatementSync;
  readonly #founding: StatementSync;
  readonly #lastFact: StatementSync;

  constructor(db: DatabaseSync, view: ViewDefinition<unknown>) {
    this.#view = view;
    const prepare = (sql: string) => {
      const statement = db.prepare(sql);
      statement.setReturnArrays(true);
      return statement;
    };
    this.#ofKind = prepare(`${columns} FROM cell AS c ${facts}`);
    this.#ofMonths = prepare(`${columns} FROM cell AS c INDEXED BY cell_of_month ${facts} AND c.latest >= ?`);
    this.#ofKey = prepare(`${columns} FROM cell AS c ${facts} AND c.key = ?`);
    this.#backwards = prepare(
      `${columns} FROM cell AS c ${facts} AND c.key >= ? AND c.key < ? ORDER BY c.key DESC, c.unit DESC`,
    );
    this.#founding = db.prepare(
      "SELECT 1 FROM fact WHERE n <= ? AND founding = 1 AND (known_until IS NULL OR known_until > ?) LIMIT 1",
    );
    this.#lastFact = db.prepare("SELECT last_fact FROM day WHERE day <= ? ORDER BY day DESC LIMIT 1");
  }

  /** @param lastFounding facts of founding events have an `n` up to this one */
  on({ day, sensitiveDay = day, trueUnit }: AsKnown, lastFounding: number): KnownCells {
    const usual = { day, lastFact: this.#lastFactOn(day) };
    const sensitive = { day: sensitiveDay, lastFact: this.#lastFactOn(sensitiveDay) };
    const known = new Map<string, readonly Cell[]>();
    const once = (name: string, read: () => readonly Cell[]): readonly Cell[] => {
      const found = known.get(name) ?? read();
      known.set(name, found);
      return found;
    };
    const lastOf = (kind: string) =>
      this.#view.kinds[kind] === "sensitive" ? Math.max(usual.lastFact, sensitive.lastFact) : usual.lastFact;
    const until = (kind: string) => (unit: string) =>
      this.#view.kinds[kind] === "sensitive" && unit !== trueUnit ? sensitive : usual;
    const cells = (kind: string, from?: string) =>
      once(`${kind} ${from ?? ""}`, () =>
        from === undefined
          ? collect(kind, this.#ofKind.iterate(kind, lastOf(kind)), until(kind))
          : collect(kind, this.#ofMonths.iterate(kind, lastOf(kind), from), until(kind)),
      );
    const keyed = (kind: string, key: string) =>
      once(`${kind}\n${key}`, () => collect(kind, this.#ofKey.iterate(kind, lastOf(kind), key), until(kind)));
    const reconstructed = this.#founding.get(Math.min(usual.lastFact, lastFounding), usual.day) !== undefined;
    return {
      cells: <D>(kind: string, from?: string) => cells(kind, from) as unknown as readonly Cell<D>[],
      keyed: <D>(kind: string, key: string) => keyed(kind, key) as unknown as readonly Cell<D>[],
      cell: <D>(kind: string, unit: string, key: string) =>
        keyed(kind, key).find((cell) => cell.unit === unit) as unknown as Cell<D> | undefined,
      backwards: <D>(kind: string, prefix: string, before: string) =>
        byKey(
          grouped(kind, this.#backwards.iterate(kind, lastOf(kind), prefix, before), until(kind)),
        ) as unknown as Iterable<readonly Cell<D>[]>,
      reconstructed,
    };
  }

  /** Facts written up to the end of a day have an `n` up to this one. */
  #lastFactOn(day: string): number {
    return Number(this.#lastFact.get(day)?.last_fact ?? 0);
  }
}

/** The same cells; a fault met on the way is told before it is thrown. */
export function watched(open: () => KnownCells, onFault: (error: unknown) => void): KnownCells {
  const watch = <T>(read: () => T): T => {
    try {
      return read();
    } catch (error) {
      onFault(error);
      throw error;
    }
  };
  const known = watch(open);
  return {
    cells: (kind, from) => watch(() => known.cells(kind, from)),
    keyed: (kind, key) => watch(() => known.keyed(kind, key)),
    cell: (kind, unit, key) => watch(() => known.cell(kind, unit, key)),
    backwards: (kind, prefix, before) => watch(() => known.backwards(kind, prefix, before)),
    reconstructed: known.reconstructed,
  };
}

interface Until {
  readonly day: string;
  readonly lastFact: number;
}

/** Cells with what was known of each, by unit and key. */
const collect = (...rows: Parameters<typeof grouped>): readonly Cell[] => [...grouped(...rows)].sort(inOrderOfCells);

/** Cells with what was known of each, in the order of the rows, whose cells are whole. Those without facts are left out. */
function* grouped(kind: string, rows: Iterable<unknown>, until: (unit: string) => Until): Generator<Cell> {
  let last = -1;
  let bound: Until | undefined;
  let open: { n: number; fact: Fact }[] = [];
  let address: Pick<Cell, "unit" | "key"> = { unit: "", key: "" };
  const close = (): readonly Cell[] => {
    if (open.length === 0) return [];
    // SQLite gives them by cell and tag.
    if (open.length > 1) open.sort((a, b) => a.fact.number - b.fact.number || a.n - b.n);
    const cell = { kind, key: address.key, unit: address.unit, facts: open.map(({ fact }) => fact) };
    open = [];
    return [cell];
  };
  for (const [id, unit, key, n, knownUntil, json] of rows as Iterable<Row>) {
    if (id !== last) {
      yield* close();
      last = id;
      address = { unit, key };
      bound = until(unit);
    }
    if (bound && n <= bound.lastFact && (knownUntil === null || knownUntil > bound.day))
      open.push({ n, fact: factOf(json) });
  }
  yield* close();
}

/** By number; those of one number as they came. Most lists are in order already: only corrections came later. */
function inOrder<T>(facts: T[], numberOf: (fact: T) => number): T[] {
  for (let index = 1; index < facts.length; index++) {
    if (numberOf(facts[index - 1]!) > numberOf(facts[index]!)) {
      return facts.sort((a, b) => numberOf(a) - numberOf(b));
    }
  }
  return facts;
}

/**
 * The view as canonical JSON (RFC 8785), one value a line: its checkpoint, where each day ended, then each cell with
 * every version of its facts. Equal logs give equal bytes.
 */
export function* exportLines(
  db: DatabaseSync,
  view: ViewDefinition<unknown>,
  checkpoint: Cursor & { readonly hash: string; readonly day: string | undefined },
): Generator<string> {
  const { position, number, hash, day = null } = checkpoint;
  yield line({ view: view.name, version: view.version, position, number, hash, day });
  for (const row of db.prepare("SELECT day, position, number FROM day ORDER BY day").iterate()) {
    yield line(row as unknown as Json);
  }
  const ofCell = db.prepare("SELECT known_until AS knownUntil, json FROM fact WHERE cell = ? ORDER BY n");
  const cells = db.prepare("SELECT id, kind, unit, key FROM cell ORDER BY kind, unit, key");
  for (const { id, kind, unit, key } of cells.all() as unknown as readonly CellRow[]) {
    const rows = ofCell.all(id) as unknown as readonly { knownUntil: string | null; json: string }[];
    const facts = rows.map(({ knownUntil, json }) => ({ knownUntil, fact: factOf(json) }));
    for (const { knownUntil, fact } of inOrder(facts, (row) => row.fact.number)) {
      yield line({ kind, unit, key, knownUntil, fact: fact as unknown as Json });
    }
  }
}

const line = (value: Json): string => `${canonicalize(value)}\n`;
