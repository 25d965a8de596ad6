import { type Campaign, neverReached, runCampaign } from "../history/campaign.ts";
import { hunt } from "../history/mutants/hunt.ts";
import { mutants } from "../history/mutants/mutants.ts";
import { localSubjects, serverSubject } from "../history/subjects.ts";
import type { Subject } from "../history/world.ts";
import { type FaultKind, stopwatch } from "../kind.ts";

/** From so many histories on, everything that is counted must have been reached. */
const enough = 50;

function proof({ coverage, fired, restarts }: Campaign): string {
  const {
    operations,
    conflicts,
    races,
    info,
    infoHappened,
    retriesWritten,
    largestBatch,
    longestLog,
    notYet,
    keysReused,
  } = coverage;
  const { answerLost, neverArrived, arrivedLate, subscriptionsDropped } = fired;
  return [
    `${operations} operations; ${answerLost} answers lost, ${neverArrived} requests lost, ${arrivedLate} late`,
    `${subscriptionsDropped} subscriptions dropped, ${restarts} restarts`,
    `reached: ${conflicts} conflicts (${races} races), ${info} unknown outcomes (${infoHappened} appends of them happened)`,
    `${retriesWritten} retries answered, batches up to ${largestBatch}, logs up to ${longestLog} events, ${notYet} "not yet", ${keysReused} keys refused`,
  ].join("; ");
}

const histories = (
  name: string,
  what: string,
  counts: FaultKind["counts"],
  subjects: () => readonly Subject[],
): FaultKind => ({
  name,
  what,
  unit: "histories",
  counts,
  async run({ seed, count, onProgress }) {
    const seconds = stopwatch();
    const campaign = await runCampaign({ subjects: subjects(), seed, count, onProgress });
    const missed = count < enough ? [] : neverReached(campaign).map((thing) => `the generator never reached: ${thing}`);
    return {
      injected: count,
      fired: proof(campaign),
      violations: [...campaign.violations, ...missed],
      seconds: seconds(),
    };
  },
});

/** Clients side by side on the stores of this machine, over a network that loses answers. */
export const history = histories(
  "history",
  "concurrent clients, lost answers and restarts on memory and SQLite, held against the rules of history/README.md",
  { long: 1_000, quick: 100, short: 60 },
  () => localSubjects,
);

/** The same on the server that EVENTSTORE_URL names. */
export const serverHistory = (url: string): FaultKind =>
  histories(
    "history server",
    "the same on the server that EVENTSTORE_URL names",
    { long: 100, quick: 10, short: 2 },
    () => [serverSubject(url)],
  );

/** Histories in which a mutant may hide before it counts as not caught. */
const most = 12;

/** Stores with one defect each: the checker must find the rule that each breaks. */
export const mutantKind: FaultKind = {
  name: "mutants",
  what: "stores, views and ledgers with one defect each, to be caught by the history checker",
  unit: "mutants",
  counts: { long: mutants.length, quick: mutants.length, short: mutants.length },
  async run({ seed, count, onProgress }) {
    const seconds = stopwatch();
    const violations: string[] = [];
    let tried = 0;
    const chosen = mutants.slice(0, count);
    for (const [at, mutant] of chosen.entries()) {
      const { histories: needed, broken } = await hunt(mutant, seed, most);
      tried += needed ?? most;
      if (needed === undefined)
        violations.push(
          `a store that ${mutant.name} was not caught by "${mutant.rule}", but by ${broken.join(", ") || "nothing"}`,
        );
      onProgress(at + 1);
    }
    const caught = chosen.length - violations.length;
    return {
      injected: chosen.length,
      fired: `${caught} caught by the rule named for each, in ${tried} histories`,
      violations,
      seconds: seconds(),
    };
  },
};
