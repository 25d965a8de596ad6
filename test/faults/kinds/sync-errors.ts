import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { CommitPlace } from "@liggare/event-store";
import { placeInTurn } from "../commit-place.ts";
import { type FaultyRun, runFaulty } from "../faulty.ts";
import { type FaultKind, stopwatch } from "../kind.ts";
import { strace } from "../machine.ts";
import { Random } from "../random.ts";

const attempts = 25;

/** After the first refusal of the disk nothing may be acknowledged; reading may go on. */
function afterTheFault(lines: FaultyRun["lines"]): string[] {
  const first = lines.findIndex((line) => line.startsWith("refused ") || line.startsWith("ended "));
  if (first < 0) return ["a call failed, and no append was refused"];
  const wrong: string[] = [];
  const codes = new Set(lines.filter((line) => /^(refused|ended) /.test(line)).map((line) => line.split(" ").at(-1)));
  if (!codes.has("damaged")) wrong.push(`the refusals say ${[...codes].join(", ")} and not that the disk is damaged`);
  const later = lines.slice(first).filter((line) => line.startsWith("ack ")).length;
  if (later > 0) wrong.push(`${later} batches were acknowledged after the disk had failed`);
  return wrong;
}

/** The head outside could not be synced once: the log is not opened, or goes on and the head is written later. */
function besideTheHead({ lines, acknowledged }: FaultyRun): string[] {
  if (!lines.includes("open")) return lines.join() === "ended unavailable" ? [] : [`opening said ${lines.join()}`];
  const wrong = acknowledged.length === 2 * attempts ? [] : [`only ${acknowledged.length} batches were acknowledged`];
  return lines.some((line) => line.startsWith("refused ")) ? [...wrong, "an append was refused"] : wrong;
}

/**
 * Which call fails: a sync of the log (mostly), a write of it, or a sync of the head outside. Calls are counted thread by
 * thread, so the count is lower where two threads share them.
 */
function faultOf(chance: Random, place: CommitPlace) {
  const log = ["", "-wal"];
  const most = place === "event loop" ? { syncs: 25, writes: 120 } : { syncs: 12, writes: 60 };
  const kind = chance.next();
  if (kind < 0.15)
    return { inject: `fsync:error=EIO:when=${chance.pick([1, 2])}`, paths: [".head.new"], outside: true };
  return kind < 0.75
    ? { inject: `fsync,fdatasync:error=EIO:when=${1 + chance.below(most.syncs)}`, paths: log, outside: false }
    : { inject: `pwrite64:error=EIO:when=${1 + chance.below(most.writes)}`, paths: log, outside: false };
}

export const syncErrors: FaultKind = {
  name: "sync-errors",
  what: "one sync or one write of the log fails with EIO, and all later ones succeed",
  unit: "failed calls",
  counts: { long: 100, quick: 8, short: 0 },
  missing: strace.missing,
  async run({ seed, count, folder, onProgress }) {
    const seconds = stopwatch();
    const random = new Random(`sync-errors ${seed}`);
    const violations: string[] = [];
    const tally = { forged: 0, acknowledged: 0, refused: 0, atOpening: 0, reads: 0 };
    for (let round = 0; round < count; round += 1) {
      const own = join(folder, String(round));
      mkdirSync(own);
      const chance = random.fork(round);
      const place = placeInTurn(round);
      const { inject, paths, outside } = faultOf(chance, place);
      const run = await runFaulty(own, {
        seed: `${seed}/${round}`,
        attempts,
        place: placeInTurn(round),
        inject,
        paths,
      });
      const judged = outside ? besideTheHead(run) : afterTheFault(run.lines);
      const wrong = [...run.wrong, ...(run.forged > 0 ? judged : ["no call failed"])];
      violations.push(...wrong.map((text) => `round ${round} (${inject}): ${text}`));
      tally.forged += run.forged;
      tally.acknowledged += run.acknowledged.length;
      tally.refused += run.lines.filter((line) => line.startsWith("refused ")).length;
      tally.atOpening += run.lines.includes("open") ? 0 : 1;
      tally.reads += run.lines.filter((line) => line.startsWith("read ")).length;
      rmSync(own, { recursive: true });
      onProgress(round + 1);
    }
    return {
      injected: count,
      fired: `${tally.forged} calls marked INJECTED by strace, ${tally.atOpening} of them while the log was opened; ${tally.acknowledged} batches acknowledged before, none after, ${tally.refused} refusals, ${tally.reads} reads of the whole log after one`,
      violations,
      seconds: seconds(),
    };
  },
};
