import { answerOf, type Given, given } from "@liggare/views/given";
import { expect, test } from "vitest";
import { trainingCoverage } from "../src/index.ts";

/* Training against a goal and in time (DOMAIN §1.13; report §3.3.1). Stockholm's figures of 2019-09-04 where named. */

const unit = (id: string, name: string) =>
  given("UnitRegistered", `unit-${id}`, id, "2019-01-01", { name, kind: "district-board" });
const course = given("CourseRegistered", "training-webb", "kommunstyrelsen", "2019-01-01", {
  name: "Webbutbildning",
  form: "web",
  level: "basic",
});
const counted = (of: string, day: string, numerator: number, whole: number | null) =>
  given("ParticipationCounted", "training-webb", of, day, {
    state: "taken-part",
    of: "all-staff",
    numerator,
    ...(whole !== null && { denominator: { count: whole, approximate: true } }),
    basis: "participant-lists",
  });
const base = [unit("skarholmen", "Skärholmen"), course];

const ask = (log: readonly Given[], policy: Record<string, number> = {}, on = "2026-12-31") =>
  answerOf(trainingCoverage, log, { asKnownOn: on, on, policy });
const outlookOf = (log: readonly Given[], policy: Record<string, number> = {}, on?: string) =>
  ask(log, policy, on).rows[0]?.outlook?.$derived;

test("the share of a figure stands beside that no goal is set and that one figure tells no pace", () => {
  const [row] = ask([...base, counted("skarholmen", "2019-09-04", 94, 1000)]).rows;
  expect(row).toMatchObject({ numerator: { $count: 94 }, denominator: { count: 1000 }, goal: null });
  expect(row?.outlook?.$derived).toMatchObject({ goalMet: null, perMonth: null, target: 100, reason: "one-figure" });
});

test("two figures give a pace and the month in which the goal is reached, or everybody where no goal is set", () => {
  const log = [...base, counted("skarholmen", "2026-01-01", 100, 1000), counted("skarholmen", "2026-06-01", 200, 1000)];
  const goal = { "goal-training-taken-part": 50 };
  // 100 in 151 days are 20.1 a month of 30.4 days; 300 are left to half of all: 15 months from June
  expect(outlookOf(log, goal)).toMatchObject({
    goalMet: false,
    perMonth: 20.1,
    target: 50,
    month: "2027-09",
    reason: null,
  });
  expect(outlookOf(log)).toMatchObject({ goalMet: null, target: 100, month: "2029-10" });
  expect(outlookOf(log, { "goal-training-taken-part": 20 })).toMatchObject({
    goalMet: true,
    reached: true,
    month: null,
  });
});

test("a number that does not grow, or without a whole, gives no forecast and says why", () => {
  const still = [
    ...base,
    counted("skarholmen", "2026-01-01", 100, 1000),
    counted("skarholmen", "2026-06-01", 100, 1000),
  ];
  expect(outlookOf(still)).toMatchObject({ perMonth: 0, month: null, reason: "no-growth" });
  expect(outlookOf([...base, counted("skarholmen", "2026-06-01", 100, null)])).toMatchObject({
    reason: "no-denominator",
  });
});

test("a corrected figure gives the new pace, and the one before as known before", () => {
  const log = [...base, counted("skarholmen", "2026-01-01", 100, 1000), counted("skarholmen", "2026-06-01", 200, 1000)];
  const second = log.at(-1)?.data as Record<string, never>;
  const corrected = [
    ...log,
    { corrects: log.length, occurredOn: "2026-06-01", data: { ...second, numerator: 300 } as never },
  ];
  expect([outlookOf(log)?.perMonth, outlookOf(corrected as Given[])?.perMonth]).toEqual([20.1, 40.3]);
});

test("pace, goal and forecast hang on both figures and their difference, so a small one of the three masks them", () => {
  const log = [...base, counted("skarholmen", "2026-01-01", 2, 40), counted("skarholmen", "2026-06-01", 30, 40)];
  const outlook = ask(log, { "goal-training-taken-part": 50 }).rows[0]?.outlook;
  expect(outlook?.$derived).toMatchObject({ goalMet: true, perMonth: 5.6 });
  expect(outlook?.from.map(({ $count, sensitivity, unit }) => [$count, sensitivity, unit])).toEqual([
    [30, "sensitive", "skarholmen"],
    [2, "sensitive", "skarholmen"],
    // a small difference of two large numbers would tell of few people too
    [28, "sensitive", "skarholmen"],
  ]);
});

test("occasions are planned, held or cancelled; lists show the decision of their disposal, or that there is none", () => {
  const plan = (occasion: string, day: string) =>
    given("CourseOccasionPlanned", "training-webb", "skarholmen", "2026-01-01", { occasion, day, withUnits: [] });
  const log = [
    ...base,
    plan("t1", "2026-02-01"),
    plan("t2", "2026-03-01"),
    given("CourseOccasionHeld", "training-webb", "skarholmen", "2026-02-01", { occasion: "t1", withUnits: [] }),
    given("ParticipantListReceived", "training-webb", "skarholmen", "2026-02-02", { list: "l1" }),
    given("ParticipantListReceived", "training-webb", "skarholmen", "2026-03-02", { list: "l2" }),
    given("ListDisposalDecided", "training-webb", "skarholmen", "2026-04-01", { list: "l1", decision: "SKA 2026/31" }),
  ];
  const { occasions, lists } = ask(log);
  expect(occasions.map(({ key, status }) => [key, status])).toEqual([
    ["training-webb t2", "planned"],
    ["training-webb t1", "held"],
  ]);
  expect(lists.map(({ list, decision }) => [list, decision])).toEqual([
    ["l2", null],
    ["l1", "SKA 2026/31"],
  ]);
});

test("what follows from two figures hangs on the difference between them too, so a small one masks it", () => {
  const log = [...base, counted("skarholmen", "2026-01-01", 20, 40), counted("skarholmen", "2026-06-01", 23, 40)];
  const outlook = ask(log).rows[0]?.outlook;
  expect(outlook?.from.map(({ $count, sensitivity }) => [$count, sensitivity])).toEqual([
    [23, "sensitive"],
    [20, "sensitive"],
    [3, "sensitive"],
  ]);
});

test("a number from lists is compared with numbers from lists alone", () => {
  const list = (id: string, day: string, total: number) =>
    given("ParticipantListCounted", "training-webb", "skarholmen", day, {
      list: id,
      state: "taken-part",
      of: "all-staff",
      new: total,
      known: 0,
      unclear: 0,
      total,
    });
  const log = [...base, counted("skarholmen", "2026-01-01", 10, 40), list("l1", "2026-02-01", 20)];
  expect(outlookOf(log)).toMatchObject({ perMonth: null });
  expect(outlookOf([...log, list("l2", "2026-03-01", 40)])?.perMonth).toBe(21.7);
});

const required = (of: string, group: "all-staff" | "staff-concerned") =>
  given("CourseRequired", "training-webb", of, "2026-01-01", { of: group, by: "management-decision" });

test("a required course without a figure of that board and group is named, and no longer once it is counted", () => {
  const log = [...base, required("skarholmen", "all-staff"), required("skarholmen", "staff-concerned")];
  expect(ask(log).notCounted.map(({ key }) => key)).toEqual([
    "skarholmen webb all-staff",
    "skarholmen webb staff-concerned",
  ]);
  const after = [...log, counted("skarholmen", "2026-06-01", 100, 1000)];
  expect(ask(after).notCounted.map(({ key }) => key)).toEqual(["skarholmen webb staff-concerned"]);
});

test.each([
  ["is over the goal", { numerator: 3, denominator: 4, approximate: true }, true],
  ["is under the goal", { numerator: 1, denominator: 3, approximate: true }, false],
  ["is the goal itself", { numerator: 1, denominator: 2, approximate: false }, true],
  ["is about the goal itself, so that it cannot be told", { numerator: 1, denominator: 2, approximate: true }, null],
])("a share that is only stated is held to the goal as it stands: it %s", (_what, share, met) => {
  const stated = given("ParticipationCounted", "training-webb", "skarholmen", "2026-06-01", {
    state: "taken-part",
    of: "all-staff",
    share,
    basis: "not-stated",
  });
  const goal = { "goal-training-taken-part": 50 };
  expect(ask([...base, stated], goal).rows).toMatchObject([{ outlook: null, statedGoalMet: met }]);
  expect(ask([...base, stated]).rows[0]?.statedGoalMet).toBe(null);
});

test("an occasion that is cancelled has its reason, and one that was held after all has none", () => {
  const reason = { textId: "t-1", commitment: "c-1" };
  const plan = given("CourseOccasionPlanned", "training-webb", "skarholmen", "2026-01-01", {
    occasion: "t1",
    day: "2026-02-01",
    withUnits: [],
  });
  const off = given("CourseOccasionCancelled", "training-webb", "skarholmen", "2026-01-20", { occasion: "t1", reason });
  const held = given("CourseOccasionHeld", "training-webb", "skarholmen", "2026-02-01", {
    occasion: "t1",
    withUnits: [],
  });
  expect(ask([...base, plan, off]).occasions).toMatchObject([{ status: "cancelled", reason }]);
  expect(ask([...base, plan, off, held]).occasions).toMatchObject([{ status: "held", reason: null }]);
});

test("by the present structure the figures of merged boards stand side by side, each of its own board and unsummed", () => {
  const log = [
    unit("rinkeby-kista", "Rinkeby-Kista"),
    unit("spanga-tensta", "Spånga-Tensta"),
    course,
    counted("rinkeby-kista", "2022-09-01", 3, 900),
    counted("spanga-tensta", "2022-10-01", 76, 1000),
    unit("jarva", "Järva"),
    given("UnitSucceeded", "unit-jarva", "jarva", "2023-05-01", {
      predecessors: ["rinkeby-kista", "spanga-tensta"],
      how: "merger",
      from: "2023-07-01",
    }),
    counted("jarva", "2023-10-01", 400, 1900),
  ];
  const shown = (structure: "of-its-time" | "present", on = "2023-12-31") =>
    answerOf(trainingCoverage, log, { asKnownOn: "2023-12-31", on, structure, unit: "jarva" }).rows.map((row) => [
      row.name,
      row.former?.name ?? null,
      row.numerator?.$count,
      row.numerator?.unit,
      row.denominator?.count,
    ]);
  expect(shown("of-its-time")).toEqual([["Järva", null, 400, "jarva", 1900]]);
  // a small number of an earlier board is not the new board's own: it is masked to its coordinator
  expect(shown("present")).toEqual([
    ["Järva", null, 400, "jarva", 1900],
    ["Järva", "Rinkeby-Kista", 3, "rinkeby-kista", 900],
    ["Järva", "Spånga-Tensta", 76, "spanga-tensta", 1000],
  ]);
  expect(shown("present", "2023-06-30")).toEqual([]);
});
