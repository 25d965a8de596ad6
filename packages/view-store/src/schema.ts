import { existsSync, rmSync, statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

/*
 * One file a view. `fact` holds each fact from the day on which the log learned of it (in its text: knownOn) until the
 * day on which a correction took it away. `n` grows with the log, so what was known on a day lies below one number.
 * `latest` is the newest month that a cell says, or once said, something of. Founding events come first, so their facts
 * lie below `last_founding`.
 */

/** Marks our files ("LiVw"); a change of the tables below is a new format, and files of another one are built anew. */
const application = 0x4c695677;
const format = 2;

const tables = `
  CREATE TABLE checkpoint (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    view TEXT NOT NULL,
    version INTEGER NOT NULL,
    position TEXT NOT NULL,
    number INTEGER NOT NULL,
    hash TEXT NOT NULL,
    before_position TEXT NOT NULL,
    before_number INTEGER NOT NULL,
    day TEXT,
    last_fact INTEGER NOT NULL,
    last_founding INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE day (
    day TEXT PRIMARY KEY,
    position TEXT NOT NULL,
    number INTEGER NOT NULL,
    last_fact INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE mark (number INTEGER PRIMARY KEY, position TEXT NOT NULL) STRICT;
  CREATE TABLE cell (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    unit TEXT NOT NULL,
    key TEXT NOT NULL,
    latest TEXT NOT NULL,
    UNIQUE (kind, key, unit)
  ) STRICT;
  CREATE INDEX cell_of_month ON cell (kind, latest);
  CREATE TABLE fact (
    n INTEGER PRIMARY KEY,
    cell INTEGER NOT NULL,
    tag INTEGER NOT NULL,
    known_until TEXT,
    founding INTEGER,
    json TEXT NOT NULL
  ) STRICT;
  CREATE INDEX fact_of_entry ON fact (cell, tag);
`;

/** `-wal` and `-shm` go with the file. */
export function deleteFile(path: string): void {
  for (const ending of ["-wal", "-shm", "-journal", ""]) rmSync(path + ending, { force: true });
}

export interface FileOf {
  readonly name: string;
  readonly version: number;
}

/** A file that is not this view's, or is damaged. */
export class UnusableFile extends Error {}

/** Up to this size (bytes) a file is checked whole when it is opened; beyond it that would delay the start. */
const checkedWhole = 32 * 2 ** 20;

/** Opens a view's file. Throws `UnusableFile` where it cannot be used. */
export function openDatabase(path: string, { name, version }: FileOf): DatabaseSync {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(path, { timeout: 5_000 });
    const own = db.prepare("SELECT application_id, user_version FROM pragma_application_id, pragma_user_version").get();
    if (own?.application_id !== application || own?.user_version !== format) {
      throw new UnusableFile(`${path} is not a view's file of this format`);
    }
    pragmas(db);
    const holds = db.prepare("SELECT view, version FROM checkpoint").get();
    if (holds?.view !== name || holds?.version !== version) {
      throw new UnusableFile(`${path} holds another view than ${name}, version ${version}`);
    }
    if (statSync(path).size <= checkedWhole) {
      const [found] = Object.values(db.prepare("PRAGMA quick_check(1)").get() ?? {});
      if (found !== "ok") throw new UnusableFile(`${path} is damaged: ${found}`);
    }
    return db;
  } catch (error) {
    db?.close();
    if (isDamage(error)) throw new UnusableFile(`${path} is damaged: ${(error as Error).message}`, { cause: error });
    throw error;
  }
}

/**
 * Makes a view's file anew.
 *
 * @param beside whether it is built beside the one in use: then a crash loses it whole, and it is written without care
 */
export function createDatabase(path: string, { name, version }: FileOf, beside: boolean): DatabaseSync {
  deleteFile(path);
  const db = new DatabaseSync(path, { timeout: 5_000 });
  try {
    db.exec("PRAGMA page_size = 8192");
    if (beside) db.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -4096");
    else pragmas(db);
    db.exec("BEGIN IMMEDIATE");
    db.exec(tables);
    db.prepare("INSERT INTO checkpoint VALUES (1, ?, ?, '', 0, '', '', 0, NULL, 0, 0)").run(name, version);
    db.exec(`PRAGMA application_id = ${application}; PRAGMA user_version = ${format}; COMMIT`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function pragmas(db: DatabaseSync): void {
  db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cell_size_check = ON");
  db.exec("PRAGMA trusted_schema = OFF; PRAGMA cache_size = -4096");
}

/** SQLite's primary result code (https://www.sqlite.org/rescode.html); undefined for an error of another kind. */
const resultCode = (error: unknown): number | undefined =>
  error instanceof Error && "errcode" in error && typeof error.errcode === "number" ? error.errcode & 0xff : undefined;

/** A file that is malformed, not a database, lacks its tables or holds what is no fact: it is built anew. */
export const isDamage = (error: unknown): boolean => {
  const code = resultCode(error);
  return code === 11 || code === 26 || (code === 1 && /no such (table|column)/.test((error as Error).message));
};

/** A fault of the machine under a view's file, such as a full disk. It may pass. */
export const isFileFault = (error: unknown): boolean => resultCode(error) !== undefined;

export const fileExists = (path: string): boolean => existsSync(path);
