import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openSqliteStore, StoreError } from "@liggare/event-store";
import { batchesIn, batchOfEvents, checkBatches, checkChain, readLog } from "../log.ts";
import { Random } from "../random.ts";
import type { State } from "./disk.ts";

/** What became of a state that a power cut left. */
export interface Opened {
  /** Batches that are there; undefined where opening was refused. */
  readonly batches: ReadonlySet<string> | undefined;
  /** Why it was refused. */
  readonly refused: string | undefined;
  /** What was wrong with the log that was opened. */
  readonly wrong: readonly string[];
}

const endings = ["", "-wal", "-shm", ".head", ".head.new", ".lock", ".owner"];

/** Opens a state in an otherwise empty folder, reads, appends and verifies the log, and clears the folder again. */
export async function openState(folder: string, state: State): Promise<Opened> {
  const file = join(folder, "log.db");
  for (const [name, content] of state) writeFileSync(join(folder, name), content);
  try {
    const store = await openSqliteStore({ file });
    try {
      const events = await readLog(store);
      const wrong = [...checkBatches(events, []), ...(await checkChain(store))];
      const random = new Random("after");
      const next = await store.append("meeting-after", "no stream", batchOfEvents(random, "after", 2));
      if (next.kind !== "written" || next.number !== events.length + 2) wrong.push("it does not go on where it ended");
      return { batches: new Set(batchesIn(events)), refused: undefined, wrong };
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return { batches: undefined, refused: `${error.code}: ${error.message}`, wrong: [] };
  } finally {
    for (const ending of endings) rmSync(`${file}${ending}`, { force: true });
  }
}
