import { createHash, type Hash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { Row, Session } from "./database.ts";
import { schemas, type TableFormat } from "./schema.ts";

/** How many rows go over the network together. */
const page = 1000;

/** A value as both databases hold it: SQLite gives whole numbers, PostgreSQL digits. */
type Cell = string | number | Buffer | null;
export type Cells = readonly Cell[];

/** A table's rows in the order of its key, in pieces, within the session's transaction. */
export async function* postgresRows(session: Session, table: TableFormat): AsyncGenerator<readonly Cells[]> {
  const columns = Object.keys(table.columns);
  await session.query(
    `DECLARE carried NO SCROLL CURSOR FOR SELECT ${columns.join(", ")} FROM ${schemas[table.part]}.${table.name}
     ORDER BY ${table.key.join(", ")}`,
  );
  for (;;) {
    const rows = await session.query(`FETCH ${page} FROM carried`);
    if (rows.length > 0) yield rows.map((row) => cellsOf(row, table));
    if (rows.length < page) break;
  }
  await session.query("CLOSE carried");
}

/** The same of a vault's file. */
export function* sqliteRows(database: DatabaseSync, table: TableFormat): Generator<readonly Cells[]> {
  const columns = Object.keys(table.columns);
  const rows = database.prepare(`SELECT ${columns.join(", ")} FROM ${table.name} ORDER BY ${table.key.join(", ")}`);
  let piece: Cells[] = [];
  for (const row of rows.iterate()) {
    piece.push(cellsOf(row, table));
    if (piece.length < page) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}

function cellsOf(row: Row, { columns }: TableFormat): Cells {
  return Object.entries(columns).map(([name, type]) => {
    const value = row[name];
    if (value === null) return null;
    if (type === "bigint") return Number(value);
    return type === "bytea" ? Buffer.from(value as Uint8Array) : String(value);
  });
}

/** What stands in one table, by which two copies are compared. */
export class TableDigest {
  readonly #hash: Hash = createHash("sha256");
  rows = 0;

  add(piece: readonly Cells[]): void {
    for (const cells of piece) {
      const plain = cells.map((cell) => (Buffer.isBuffer(cell) ? { bytes: cell.toString("base64") } : cell));
      this.#hash.update(`${JSON.stringify(plain)}\n`);
    }
    this.rows += piece.length;
  }

  value(): string {
    return `${this.rows} ${this.#hash.digest("hex")}`;
  }
}
