import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type FaultKind, stopwatch } from "../kind.ts";
import { Random } from "../random.ts";
import { type Ran, type Settings, startLiggare } from "./liggare.ts";

/** Where a kill fell, told by what it left: nothing was written yet, some was, or all. */
export type Phase = "before" | "within" | "after";

export interface Judged {
  readonly phase: Phase;
  /** What the same command said when it was given again, in a word or two. */
  readonly said: string;
  readonly wrong: readonly string[];
}

/** A command that will be killed. */
export interface Doomed {
  readonly args: readonly string[];
  readonly settings: Settings;
  /** How much it has written as seen from outside: bytes, or lines that it said. */
  amount(lines: readonly string[]): number;
  /** Looks at what was left, gives the command again, and compares. `most` is the highest amount that was seen. */
  judge(killed: Ran, most: number): Promise<Judged>;
}

/** What is killed again and again, over data that was prepared once. */
export interface Subject {
  /** The command over an empty folder of its own. */
  doomed(folder: string, random: Random): Doomed | Promise<Doomed>;
  /** Told once what comes out where nobody kills it. */
  learn?(folder: string, ran: Ran): Promise<void>;
}

/** Milliseconds of a whole run until it writes, while it writes and afterwards, and how much it wrote. */
interface Course {
  readonly before: number;
  readonly within: number;
  readonly after: number;
  readonly base: number;
  readonly total: number;
}

/** Kill so many milliseconds after the amount was seen, and anything was written (-1: after the start). */
interface Moment {
  readonly amount: number;
  readonly pause: number;
}

/** Runs a command and watches how much it writes; kills it at the moment, if one is given. */
async function watch(doomed: Doomed, moment?: Moment): Promise<{ ran: Ran; most: number; course: Course }> {
  const { process: child, lines, ended } = startLiggare(doomed.args, doomed.settings);
  const begun = performance.now();
  const base = doomed.amount([]);
  let [most, first, last] = [base, 0, 0];
  let reached: number | undefined = moment && moment.amount < 0 ? begun : undefined;
  while (child.exitCode === null && child.signalCode === null) {
    const amount = doomed.amount(lines);
    const now = performance.now();
    if (amount > most) {
      if (most === base) first = now;
      [most, last] = [amount, now];
    }
    if (moment && reached === undefined && most > base && most >= moment.amount) reached = now;
    if (moment && reached !== undefined && now - reached >= moment.pause) child.kill("SIGKILL");
    await sleep(1);
  }
  const ran = await ended;
  const course = { before: first - begun, within: last - first, after: performance.now() - last, base, total: most };
  return { ran, most, course };
}

/**
 * Moments spread over the whole course: a seventh before anything is written, a seventh after everything was, and the
 * rest in between, by what was written or by the time since it began.
 */
function momentOf(share: number, { before, within, after, base, total }: Course, random: Random): Moment {
  const edge = 1 / 7;
  if (share < edge) return { amount: -1, pause: (share / edge) * before };
  if (share > 1 - edge) return { amount: total, pause: ((share - (1 - edge)) / edge) * after * 0.9 };
  const inside = (share - edge) / (1 - 2 * edge);
  return random.chance(0.5)
    ? { amount: base + inside * (total - base), pause: random.next() * within * 0.1 }
    : { amount: base, pause: inside * within };
}

/** Sooner, for a command that had ended before it could be killed. */
const sooner = ({ amount, pause }: Moment): Moment => ({ amount: amount * 0.9, pause: pause * 0.6 });

interface Tally {
  readonly phases: Record<Phase, number>;
  readonly said: Map<string, number>;
  tooLate: number;
}

/** Kills the command once, however often that has to be tried, and judges what is left. */
async function killOnce(subject: Subject, at: { folder: string; moment: Moment; random: Random }, tally: Tally) {
  let { moment } = at;
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const folder = join(at.folder, String(attempt));
    mkdirSync(folder, { recursive: true });
    const doomed = await subject.doomed(folder, at.random.fork("command"));
    const { ran, most } = await watch(doomed, moment);
    if (ran.signal === "SIGKILL") return doomed.judge(ran, most);
    if (ran.code !== 0) return fault(`it ended by itself with ${ran.code}: ${ran.err.slice(-400)}`);
    tally.tooLate += 1;
    moment = sooner(moment);
  }
  return fault("it ended before it could be killed, eight times");
}

const fault = (text: string): Judged => ({ phase: "before", said: "nothing", wrong: [text] });

/** A kind that kills a command of the command line; several subjects take turns. */
export function killsOf(options: {
  readonly name: string;
  readonly what: string;
  /** Data for all rounds, in this folder; in brief for a single kill. */
  prepare(folder: string, brief: boolean): Promise<readonly Subject[]>;
}): FaultKind {
  return {
    name: options.name,
    what: options.what,
    unit: "kills",
    counts: { long: 50, quick: 7, short: 1 },
    async run({ seed, count, folder, onProgress }) {
      const seconds = stopwatch();
      const random = new Random(`${options.name} ${seed}`);
      const subjects = await options.prepare(folder, count === 1);
      const courses: Course[] = [];
      for (const [at, subject] of subjects.entries().take(count)) {
        // a single kill comes as soon as something is written: for it a whole run is only made where it teaches more
        if (count === 1 && subject.learn === undefined) break;
        const own = join(folder, `whole-${at}`);
        mkdirSync(own);
        const { ran, course } = await watch(await subject.doomed(own, random.fork(`whole ${at}`)));
        if (ran.code !== 0) throw new Error(`it fails though nobody kills it: ${ran.err}${ran.out}`);
        await subject.learn?.(own, ran);
        courses.push(course);
      }
      const tally: Tally = { phases: { before: 0, within: 0, after: 0 }, said: new Map(), tooLate: 0 };
      const violations: string[] = [];
      for (let round = 0; round < count; round += 1) {
        const own = random.fork(round);
        const at = round % subjects.length;
        // of a few kills none is wasted on the edges
        const share = count < 7 ? 0.2 + 0.6 * own.next() : (round + own.next()) / count;
        const course = courses[at];
        const moment = course ? momentOf(share, course, own) : { amount: 0, pause: 30 * own.next() };
        const place = join(folder, `round-${round}`);
        const { phase, said, wrong } = await killOnce(subjects[at]!, { folder: place, moment, random: own }, tally);
        tally.phases[phase] += 1;
        tally.said.set(said, (tally.said.get(said) ?? 0) + 1);
        violations.push(...wrong.map((text) => `seed ${seed}, kill ${round} (${phase}): ${text}`));
        rmSync(place, { recursive: true, force: true });
        onProgress(round + 1);
      }
      const { before, within, after } = tally.phases;
      if (count >= 7 && within < count / 3) violations.push(`only ${within} of ${count} kills fell into the writing`);
      const words = [...tally.said].map(([said, times]) => `${said} ${times} times`).join(", ");
      return {
        injected: count,
        fired: `${count} ended by SIGKILL: ${before} before anything was written, ${within} in the middle, ${after} when all was written; given again it said: ${words}`,
        violations,
        seconds: seconds(),
      };
    },
  };
}
