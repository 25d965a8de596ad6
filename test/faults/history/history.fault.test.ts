import { describe, expect, it, test } from "vitest";
import { history, serverHistory } from "../kinds/history.ts";
import { runKind } from "../run.ts";
import { rules } from "./check/rules.ts";
import { hunt } from "./mutants/hunt.ts";
import { mutants } from "./mutants/mutants.ts";
import { runHistory } from "./run.ts";
import { localSubjects } from "./subjects.ts";
import { voidBecause } from "./void.ts";

const seed = 1;

it("memory and SQLite keep every rule under concurrent clients, lost answers and restarts", async () => {
  const { injected, violations } = await runKind(history, { seed, count: history.counts.short });
  expect(violations).toEqual([]);
  expect(injected).toBe(history.counts.short);
}, 120_000);

describe("the checker catches", () => {
  test.each(mutants.map((mutant) => [mutant.name, mutant.rule, mutant] as const))(
    "a store that %s, since it breaks the rule that %s",
    async (_name, rule, mutant) => {
      const { broken } = await hunt(mutant, seed, 12);
      expect(broken).toContain(rule);
    },
    60_000,
  );

  it("something by each of its rules, and each mutant is another", () => {
    expect(new Set(mutants.map(({ rule }) => rule))).toEqual(new Set(Object.keys(rules)));
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
  });
});

it("A run is void without enough operations, conflicts, lost answers and faults that fired", async () => {
  const subject = localSubjects[0]!;
  const { history: rows, coverage, fired } = await runHistory({ subject, seed: "void", faults: true, ledger: false });
  const run = { history: rows, coverage, fired, faults: true, seconds: 1, least: 50, leastRate: 20 };
  const quiet = { ...coverage, conflicts: 0, info: 0 };
  const unfired = { ...fired, answerLost: 0, neverArrived: 0, arrivedLate: 0 };
  expect(voidBecause(run)).toEqual([]);
  expect(voidBecause({ ...run, seconds: 1_000, least: 1_000 })).toHaveLength(2);
  expect(voidBecause({ ...run, coverage: quiet })).toEqual(["nobody met a conflict", "every operation had its answer"]);
  expect(voidBecause({ ...run, fired: unfired })).toContain("no fault fired");
  expect(voidBecause({ ...run, fired: { ...fired, answerLost: fired.answerLost + 1 } })).toHaveLength(1);
});

const url = process.env.EVENTSTORE_URL;
const missing = "no server: set EVENTSTORE_URL, such as esdb://127.0.0.1:2113?tls=false";

it("a real EventStoreDB keeps every rule as the stores of this machine do", async (context) => {
  if (!url && process.env.LIGGARE_REQUIRE_EVENTSTORE === "1") expect.unreachable(missing);
  if (!url) return context.skip(missing);
  const kind = serverHistory(url);
  const { violations } = await runKind(kind, { seed, count: kind.counts.short });
  expect(violations).toEqual([]);
}, 120_000);
