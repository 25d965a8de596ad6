import type { DatabaseSync } from "node:sqlite";
import { StoreError } from "../port.ts";

/** "LIGG": says in the file's header whose file it is. */
const applicationId = 0x4c494747;
/** Version of the tables below. A change is a new version with a migration and a stored sample of the old one. */
const schemaVersion = 1;

/** The storage format, in the order of creation; compared word for word at every start. */
const schema: readonly string[] = [
  `CREATE TABLE event (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  stream TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 0),
  envelope TEXT NOT NULL,
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  UNIQUE (stream, revision)
) STRICT`,
  `CREATE TRIGGER event_is_never_updated BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'the log is never updated'); END`,
  `CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'nothing is deleted from the log'); END`,
];

interface Pragma {
  readonly name: string;
  readonly value: string;
  /** What reading it back gives. */
  readonly reads: string | number;
}

/**
 * Settings of every connection that writes. FULL syncs the WAL at each commit (NORMAL loses acknowledged events at
 * a power failure). Without recursive triggers INSERT OR REPLACE would delete past the trigger. Checkpoints are
 * ours, since SQLite's automatic ones swallow their errors.
 */
export const writerPragmas: readonly Pragma[] = [
  { name: "journal_mode", value: "WAL", reads: "wal" },
  { name: "synchronous", value: "FULL", reads: 2 },
  { name: "busy_timeout", value: "5000", reads: 5000 },
  { name: "mmap_size", value: "0", reads: 0 },
  { name: "foreign_keys", value: "ON", reads: 1 },
  { name: "trusted_schema", value: "OFF", reads: 0 },
  { name: "cell_size_check", value: "ON", reads: 1 },
  { name: "recursive_triggers", value: "ON", reads: 1 },
  { name: "fullfsync", value: "ON", reads: 1 },
  { name: "checkpoint_fullfsync", value: "ON", reads: 1 },
  { name: "wal_autocheckpoint", value: "0", reads: 0 },
  { name: "journal_size_limit", value: "67108864", reads: 67_108_864 },
];

export const readerPragmas: readonly Pragma[] = writerPragmas.filter(({ name }) =>
  ["busy_timeout", "mmap_size", "trusted_schema", "cell_size_check"].includes(name),
);

/** Sets each pragma and reads it back. Throws StoreError "unavailable" where one did not take. */
export function applyPragmas(db: DatabaseSync, file: string, pragmas: readonly Pragma[]): void {
  for (const { name, value, reads } of pragmas) {
    db.exec(`PRAGMA ${name} = ${value}`);
    const actual = pragma(db, name);
    if (actual !== reads) {
      throw new StoreError("unavailable", `${file}: ${name} is "${actual}" and not "${reads}"; the log is not safe so`);
    }
  }
}

/** The first column of a pragma's answer; undefined where this build of SQLite does not know it. */
export function pragma(db: DatabaseSync, name: string): unknown {
  const row = db.prepare(`PRAGMA ${name}`).get();
  return row === undefined ? undefined : Object.values(row)[0];
}

/** Whether the file is new (nothing in it). Throws StoreError where it is not a ledger of this version. */
export function checkSchema(db: DatabaseSync, file: string): "new" | "ledger" {
  const application = pragma(db, "application_id");
  const version = Number(pragma(db, "user_version"));
  const found = db.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'").all();
  if (application === 0 && version === 0 && found.length === 0) return "new";
  if (application !== applicationId) {
    throw new StoreError("not a ledger", `${file} is a database, but not a ledger; it was left as it is`);
  }
  if (version > schemaVersion) {
    throw new StoreError(
      "newer schema",
      `${file} has schema ${version}, this program knows ${schemaVersion}: use the program that wrote it, or a newer one`,
    );
  }
  const missing = schema.filter((sql) => !found.some((row) => row.sql === sql));
  if (version < schemaVersion || missing.length > 0 || found.length > schema.length) {
    const which = missing[0]?.split(/[\n(]/)[0] ?? "something that does not belong there";
    throw new StoreError("damaged", `${file}: its tables or triggers were changed (${which})`);
  }
  return "ledger";
}

/** Creates the tables, all or nothing. */
export function createSchema(db: DatabaseSync): void {
  db.exec(
    [
      "BEGIN IMMEDIATE",
      ...schema,
      `PRAGMA application_id = ${applicationId}`,
      `PRAGMA user_version = ${schemaVersion}`,
      "COMMIT",
    ].join(";\n"),
  );
}
