import { existsSync } from "node:fs";
import { chmod, copyFile, mkdir, readFile, rename, rm, rmdir, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import {
  BackupError,
  backupPlaces,
  clearHalfMade,
  type Manifest,
  manifestSchema,
  partialOf,
  places,
  refuseUnlessEmpty,
  sha256Of,
} from "@liggare/api";
import { syncFolder, syncPath, verifyLog } from "@liggare/event-store";
import { loadIntoPostgres, openSqliteVault, vaultFileNames } from "@liggare/vault";
import * as z from "zod/mini";
import type { Context, Verb } from "../context.ts";
import { exits } from "../failure.ts";
import { examples } from "../options.ts";
import type { Output } from "../output.ts";

/** Checks a backup and puts it into a new data folder. */
export const restore: Verb = (program, bind) =>
  bind<{ readonly to?: string }>(
    program
      .command("restore")
      .description("check a backup, and put it into a new data folder")
      .argument("<backup>", "a folder that backup made")
      .option("--to <folder>", "the new data folder, missing or empty; default LIGGARE_DATA")
      .addHelpText(
        "after",
        `
The log is walked first: a damaged backup is refused, and its first bad event named. Nothing is ever overwritten.
Views are built on the next start. Where LIGGARE_VAULT names a PostgreSQL database, the texts go there instead of into
the folder: whole or not at all, and only where no vault holds anything yet.
${examples("restore /var/backups/liggare/2026-03-31 --to .liggare-restored")}`,
      ),
    async (context, [given = ""], options) => {
      const { out, workingFolder, config } = context;
      const source = resolve(workingFolder, given);
      const target = options.to === undefined ? config.data : resolve(workingFolder, options.to);
      await refuseUnlessEmpty(target);
      const manifest = await readManifest(source);
      const logFile = logName(context, target);
      const removed = (await clearHalfMade(target, logFile)) ? partialOf(target) : null;
      await put(source, target, logFile, manifest, context);
      out.data({ folder: target, ...manifest, removed });
      if (removed !== null)
        out.note(`Removed ${removed}, which an interrupted run left half restored, and began anew.`);
      out.line(`${manifest.municipality}, up to event ${manifest.number}, is in ${target}`);
      if (!out.json && target !== config.data) out.note(`Serve it with LIGGARE_DATA=${target}`);
      return exits.done;
    },
  );

/** The log's file in the data folder: as LIGGARE_STORE says where it lies inside, else the usual name. */
function logName({ config }: Context, target: string): string {
  const { store, data } = config;
  const inside = target === data && store.kind === "sqlite" && dirname(store.file) === data;
  return inside ? basename(store.file) : "log.sqlite";
}

async function readManifest(source: string): Promise<Manifest> {
  const { manifest } = backupPlaces(source);
  let text: string;
  try {
    text = await readFile(manifest, "utf8");
  } catch (cause) {
    throw new BackupError("not a backup", `${source} is no backup: manifest.json is missing.`, { cause });
  }
  try {
    return z.parse(manifestSchema, JSON.parse(text));
  } catch (cause) {
    throw new BackupError("damaged", `${manifest} is damaged, or was written by a newer version.`, { cause });
  }
}

/** Copies beside the target, checks the copy, and gives the folder its name when all is whole. */
async function put(
  source: string,
  target: string,
  logFile: string,
  manifest: Manifest,
  context: Context,
): Promise<void> {
  const partial = partialOf(target);
  await mkdir(partial, { recursive: true, mode: 0o700 });
  try {
    const log = join(partial, logFile);
    await copy(source, partial, logFile, manifest);
    const changed = await changedFile(source, manifest);
    // the log is walked before sums are told, so that the first bad event can be named
    await checkLog(log, manifest, context.out);
    if (changed !== undefined) throw new BackupError("damaged", `The backup is damaged: ${changed}.`);
    for (const end of ["-wal", "-shm"]) await rm(`${log}${end}`, { force: true });
    await putVault(places(partial).vault, context);
    await rmdir(target).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
    });
    await rename(partial, target);
    await syncFolder(dirname(target));
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

/** Opens the copied vault, and carries it into the database that the settings name. */
async function putVault(folder: string, { config: { vault }, out }: Context): Promise<void> {
  const keySource = { folder, ...(vault.keyFile !== undefined && { keyFile: vault.keyFile }) };
  if (vault.kind === "sqlite") return (await openSqliteVault(keySource)).close();
  const progress = out.progress("Vault");
  await loadIntoPostgres({
    from: keySource,
    to: vault.address,
    keySource,
    onProgress: ({ done, total }) => progress.update(done, total),
  }).finally(() => progress.end());
  for (const name of [vaultFileNames.vault, vaultFileNames.keys]) await rm(join(folder, name));
}

/** Copies the manifest's files; what is missing is found with the sums. */
async function copy(source: string, partial: string, logFile: string, { files }: Manifest): Promise<void> {
  for (const { path } of files) {
    const from = resolve(source, path);
    if (!from.startsWith(`${source}/`)) throw new BackupError("damaged", `The manifest names a file outside: ${path}.`);
    if (!existsSync(from)) throw new BackupError("damaged", `The backup is damaged: ${path} is missing.`);
    const to = join(partial, path.replace(/^log\.sqlite/, logFile));
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    await copyFile(from, to);
    await chmod(to, 0o600);
    await syncPath(to);
    await syncFolder(dirname(to));
  }
}

/** The first file that is not as the manifest says, in words. */
async function changedFile(source: string, { files }: Manifest): Promise<string | undefined> {
  for (const { path, bytes, sha256 } of files) {
    const file = resolve(source, path);
    if ((await stat(file)).size !== bytes || (await sha256Of(file)) !== sha256)
      return `${path} is not the file that was copied`;
  }
  return undefined;
}

/** Walks the copied log. */
async function checkLog(log: string, manifest: Manifest, out: Output): Promise<void> {
  const progress = out.progress("Checking");
  const report = await verifyLog(log, { onProgress: ({ events, of }) => progress.update(events, of) }).finally(() =>
    progress.end(),
  );
  const { finding, head } = report;
  if (finding)
    throw new BackupError(
      "damaged",
      `The backup is damaged: ${finding.kind}: event ${finding.number}${finding.stream ? ` (${finding.stream})` : ""}: ${finding.detail}.`,
    );
  if (head.number !== manifest.number || head.hash !== manifest.hash)
    throw new BackupError(
      "damaged",
      `The backup is damaged: its log ends at event ${head.number}, its manifest says ${manifest.number}.`,
    );
}
