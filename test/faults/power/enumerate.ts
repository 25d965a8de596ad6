import { createHash } from "node:crypto";
import { Random } from "../random.ts";
import { Disk, type State } from "./disk.ts";
import { type Opened, openState } from "./open-state.ts";
import type { Recording } from "./operations.ts";

/** What came of the crash states of one recording. */
export interface Crashes {
  states: number;
  /** States that differ; equal ones are opened once. */
  distinct: number;
  /** Refused though something had been acknowledged, and before anything was. */
  refused: number;
  refusedBefore: number;
  /** States in which an acknowledged batch was missing and nothing was said. */
  lost: number;
  /** The first of each, with what is needed to see it again. */
  readonly wrong: string[];
}

const key = (state: State): string => {
  const digest = createHash("sha1");
  for (const [name, content] of [...state].sort(([a], [b]) => (a < b ? -1 : 1))) {
    digest.update(`${name} ${content.length}\n`).update(content);
  }
  return digest.digest("base64");
};

/** Cuts the power after each operation, `each` times, and opens what the disk may then hold. */
export async function enumerateCrashes(
  recording: Recording,
  options: {
    readonly seed: string;
    readonly each: number;
    readonly folder: string;
    readonly onState?: () => void;
  },
): Promise<Crashes> {
  const { seed, each, folder, onState } = options;
  const random = new Random(`${seed}/${recording.seed}`);
  const crashes: Crashes = { states: 0, distinct: 0, refused: 0, refusedBefore: 0, lost: 0, wrong: [] };
  const known = new Map<string, Opened>();
  const acknowledged: string[] = [];
  const disk = new Disk();
  for (const [index, operation] of recording.operations.entries()) {
    disk.apply(operation);
    if (operation.kind === "acknowledged") acknowledged.push(operation.batch);
    for (let variant = 0; variant < each; variant += 1) {
      const state = disk.crash(random.fork(`${index}/${variant}`));
      const of = key(state);
      const opened = known.get(of) ?? (await openState(folder, state));
      if (!known.has(of)) {
        known.set(of, opened);
        crashes.distinct += 1;
      }
      crashes.states += 1;
      judge(opened, acknowledged, `recording ${recording.seed}, operation ${index}, variant ${variant}`, crashes);
      onState?.();
    }
  }
  return crashes;
}

function judge(opened: Opened, acknowledged: readonly string[], where: string, crashes: Crashes): void {
  const { batches, refused, wrong } = opened;
  if (batches === undefined) {
    if (acknowledged.length === 0) crashes.refusedBefore += 1;
    else {
      crashes.refused += 1;
      crashes.wrong.push(`${where}: refused after ${acknowledged.length} acknowledgements (${refused})`);
    }
    return;
  }
  crashes.wrong.push(...wrong.map((text) => `${where}: ${text}`));
  const missing = acknowledged.filter((batch) => !batches.has(batch));
  if (missing.length === 0) return;
  crashes.lost += 1;
  crashes.wrong.push(`${where}: ${missing.length} acknowledged batches are missing, ${missing[0]} the first`);
}
