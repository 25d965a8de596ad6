import { existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileNames } from "../file-names.ts";
import type { KeySource } from "../key-file.ts";
import { type BackupProgress, VaultError } from "../port.ts";
import { openSqliteVault, type SqliteVaultOptions } from "../sqlite/vault.ts";
import type { PostgresAddress } from "./address.ts";
import { backupToFiles, carriedMeta } from "./backup.ts";
import { Database, type Session } from "./database.ts";
import { foundVault, meta, setMeta } from "./founding.ts";
import { type Cells, postgresRows, sqliteRows, TableDigest } from "./rows.ts";
import { locks, schemas, type TableFormat, tables } from "./schema.ts";

export interface LoadOptions {
  /** The SQLite vault, or the backup of any vault, that is carried over; nothing may write to it meanwhile. */
  readonly from: SqliteVaultOptions;
  readonly to: PostgresAddress;
  /** Where the nodes have the key from; it must be the same as that of `from`. */
  readonly keySource: KeySource;
  readonly onProgress?: (progress: BackupProgress) => void;
}

/**
 * Carries a vault's rows, sealed as they are, into a database without one, all or none, and compares both before it
 * commits. Throws "exists" where the database's vault holds anything else.
 */
export async function loadIntoPostgres({ from, to, keySource, onProgress = () => {} }: LoadOptions): Promise<number> {
  const file = join(from.folder, fileNames.vault);
  if (!existsSync(file)) throw new VaultError("not a vault", `${file} is missing; there is no vault to carry over`);
  // Opening checks key and files, and finishes what a crash cut short.
  await (await openSqliteVault(from)).close();
  const source = {
    vault: new DatabaseSync(file, { readOnly: true }),
    keys: new DatabaseSync(join(from.folder, fileNames.keys), { readOnly: true }),
  };
  const database = new Database(to);
  try {
    const kek = await foundVault(database, keySource);
    kek.fill(0);
    return await database.write((session) => load(session, source, database.server, onProgress));
  } finally {
    await database.close();
    source.vault.close();
    source.keys.close();
  }
}

export interface UnloadOptions {
  readonly from: PostgresAddress;
  /** The key of both; its file stays where it is. */
  readonly keySource: KeySource;
  /** Where the SQLite vault is made; it holds none yet. */
  readonly folder: string;
  readonly onProgress?: (progress: BackupProgress) => void;
}

/**
 * Carries a vault out of its database into the files of a SQLite vault, as of one moment, and opens them. The database
 * stays as it is. Throws "exists" where the folder holds a vault.
 */
export async function unloadFromPostgres({ from, keySource, folder, onProgress }: UnloadOptions): Promise<void> {
  const database = new Database(from);
  try {
    (await foundVault(database, keySource, true)).fill(0);
    await backupToFiles(database, folder, undefined, onProgress ?? (() => {}));
  } finally {
    await database.close();
  }
  await (await openSqliteVault({ ...keySource, folder })).close();
}

interface Source {
  readonly vault: DatabaseSync;
  readonly keys: DatabaseSync;
}

async function load(
  session: Session,
  source: Source,
  server: string,
  onProgress: (progress: BackupProgress) => void,
): Promise<number> {
  await session.query("SELECT pg_advisory_xact_lock($1)", [locks.founding]);
  const names = tables.map(({ part, name }) => `${schemas[part]}.${name}`);
  await session.query(`LOCK TABLE ${names.join(", ")} IN SHARE ROW EXCLUSIVE MODE`);
  const total = tables.reduce((sum, table) => sum + rowsIn(source[table.part], table), 0);
  for (const name of names) {
    if ((await session.query(`SELECT 1 FROM ${name} LIMIT 1`)).length === 0) continue;
    if (await isTheSame(session, source)) return total;
    throw new VaultError("exists", `the vault in PostgreSQL at ${server} is not empty; nothing was changed`);
  }
  await loadMeta(session, source, server);
  let done = 0;
  for (const table of tables) {
    const [read, written] = [new TableDigest(), new TableDigest()];
    for (const piece of sqliteRows(source[table.part], table)) {
      await insert(session, table, piece);
      read.add(piece);
      done += piece.length;
      onProgress({ done, total });
    }
    for await (const piece of postgresRows(session, table)) written.add(piece);
    if (read.value() !== written.value()) {
      throw new VaultError("damaged", `PostgreSQL at ${server}: ${table.name} is not what was carried over`);
    }
  }
  onProgress({ done: total, total });
  return total;
}

/** True where all was carried over before: whoever did it was interrupted afterwards, and does it again. */
async function isTheSame(session: Session, source: Source): Promise<boolean> {
  for (const table of tables) {
    const [here, there] = [new TableDigest(), new TableDigest()];
    for (const piece of sqliteRows(source[table.part], table)) here.add(piece);
    for await (const piece of postgresRows(session, table)) there.add(piece);
    if (here.value() !== there.value()) return false;
  }
  return true;
}

async function loadMeta(session: Session, source: Source, server: string): Promise<void> {
  for (const part of ["vault", "keys"] as const) {
    for (const { name, value } of source[part].prepare(`SELECT name, value FROM meta WHERE ${carriedMeta}`).iterate()) {
      const [key, carried] = [String(name), String(value)];
      if (key === "key fingerprint" && (await meta(session, "keys", key)) !== carried) {
        throw new VaultError(
          "wrong key",
          `the vault in PostgreSQL at ${server} was founded with another key than the one that is carried over`,
        );
      }
      await setMeta(session, part, key, carried);
    }
  }
}

const rowsIn = (database: DatabaseSync, { name }: TableFormat): number =>
  Number(database.prepare(`SELECT count(*) AS rows FROM ${name}`).get()?.rows);

async function insert(session: Session, table: TableFormat, piece: readonly Cells[]): Promise<void> {
  const columns = Object.entries(table.columns);
  const arrays = columns.map(([, type], index) => `$${index + 1}::${type}[]`);
  await session.query(
    `INSERT INTO ${schemas[table.part]}.${table.name} (${columns.map(([name]) => name).join(", ")})
     SELECT * FROM unnest(${arrays.join(", ")})`,
    columns.map((_, index) => piece.map((cells) => cells[index])),
  );
}
