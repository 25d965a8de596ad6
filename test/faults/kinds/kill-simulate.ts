import { citySize } from "../commands/city.ts";
import { type Content, viewDifferences } from "../commands/content.ts";
import { foundedBy } from "../commands/founded.ts";
import { killsOf, type Subject } from "../commands/killing.ts";

/** The ledger's opening and the beginning of the founding stand before the city's events. */
const before = 2;

const simulation = (brief: boolean): Subject =>
  foundedBy({
    args: ["simulate", ...citySize(brief), "--seed", "4"],
    brief,
    begins: 1,
    said(left, all) {
      if (left === all) return "Nothing added: this city is there already";
      return left < before ? "" : `Found ${left - before} events of an interrupted run, and went on from there`;
    },
    differences: async (now, whole) => [...viewDifferences(now, whole), ...idDifferences(now, whole)],
  });

/** The same seed gives the same ids, however often it was killed. */
function idDifferences({ events }: Content, expected: Content): string[] {
  const at = events.findIndex(({ id }, index) => id !== expected.events[index]?.id);
  return at < 0 ? [] : [`event ${at + 1} has another id`];
}

export const killSimulate = killsOf({
  name: "kill-simulate",
  what: "kill -9 of `liggare simulate`, and the same command again",
  prepare: async (_folder, brief) => [simulation(brief)],
});
