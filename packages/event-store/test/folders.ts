import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { openSqliteStore, type SqliteStore, type SqliteStoreOptions } from "../src/index.ts";

/** A path for a log in a folder of its own, removed after the test. */
export function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "liggare-log-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "log.db");
}

/** Opens a store that is closed after the test. */
export async function openHere(options: SqliteStoreOptions): Promise<SqliteStore> {
  const store = await openSqliteStore(options);
  onTestFinished(() => store.close());
  return store;
}
