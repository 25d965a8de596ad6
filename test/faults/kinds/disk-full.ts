import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { CommitPlace } from "@liggare/event-store";
import { placeInTurn } from "../commit-place.ts";
import { runFaulty } from "../faulty.ts";
import { fillAndFree, smallDisk } from "../full-disk.ts";
import { type FaultKind, stopwatch } from "../kind.ts";
import { strace } from "../machine.ts";
import { Random } from "../random.ts";

const attempts = 20;
const room = 4 * 2 ** 20;

interface Round {
  readonly refused: number;
  readonly wrong: readonly string[];
}

/** A real file system that is full for a while; undefined where none can be mounted. */
async function onSmallDisk(folder: string, random: Random): Promise<Round | undefined> {
  const disk = smallDisk(folder, room);
  if (disk === undefined) return undefined;
  try {
    return await fillAndFree(folder, random);
  } finally {
    disk.remove();
  }
}

/** Some writes in a row fail with ENOSPC, wherever they fall, the opening included. */
async function byStrace(folder: string, seed: string, place: CommitPlace, random: Random): Promise<Round> {
  const first = 1 + random.below(150);
  const inject = `pwrite64:error=ENOSPC:when=${first}..${first + random.below(8)}`;
  const run = await runFaulty(folder, { seed, attempts, place, inject });
  const wrong = [...run.wrong];
  const codes = run.lines
    .filter((line) => /^(refused|ended) /.test(line))
    .map((line) => /(disk full|\w+)$/.exec(line)?.[1]);
  if (codes.some((code) => code !== "disk full")) wrong.push(`refused as ${codes.join(", ")}`);
  if (run.forged === 0) wrong.push("no write failed");
  const opened = run.lines.includes("open");
  if (opened && run.acknowledged.length !== 2 * attempts) wrong.push("writing did not resume when there was room");
  return { refused: codes.length, wrong: wrong.map((text) => `${inject}: ${text}`) };
}

export const diskFull: FaultKind = {
  name: "disk-full",
  what: "the disk has no room for a while: a small file system that is filled, and writes that fail with ENOSPC",
  unit: "full disks",
  counts: { long: 100, quick: 8, short: 0 },
  missing: strace.missing,
  async run({ seed, count, folder, onProgress }) {
    const seconds = stopwatch();
    const random = new Random(`disk-full ${seed}`);
    const violations: string[] = [];
    const tally = { real: 0, forged: 0, refused: 0 };
    for (let round = 0; round < count; round += 1) {
      const own = join(folder, String(round));
      mkdirSync(own);
      const chance = random.fork(round);
      const real = round % 2 === 0 ? await onSmallDisk(own, chance) : undefined;
      const { refused, wrong } =
        real ?? (await byStrace(own, `${seed}/${round}`, placeInTurn(Math.floor(round / 2)), chance));
      tally[real === undefined ? "forged" : "real"] += 1;
      tally.refused += refused;
      violations.push(...wrong.map((text) => `round ${round}: ${text}`));
      rmSync(own, { recursive: true });
      onProgress(round + 1);
    }
    if (tally.refused === 0) violations.push("nothing was ever refused");
    return {
      injected: count,
      fired: `${tally.real} file systems really full, ${tally.forged} runs with forged ENOSPC; ${tally.refused} times refused as "disk full", the log read each time, and everything written once there was room`,
      violations,
      seconds: seconds(),
    };
  },
};
