import { renameSync, rmSync } from "node:fs";
import { newBackupFiles } from "../backup-files.ts";
import { fileNames } from "../file-names.ts";
import { syncFolder, syncPath, writeKeyFile } from "../key-file.ts";
import type { BackupFiles, BackupProgress } from "../port.ts";
import { VaultError } from "../port.ts";
import { emptyLog, faultsNamed, openDatabase, transaction, type VaultDatabase } from "../sqlite/database.ts";
import { keysSchema, vaultSchema } from "../sqlite/schema.ts";
import type { Database, Session } from "./database.ts";
import { postgresRows, sqliteRows, TableDigest } from "./rows.ts";
import { schemas, tables } from "./schema.ts";

/**
 * Copies the vault as it is at one moment into the two files of a SQLite vault, still sealed, and compares them with
 * what was read before they get their names: any vault can be restored from them.
 */
export async function backupToFiles(
  database: Database,
  folder: string,
  key: Uint8Array | undefined,
  onProgress: (progress: BackupProgress) => void,
): Promise<BackupFiles> {
  const files = newBackupFiles(folder, key && fileNames.key);
  const partial = { vault: `${files.vaultFile}.partial`, keys: `${files.keysFile}.partial` };
  const clear = () => {
    for (const file of Object.values(partial)) {
      for (const end of ["", "-wal", "-shm"]) rmSync(`${file}${end}`, { force: true });
    }
  };
  clear();
  try {
    await database.snapshot((session) => copy(session, partial, onProgress));
    for (const file of Object.values(partial)) syncPath(file);
    renameSync(partial.vault, files.vaultFile);
    renameSync(partial.keys, files.keysFile);
    if (key && files.keyFile !== undefined) writeKeyFile(files.keyFile, key);
    syncFolder(folder);
  } finally {
    clear();
  }
  return files;
}

async function copy(
  session: Session,
  files: { readonly vault: string; readonly keys: string },
  onProgress: (progress: BackupProgress) => void,
): Promise<void> {
  // Before the snapshot is taken: scrubbing is put off until the end, since rows that it still sees cannot be cleared.
  const names = tables.map(({ part, name }) => `${schemas[part]}.${name}`);
  await session.query(`LOCK TABLE ${names.join(", ")} IN ACCESS SHARE MODE`);
  const total = await rowsInAll(session);
  let done = 0;
  const opened: VaultDatabase[] = [];
  try {
    const targets = { vault: openDatabase(files.vault, vaultSchema), keys: openDatabase(files.keys, keysSchema) };
    opened.push(targets.vault, targets.keys);
    await copyMeta(session, targets);
    for (const table of tables) {
      const target = targets[table.part];
      const columns = Object.keys(table.columns);
      const insert = target.connection.prepare(
        `INSERT INTO ${table.name} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
      );
      const [read, written] = [new TableDigest(), new TableDigest()];
      for await (const piece of postgresRows(session, table)) {
        transaction(target, () => {
          for (const cells of piece) insert.run(...cells);
        });
        read.add(piece);
        done += piece.length;
        onProgress({ done, total });
      }
      faultsNamed(target.file, () => {
        for (const piece of sqliteRows(target.connection, table)) written.add(piece);
      });
      if (read.value() !== written.value()) {
        throw new VaultError("damaged", `${target.file}: ${table.name} is not what was read from the database`);
      }
    }
    for (const target of opened) emptyLog(target);
    onProgress({ done: total, total });
  } finally {
    for (const { connection } of opened) connection.close();
  }
}

async function rowsInAll(session: Session): Promise<number> {
  let total = 0;
  for (const { part, name } of tables) {
    const [row] = await session.query(`SELECT count(*) AS rows FROM ${schemas[part]}.${name}`);
    total += Number(row?.rows);
  }
  return total;
}

/** Whose vault and key it is, and which keys were discarded; versions and what is due are each database's own. */
export const carriedMeta = "name IN ('vault id', 'key fingerprint') OR name LIKE 'discarded %'";

async function copyMeta(
  session: Session,
  targets: { readonly vault: VaultDatabase; readonly keys: VaultDatabase },
): Promise<void> {
  for (const part of ["vault", "keys"] as const) {
    const insert = targets[part].connection.prepare("INSERT INTO meta (name, value) VALUES (?, ?)");
    const rows = await session.query(`SELECT name, value FROM ${schemas[part]}.meta WHERE ${carriedMeta}`);
    for (const { name, value } of rows) insert.run(String(name), String(value));
  }
}
