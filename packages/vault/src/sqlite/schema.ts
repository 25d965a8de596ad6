/** The tables: they are the storage format, a change is a migration. Times are milliseconds since 1970 UTC. */

export interface FileSchema {
  /** Version of the tables in `sql`. */
  readonly version: number;
  readonly sql: string;
  /** What leads from a version (the key) to the next. */
  readonly migrations: Readonly<Record<number, string>>;
}

/** Keyed hashes of people on lists; the key of a subject is sealed as any content is. */
const tallyTables = `
  CREATE TABLE tally_key (subject TEXT PRIMARY KEY, key_id TEXT NOT NULL, box BLOB NOT NULL) STRICT;
  CREATE TABLE tally_list (
    subject TEXT NOT NULL,
    list    TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (subject, list)
  ) STRICT;
  CREATE TABLE tally_person (
    subject TEXT NOT NULL,
    tally   TEXT NOT NULL,
    person  BLOB NOT NULL,
    list    TEXT NOT NULL,
    unit    TEXT NOT NULL,
    PRIMARY KEY (subject, tally, person, list, unit)
  ) STRICT, WITHOUT ROWID;`;

/** Holds each list's people together: a keyed hash over them, so that a changed or lost row is found. */
const tallySeal = "ALTER TABLE tally_list ADD COLUMN seal BLOB;";

const vaultSql = `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE text (
    text_id    TEXT PRIMARY KEY,
    commitment TEXT NOT NULL,
    key_id     TEXT NOT NULL,
    box        BLOB NOT NULL,
    event      TEXT,
    stored_at  INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE removed (text_id TEXT PRIMARY KEY, reference TEXT NOT NULL, removed_on TEXT NOT NULL) STRICT;
  CREATE TABLE directory (subject TEXT PRIMARY KEY, key_id TEXT NOT NULL, box BLOB NOT NULL) STRICT;
  ${tallyTables}
  ${tallySeal}`;

export const vaultSchema: FileSchema = {
  version: 3,
  sql: vaultSql,
  migrations: { 1: tallyTables, 2: tallySeal },
};

/** "fence": ids whose key was destroyed, so that an interrupted removal is finished, never undone. */
const keysSql = `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE data_key (
    key_id    TEXT PRIMARY KEY,
    owner     TEXT NOT NULL,
    wrapped   BLOB NOT NULL,
    stored_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE fence (text_id TEXT PRIMARY KEY, reference TEXT NOT NULL, removed_on TEXT NOT NULL) STRICT;`;

export const keysSchema: FileSchema = { version: 1, sql: keysSql, migrations: {} };
