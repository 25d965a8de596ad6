import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { StoreError } from "../port.ts";
import { asStoreError } from "./faults.ts";

/** What a store's owner holds; the system frees it when the process ends, however it ends. */
export interface OwnerLock {
  release(): void;
}

/**
 * Takes a log for this process: an exclusive transaction on `<file>.lock`, a database of its own, because a WAL
 * alone lets a second process write. `<file>.owner` says who has it and is advice only.
 * Throws StoreError "locked", "read only" or "unavailable".
 */
export function takeLock(file: string): OwnerLock {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(`${file}.lock`, { timeout: 0 });
    db.exec("BEGIN EXCLUSIVE");
    writeFileSync(`${file}.owner`, `${process.pid}\n`, { mode: 0o600 });
  } catch (error) {
    db?.close();
    throw refusal(error, file);
  }
  const held = db;
  return {
    release() {
      rmSync(`${file}.owner`, { force: true });
      held.close();
    },
  };
}

function refusal(error: unknown, file: string): unknown {
  const fault = asStoreError(error, `${file}.lock`);
  if (!(fault instanceof StoreError) || fault.code !== "locked") return fault;
  return new StoreError("locked", `${file} is in use by ${owner(file)}: only one process may own a ledger`, {
    cause: error,
  });
}

function owner(file: string): string {
  try {
    return `process ${readFileSync(`${file}.owner`, "utf8").trim()}`;
  } catch {
    // Advice only: the owner may be about to write or remove it.
    return "another process";
  }
}
