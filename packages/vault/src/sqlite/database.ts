import { closeSync, existsSync, openSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { VaultError } from "../port.ts";
import type { FileSchema } from "./schema.ts";

/** "LigV": marks both files as a vault's in SQLite's header. */
const applicationId = 0x4c696756;

export interface VaultDatabase {
  readonly file: string;
  readonly connection: DatabaseSync;
}

/** Opens, creates or migrates one of the vault's files, sets the pragmas and reads them back. */
export function openDatabase(file: string, schema: FileSchema): VaultDatabase {
  // Created by hand for the mode. A file that exists is never touched so: closing it would free SQLite's locks.
  if (!existsSync(file)) closeSync(openSync(file, "wx", 0o600));
  const connection = new DatabaseSync(file, { timeout: 5000, enableForeignKeyConstraints: true });
  try {
    return faultsNamed(file, () => {
      requireOurs(connection, file, schema.version);
      for (const [name, value, expected] of pragmas) {
        connection.exec(`PRAGMA ${name} = ${value}`);
        const actual = pragma(connection, name);
        if (actual !== expected) {
          throw new VaultError("unavailable", `${file}: ${name} stays ${String(actual)}, ${expected} is needed`);
        }
      }
      transaction({ file, connection }, () => {
        const found = Number(pragma(connection, "user_version"));
        if (found === schema.version) return;
        // A new file has version 0; each older one is brought forward a version at a time.
        if (found === 0) connection.exec(schema.sql);
        else for (let from = found; from < schema.version; from++) connection.exec(schema.migrations[from] ?? "");
        connection.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${schema.version};`);
      });
      return { file, connection };
    });
  } catch (error) {
    connection.close();
    throw error;
  }
}

const pragmas: readonly (readonly [name: string, value: string, readBack: string | number])[] = [
  ["journal_mode", "WAL", "wal"],
  ["synchronous", "FULL", 2],
  ["secure_delete", "ON", 1],
  ["busy_timeout", "5000", 5000],
  ["mmap_size", "0", 0],
  ["foreign_keys", "ON", 1],
  ["trusted_schema", "OFF", 0],
  ["cell_size_check", "ON", 1],
  // What VACUUM copies on its way must not reach a temporary file.
  ["temp_store", "MEMORY", 2],
];

/** A pragma's value; `mmap_size` answers no row where the build has no memory mapping, which is 0. */
function pragma(connection: DatabaseSync, name: string): unknown {
  const row = connection.prepare(`PRAGMA ${name}`).get();
  return row === undefined ? 0 : Object.values(row)[0];
}

function requireOurs(connection: DatabaseSync, file: string, newest: number): void {
  const version = pragma(connection, "user_version");
  const fresh = connection.prepare("SELECT count(*) AS tables FROM sqlite_schema").get()?.tables === 0;
  if (!fresh && pragma(connection, "application_id") !== applicationId) {
    throw new VaultError("not a vault", `${file} is a database, but not a vault's`);
  }
  if (typeof version === "number" && version > newest) {
    throw new VaultError("newer schema", `${file} was written by a newer version (schema ${version})`);
  }
}

/** Runs `work` in a transaction that holds the write lock from its beginning. */
export function transaction<T>({ connection, file }: VaultDatabase, work: () => T): T {
  return faultsNamed(file, () => {
    connection.exec("BEGIN IMMEDIATE");
    try {
      const result = work();
      connection.exec("COMMIT");
      return result;
    } catch (error) {
      // SQLite has rolled back by itself after some faults (a full disk); only an open transaction can be.
      if (connection.isTransaction) connection.exec("ROLLBACK");
      throw error;
    }
  });
}

/**
 * Leaves nothing of deleted rows in the file. `secure_delete` alone keeps copies of rows that a page split had moved
 * (in a trial, traces of 2 of 2,667 rows), so the file is written anew and the write-ahead log emptied.
 */
export function scrub({ connection, file }: VaultDatabase): void {
  faultsNamed(file, () => connection.exec("VACUUM"));
  emptyLog({ connection, file });
}

/** Moves the write-ahead log into the file and truncates it. Throws "busy" while another process reads. */
export function emptyLog({ connection, file }: VaultDatabase): void {
  const result = connection.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get();
  if (result?.busy !== 0) {
    throw new VaultError(
      "busy",
      `${file}: another process reads it, so what was removed may still lie in its write-ahead log; ` +
        "close that process and repeat the removal",
    );
  }
}

/** Gives SQLite's errors a code of the vault and the file's name. */
export function faultsNamed<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw named(error, file);
  }
}

export function named(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") return error;
  const code = faults[error.errcode & 0xff] ?? "unavailable";
  return new VaultError(code, `${file}: ${error.message}`, { cause: error });
}

/** SQLite's primary result codes (sqlite.org/rescode.html). */
const faults: Readonly<Record<number, VaultError["code"]>> = {
  5: "busy",
  6: "busy",
  11: "damaged",
  13: "disk full",
  26: "not a vault",
};
