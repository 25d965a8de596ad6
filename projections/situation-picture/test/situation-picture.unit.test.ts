import type { DataOf } from "@liggare/domain";
import { answerOf, type Given, given } from "@liggare/views/given";
import { expect, test } from "vitest";
import { situationPicture } from "../src/index.ts";

const text = (textId: string) => ({ textId, commitment: "c" });
const board = (unit: string, kind: DataOf<"UnitRegistered">["kind"] = "district-board") =>
  given("UnitRegistered", `unit-${unit}`, unit, "2025-01-01", { name: unit, kind });
const boards: readonly Given[] = [board("skarholmen"), board("farsta")];
const item = (code: string, more: Partial<DataOf<"PictureItemAdded">> = {}) => ({
  item: code,
  environment: "white-power" as const,
  setting: "school" as const,
  phenomenon: "symbols-graffiti" as const,
  trend: "rising" as const,
  ...more,
});
const picture = (unit: string, items: readonly ReturnType<typeof item>[], year = 2026) =>
  given("SituationPictureCompiled", `situation-picture-${unit}-${year}`, unit, `${year}-02-01`, {
    year,
    content: "given",
    sources: ["own-units", "police"],
    items: [...items],
  });
const measure = (unit: string, code: string, answers: string[]) =>
  given("PlanMeasureAdded", `action-plan-${unit}-2026`, unit, "2026-02-10", {
    measure: code,
    wording: text(`w-${code}`),
    area: "targeted",
    followUp: "annual-report",
    answers,
  });
let reports = 0;
const concern = (
  unit: string,
  occurredOn: string,
  environment: DataOf<"ConcernReported">["environment"] = "white-power",
) =>
  given("ConcernReported", `concern-report-${++reports}`, unit, occurredOn, {
    environment,
    setting: "school",
    kind: "threats",
    done: [],
    consulted: [],
  });

const ask = (log: readonly Given[], on = "2026-06-30", more: { unit?: string; closedMonth?: string } = {}) =>
  answerOf(situationPicture, log, { asKnownOn: "2026-12-31", on, ...more });
const boardOf = (log: readonly Given[], unit = "skarholmen", on?: string) => {
  const found = ask(log, on).boards.find((each) => each.unit === unit);
  if (!found) throw new Error(`${unit} is not in the answer`);
  return found;
};

test("a picture shows its items as they stand after revisions, counted each way", () => {
  const stream = "situation-picture-skarholmen-2026";
  const log = [
    ...boards,
    picture("skarholmen", [item("i1"), item("i2")]),
    given("PictureItemRevised", stream, "skarholmen", "2026-03-01", item("i1", { trend: "falling" })),
    given("PictureItemRemoved", stream, "skarholmen", "2026-03-02", { item: "i2", why: text("r") }),
    given("PictureItemAdded", stream, "skarholmen", "2026-03-03", {
      item: "i3",
      environment: "several",
      phenomenon: "returnees",
      trend: "rising",
      text: text("t"),
    }),
  ];
  const [year] = boardOf(log).years;
  expect(year?.items).toMatchObject([
    { item: "i1", trend: "falling", trendText: { sv: "Minskar" }, settingText: { sv: "Skola" }, why: { $why: [4] } },
    { item: "i3", setting: null, text: text("t") },
  ]);
  const counted = (rows: readonly { code: string; count: { $count: number } }[] = []) =>
    Object.fromEntries(rows.filter(({ count }) => count.$count > 0).map(({ code, count }) => [code, count.$count]));
  expect(counted(year?.counts.byEnvironment)).toEqual({ "white-power": 1, several: 1 });
  expect(counted(year?.counts.bySetting)).toEqual({ school: 1 });
  expect(counted(year?.counts.byTrend)).toEqual({ falling: 1, rising: 1 });
  expect(
    boardOf(log, "skarholmen", "2026-02-15").years[0]?.items.map(({ item: code, trend }) => [code, trend]),
  ).toEqual([
    ["i1", "rising"],
    ["i2", "rising"],
  ]);
});

test("an adopted picture says so, and whether an item changed since", () => {
  const stream = "situation-picture-skarholmen-2026";
  const adopted = given("SituationPictureAdopted", stream, "skarholmen", "2026-03-01", {
    registryNumber: "SKA 2026/12",
  });
  const log = [...boards, picture("skarholmen", [item("i1")]), adopted];
  expect(boardOf(log).years[0]).toMatchObject({
    status: "adopted",
    changedSince: false,
    adoptedOnText: { sv: "1 mars 2026" },
    registryNumber: "SKA 2026/12",
  });
  const later = given("PictureItemRevised", stream, "skarholmen", "2026-04-01", item("i1"));
  expect(boardOf([...log, later]).years[0]).toMatchObject({ status: "adopted", changedSince: true });
});

test("a picture that is only stated to exist shows its sources, its support and no item", () => {
  const log = [
    ...boards,
    given(
      "SituationPictureCompiled",
      "situation-picture-skarholmen-2019",
      "skarholmen",
      "../2019-37",
      { year: 2019, content: "stated-to-exist", sources: ["property-owners"], items: [] },
      {
        knownOn: "2019-04-30",
        founding: "assumed",
        source: { document: "rapport", section: "3.3.1", support: "observed" },
      },
    ),
  ];
  expect(boardOf(log).years).toMatchObject([
    {
      year: 2019,
      content: "stated-to-exist",
      items: [],
      sources: [{ text: { sv: "Fastighetsägare" } }],
      support: "observed",
      sections: ["3.3.1"],
      reconstructed: "assumed",
      plan: false,
      itemsWithoutMeasure: null,
    },
  ]);
});

test("items without a measure and measures without an item are shown", () => {
  const log = [
    ...boards,
    picture("skarholmen", [item("i1"), item("i2")]),
    measure("skarholmen", "m1", ["i1"]),
    measure("skarholmen", "m2", []),
    measure("skarholmen", "m3", ["gone"]),
  ];
  const [year] = boardOf(log).years;
  expect(year?.items.map(({ item: code, measures }) => [code, measures.map(({ measure: m }) => m)])).toEqual([
    ["i1", ["m1"]],
    ["i2", []],
  ]);
  expect(year?.itemsWithoutMeasure).toEqual(["i2"]);
  expect(year?.measuresWithoutItem).toMatchObject([
    { measure: "m2", areaText: { en: "Targeted and preventive measures" } },
    { measure: "m3" },
  ]);
  expect(ask(log).sentence.itemsWithoutMeasure.$count).toBe(1);
});

test("a dropped measure answers nothing", () => {
  const dropped = given("PlanMeasureDropped", "action-plan-skarholmen-2026", "skarholmen", "2026-05-01", {
    measure: "m1",
    why: text("r"),
  });
  const log = [...boards, picture("skarholmen", [item("i1")]), measure("skarholmen", "m1", ["i1"]), dropped];
  expect(boardOf(log).years[0]?.itemsWithoutMeasure).toEqual(["i1"]);
});

test("concern reports are counted by month and environment, totals with their parts, all sensitive", () => {
  const log = [
    ...boards,
    concern("skarholmen", "2026-03-03"),
    concern("skarholmen", "2026-03"),
    concern("skarholmen", "2026-05-01", "several"),
    concern("farsta", "2026-05-02"),
  ];
  const { concerns } = boardOf(log);
  expect(
    concerns.months.filter(({ count }) => count.$count > 0).map(({ period, count }) => [period, count.$count]),
  ).toEqual([
    ["2026-03", 2],
    ["2026-05", 1],
  ]);
  expect(concerns.total).toMatchObject({ $count: 3, sensitivity: "sensitive", unit: "skarholmen", period: "2026-06" });
  expect(concerns.total.parts).toHaveLength(12);
  const row = concerns.byEnvironment.find(({ environment }) => environment === "white-power");
  expect([row?.total.$count, row?.months.find(({ period }) => period === "2026-03")?.count.$count]).toEqual([2, 2]);
  expect(concerns.byKind.find(({ kind }) => kind === "threats")?.total.$count).toBe(3);
  const city = ask(log).city?.concerns;
  expect(city?.total).toMatchObject({ $count: 4, unit: "" });
  expect(city?.months.at(-2)).toMatchObject({
    period: "2026-05",
    count: {
      $count: 2,
      parts: [
        { unit: "farsta", $count: 1 },
        { unit: "skarholmen", $count: 1 },
      ],
    },
  });
});

test("a report dated more coarsely than a month stands by itself and in the total", () => {
  const { concerns } = boardOf([...boards, concern("skarholmen", "2026-37"), concern("skarholmen", "2026-04-02")]);
  expect(concerns.coarser).toMatchObject([
    { period: "2026-37", text: { sv: "tertial 1 2026" }, count: { $count: 1, period: "2026-04" } },
  ]);
  expect(concerns.total.$count).toBe(2);
  expect(concerns.months.find(({ period }) => period === "2026-04")?.count.$count).toBe(1);
});

test("counts take in whole months: judging another day of the month changes none", () => {
  const log = [...boards, concern("skarholmen", "2026-03-20")];
  expect(boardOf(log, "skarholmen", "2026-03-01").concerns).toEqual(boardOf(log, "skarholmen", "2026-03-31").concerns);
  expect(boardOf(log, "skarholmen", "2026-02-28").concerns.total.$count).toBe(0);
});

test("closed months have a total of their own", () => {
  const log = [
    ...boards,
    concern("skarholmen", "2026-03-20"),
    concern("skarholmen", "2026-05-31"),
    concern("skarholmen", "2026-06-01"),
  ];
  const [, board] = ask(log, "2026-06-15", { closedMonth: "2026-05" }).boards;
  expect(board?.concerns).toMatchObject({
    total: { $count: 3, period: "2026-06" },
    closed: { $count: 2, period: "2026-05" },
  });
});

test("reports are told by how far they have come", () => {
  const first = concern("skarholmen", "2026-03-03");
  const stream = "stream" in first ? first.stream : "";
  const log = [
    ...boards,
    first,
    concern("skarholmen", "2026-03-04"),
    given("ConcernAssessed", stream, "skarholmen", "2026-03-05", { assessment: "pass-on" }),
    given("ConcernPassedOn", stream, "skarholmen", "2026-03-06", { to: "police" }),
    given("ConcernClosed", stream, "skarholmen", "2026-04-06", { outcome: "passed-on" }),
  ];
  const statuses = (on: string) =>
    boardOf(log, "skarholmen", on).concerns.statuses.map(({ status, total }) => [status, total.$count]);
  expect(statuses("2026-03-31")).toEqual([
    ["received", 2],
    ["assessed", 1],
    ["passed-on", 1],
    ["closed", 0],
  ]);
  expect(statuses("2026-04-30").at(-1)).toEqual(["closed", 1]);
});

test("a corrected report moves to its new month; a withdrawn one is gone", () => {
  const log: readonly Given[] = [...boards, concern("skarholmen", "2026-03-03")];
  const data = { environment: "several", setting: "school", kind: "worry", done: [], consulted: [] };
  const moved = boardOf([...log, { corrects: 3, occurredOn: "2026-04-03", data, knownOn: "2026-04-04" }]).concerns;
  expect(moved.months.filter(({ count }) => count.$count > 0)).toMatchObject([
    { period: "2026-04", count: { why: [3, 4] } },
  ]);
  expect(boardOf([...log, { corrects: 3, knownOn: "2026-04-04" }]).concerns.total.$count).toBe(0);
});

test("zero reports are complete only where the board declared its log of the twelve months complete", () => {
  const declared = (from: string) =>
    given("CoverageDeclared", "unit-skarholmen", "skarholmen", "2026-01-01", { what: "concern-reports", from });
  expect(boardOf(boards).concernsComplete).toBe(false);
  expect(boardOf([...boards, declared("2025-07-01")]).concernsComplete).toBe(true);
  expect(boardOf([...boards, declared("2026-01-01")]).concernsComplete).toBe(false);
});

test("what the police shared stands with the board, newest first", () => {
  const shared = (id: string, on: string, picture: DataOf<"CheckInHeld">["picture"]) =>
    given("CheckInHeld", `police-checkin-${id}`, "skarholmen", on, {
      level: "crime-prevention-council",
      functions: ["police"],
      picture,
      agreedActions: [],
    });
  const log = [
    ...boards,
    shared("1", "2026-02-01", [{ environment: "several", kind: "violence" }]),
    shared("2", "2026-03-01", []),
    shared("3", "2026-04-01", [{ environment: "autonomous", setting: "online", kind: "propaganda" }]),
  ];
  expect(boardOf(log).checkIns).toMatchObject([
    { key: "police-checkin-3", items: [{ key: "1", settingText: { sv: "På nätet" }, phenomenon: "propaganda" }] },
    {
      key: "police-checkin-1",
      levelText: { en: "Local crime-prevention council" },
      items: [{ setting: null, phenomenon: "violence" }],
    },
  ]);
});

test("the city counts the items of each board's newest picture", () => {
  const log = [
    ...boards,
    picture("skarholmen", [item("i1"), item("i2")], 2025),
    picture("skarholmen", [item("i1")]),
    picture("farsta", [item("i1", { trend: "falling" })]),
  ];
  const { city, sentence } = ask(log);
  expect(city?.items).toMatchObject([
    {
      key: "white-power symbols-graffiti",
      boards: ["farsta", "skarholmen"],
      count: { $count: 2 },
      rising: { $count: 1 },
    },
  ]);
  expect([sentence.boards.$count, sentence.withPicture.$count, sentence.items.$count, sentence.rising.$count]).toEqual([
    2, 2, 2, 1,
  ]);
  expect([sentence.from, sentence.to]).toEqual(["2025-07", "2026-06"]);
  expect(boardOf(log).years.map(({ year }) => year)).toEqual([2026, 2025]);
});

test("narrowed to a unit the answer holds that unit and no city", () => {
  const log = [
    ...boards,
    picture("farsta", [item("i1")]),
    concern("farsta", "2026-03-01"),
    concern("skarholmen", "2026-03-01"),
  ];
  const answer = ask(log, "2026-06-30", { unit: "skarholmen" });
  expect(answer.boards.map(({ unit }) => unit)).toEqual(["skarholmen"]);
  expect([answer.city, answer.sentence.items.$count, answer.sentence.concerns.$count]).toEqual([null, 0, 1]);
});

test("an office is shown only where it holds something or is asked for", () => {
  const log = [...boards, board("kontoret", "office")];
  expect(ask(log).boards.map(({ unit }) => unit)).toEqual(["farsta", "skarholmen"]);
  expect(ask(log, "2026-06-30", { unit: "kontoret" }).boards).toHaveLength(1);
  expect(ask([...log, picture("kontoret", [])]).boards).toHaveLength(3);
});
