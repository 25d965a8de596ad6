import type { DatabaseSync } from "node:sqlite";
import type { Cursor, Json } from "@liggare/domain";
import { type Cell, type CellId, type Fact, silentCell, type ViewDefinition } from "@liggare/views";
import canonicalize from "canonicalize";

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

const cellRows = (db: DatabaseSync) =>
  db
    .prepare("SELECT id, kind, unit, key FROM cell WHERE kind <> ? ORDER BY kind, unit, key")
    .all(silentCell.kind) as unknown as readonly CellRow[];

/** The cells with what was known of each, ordered by kind, unit and key. Cells without facts are left out. */
export function readCells(db: DatabaseSync, view: ViewDefinition<unknown>, asKnown: AsKnown): Cell[] {
  const { day, sensitiveDay = day, trueUnit } = asKnown;
  const usual = { day, lastFact: lastFactOn(db, day) };
  const sensitive = { day: sensitiveDay, lastFact: lastFactOn(db, sensitiveDay) };
  const rows = cellRows(db);
  const open = new Map(
    rows.map(({ id, kind, unit }) => {
      const late = view.kinds[kind] === "sensitive" && unit !== trueUnit;
      return [id, { ...(late ? sensitive : usual), facts: [] as Fact[] }];
    }),
  );
  const select = db.prepare("SELECT n, cell, known_until, json FROM fact WHERE n <= ? ORDER BY n");
  select.setReturnArrays(true);
  const facts = select.iterate(Math.max(usual.lastFact, sensitive.lastFact)) as unknown as Iterable<
    readonly [n: number, cell: number, knownUntil: string | null, json: string]
  >;
  for (const [n, id, knownUntil, json] of facts) {
    const cell = open.get(id);
    if (cell && n <= cell.lastFact && (knownUntil === null || knownUntil > cell.day)) cell.facts.push(JSON.parse(json));
  }
  return rows.flatMap(({ id, kind, key, unit }) => {
    const known = open.get(id)!.facts;
    return known.length === 0 ? [] : [{ kind, key, unit, facts: inOrder(known, (fact) => fact.number) }];
  });
}

/** Facts written up to the end of a day have an `n` up to this one. */
const lastFactOn = (db: DatabaseSync, day: string): number =>
  Number(db.prepare("SELECT last_fact FROM day WHERE day <= ? ORDER BY day DESC LIMIT 1").get(day)?.last_fact ?? 0);

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
    const facts = rows.map(({ knownUntil, json }) => ({ knownUntil, fact: JSON.parse(json) as Fact }));
    for (const { knownUntil, fact } of inOrder(facts, (row) => row.fact.number)) {
      yield line({ kind, unit, key, knownUntil, fact: fact as unknown as Json });
    }
  }
}

const line = (value: Json): string => `${canonicalize(value)}\n`;
