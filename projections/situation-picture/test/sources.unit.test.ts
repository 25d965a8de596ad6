import type { DataOf } from "@liggare/domain";
import { answerOf, type Given, given } from "@liggare/views/given";
import { expect, test } from "vitest";
import { situationPicture } from "../src/index.ts";

/* What the picture rests on: compiled reports, contributions of other sources, inventories. */

const text = (textId: string) => ({ textId, commitment: "c" });
const board = (unit: string, kind: DataOf<"UnitRegistered">["kind"] = "district-board") =>
  given("UnitRegistered", `unit-${unit}`, unit, "2025-01-01", { name: unit, kind });
const boards: readonly Given[] = [board("farsta"), board("skarholmen"), board("socialnamnden", "specialist-board")];

const ask = (log: readonly Given[], more: { asKnownOn?: string; on?: string; unit?: string } = {}) =>
  answerOf(situationPicture, log, { asKnownOn: "2026-12-31", on: "2026-06-30", ...more });
const boardOf = (log: readonly Given[], unit: string, more: { asKnownOn?: string; on?: string } = {}) => {
  const found = ask(log, more).boards.find((each) => each.unit === unit);
  if (!found) throw new Error(`${unit} is not in the answer`);
  return found;
};

const report = (id: string, occurredOn: string, knownOn = occurredOn) =>
  given(
    "ConcernReported",
    `concern-report-${id}`,
    "skarholmen",
    occurredOn,
    { environment: "white-power", setting: "youth-centre", kind: "threats", done: [], consulted: [] },
    { knownOn },
  );
const compiled = (on: string, compilation: number, reports: string[]) =>
  given("ConcernsCompiled", "concern-compilation-skarholmen-2025", "skarholmen", on, { compilation, reports });
const compilation = (log: readonly Given[], more: { asKnownOn?: string; on?: string } = {}) => {
  const [newest] = boardOf(log, "skarholmen", more).compilations;
  return newest && { year: newest.year, ...newest.own.$own, unit: newest.own.unit };
};

const year: readonly Given[] = [
  ...boards,
  report("r1", "2025-03-01"),
  report("r2", "2025-10-01"),
  compiled("2026-01-20", 1, ["r1", "r2"]),
];

test("a compilation says how many reports went in, and that none came since", () => {
  expect(compilation(year)).toMatchObject({
    year: 2025,
    unit: "skarholmen",
    compilation: 1,
    compiledOnText: { sv: "20 januari 2026" },
    compiled: { $count: 2, sensitivity: "sensitive", unit: "skarholmen", period: "2025-12" },
    late: { $count: 0 },
    changes: [],
    why: { $why: [6], sensitivity: "sensitive" },
  });
  expect(boardOf(year, "farsta").compilations).toEqual([]);
});

test("a late report is shown as late once it is known, and not as known before", () => {
  const log = [...year, report("r3", "2025-12-10", "2026-02-02")];
  expect(compilation(log)).toMatchObject({
    compiled: { $count: 2 },
    late: { $count: 1, why: [7] },
    changes: [
      {
        report: "r3",
        change: "late",
        dateText: { sv: "10 december 2025" },
        settingText: { sv: "Fritidsgård" },
        kindText: { sv: "Hot eller trakasserier" },
      },
    ],
  });
  expect(compilation(log, { asKnownOn: "2026-02-01", on: "2026-02-01" })).toMatchObject({
    late: { $count: 0 },
    changes: [],
  });
  expect(compilation(log, { asKnownOn: "2026-01-19", on: "2026-01-19" })).toBeUndefined();
});

test("a new numbered compilation takes the late report in; before it was made the earlier one stands", () => {
  const log = [...year, report("r3", "2025-12-10", "2026-02-02"), compiled("2026-03-01", 2, ["r1", "r2", "r3"])];
  expect(compilation(log)).toMatchObject({ compilation: 2, compiled: { $count: 3 }, late: { $count: 0 }, changes: [] });
  expect(compilation(log, { on: "2026-02-28" })).toMatchObject({ compilation: 1, late: { $count: 1 } });
});

test("what was corrected or withdrawn since is told, and what a correction moved to another year", () => {
  const data = { environment: "several", setting: "school", kind: "worry", done: [], consulted: [] };
  const changes = (more: readonly Given[], from = year) =>
    compilation([...from, ...more])?.changes.map(({ report: id, change }) => [id, change]);
  expect(changes([{ corrects: 4, data, occurredOn: "2025-04-01", knownOn: "2026-02-01" }])).toEqual([
    ["r1", "corrected"],
  ]);
  expect(changes([{ corrects: 4, data, occurredOn: "2026-01-03", knownOn: "2026-02-01" }])).toEqual([
    ["r1", "moved-out"],
  ]);
  expect(changes([{ corrects: 5, knownOn: "2026-02-01" }])).toEqual([["r2", "withdrawn"]]);
  const another = [...boards, report("r9", "2026-01-02"), compiled("2026-01-20", 1, [])];
  expect(changes([{ corrects: 4, data, occurredOn: "2025-12-30", knownOn: "2026-02-01" }], another)).toEqual([
    ["r9", "moved-in"],
  ]);
  const chosen = [...boards, report("r1", "2025-03-01"), compiled("2026-01-20", 1, [])];
  expect(changes([], chosen)).toEqual([["r1", "left-out"]]);
});

test("a correction made before the compilation changes nothing after it", () => {
  const data = { environment: "several", setting: "school", kind: "worry", done: [], consulted: [] };
  const log = [
    ...boards,
    report("r1", "2025-03-01"),
    { corrects: 4, data, occurredOn: "2025-04-01", knownOn: "2025-05-01" },
    compiled("2026-01-20", 1, ["r1"]),
  ];
  expect(compilation(log)?.changes).toEqual([]);
});

const told = {
  environment: "several",
  setting: "residential",
  phenomenon: "symbols-graffiti",
  trend: "rising",
} as const;
const picture = given("SituationPictureCompiled", "situation-picture-skarholmen-2026", "skarholmen", "2026-02-01", {
  year: 2026,
  content: "given",
  sources: ["own-units"],
  items: [{ item: "i1", ...told }],
});
const contribution: readonly Given[] = [
  ...boards,
  picture,
  given("PictureContributionReceived", "picture-contribution-c1", "skarholmen", "2026-03-01", {
    source: "associations",
    items: [
      { item: "i1", ...told },
      { item: "i2", ...told, phenomenon: "knowledge-gap" },
    ],
    text: text("t"),
  }),
  given("ContributionTakenIntoPicture", "picture-contribution-c1", "skarholmen", "2026-03-10", {
    item: "i1",
    year: 2026,
    pictureItem: "i1",
  }),
];

test("a contribution tells its kind of source, its items, and what became of each", () => {
  const aside = given("ContributionSetAside", "picture-contribution-c1", "skarholmen", "2026-03-11", {
    item: "i2",
    reason: "known-already",
  });
  const [shown] = boardOf([...contribution, aside], "skarholmen").contributions;
  expect(shown).toMatchObject({
    key: "picture-contribution-c1",
    source: "associations",
    sourceText: { sv: "Lokala föreningar och organisationer" },
    dateText: { sv: "1 mars 2026" },
    text: text("t"),
    items: [
      { item: "i1", state: "taken", takenInto: { year: 2026, item: "i1" }, trendText: { sv: "Ökar" } },
      { item: "i2", state: "aside", takenInto: null, reasonText: { sv: "Finns redan i lägesbilden" } },
    ],
  });
  const [before] = boardOf(contribution, "skarholmen", { on: "2026-03-05" }).contributions;
  expect(before?.items.map(({ state }) => state)).toEqual(["received", "received"]);
});

test("an item of the picture names the kinds of sources that it rests on", () => {
  expect(boardOf(contribution, "skarholmen").years[0]?.items[0]?.restsOn).toEqual([
    { source: "associations", text: { sv: "Lokala föreningar och organisationer", en: expect.any(String) } },
  ]);
  expect(boardOf([...boards, picture], "skarholmen").years[0]?.items[0]?.restsOn).toEqual([]);
});

const stream = "inventory-2026";
const opened = given("InventoryOpened", stream, "socialnamnden", "2026-03-01", {
  title: "Nämndernas arbete 2026",
  questions: ["presence", "cases"],
  units: ["farsta", "skarholmen"],
  due: "2026-05-31",
});
const answered = (unit: string, on: string, more: Partial<DataOf<"InventoryAnswered">> = {}) =>
  given("InventoryAnswered", stream, unit, on, {
    nothing: false,
    items: [],
    presence: [{ environment: "white-power", present: "yes" }],
    challenges: ["knowledge"],
    units: ["socialnamnden"],
    ...more,
  });
const cases = (unit: string, on: string, number: number) =>
  given("InventoryCasesStated", stream, unit, on, { cases: number });
const round = (log: readonly Given[], on = "2026-06-30") =>
  ask([...boards, opened, ...log], { on }).city?.inventories[0];

test("an inventory shows who has answered, and from the day after its last day who is overdue", () => {
  const statuses = (log: readonly Given[], on: string) =>
    round(log, on)?.boards.map(({ unit, status, late }) => [unit, status, late]);
  const log = [answered("farsta", "2026-04-01"), answered("skarholmen", "2026-06-10")];
  expect(statuses(log, "2026-05-31")).toEqual([
    ["farsta", "answered", false],
    ["skarholmen", "waiting", false],
  ]);
  expect(statuses(log, "2026-06-01")?.[1]).toEqual(["skarholmen", "overdue", false]);
  expect(statuses(log, "2026-06-10")?.[1]).toEqual(["skarholmen", "answered", true]);
  expect(round(log, "2026-06-01")).toMatchObject({
    convenerName: "socialnamnden",
    asked: { $count: 2 },
    answered: { $count: 1 },
    overdue: { $count: 1 },
  });
  expect(ask([...boards, opened], { on: "2026-02-28" }).city?.inventories).toEqual([]);
});

test("nothing to report is an answer, and reminders are dates without content", () => {
  const reminded = given("InventoryReminded", stream, "socialnamnden", "2026-05-20", { units: ["skarholmen"] });
  const nothing = answered("skarholmen", "2026-05-25", { nothing: true, presence: [], challenges: [] });
  expect(round([reminded, nothing])?.boards[1]).toMatchObject({
    status: "answered",
    nothing: true,
    statusText: { sv: "Inget att rapportera" },
    reminders: ["2026-05-20"],
  });
});

test("presence is counted by environment; who said nothing is counted apart, never as no", () => {
  const log = [
    answered("farsta", "2026-04-01", { presence: [{ environment: "white-power", present: "no" }] }),
    answered("skarholmen", "2026-04-02", { presence: [{ environment: "autonomous", present: "not-known" }] }),
  ];
  const rows = round(log)?.presence.map(({ environment, yes, no, notKnown, silent }) => [
    environment,
    ...[yes, no, notKnown, silent].map(({ $count }) => $count),
  ]);
  expect(rows?.slice(0, 2)).toEqual([
    ["autonomous", 0, 0, 1, 1],
    ["white-power", 0, 1, 0, 1],
  ]);
});

test("the number of cases is the board's own sensitive count, and the sum has the boards' as its parts", () => {
  const log = [
    answered("farsta", "2026-04-01"),
    cases("farsta", "2026-04-01", 2),
    answered("skarholmen", "2026-04-02"),
    cases("skarholmen", "2026-04-02", 7),
  ];
  const part = (unit: string, value: number) => ({
    $count: value,
    sensitivity: "sensitive",
    unit,
    period: "2026-04",
  });
  expect(round(log)?.boards.map((each) => each.cases)).toMatchObject([part("farsta", 2), part("skarholmen", 7)]);
  expect(round(log)?.cases).toMatchObject({
    $count: 9,
    unit: "",
    parts: [part("farsta", 2), part("skarholmen", 7)],
  });
  expect(round([answered("farsta", "2026-04-01")])?.cases).toBeNull();
});

test("a compiled result names the answers that went in, what came since, and what it led to", () => {
  const log = [
    answered("farsta", "2026-04-01"),
    given("InventoryCompiled", stream, "socialnamnden", "2026-06-02", {
      result: 1,
      units: ["farsta"],
      challenges: ["knowledge"],
      conclusion: text("k"),
    }),
    given("InventoryLedTo", stream, "socialnamnden", "2026-06-05", {
      step: "course",
      course: "web-course",
      units: ["farsta"],
    }),
  ];
  expect(round(log)).toMatchObject({
    results: [
      { result: 1, units: ["farsta"], since: [], challenges: [{ challenge: "knowledge" }], conclusion: text("k") },
    ],
    ledTo: [{ step: "course", stepText: { sv: "Utbildning" }, course: "web-course", units: ["farsta"] }],
    challenges: [{ challenge: "knowledge", count: { $count: 1 } }],
  });
  expect(round([...log, answered("skarholmen", "2026-06-20")])?.results[0]?.since).toEqual(["skarholmen"]);
  expect(round([...log, { corrects: 5, knownOn: "2026-06-20" }])?.results[0]?.since).toEqual(["farsta"]);
});

test("an inventory of which only the result is stated is shown by its code, and says that its opening is not", () => {
  const result = { result: 1, units: [], challenges: [] };
  const log = [...boards, given("InventoryCompiled", "inventory-2018", "socialnamnden", "2018", result)];
  expect(ask(log, { on: "2026-06-30" }).city?.inventories).toMatchObject([
    {
      title: "2018",
      convener: "socialnamnden",
      openedOn: null,
      openedOnText: { en: "Not stated" },
      due: null,
      dueText: { sv: "Framgår inte" },
      asked: null,
      answered: null,
      overdue: null,
      boards: [],
      results: [{ result: 1, units: [], dateText: { en: "2018" } }],
    },
  ]);
  expect(ask(log, { unit: "socialnamnden" }).boards[0]).toMatchObject({ convenes: [{ key: "inventory-2018" }] });
});

test("the convener sees the round in its own picture, a board asked sees the question and its own answer", () => {
  const log = [
    ...boards,
    opened,
    answered("farsta", "2026-04-01", { items: [{ ...told }], text: text("a") }),
    cases("farsta", "2026-04-01", 2),
  ];
  const only = (unit: string) => ask(log, { unit }).boards[0];
  expect(only("socialnamnden")).toMatchObject({
    inventories: [],
    convenes: [{ key: stream, answered: { $count: 1 } }],
  });
  expect(only("farsta")).toMatchObject({
    convenes: [],
    inventories: [
      {
        key: stream,
        due: "2026-05-31",
        questions: [{ question: "presence" }, { question: "cases" }],
        items: [{ phenomenonText: { sv: "Symboler och klotter" } }],
        cases: { $count: 2, unit: "farsta" },
        text: text("a"),
      },
    ],
  });
  expect(only("skarholmen")).toMatchObject({ inventories: [{ status: "overdue", cases: null, items: [] }] });
  expect(JSON.stringify(only("skarholmen"))).not.toContain("farsta");
});
