import { type Given, given } from "@liggare/views/given";
import { expect, test } from "vitest";
import { answerOn, lateOn, numberOf, text } from "./given-work.ts";

const unit = "skarholmen";
const stream = `unit-${unit}`;
const appointed = (on: string, knownOn = on) =>
  given("CoordinatorAppointed", stream, unit, on, { function: "local-coordinator" }, { knownOn });
const vacant = (from: string, on = from) => given("CoordinatorVacant", stream, unit, on, { from });
const ninety = { policy: { "control-vacancy-days": 90, "reminder-days": 30 } };

test("a reported vacancy is overdue after the days that policy allows, and the executive board waits", () => {
  const log = [appointed("2026-01-01"), vacant("2026-03-02")];
  expect(lateOn(log, "2026-05-31", ninety)).toEqual([]);
  expect(lateOn(log, "2026-06-01", ninety)).toEqual([
    { key: "vacancy skarholmen", board: "skarholmen", since: "2026-06-01", days: 1 },
  ]);
  expect(lateOn(log, "2026-04-02", { policy: { "control-vacancy-days": 30 } })).toMatchObject([{ days: 1 }]);
  const [row] = answerOn(log, "2026-06-01", ninety).overdue;
  expect([row?.waiting.map(({ unit }) => unit), row?.why.$why]).toEqual([["ks"], [numberOf(2)]]);
});

test("a vacancy known to a month counts from its last day, and one that nobody reported is not known", () => {
  const log = [vacant("2026-03", "2026-03-15")];
  expect(lateOn(log, "2026-06-29", ninety)).toEqual([]);
  expect(lateOn(log, "2026-06-30", ninety)).toMatchObject([{ since: "2026-06-30" }]);
  const [row] = answerOn(log, "2026-06-30", ninety).overdue;
  expect(row?.title.sv).toContain("(från mars 2026, räknat från den sista dag som är möjlig)");
  expect(answerOn([], "2027-12-31", ninety)).toMatchObject({ overdue: [], cannotBeJudged: [] });
});

test("a vacancy ends with the appointment, as known from the day on which that was logged", () => {
  const log = [vacant("2026-03-02"), appointed("2026-05-01", "2026-07-01")];
  expect(lateOn(log, "2026-06-15", { ...ninety, asKnownOn: "2026-06-30" })).toHaveLength(1);
  expect(lateOn(log, "2026-06-15", { ...ninety, asKnownOn: "2026-07-01" })).toEqual([]);
  const withdrawn: Given = { corrects: numberOf(1), occurredOn: "2026-03-02" };
  expect(lateOn([vacant("2026-03-02"), withdrawn], "2026-12-31", ninety)).toEqual([]);
});

const handedOver = given("CoordinatorHandedOver", stream, unit, "2026-03-02", {
  from: "local-coordinator",
  to: "unit-head",
  matters: ["action-plan"],
  openPoints: [
    { point: "p1", text: text("t1") },
    { point: "p2", text: text("t2") },
  ],
});
const done = (point: string, on: string, knownOn = on) =>
  given("HandoverPointDone", stream, unit, on, { point }, { knownOn });
const thirty = { policy: { "control-overdue-days": 30, "reminder-days": 30 } };

test("a point left open at a handover is overdue after the longest delay that policy allows", () => {
  expect(lateOn([handedOver], "2026-04-01", thirty)).toEqual([]);
  expect(answerOn([handedOver], "2026-03-20", thirty).coming).toHaveLength(2);
  const log = [handedOver, done("p1", "2026-03-20")];
  expect(answerOn(log, "2026-04-02", thirty).overdue).toMatchObject([
    {
      key: "handover-point skarholmen p2",
      what: text("t2"),
      days: 1,
      title: { sv: "Öppen punkt från överlämningen 2 mars 2026" },
    },
  ]);
});

test("a point done is not overdue, as known from its logging, and a corrected handover counts", () => {
  const log = [handedOver, done("p1", "2026-03-20"), done("p2", "2026-03-25", "2026-05-01")];
  expect(lateOn(log, "2026-04-15", { ...thirty, asKnownOn: "2026-04-30" })).toHaveLength(1);
  expect(lateOn(log, "2026-04-15", { ...thirty, asKnownOn: "2026-05-01" })).toEqual([]);
  const { data } = handedOver as { readonly data: object };
  const corrected = { corrects: numberOf(1), data: { ...data, openPoints: [] }, occurredOn: "2026-03-02" } as Given;
  expect(lateOn([handedOver, corrected], "2026-12-31", thirty)).toEqual([]);
});

test("what a board that has ended left open is nobody's to do under its old name", () => {
  const closed = given("UnitClosed", stream, unit, "2026-05-01", { from: "2026-05-01" });
  const log = [vacant("2026-01-01"), handedOver, closed];
  const policy = { "control-vacancy-days": 30, "control-overdue-days": 30 };
  expect(lateOn(log, "2026-04-30", { policy }).length).toBe(3);
  expect(lateOn(log, "2026-05-01", { policy })).toEqual([]);
});
