import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type EventStore, openSqliteStore } from "@liggare/event-store";
import type { CommitStep } from "@liggare/view-store";
import { startProgram } from "../child.ts";
import { type FaultKind, stopwatch } from "../kind.ts";
import { memoryFolder } from "../machine.ts";
import { Random } from "../random.ts";
import { caughtUp, exported, inBatches, openTally, tellStory } from "../views.ts";

/** Crashes over one log, of which one in so many kills a process; the others throw where it would die. */
const crashesPerLog = 50;
const killEvery = 10;

class Crash extends Error {}

/** Runs the view until a step and lets it fail there; the step. What was begun is rolled back by the file alone. */
async function throwAt(store: EventStore, folder: string, at: number): Promise<CommitStep> {
  let steps = 0;
  const crashed = Promise.withResolvers<CommitStep>();
  const views = await openTally({
    folder,
    store,
    backOff: () => 2 ** 30,
    onStep: (step) => {
      if (steps === at) {
        crashed.resolve(step);
        throw new Crash(step);
      }
      steps += 1;
    },
  });
  views.start();
  const step = await crashed.promise;
  await views.close();
  return step;
}

/** The view as it comes out of an empty folder, and the steps that it took. */
async function whole(store: EventStore, folder: string, batch: number) {
  const steps: CommitStep[] = [];
  const views = await openTally({ folder, store: inBatches(store, batch), onStep: (step) => void steps.push(step) });
  await caughtUp(views, store);
  const text = await exported(views);
  await views.close();
  rmSync(folder, { recursive: true });
  return { text, steps };
}

interface Log {
  readonly file: string;
  readonly folder: string;
  readonly random: Random;
}

/** Crashes a view of one log again and again, and compares what it is afterwards with what is built at one go. */
async function crashOver({ file, folder, random }: Log, crashes: number, done: () => void) {
  let store = await openSqliteStore({ file });
  await tellStory(store, random, 60 + random.below(60));
  const batch = 1 + random.below(9);
  const { text, steps } = await whole(store, join(folder, "whole"), batch);
  const crashedAt = new Map<string, number>();
  const violations: string[] = [];
  for (let crash = 0; crash < crashes; crash += 1) {
    const own = join(folder, String(crash));
    const at = random.below(steps.length);
    const kill = crash % killEvery === 0;
    let step: string = steps[at]!;
    if (kill) {
      await store.close();
      const child = startProgram("projection", [file, own, String(batch), String(at)]);
      const { signal, errors } = await child.ended;
      if (signal !== "SIGKILL") violations.push(`crash ${crash}: it was not killed (${errors.slice(-300)})`);
      store = await openSqliteStore({ file });
    } else step = await throwAt(inBatches(store, batch), own, at);
    const key = `${step}${kill ? " (killed)" : ""}`;
    crashedAt.set(key, (crashedAt.get(key) ?? 0) + 1);
    const views = await openTally({ folder: own, store: inBatches(store, 1 + random.below(20)) });
    await caughtUp(views, store);
    if ((await exported(views)) !== text) violations.push(`crash ${crash} at step ${at} (${key}): the view differs`);
    await views.close();
    rmSync(own, { recursive: true });
    done();
  }
  await store.close();
  return { crashedAt, violations };
}

export const projectionCrashes: FaultKind = {
  name: "projection-crashes",
  what: "a view dies between any two steps of a batch, and goes on from its checkpoint",
  unit: "crashes",
  counts: { long: 1_000, quick: 100, short: 20 },
  async run({ seed, count, onProgress }) {
    const seconds = stopwatch();
    const random = new Random(`projection-crashes ${seed}`);
    const scratch = memoryFolder();
    const crashedAt = new Map<string, number>();
    const violations: string[] = [];
    let finished = 0;
    const done = () => {
      finished += 1;
      onProgress(finished);
    };
    try {
      for (let log = 0; finished < count; log += 1) {
        const folder = join(scratch.path, String(log));
        mkdirSync(folder);
        const file = join(folder, "log.db");
        const part = { file, folder, random: random.fork(log) };
        const result = await crashOver(part, Math.min(crashesPerLog, count - finished), done);
        violations.push(...result.violations.map((text) => `log ${log}, ${text}`));
        for (const [step, times] of result.crashedAt) crashedAt.set(step, (crashedAt.get(step) ?? 0) + times);
      }
    } finally {
      scratch.remove();
    }
    const steps: readonly CommitStep[] = ["begun", "event applied", "days written", "checkpoint written", "committed"];
    const never = steps.filter((step) => !crashedAt.has(step));
    if (count >= 100 && never.length > 0) violations.push(`no crash after "${never.join('", "')}"`);
    return {
      injected: finished,
      fired: [...crashedAt].map(([step, times]) => `${times} after "${step}"`).join(", "),
      violations,
      seconds: seconds(),
    };
  },
};
