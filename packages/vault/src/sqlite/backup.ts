import { closeSync, openSync, renameSync, rmSync } from "node:fs";
import { backup, DatabaseSync } from "node:sqlite";
import { newBackupFiles } from "../backup-files.ts";
import { syncFolder, syncPath, writeKeyFile } from "../key-file.ts";
import type { BackupFiles, BackupProgress } from "../port.ts";
import { named } from "./database.ts";

const pagesAtOnce = 256;

/**
 * Copies both files as they were at one moment: two readers open their snapshots before anything else can run, so
 * each text in the one copy has its key in the other, whatever is written meanwhile.
 */
export async function backupFiles(
  sources: { readonly vault: string; readonly keys: string },
  folder: string,
  keyFile: { readonly file: string; readonly key: Uint8Array } | undefined,
  onProgress: (progress: BackupProgress) => void,
): Promise<BackupFiles> {
  const files = newBackupFiles(folder, keyFile?.file);
  const readers: Reader[] = [];
  try {
    readers.push(openReader(sources.vault, files.vaultFile));
    readers.push(openReader(sources.keys, files.keysFile));
    const total = readers.reduce((sum, { pages }) => sum + pages, 0);
    let before = 0;
    for (const reader of readers) {
      await copy(reader, (done) => onProgress({ done: before + done, total }));
      before += reader.pages;
    }
    for (const { target } of readers) renameSync(partial(target), target);
    if (keyFile && files.keyFile !== undefined) writeKeyFile(files.keyFile, keyFile.key);
    syncFolder(folder);
    onProgress({ done: total, total });
  } finally {
    for (const { connection, target } of readers) {
      connection.close();
      rmSync(partial(target), { force: true });
    }
  }
  return files;
}

interface Reader {
  readonly source: string;
  readonly target: string;
  readonly connection: DatabaseSync;
  readonly pages: number;
}

const partial = (file: string): string => `${file}.partial`;

function openReader(source: string, target: string): Reader {
  const connection = new DatabaseSync(source, { readOnly: true, timeout: 5000 });
  connection.exec("BEGIN");
  const pages = Number(connection.prepare("PRAGMA page_count").get()?.page_count);
  return { source, target, connection, pages };
}

async function copy({ source, target, connection }: Reader, onPages: (done: number) => void): Promise<void> {
  rmSync(partial(target), { force: true });
  closeSync(openSync(partial(target), "wx", 0o600));
  try {
    await backup(connection, partial(target), {
      rate: pagesAtOnce,
      progress: ({ totalPages, remainingPages }) => onPages(totalPages - remainingPages),
    });
  } catch (error) {
    throw named(error, source);
  }
  syncPath(partial(target));
}
