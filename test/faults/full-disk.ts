import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type EventStore, openSqliteStore, StoreError } from "@liggare/event-store";
import { batchOfEvents, checkBatches, checkChain, readLog } from "./log.ts";
import type { Random } from "./random.ts";

/** A file system of its own with room for `size` bytes; undefined where this process may not mount one. */
export function smallDisk(at: string, size: number): { remove(): void } | undefined {
  mkdirSync(at, { recursive: true });
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "liggare-faults", at]);
  if (status !== 0) return undefined;
  return { remove: () => void spawnSync("umount", [at]) };
}

/** Fills what is left of the room, so that later removing it makes room. */
function fill(path: string): void {
  for (const size of [65_536, 4_096]) {
    for (let number = 0; ; number += 1) {
      try {
        writeFileSync(`${path}-${size}-${number}`, Buffer.alloc(size));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
        rmSync(`${path}-${size}-${number}`, { force: true });
        break;
      }
    }
  }
}

const codeOf = (error: unknown): string => {
  if (!(error instanceof StoreError)) throw error;
  return error.code;
};

/** Writes to a disk until it is full, reads, makes room and writes on; what is wrong, one sentence each. */
export async function fillAndFree(disk: string, random: Random): Promise<{ refused: number; wrong: string[] }> {
  const store = await openSqliteStore({ file: join(disk, "log.db") });
  try {
    return await writeThrough(store, join(disk, "ballast"), random);
  } finally {
    await store.close();
  }
}

async function writeThrough(store: EventStore, ballast: string, random: Random) {
  mkdirSync(ballast);
  const acknowledged: string[] = [];
  const wrong: string[] = [];
  let [refused, revision, full, made] = [0, -1, false, 0];
  const fillAfter = 5 + random.below(20);
  const freeAfter = 1 + random.below(4);
  while (acknowledged.length < 60) {
    const batch = `meeting-a/${made}`;
    const events = batchOfEvents(random, batch, random.pick([1, 2, 5]));
    made += 1;
    for (;;) {
      try {
        const result = await store.append("meeting-a", revision < 0 ? "no stream" : revision, events);
        if (result.kind === "conflict") throw new Error(`${batch} met a conflict`);
        revision = result.revision;
        acknowledged.push(batch);
        break;
      } catch (error) {
        const code = codeOf(error);
        refused += 1;
        if (code !== "disk full") return { refused, wrong: [...wrong, `the full disk is refused as ${code}`] };
        if (!full) return { refused, wrong: [...wrong, "refused though there was room"] };
        wrong.push(...checkBatches(await readLog(store), acknowledged));
        if (refused >= freeAfter) {
          rmSync(ballast, { recursive: true });
          full = false;
        }
      }
    }
    if (acknowledged.length === fillAfter && refused === 0) {
      fill(join(ballast, "room"));
      full = true;
    }
  }
  if (refused === 0) wrong.push("the disk was never full");
  wrong.push(...checkBatches(await readLog(store), acknowledged), ...(await checkChain(store)));
  return { refused, wrong };
}
