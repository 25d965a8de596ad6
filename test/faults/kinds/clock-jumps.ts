import { join } from "node:path";
import type { Actor } from "@liggare/access";
import { openMemoryStore, openSqliteStore } from "@liggare/event-store";
import { openLedger } from "@liggare/ledger";
import { openMemoryVault } from "@liggare/vault";
import { WrongClock } from "../clock.ts";
import { type FaultKind, stopwatch } from "../kind.ts";
import { checkChain, readLog } from "../log.ts";
import { memoryFolder } from "../machine.ts";
import { Random } from "../random.ts";

const administrator: Actor = { subject: "admin-1", role: "administrator", unit: null };
const minute = 60_000;
/** Leaps that the ledger must take: it refuses a clock that is over a minute off. */
const leaps = [-365 * 1_440, -1_440, -61, -2, 2, 61, 1_440, 365 * 1_440].map((minutes) => minutes * minute);

async function openIn(folder: string, clock: WrongClock) {
  const store = await openSqliteStore({ file: join(folder, "log.db") });
  const ledger = await openLedger({
    store,
    vault: openMemoryVault(),
    viewFolder: join(folder, "views"),
    views: [],
    rehearsal: () => ({ store: openMemoryStore({}), vault: openMemoryVault() }),
    opening: { municipality: "Exempelkommun", kind: "ordinary" },
    clock,
  });
  return { store, ledger };
}

export const clockJumps: FaultKind = {
  name: "clock-jumps",
  what: "the ledger's wall clock leaps back or ahead between two commands, while it runs or before it starts",
  unit: "leaps",
  counts: { long: 1_000, quick: 200, short: 30 },
  async run({ seed, count, onProgress }) {
    const seconds = stopwatch();
    const random = new Random(`clock-jumps ${seed}`);
    const scratch = memoryFolder();
    const clock = new WrongClock("2026-03-10T09:00:00.000Z");
    const violations: string[] = [];
    const tally = { refused: 0, written: 0, restarts: 0, slept: 0 };
    let { store, ledger } = await openIn(scratch.path, clock);
    let made = 0;
    /** One command; "written", or the refusal's code. */
    const write = async () => {
      made += 1;
      const input = { name: `Nämnd ${made}`, kind: "district-board" };
      const request = { aggregate: "unit", id: `unit-${made}`, command: "register", input };
      const outcome = await ledger.execute(request, administrator);
      return outcome.kind === "refused" ? outcome.refusal.code : "written";
    };
    const expect = async (what: string, expected: string) => {
      const answer = await write();
      if (answer !== expected) violations.push(`${what}: answered ${answer} and not ${expected}`);
      else if (answer === "written") tally.written += 1;
      else tally.refused += 1;
    };
    const restart = async () => {
      await ledger.close();
      ({ store, ledger } = await openIn(scratch.path, clock));
      tally.restarts += 1;
    };
    try {
      for (let leap = 0; leap < count; leap += 1) {
        const own = random.fork(leap);
        const by = own.pick(leaps);
        const where = `leap ${leap} by ${by / minute} minutes`;
        clock.pass(own.below(10 * minute));
        await expect(`${where}, before it`, "written");
        clock.leap(by);
        // A clock that was set back before the start is seen by the newest event; one that is ahead cannot be.
        if (by < -minute && own.chance(0.1)) await restart();
        await expect(where, "clock-behind");
        clock.pass(own.below(minute / 2));
        await expect(`${where}, still wrong`, "clock-behind");
        clock.setRight();
        await expect(`${where}, set right`, "written");
        if (own.chance(0.1)) {
          clock.sleep(own.below(100) * minute);
          tally.slept += 1;
          await expect(`${where}, after the machine slept`, "written");
        }
        onProgress(leap + 1);
      }
      const events = await readLog(store);
      const instants = events.map(({ recordedAt }) => recordedAt);
      if (instants.some((instant, at) => at > 0 && instant < instants[at - 1]!))
        violations.push("recordedAt goes back");
      if (instants.at(-1)! > clock.trueTime().toISOString()) violations.push("an event was recorded in the future");
      const numbers = events.map(({ number }) => number);
      if (numbers.some((number, at) => number !== at + 1)) violations.push("the log's order has a gap");
      violations.push(...(await checkChain(store)));
    } finally {
      await ledger.close();
      scratch.remove();
    }
    return {
      injected: count,
      fired: `${tally.refused} commands refused while the clock was wrong, ${tally.restarts} of the leaps over a restart; ${tally.written} written while it was right, ${tally.slept} times after the machine had slept`,
      violations,
      seconds: seconds(),
    };
  },
};
