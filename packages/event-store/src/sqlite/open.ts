import { accessSync, constants, existsSync, realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import type { Head } from "../port.ts";
import { StoreError } from "../port.ts";
import { asStoreError, guarded } from "./faults.ts";
import { headPath, readHead, writeHead } from "./head-file.ts";
import { type OwnerLock, takeLock } from "./lock.ts";
import { SqliteReader } from "./reader.ts";
import { applyPragmas, checkSchema, createSchema, readerPragmas, writerPragmas } from "./schema.ts";
import type { CommitPlace } from "./writer.ts";

export interface SqliteStoreOptions {
  readonly file: string;
  /** Reads only: takes no lock and may stand beside the owner. Its subscriptions look for news twice a second. */
  readonly readOnly?: boolean;
  /** Opens although events are gone that the outside head knows of, and takes what is left for the truth. */
  readonly acceptLostTail?: boolean;
  /** Where commits are made; default: on the event loop while they are quick, in a thread beside it while they are slow. */
  readonly commitsIn?: CommitPlace;
}

/** An opened log, as the store is made of it. */
export interface Opened {
  readonly file: string;
  readonly db: DatabaseSync;
  readonly reader: SqliteReader;
  /** Undefined for a reader. */
  readonly lock: OwnerLock | undefined;
}

/** Opens a log, or founds it where there is none. Throws StoreError; nothing stays open or locked then. */
export async function openLog(options: SqliteStoreOptions): Promise<Opened> {
  const file = realPath(options.file);
  if (options.readOnly) return openForReading(file, options.acceptLostTail ?? false);
  checkWritable(file);
  const lock = takeLock(file);
  let db: DatabaseSync | undefined;
  try {
    const outside = options.acceptLostTail ? undefined : readHead(file);
    if (!existsSync(file) && outside !== undefined && outside.number > 0) throw lostTail(file, outside, 0);
    db = new DatabaseSync(file, { timeout: 5_000 });
    const found = checkSchema(db, file);
    applyPragmas(db, file, writerPragmas);
    if (found === "new") createSchema(db);
    const reader = new SqliteReader(db, file);
    if (!options.acceptLostTail) checkHead(db, file, reader, outside);
    await writeHead(file, reader.head());
    return { file, db, reader, lock };
  } catch (error) {
    db?.close();
    lock.release();
    throw asStoreError(error, file);
  }
}

/** A further connection that writes to an opened log. Throws StoreError. */
export function connectForWriting(file: string): DatabaseSync {
  return guarded(file, () => {
    const db = new DatabaseSync(file, { timeout: 5_000 });
    applyPragmas(db, file, writerPragmas);
    return db;
  });
}

function openForReading(file: string, acceptLostTail: boolean): Opened {
  if (!existsSync(file)) throw new StoreError("unavailable", `${file} does not exist`);
  // The head first: a running owner writes it after the log, so it is never ahead of what is read next.
  const outside = acceptLostTail ? undefined : readHead(file);
  const db = connectForReading(file);
  try {
    const reader = new SqliteReader(db, file);
    if (!acceptLostTail) checkHead(db, file, reader, outside);
    return { file, db, reader, lock: undefined };
  } catch (error) {
    db.close();
    throw asStoreError(error, file);
  }
}

/** A connection that cannot write, to a file that was found to be a ledger. The caller closes it. */
export function connectForReading(file: string): DatabaseSync {
  const connect = (path: string | URL) => {
    const db = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
    try {
      if (checkSchema(db, file) === "new") throw new StoreError("not a ledger", `${file} is empty`);
      applyPragmas(db, file, readerPragmas);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  };
  return guarded(file, () => {
    try {
      return connect(file);
    } catch (error) {
      // A WAL database in a folder that cannot be written (an archive's copy) opens only as one that never changes.
      const result = error instanceof Error && "errcode" in error ? Number(error.errcode) & 0xff : 0;
      if (![8, 14].includes(result) || existsSync(`${file}-wal`)) throw error;
      return connect(new URL(`${pathToFileURL(file)}?immutable=1`));
    }
  });
}

/** One name for one file, so that a link to it meets the same lock. */
function realPath(path: string): string {
  const file = resolve(path);
  const folder = dirname(file);
  if (!existsSync(folder)) throw new StoreError("unavailable", `the folder ${folder} does not exist`);
  return existsSync(file) ? realpathSync(file) : join(realpathSync(folder), basename(file));
}

function checkWritable(file: string): void {
  for (const path of existsSync(file) ? [dirname(file), file] : [dirname(file)]) {
    try {
      accessSync(path, constants.W_OK);
    } catch (cause) {
      throw new StoreError("read only", `${path} cannot be written: the ledger ${file} cannot be opened for writing`, {
        cause,
      });
    }
  }
}

/** Compares the log with the head kept outside it, and with SQLite's own memory of the highest number. */
function checkHead(db: DatabaseSync, file: string, reader: SqliteReader, outside: Head | undefined): void {
  const { number } = reader.head();
  const sequence = db.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'event'").get();
  const issued = Number(sequence?.seq ?? 0);
  if (issued > number) throw lostTail(file, { number: issued }, number);
  if (outside === undefined) {
    if (number === 0) return;
    throw new StoreError(
      "lost tail",
      `${headPath(file)} is missing: that the log ends at event ${number} cannot be checked; restore it, or accept the log as it is`,
    );
  }
  if (outside.number > number) throw lostTail(file, outside, number);
  if (outside.number > 0 && reader.hashAt(outside.number) !== outside.hash) {
    throw new StoreError(
      "damaged",
      `${file}: event ${outside.number} is not the one that ${headPath(file)} knows (the log ends at ${number})`,
    );
  }
}

function lostTail(file: string, outside: Pick<Head, "number">, number: number): StoreError {
  return new StoreError(
    "lost tail",
    `${file} ends at event ${number}, but event ${outside.number} was acknowledged: restore a backup, or accept the loss`,
  );
}
