import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type Config, openVault, places } from "@liggare/api";
import {
  type Finding as BadEvent,
  type EventStore,
  openEventStoreDb,
  type VerifyReport,
  verifyLog,
} from "@liggare/event-store";
import { vaultFileNames } from "@liggare/vault";
import type { Client } from "./client/client.ts";
import type { Context } from "./context.ts";
import { endingOf } from "./failure.ts";
import type { Output } from "./output.ts";
import { vaultText } from "./settings.ts";

/** What a check says: all is well, or what is wrong. */
export interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly detail: string;
}

const well = (check: string, detail: string): Finding => ({ check, ok: true, detail });
const wrong = (check: string, detail: string): Finding => ({ check, ok: false, detail });

/** Seconds that the clock may be behind the newest event before writes are refused. */
const clockTolerance = 60;

/** Folder and key files: there, and for nobody else to read. */
export function checkPlaces({ data, store, vault }: Config): readonly Finding[] {
  if (store.kind === "memory") return [well("folder", "nothing is kept on disk (memory:)")];
  if (!existsSync(data)) return [wrong("folder", `${data} does not exist`)];
  const at = places(data);
  const secret = [
    data,
    at.signingKey,
    vault.keyFile ?? join(at.vault, vaultFileNames.key),
    join(at.vault, vaultFileNames.keys),
  ];
  const open = process.platform === "win32" ? [] : secret.filter((path) => existsSync(path) && modeOf(path) & 0o077);
  if (open.length === 0) return [well("folder", `${data}, for its owner only`)];
  return open.map((path) =>
    wrong("folder", `${path} is open to others (mode ${modeOf(path).toString(8)}): chmod go-rwx`),
  );
}

const modeOf = (path: string): number => statSync(path).mode & 0o777;

/** The log, byte by byte: hashes, chain, numbers, the head kept outside, and the file's structure. */
export async function checkLog({ out }: Context, { store }: Config): Promise<readonly Finding[]> {
  if (store.kind === "memory") return [];
  if (store.kind === "sqlite" && !existsSync(store.file)) return [wrong("log", `${store.file} does not exist`)];
  try {
    const report = await walkLog(out, store);
    if (report.finding) return [wrong("log", findingText(report.finding))];
    const { events, streams, outside } = report;
    const head = outside ? `, the head outside knows event ${outside.number}` : "";
    const whole = well("log", `${events} events in ${streams} streams, all hashes fit${head}`);
    return [whole, store.kind === "sqlite" ? checkJournal(store.file) : well("store", `a server at ${store.server}`)];
  } catch (error) {
    return [wrong("log", endingOf(error).detail)];
  }
}

/** Walks the ledger's log, wherever it is kept, with a progress bar. Throws StoreError where it cannot be read at all. */
export async function walkLog(out: Output, store: Exclude<Config["store"], { kind: "memory" }>): Promise<VerifyReport> {
  if (store.kind === "sqlite") return walk(out, store.file);
  const server = await openEventStoreDb(store.options);
  try {
    return await walk(out, server);
  } finally {
    await server.close();
  }
}

/** Walks a log's file, or an open store. */
export async function walk(out: Output, source: string | EventStore): Promise<VerifyReport> {
  const progress = out.progress("Log");
  try {
    return await verifyLog(source, { onProgress: ({ events, of }) => progress.update(events, of) });
  } finally {
    progress.end();
  }
}

/** What is wrong, and where: the first bad event. */
export function findingText({ kind, number, stream, revision, detail }: BadEvent): string {
  const where = stream === undefined ? "" : ` (${stream}, revision ${revision})`;
  return `${kind}: event ${number}${where}: ${detail}`;
}

/** Durability rests on the write-ahead log; the writer sets and reads back the rest at each start. */
function checkJournal(file: string): Finding {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const mode = String(database.prepare("PRAGMA journal_mode").get()?.journal_mode);
    return mode === "wal"
      ? well("store", `SQLite ${process.versions.sqlite}, write-ahead log`)
      : wrong("store", `${file} is in journal mode ${mode}, not wal`);
  } finally {
    database.close();
  }
}

/** Vault, views and clock. Where the log is damaged nothing is opened for writing: only the vault is tried. */
export async function checkOpened(context: Context, whole: boolean): Promise<readonly Finding[]> {
  const { config } = context;
  if (!whole) return checkVaultAlone(config.vault);
  let client: Client;
  try {
    client = await context.connect();
  } catch (error) {
    return [wrong("vault, views", `not checked: ${endingOf(error).detail}`)];
  }
  try {
    const server = client.url === undefined ? "none runs here" : `answers at ${client.url}`;
    return [well("server", server), ...(await checkInside(context, client))];
  } finally {
    await client.close();
  }
}

async function checkVaultAlone(vault: Config["vault"]): Promise<readonly Finding[]> {
  if (vault.kind === "sqlite" && !existsSync(vault.folder)) return [wrong("vault", `${vault.folder} does not exist`)];
  try {
    await (await openVault(vault, { mustExist: true })).close();
    return [well("vault", "opens with its keys; its texts were not compared with a damaged log")];
  } catch (error) {
    return [wrong("vault", endingOf(error).detail)];
  }
}

async function checkInside({ out, now, config }: Context, client: Client): Promise<readonly Finding[]> {
  const progress = out.progress("Texts");
  const result = await client.check((done, total) => progress.update(done, total)).finally(() => progress.end());
  if (!result.ok) return [wrong("vault, views", result.problem.detail)];
  const { texts, removed, views, newest, findings } = result.body;
  const gone = removed === 0 ? "" : `, ${removed} removed by decision`;
  const place = config.vault.kind === "sqlite" ? "" : `, in ${vaultText(config.vault)}`;
  const at = Object.entries(views).map(([view, number]) => `${view} at ${number}`);
  const inside =
    findings.length > 0
      ? findings.map((detail) => wrong("vault, views", detail))
      : [
          well("vault", `${texts} texts, each whole and as the log knows it${gone}${place}`),
          well("views", at.join(", ")),
        ];
  return [...inside, checkClock(now(), newest)];
}

function checkClock(now: Date, newest: string | null): Finding {
  if (newest === null) return well("clock", "no event yet to compare with");
  const behind = Math.round((Date.parse(newest) - now.getTime()) / 1000);
  return behind > clockTolerance
    ? wrong("clock", `it is ${behind} s behind the newest event (${newest}): writes are refused`)
    : well("clock", `${now.toISOString()}; the newest event is from ${newest}`);
}
