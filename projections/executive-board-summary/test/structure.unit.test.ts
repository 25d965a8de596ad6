import type { Structure } from "@liggare/views";
import { answerOf, type Given, given } from "@liggare/views/given";
import { expect, test } from "vitest";
import { executiveBoardSummary } from "../src/index.ts";
import { boards, finding } from "./given-boards.ts";

/* A merged, renamed or closed board in the summary (DOMAIN §3.5). Skärholmen and Farsta become Söderort. */

const soderort = [
  given("UnitRegistered", "unit-soderort", "soderort", "2026-05-01", {
    name: "Söderort",
    kind: "district-board",
    validFrom: "2026-07-01",
  }),
  given("UnitSucceeded", "unit-soderort", "soderort", "2026-05-01", {
    predecessors: ["skarholmen", "farsta"],
    how: "merger",
    from: "2026-07-01",
  }),
];
const plan = (unit: string, more: readonly Given[] = []) => [
  given("PlanDrafted", `action-plan-${unit}-2026`, unit, "2026-01-10", { year: 2026 }),
  given("PlanMeasureAdded", `action-plan-${unit}-2026`, unit, "2026-01-11", {
    measure: "m1",
    wording: { textId: `${unit}-m1`, commitment: "c" },
    area: "general",
    followUp: "annual-report",
    answers: [],
  }),
  ...more,
];
const decided = given("PlanDecided", "action-plan-farsta-2026", "farsta", "2026-02-01", {});
const recommended = (unit: string) =>
  given("RecommendationGiven", "audit-a", unit, "2026-02-01", {
    recommendation: "r4",
    subject: "training",
    wordingSummary: "Genomför utbildningen",
    wordingReport: "Genomför utbildningen",
    replyDue: "2026-04-30",
  });
const reply = given("ReplyGiven", "audit-a", "farsta", "2026-04-01", { recommendation: "r4", position: "agrees" });
const log: readonly Given[] = [
  ...boards,
  ...plan("skarholmen"),
  ...plan("farsta", [decided]),
  recommended("skarholmen"),
  recommended("farsta"),
  reply,
  finding("training", "missing"),
  ...soderort,
];

const ask = (structure: Structure, on: string, entries: readonly Given[] = log) =>
  answerOf(executiveBoardSummary, entries, { asKnownOn: "2026-12-31", on, structure });
const rows = (structure: Structure, on: string) => ask(structure, on).boards.map(({ name }) => name);

test("boards stand in the table while they are in force, and the merged one from its day", () => {
  for (const structure of ["of-its-time", "present"] as const) {
    expect(rows(structure, "2026-06-30")).toEqual(["Kommunstyrelsen", "Farsta", "Skärholmen"]);
    expect(rows(structure, "2026-07-01")).toEqual(["Kommunstyrelsen", "Söderort"]);
  }
});

test("plans, recommendations and findings keep to their board, or are shown under the merged one, each by itself", () => {
  const shown = (structure: Structure) => {
    const { plans, recommendations, findings } = ask(structure, "2026-12-31");
    return [
      plans.map(({ key, name, former, measures }) => [key, name, former?.name ?? null, measures.$count]),
      recommendations.map(({ key, name, former, status }) => [key, name, former?.name ?? null, status]),
      findings.map(({ key, name, former }) => [key, name, former?.name ?? null]),
    ];
  };
  expect(shown("of-its-time")).toEqual([
    [
      ["farsta 2026", "Farsta", null, 1],
      ["skarholmen 2026", "Skärholmen", null, 1],
    ],
    [
      ["a farsta r4", "Farsta", null, "replied"],
      ["a skarholmen r4", "Skärholmen", null, "overdue"],
    ],
    [["a skarholmen f1", "Skärholmen", null]],
  ]);
  expect(shown("present")).toEqual([
    [
      ["farsta 2026", "Söderort", "Farsta", 1],
      ["skarholmen 2026", "Söderort", "Skärholmen", 1],
    ],
    [
      ["a skarholmen r4", "Söderort", "Skärholmen", "overdue"],
      ["a farsta r4", "Söderort", "Farsta", "replied"],
    ],
    [["a skarholmen f1", "Söderort", "Skärholmen"]],
  ]);
});

test("the merged board is judged by its own plan, else by the one before that has come least far", () => {
  const planOf = (entries: readonly Given[]) =>
    ask("present", "2026-12-31", entries).boards.find(({ unit }) => unit === "soderort")?.cells.plan.reason;
  expect(planOf(log)).toBe("plan-under-work");
  const own = given("PlanDecided", "action-plan-soderort-2026", "soderort", "2026-09-01", {});
  expect(planOf([...log, ...plan("soderort", [own])])).toBe("plan-decided");
});

test("a board has its old name before the day of the new one", () => {
  const renamed = given("UnitRenamed", "unit-farsta", "farsta", "2026-03-01", {
    name: "Farsta-Sköndal",
    from: "2026-04-01",
  });
  const name = (on: string, more: readonly Given[] = []) =>
    ask("of-its-time", on, [...boards, renamed, ...more]).boards.find(({ unit }) => unit === "farsta")?.name;
  expect(["2026-03-31", "2026-04-01"].map((on) => name(on))).toEqual(["Farsta", "Farsta-Sköndal"]);
  const corrected = { corrects: 4, data: { name: "Farsta-Sköndal", from: "2026-06-01" } };
  expect(name("2026-04-01", [corrected])).toBe("Farsta");
});

test("what is recorded for a board after it ended is a deviation, and what happened before is none", () => {
  const checkIn = (id: string, on: string) =>
    given("CheckInHeld", `police-checkin-${id}`, "farsta", on, {
      level: "district-director",
      functions: ["police"],
      picture: [],
      agreedActions: [],
    });
  const late = ask("of-its-time", "2026-12-31", [...log, checkIn("1", "2026-06-30"), checkIn("2", "2026-08-01")]);
  expect(late.deviations.filter(({ kind }) => kind === "ended-board")).toMatchObject([
    {
      key: "ended-board farsta",
      unit: "farsta",
      name: "Farsta",
      since: "2026-07-01",
      text: { sv: "Antecknat för en nämnd som har upphört" },
      why: { $why: [log.length + 2] },
    },
  ]);
  expect(ask("of-its-time", "2026-12-31").deviations.some(({ kind }) => kind === "ended-board")).toBe(false);
});
