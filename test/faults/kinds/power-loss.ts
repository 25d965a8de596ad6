import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { placeInTurn } from "../commit-place.ts";
import { type FaultKind, stopwatch } from "../kind.ts";
import { memoryFolder, strace } from "../machine.ts";
import { type Crashes, enumerateCrashes } from "../power/enumerate.ts";
import type { Recording } from "../power/operations.ts";
import { record } from "../power/record.ts";

/** States from one recording, and appends in its two lives. */
const statesPerRecording = 4_000;
const rounds = 16;

const none = (): Crashes => ({ states: 0, distinct: 0, refused: 0, refusedBefore: 0, lost: 0, wrong: [] });

function add(sum: Crashes, more: Crashes): void {
  for (const key of ["states", "distinct", "refused", "refusedBefore", "lost"] as const) sum[key] += more[key];
  sum.wrong.push(...more.wrong);
}

/** Records and crashes until there are so many states. */
async function crash(
  synchronous: Recording["synchronous"],
  options: { seed: number; count: number; folder: string; onState?: () => void },
): Promise<Crashes> {
  const { seed, count, folder, onState } = options;
  const sum = none();
  const scratch = memoryFolder();
  try {
    for (let number = 0; sum.states < count; number += 1) {
      const own = join(folder, `${synchronous}-${number}`);
      mkdirSync(own);
      const recording = await record(own, {
        seed: `${synchronous} ${seed}/${number}`,
        rounds,
        synchronous,
        place: placeInTurn(number),
      });
      const wanted = Math.min(statesPerRecording, count - sum.states);
      const each = Math.ceil(wanted / recording.operations.length);
      const more = { seed: String(seed), each, folder: scratch.path, ...(onState && { onState }) };
      add(sum, await enumerateCrashes(recording, more));
    }
  } finally {
    scratch.remove();
  }
  return sum;
}

export const powerLoss: FaultKind = {
  name: "power-loss",
  what: "the power fails after any system call: what was not synced is kept, dropped or torn at 512 bytes",
  unit: "crash states",
  counts: { long: 100_000, quick: 4_000, short: 0 },
  missing: strace.missing,
  async run({ seed, count, folder, onProgress }) {
    const seconds = stopwatch();
    let done = 0;
    const onState = () => {
      done += 1;
      if (done % 100 === 0) onProgress(Math.min(done, count));
    };
    const full = await crash("FULL", { seed, count, folder, onState });
    const normal = await crash("NORMAL", { seed, count: Math.ceil(count / 25), folder });
    const violations = [...full.wrong];
    const caught = normal.lost + normal.refused;
    if (caught === 0) violations.push("synchronous=NORMAL lost nothing: the enumeration has no teeth");
    return {
      injected: full.states,
      fired: `${full.distinct} different states opened, ${full.refusedBefore} refused before anything was acknowledged; the same with synchronous=NORMAL: of ${normal.states} states ${caught} lose what was acknowledged (${normal.lost} silently, ${normal.refused} refused)`,
      violations,
      seconds: seconds(),
    };
  },
};
