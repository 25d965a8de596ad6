import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openSqliteStore } from "@liggare/event-store";
import { startProgram } from "../child.ts";
import { placeInTurn } from "../commit-place.ts";
import { type FaultKind, stopwatch } from "../kind.ts";
import { batchesIn, checkBatches, checkChain, readLog } from "../log.ts";
import { Random } from "../random.ts";

/** Cycles over one log before a new one is begun. */
const cyclesPerLog = 20;
/** Logs at once. */
const lanes = 2;

interface Tally {
  whileOpening: number;
  acknowledged: number;
  /** Batches that were committed, and whose acknowledgement the kill cut off. */
  inBetween: number;
}

/** One life of the writing process, killed at an instant that nobody chose; what it acknowledged. */
async function live(file: string, seed: string, cycle: number, random: Random, tally: Tally) {
  const child = startProgram("writer", [file, seed, String(cycle), placeInTurn(cycle)]);
  const acknowledged: string[] = [];
  let opened = false;
  const afterAcks = random.below(40);
  const pause = random.next() * 6;
  const soon = () => void sleep(pause).then(() => child.kill());
  child.onLine((line) => {
    if (line.startsWith("ack ")) acknowledged.push(line.slice(4));
    if (line === "open") opened = true;
    if (opened && acknowledged.length === afterAcks) soon();
  });
  // One in eight dies while it starts or opens the log.
  if (random.chance(1 / 8)) void sleep(100 + random.below(400)).then(() => child.kill());
  const { signal, code, errors } = await child.ended;
  if (!opened) tally.whileOpening += 1;
  tally.acknowledged += acknowledged.length;
  const survived =
    signal === "SIGKILL" ? [] : [`the writer ended by itself (${code ?? signal}): ${errors.slice(-500)}`];
  return { acknowledged, survived };
}

async function lane(options: { folder: string; cycles: readonly number[]; random: Random; done: () => void }) {
  const { folder, cycles, random, done } = options;
  const tally: Tally = { whileOpening: 0, acknowledged: 0, inBetween: 0 };
  const violations: string[] = [];
  let acknowledged: string[] = [];
  let before: readonly string[] = [];
  for (const [index, cycle] of cycles.entries()) {
    const file = join(folder, `log-${cycles[index - (index % cyclesPerLog)]}.db`);
    if (index % cyclesPerLog === 0) [acknowledged, before] = [[], []];
    const own = random.fork(cycle);
    const life = await live(file, `${cycle}/${own.below(1e9)}`, cycle, own, tally);
    acknowledged.push(...life.acknowledged);
    const store = await openSqliteStore({ file });
    const events = await readLog(store);
    const batches = batchesIn(events);
    tally.inBetween += batches.length - before.length - life.acknowledged.length;
    const wrong = [...life.survived, ...checkBatches(events, acknowledged), ...(await checkChain(store))];
    if (before.some((batch, at) => batches[at] !== batch)) wrong.push("what an earlier opening read was changed");
    // A writer waits for its answer, so of each of the four at most one batch may be there without one.
    const unheard = batches.length - before.length - life.acknowledged.length;
    if (unheard > 4) wrong.push(`${unheard} batches are there that nobody waited for`);
    violations.push(...wrong.map((text) => `cycle ${cycle}: ${text}`));
    before = batches;
    await store.close();
    done();
  }
  return { tally, violations };
}

export const kill: FaultKind = {
  name: "kill",
  what: "kill -9 of a process in which four writers append singles and batches, and reopening",
  unit: "kill cycles",
  counts: { long: 1_000, quick: 60, short: 4 },
  async run({ seed, count, folder, onProgress }) {
    const seconds = stopwatch();
    const random = new Random(`kill ${seed}`);
    let finished = 0;
    const done = () => {
      finished += 1;
      onProgress(finished);
    };
    const all = Array.from({ length: count }, (_, cycle) => cycle);
    const results = await Promise.all(
      Array.from({ length: lanes }, (_, at) => all.filter((cycle) => cycle % lanes === at)).map((cycles) =>
        lane({ folder, cycles, random, done }),
      ),
    );
    const sum = (of: keyof Tally) => results.reduce((total, { tally }) => total + tally[of], 0);
    const violations = results.flatMap(({ violations: found }) => found);
    if (sum("acknowledged") === 0) violations.push("nothing was acknowledged before any kill");
    return {
      injected: count,
      fired: `${count} ended by SIGKILL, ${sum("whileOpening")} of them before the log was open; ${sum("acknowledged")} batches acknowledged, ${sum("inBetween")} cut off between commit and acknowledgement`,
      violations,
      seconds: seconds(),
    };
  },
};
