import { type Given, given } from "@liggare/views/given";
import { expect, test } from "vitest";
import { answerOn, lateOn, numberOf, text } from "./given-work.ts";

const stream = "action-plan-skarholmen-2026";
const conditions = [
  { condition: "c1", text: text("t1"), due: "2026-06-30" },
  { condition: "c2", text: text("t2"), due: "2026-09-30" },
];
const approved = { givenBy: "executive-board", delegation: "own-decision", conditions } as const;
const plan: readonly Given[] = [
  given("PlanDrafted", stream, "skarholmen", "2026-01-10", { year: 2026 }),
  given("PlanApproved", stream, "skarholmen", "2026-03-01", { ...approved, conditions: [...conditions] }),
];
const met = (condition: string, on: string, knownOn = on) =>
  given("PlanConditionMet", stream, "skarholmen", on, { condition }, { knownOn });

test("a condition that is not met by its day is overdue for the board, and the executive board waits", () => {
  expect(lateOn(plan, "2026-06-30")).toEqual([]);
  expect(lateOn(plan, "2026-07-01")).toEqual([
    { key: "plan-condition skarholmen-2026 c1", board: "skarholmen", since: "2026-07-01", days: 1 },
  ]);
  const [row] = answerOn(plan, "2026-07-01").overdue;
  expect([row?.waiting.map(({ unit }) => unit), row?.what, row?.why.$why]).toEqual([["ks"], text("t1"), [numberOf(2)]]);
});

test("a condition that is met is not overdue, and the other of the same approval still is", () => {
  expect(lateOn([...plan, met("c1", "2026-06-20")], "2026-10-05").map(({ key }) => key)).toEqual([
    "plan-condition skarholmen-2026 c2",
  ]);
});

test("a condition met that was logged late is overdue only as known before", () => {
  const log = [...plan, met("c1", "2026-06-20", "2026-08-01")];
  expect(lateOn(log, "2026-07-15", { asKnownOn: "2026-07-31" })).toHaveLength(1);
  expect(lateOn(log, "2026-07-15", { asKnownOn: "2026-08-01" })).toEqual([]);
});

test("an approval that is corrected to have no conditions leaves nothing overdue", () => {
  const corrected = { corrects: numberOf(2), data: { ...approved, conditions: [] } } as Given;
  expect(lateOn([...plan, corrected], "2026-12-31")).toEqual([]);
});

test("conditions of a plan that was sent back since are no longer waited for", () => {
  const back = given("PlanSentBack", stream, "skarholmen", "2026-05-01", { reasons: text("t3") });
  expect(lateOn([...plan, back], "2026-12-31")).toEqual([]);
});
