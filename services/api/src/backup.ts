import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { chmod, mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { syncFolder } from "@liggare/event-store";
import * as z from "zod/mini";
import type { DataFolder } from "./data-folder.ts";

/** A backup that cannot be made or used; the message names the folder and what is wrong. */
export class BackupError extends Error {
  override readonly name = "BackupError";
  readonly code: "exists" | "under way" | "not supported" | "not a backup" | "damaged" | "inside";

  constructor(code: BackupError["code"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Where things lie in a backup. */
export const backupPlaces = (folder: string) => ({
  log: join(folder, "log.sqlite"),
  vault: join(folder, "vault"),
  manifest: join(folder, "manifest.json"),
});

const wholeNumber = z.int().check(z.minimum(0));

/** What a backup says of itself. */
export const manifestSchema = z.strictObject({
  format: z.literal(1),
  ledger: z.string(),
  municipality: z.string(),
  kind: z.enum(["demonstration", "ordinary"]),
  /** UTC instant at which it was begun. */
  made: z.string(),
  /** The last event. */
  number: wholeNumber,
  position: z.string(),
  hash: z.string(),
  files: z.array(z.strictObject({ path: z.string(), bytes: wholeNumber, sha256: z.string() })),
});
export type Manifest = z.output<typeof manifestSchema>;

/** A backup as it was made. */
export interface Backup extends Manifest {
  /** Where a half-made backup of an interrupted run lay, which was removed first; null where there was none. */
  readonly removed: string | null;
}

/** Where a backup, or a folder that is restored, lies until it is whole. */
export const partialOf = (folder: string): string => `${folder}.partial`;

export interface BackupOptions {
  /** A folder that does not exist, or an empty one. */
  readonly target: string;
  readonly now: Date;
  /** Pages copied, and pages in all, of the log and then of the vault. */
  readonly onProgress?: (part: "log" | "vault", done: number, total: number) => void;
}

/** Targets to which this process copies now: two copies into one folder would mix. */
const underWay = new Set<string>();

/**
 * Copies log and vault while the ledger goes on. Texts are stored before the events that refer to them, so the log is
 * copied first: every text that the copied log refers to is in the vault's copy. The folder gets its name when all is
 * whole and synced. Views are not copied: they are rebuilt. Throws BackupError, StoreError or VaultError.
 */
export async function backUp(folder: DataFolder, options: BackupOptions): Promise<Backup> {
  const to = resolve(options.target);
  if (underWay.has(to)) throw new BackupError("under way", `A backup to ${to} is under way: wait for its end.`);
  underWay.add(to);
  try {
    return await copyTo(to, folder, options);
  } finally {
    underWay.delete(to);
  }
}

async function copyTo(to: string, folder: DataFolder, { now, onProgress }: BackupOptions): Promise<Backup> {
  const { sqlite, vault, ledger, config } = folder;
  if (!sqlite)
    throw new BackupError(
      "not supported",
      folder.server
        ? `The log lies on ${folder.server.server}: it is backed up there (infra/README.md), and a vault in PostgreSQL with its database.`
        : "A ledger in memory has nothing on disk to back up.",
    );
  if (`${to}/`.startsWith(`${config.data}/`))
    throw new BackupError("inside", `${to} lies inside the data folder ${config.data}: choose a folder elsewhere.`);
  await refuseUnlessEmpty(to);
  const partial = partialOf(to);
  const removed = (await clearHalfMade(to)) ? partial : null;
  await mkdir(partial, { recursive: true, mode: 0o700 });
  try {
    const at = backupPlaces(partial);
    const head = await sqlite.backup(at.log, ({ pages, pagesLeft }) => onProgress?.("log", pages - pagesLeft, pages));
    await chmod(at.log, 0o600);
    await vault.backup(at.vault, ({ done, total }) => onProgress?.("vault", done, total));
    const { ledger: id, municipality, kind } = ledger.opened;
    const { number, position, hash } = head;
    const files = await filesIn(partial);
    const manifest: Manifest = {
      format: 1,
      ledger: id,
      municipality,
      kind,
      made: now.toISOString(),
      number,
      position,
      hash,
      files,
    };
    await writeDurably(at.manifest, `${JSON.stringify(manifest, null, 2)}\n`);
    await rename(partial, to);
    await syncFolder(dirname(to));
    return { ...manifest, removed };
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

/** Throws BackupError "exists" for a file and for a folder with something in it. */
export async function refuseUnlessEmpty(folder: string): Promise<void> {
  let names: readonly string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return;
    if (code === "ENOTDIR") throw new BackupError("exists", `${folder} is a file; name a folder that does not exist.`);
    throw error;
  }
  if (names.length > 0)
    throw new BackupError(
      "exists",
      `${folder} is not empty; nothing in it was touched. Name a new or an empty folder.`,
    );
}

/**
 * Removes what an interrupted run left in the partial folder of a target; true where there was something. Throws
 * BackupError "exists" where anything else lies there, and touches nothing then.
 *
 * @param log the name of the log's file in it
 */
export async function clearHalfMade(target: string, log = "log.sqlite"): Promise<boolean> {
  const partial = partialOf(target);
  if (!existsSync(partial)) return false;
  const names = (await stat(partial)).isDirectory() ? await readdir(partial) : [basename(partial)];
  const foreign = names.find((name) => !name.startsWith(log) && name !== "vault" && name !== "manifest.json");
  if (foreign !== undefined)
    throw new BackupError(
      "exists",
      `${partial} is in the way: it holds ${foreign}, which no interrupted run left. Nothing was touched; move it.`,
    );
  await rm(partial, { recursive: true });
  return true;
}

/** Every file below a folder, by path, with size and SHA-256. */
async function filesIn(folder: string): Promise<Manifest["files"]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = [];
  for (const entry of found.filter((each) => each.isFile())) {
    const file = join(entry.parentPath, entry.name);
    files.push({
      path: relative(folder, file).replaceAll("\\", "/"),
      bytes: (await stat(file)).size,
      sha256: await sha256Of(file),
    });
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** SHA-256 (hex) of a file. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest("hex");
}

async function writeDurably(file: string, text: string): Promise<void> {
  await writeFile(file, text, { flag: "wx", mode: 0o600, flush: true });
  await syncFolder(dirname(file));
}
