import type { DataOf, EventTypeName } from "@liggare/domain";
import { answerOf, type Given, given } from "@liggare/views/given";
import { expect, test } from "vitest";
import { coordinators } from "../src/index.ts";

const board = (unit: string, name: string) =>
  given("UnitRegistered", `unit-${unit}`, unit, "2025-01-01", { name, kind: "district-board" });
const ours = <T extends EventTypeName>(type: T, on: string, data: DataOf<T>) =>
  given(type, "unit-skarholmen", "skarholmen", on, data);
const registered = board("skarholmen", "Skärholmen");
const appointed = (on: string) => ours("CoordinatorAppointed", on, { function: "local-coordinator" });
const vacant = (from: string, on = "2026-01-01") => ours("CoordinatorVacant", on, { from });

const ask = (log: readonly Given[], on: string, policy: Readonly<Record<string, number>> = {}) =>
  answerOf(coordinators, [registered, ...log], { asKnownOn: "2026-12-31", on, policy });
const row = (log: readonly Given[], on: string, policy?: Readonly<Record<string, number>>) =>
  ask(log, on, policy).boards[0]!;

test("a vacancy has its length in days, up to the day that is judged or the day before somebody is appointed", () => {
  const log = [appointed("2025-02-01"), vacant("2026-02-01"), appointed("2026-03-01")];
  expect(row(log, "2026-01-31")).toMatchObject({ status: "appointed", vacancies: [] });
  expect(row(log, "2026-02-10")).toMatchObject({
    status: "vacant",
    vacancies: [{ days: 10, to: null, approximate: false }],
  });
  expect(row(log, "2026-06-30")).toMatchObject({
    status: "appointed",
    coordinator: { function: "local-coordinator", since: "2026-03-01" },
    vacancies: [{ from: "2026-02-01", to: "2026-02-28", days: 28, toText: { sv: "28 februari 2026" } }],
  });
});

test("a vacancy that is known to a month has lasted so many days at the least, from the last day on which it may have begun", () => {
  expect(row([vacant("2026-01")], "2026-02-15").vacancies).toMatchObject([{ days: 16, approximate: true }]);
});

test("whether a vacancy is too long is judged by policy, and not at all without one", () => {
  const judged = (longest?: number) =>
    row([vacant("2026-01-01")], "2026-03-31", longest === undefined ? {} : { "control-vacancy-days": longest });
  expect([judged(89), judged(88), judged()].map(({ vacantTooLong }) => vacantTooLong)).toEqual([false, true, null]);
});

test("a deputy stands in from the appointment until it ends, and is shown beside a coordinator too", () => {
  const deputy = ours("DeputyAppointed", "2026-02-05", { function: "unit-head" });
  const ended = ours("DeputyEnded", "2026-02-20", { from: "2026-03-01" });
  const log = [vacant("2026-02-01"), deputy, ended];
  expect(["2026-02-04", "2026-02-28", "2026-03-01"].map((on) => row(log, on).status)).toEqual([
    "vacant",
    "deputy",
    "vacant",
  ]);
  expect(row([appointed("2026-01-10"), deputy], "2026-02-28")).toMatchObject({
    status: "appointed",
    deputy: { function: "unit-head", since: "2026-02-05", functionText: { sv: "Enhetschef" } },
  });
});

test("a handover shows what went from whom to whom, and which of its points are done", () => {
  const text = (textId: string) => ({ textId, commitment: "c" });
  const log = [
    ours("CoordinatorHandedOver", "2026-03-01", {
      from: "local-coordinator",
      to: "unit-head",
      matters: ["police"],
      openPoints: [
        { point: "p1", text: text("t1") },
        { point: "p2", text: text("t2") },
      ],
    }),
    ours("HandoverPointDone", "2026-03-10", { point: "p1" }),
  ];
  expect(row(log, "2026-03-31").handovers).toMatchObject([
    {
      on: "2026-03-01",
      toText: { sv: "Enhetschef" },
      matters: [{ matter: "police" }],
      points: [
        { point: "p1", text: text("t1"), doneOn: "2026-03-10" },
        { point: "p2", doneOn: null },
      ],
      why: { $why: [2, 3] },
    },
  ]);
  expect([ask(log, "2026-03-05"), ask(log, "2026-03-31")].map(({ totals }) => totals.openPoints.$count)).toEqual([
    2, 1,
  ]);
});

test("a merged board names those before it, which are listed with their last names and what took over", () => {
  const log = [
    board("farsta", "Farsta"),
    board("soderort", "Söderort"),
    ours("UnitRenamed", "2026-01-01", { name: "Skärholmen-Sätra", from: "2026-02-01" }),
    vacant("2026-06-21", "2026-06-21"),
    given("UnitSucceeded", "unit-soderort", "soderort", "2026-06-01", {
      predecessors: ["skarholmen", "farsta"],
      how: "merger",
      from: "2026-07-01",
    }),
  ];
  const { boards, former, totals } = ask(log, "2026-12-31");
  expect(boards).toMatchObject([
    { name: "Söderort", status: "not-stated", predecessors: [{ name: "Skärholmen-Sätra" }, { name: "Farsta" }] },
  ]);
  expect(former).toMatchObject([
    { name: "Farsta", endedFrom: "2026-07-01", successors: [{ unit: "soderort", name: "Söderort" }] },
    {
      name: "Skärholmen-Sätra",
      earlierNames: [{ name: "Skärholmen", until: "2026-01-31" }],
      vacancies: [{ to: "2026-06-30", days: 10 }],
    },
  ]);
  expect([totals.boards.$count, totals.notStated.$count]).toEqual([1, 1]);
});

test("a corrected vacancy counts from its right day", () => {
  const log = [vacant("2026-02-01"), { corrects: 2, data: { from: "2026-02-20" } }];
  expect(row(log, "2026-02-28")).toMatchObject({ corrected: true, vacancies: [{ days: 9, corrected: true }] });
});
