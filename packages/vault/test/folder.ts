import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { onTestFinished } from "vitest";
import { vaultFileNames } from "../src/index.ts";

/** A folder of its own for one test, gone after it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "liggare-vault-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** How many of the byte strings occur in any file of the folder. Only for files that no connection has open. */
export function countOnDisk(folder: string, sought: readonly (Uint8Array | string)[]): number {
  const contents = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  return sought.filter((bytes) => contents.some((content) => content.includes(bytes))).length;
}

/** Runs SQL on one of a closed vault's files: the test's way of damaging or inspecting it. */
export function sql<T>(folder: string, file: "vault" | "keys", work: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(join(folder, vaultFileNames[file]));
  try {
    return work(db);
  } finally {
    db.close();
  }
}

export const textRow = (folder: string, textId: string) =>
  sql(folder, "vault", (db) => db.prepare("SELECT * FROM text WHERE text_id = ?").get(textId)!);
export const wrappedKeys = (folder: string) =>
  sql(
    folder,
    "keys",
    (db) =>
      new Map(
        db
          .prepare("SELECT key_id, wrapped FROM data_key")
          .all()
          .map((row) => [row.key_id, row.wrapped as Uint8Array]),
      ),
  );
