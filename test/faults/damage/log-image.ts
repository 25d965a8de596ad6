import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openSqliteStore, StoreError, verifyLog } from "@liggare/event-store";
import { startProgram } from "../child.ts";
import { batchOfEvents, readLog } from "../log.ts";
import { Random } from "../random.ts";

/** The files that a crash leaves, and the log that they hold. */
export interface LogImage {
  readonly files: ReadonlyMap<string, Buffer>;
  /** Each event's number, stream, revision, hash and content. */
  readonly log: string;
}

/** What became of damage. "harmless": the same log, verified and written on; "silent" must not be. */
export type Fate = "harmless" | "refused" | "found" | "silent";

const durable = ["", "-wal", ".head"];
const endings = [...durable, "-shm", ".head.new", ".lock", ".owner"];
const name = "log.db";

/** Writes a log of about two events a batch and leaves it as a crash does. */
export async function logImage(folder: string, seed: string, batches: number): Promise<LogImage> {
  const file = join(folder, name);
  const child = startProgram("image", [file, seed, String(batches)]);
  const { signal, errors } = await child.ended;
  if (signal !== "SIGKILL") throw new Error(`the process that writes the log failed: ${errors.slice(-500)}`);
  const files = new Map(durable.map((ending) => [`${name}${ending}`, readFileSync(`${file}${ending}`)]));
  const seen = await openDamaged(folder, files, undefined);
  clear(folder);
  if (seen.log === undefined) throw new Error("the log cannot be read before any damage was done");
  return { files, log: seen.log };
}

const clear = (folder: string) => {
  for (const ending of endings) rmSync(join(folder, `${name}${ending}`), { force: true });
};

/** Opens damaged files as the ledger does, reads, verifies, writes on and verifies again. */
export async function openDamaged(
  folder: string,
  files: ReadonlyMap<string, Buffer>,
  expected: string | undefined,
): Promise<{ readonly fate: Fate; readonly detail: string; readonly log: string | undefined }> {
  const file = join(folder, name);
  clear(folder);
  for (const [path, content] of files) writeFileSync(join(folder, path), content);
  let log: string | undefined;
  try {
    const store = await openSqliteStore({ file });
    try {
      const before = await verifyLog(store);
      if (before.finding !== undefined) return { fate: "found", detail: before.finding.kind, log };
      const events = await readLog(store);
      log = JSON.stringify(events);
      if (expected !== undefined && log !== expected) {
        return { fate: "silent", detail: `${events.length} events are read, and they are not those written`, log };
      }
      const next = await store.append("meeting-next", "no stream", batchOfEvents(new Random("next"), "next", 2));
      const after = await verifyLog(store);
      if (after.finding !== undefined) return { fate: "found", detail: `after writing: ${after.finding.kind}`, log };
      const goesOn = next.kind === "written" && next.number === events.length + 2;
      if (!goesOn) return { fate: "silent", detail: `it goes on at ${JSON.stringify(next)}`, log };
      return { fate: "harmless", detail: "", log };
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof StoreError)) return { fate: "silent", detail: `no explicit refusal: ${String(error)}`, log };
    return { fate: "refused", detail: error.code, log };
  }
}
