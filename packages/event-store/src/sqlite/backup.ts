import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import type { Head } from "../port.ts";
import { StoreError } from "../port.ts";
import { asStoreError } from "./faults.ts";
import { headPath, syncPath, writeHead } from "./head-file.ts";
import { connectForReading } from "./open.ts";
import { SqliteReader } from "./reader.ts";

export interface BackupProgress {
  readonly pages: number;
  readonly pagesLeft: number;
}

/** Pages copied in one step. */
const rate = 1_000;

/**
 * Copies a log as it stands now. A connection of its own holds one snapshot, so the copy neither begins anew with
 * each commit nor mixes two states; checkpoints wait for it. The copy gets its name when it is whole and synced.
 */
export async function backUp(file: string, to: string, onProgress?: (progress: BackupProgress) => void): Promise<Head> {
  const target = resolve(to);
  const partial = `${target}.partial`;
  if (existsSync(target) || existsSync(headPath(target))) {
    throw new StoreError("unavailable", `${target} exists already: a backup never replaces a file`);
  }
  const source = connectForReading(file);
  try {
    source.exec("BEGIN");
    const head = new SqliteReader(source, file).head();
    await rm(partial, { force: true });
    await backup(source, partial, {
      rate,
      progress: ({ totalPages, remainingPages }) => onProgress?.({ pages: totalPages, pagesLeft: remainingPages }),
    });
    checkCopy(partial, head);
    await syncPath(partial);
    await writeHead(target, head);
    await rename(partial, target);
    await syncPath(dirname(target));
    return head;
  } catch (error) {
    await rm(partial, { force: true });
    throw asStoreError(error, target);
  } finally {
    source.close();
  }
}

function checkCopy(partial: string, head: Head): void {
  const copy = new DatabaseSync(partial);
  try {
    const actual = new SqliteReader(copy, partial).head();
    if (actual.number !== head.number || actual.hash !== head.hash) {
      throw new StoreError("damaged", `${partial} ends at event ${actual.number} and not at ${head.number}`);
    }
  } finally {
    copy.close();
  }
}
