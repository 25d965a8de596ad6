import { type Given, given } from "@liggare/views/given";
import { expect, test } from "vitest";
import { type Asked, answerOn, numberOf } from "./given-work.ts";

const reported = (id: string, unit: string, on: string, knownOn?: string) =>
  given(
    "ConcernReported",
    `concern-report-${id}`,
    unit,
    on,
    { environment: "several", setting: "school", kind: "worry", done: ["conversation"], consulted: [] },
    knownOn === undefined ? {} : { knownOn },
  );
const assessed = (id: string, unit: string, on: string, knownOn = on) =>
  given("ConcernAssessed", `concern-report-${id}`, unit, on, { assessment: "own-measures" }, { knownOn });

const log: readonly Given[] = [
  reported("r1", "skarholmen", "2026-02-03"),
  reported("r2", "skarholmen", "2026-03-10"),
  reported("r3", "farsta", "2026-03-11"),
  assessed("r1", "skarholmen", "2026-02-10"),
];
const waitingOn = (given: readonly Given[], on: string, asked: Asked = {}) =>
  answerOn(given, on, asked).concernsWaiting;

test("a report that nobody assessed waits; it is a sensitive number of its board and month, and no row", () => {
  const { concernsWaiting, overdue, total } = answerOn(log, "2026-03-31");
  expect(concernsWaiting.boards.map(({ unit, total }) => [unit, total.$count])).toEqual([
    ["ks", 0],
    ["farsta", 1],
    ["skarholmen", 1],
  ]);
  const [, , skarholmen] = concernsWaiting.boards;
  expect(skarholmen?.total).toEqual({
    $count: 1,
    sensitivity: "sensitive",
    unit: "skarholmen",
    period: "2026-03",
    why: [numberOf(2)],
    parts: [{ $count: 1, sensitivity: "sensitive", unit: "skarholmen", period: "2026-03", why: [numberOf(2)] }],
  });
  expect([overdue, total.overdue.$count]).toEqual([[], 0]);
});

test("the city's number has the boards' as its parts, and one board that asks gets its own alone", () => {
  const { city } = waitingOn(log, "2026-03-31");
  expect([city?.total.$count, city?.total.unit, city?.total.parts?.map(({ unit }) => unit)]).toEqual([
    2,
    "",
    ["ks", "farsta", "skarholmen"],
  ]);
  const own = waitingOn(log, "2026-03-31", { unit: "farsta" });
  expect([own.boards.map(({ unit }) => unit), own.city]).toEqual([["farsta"], null]);
});

test("whole months are counted, so that one day more or less shows no single report", () => {
  const on = (day: string) => waitingOn(log, day).boards.at(-1)?.total.$count;
  expect([on("2026-03-01"), on("2026-03-09"), on("2026-03-31"), on("2026-02-28")]).toEqual([1, 1, 1, 0]);
});

test("a report assessed, withdrawn or closed no longer waits, as known from the day on which that was logged", () => {
  const done = [...log, assessed("r2", "skarholmen", "2026-03-20", "2026-04-02")];
  const skarholmen = (asKnownOn: string) => waitingOn(done, "2026-04-30", { asKnownOn }).boards.at(-1)?.total.$count;
  expect([skarholmen("2026-04-01"), skarholmen("2026-04-02")]).toEqual([1, 0]);
  const withdrawn: Given = { corrects: numberOf(2), occurredOn: "2026-03-10" };
  expect(waitingOn([...log, withdrawn], "2026-03-31").boards.at(-1)?.total.$count).toBe(0);
  const closed = given("ConcernClosed", "concern-report-r2", "skarholmen", "2026-03-31", { outcome: "handled" });
  expect(waitingOn([...log, closed], "2026-03-31").boards.at(-1)?.total.$count).toBe(0);
});

test("the number for closed months leaves out the month that goes on", () => {
  const [, , skarholmen] = waitingOn(log, "2026-03-31", { closedMonth: "2026-02" }).boards;
  expect([skarholmen?.total.$count, skarholmen?.closed.$count, skarholmen?.closed.period]).toEqual([1, 0, "2026-02"]);
  const [, , later] = waitingOn(log, "2026-04-15", { closedMonth: "2026-03" }).boards;
  expect([later?.closed.$count, later?.closed.period]).toEqual([1, "2026-03"]);
});
