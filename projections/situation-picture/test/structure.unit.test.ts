import type { Structure } from "@liggare/views";
import { answerOf, type Given, given } from "@liggare/views/given";
import { expect, test } from "vitest";
import { situationPicture } from "../src/index.ts";

/* Boards that were merged, renamed or split (DOMAIN §3.5: Hägersten-Älvsjö from 2020-07-01), in the pictures. */

const board = (unit: string, name: string, on = "2019-01-01", validFrom = on) =>
  given("UnitRegistered", `unit-${unit}`, unit, on, { name, kind: "district-board", validFrom });
const hagersten = board("hagersten-liljeholmen", "Hägersten-Liljeholmen");
const alvsjo = board("alvsjo", "Älvsjö");
const merged = [
  board("hagersten-alvsjo", "Hägersten-Älvsjö", "2020-06-01", "2020-07-01"),
  given("UnitSucceeded", "unit-hagersten-alvsjo", "hagersten-alvsjo", "2020-06-01", {
    predecessors: ["hagersten-liljeholmen", "alvsjo"],
    how: "merger",
    from: "2020-07-01",
  }),
];
const picture = (unit: string, year: number, items: number) =>
  given("SituationPictureCompiled", `situation-picture-${unit}-${year}`, unit, `${year}-02-01`, {
    year,
    content: "given",
    sources: [],
    items: Array.from({ length: items }, (_, index) => ({
      item: `i${index + 1}`,
      environment: "several" as const,
      phenomenon: "propaganda" as const,
      trend: "rising" as const,
    })),
  });
let reports = 0;
const concerns = (unit: string, on: string, number: number) =>
  Array.from({ length: number }, () =>
    given("ConcernReported", `concern-report-${++reports}`, unit, on, {
      environment: "several",
      setting: "school",
      kind: "threats",
      done: [],
      consulted: [],
    }),
  );

const ask = (log: readonly Given[], on: string, structure: Structure) =>
  answerOf(situationPicture, log, { asKnownOn: "2020-12-31", on, structure });
const years = (log: readonly Given[], on: string, structure: Structure) =>
  ask(log, on, structure).boards.map(({ name, years: own }) => [
    name,
    own.map(({ year, former, items }) => [year, former?.name ?? null, items.length]),
  ]);
const log = [hagersten, alvsjo, picture("hagersten-liljeholmen", 2020, 2), picture("alvsjo", 2020, 1), ...merged];

test("before the merger the boards of the time are shown, by either structure", () => {
  for (const structure of ["of-its-time", "present"] as const)
    expect(years(log, "2020-06-30", structure)).toEqual([
      ["Hägersten-Liljeholmen", [[2020, null, 2]]],
      ["Älvsjö", [[2020, null, 1]]],
    ]);
});

test("after the merger history stays with the board of its time, or lies with the one that took over, never folded", () => {
  expect(years(log, "2020-07-01", "of-its-time")).toEqual([
    ["Hägersten-Liljeholmen", [[2020, null, 2]]],
    ["Hägersten-Älvsjö", []],
    ["Älvsjö", [[2020, null, 1]]],
  ]);
  expect(years(log, "2020-07-01", "present")).toEqual([
    [
      "Hägersten-Älvsjö",
      [
        [2020, "Älvsjö", 1],
        [2020, "Hägersten-Liljeholmen", 2],
      ],
    ],
  ]);
});

test("the city counts the pictures of boards before until the one that took over has its own", () => {
  const own = [...log, picture("hagersten-alvsjo", 2020, 1)];
  for (const structure of ["of-its-time", "present"] as const) {
    expect(ask(log, "2020-12-31", structure).sentence.items.$count).toBe(3);
    expect(ask(own, "2020-12-31", structure).sentence.items.$count).toBe(1);
  }
});

test("a withdrawn merger leaves the history where it was", () => {
  const mistaken = [...log, { corrects: 6, knownOn: "2020-09-01" }];
  expect(years(mistaken, "2020-12-31", "present")).toEqual([
    ["Hägersten-Liljeholmen", [[2020, null, 2]]],
    ["Hägersten-Älvsjö", []],
    ["Älvsjö", [[2020, null, 1]]],
  ]);
});

test("a board under a new code takes its whole history along; one that was split keeps it", () => {
  const renamed = given("UnitSucceeded", "unit-hagersten-alvsjo", "hagersten-alvsjo", "2020-06-01", {
    predecessors: ["alvsjo"],
    how: "continued",
    from: "2020-07-01",
  });
  const split = { ...renamed, data: { predecessors: ["alvsjo"], how: "split", from: "2020-07-01" } } as Given;
  const before = [
    alvsjo,
    picture("alvsjo", 2020, 1),
    board("hagersten-alvsjo", "Hägersten-Älvsjö", "2020-06-01", "2020-07-01"),
  ];
  expect(years([...before, renamed], "2020-12-31", "present")).toEqual([["Hägersten-Älvsjö", [[2020, "Älvsjö", 1]]]]);
  expect(years([...before, split], "2020-12-31", "present")).toEqual([
    ["Hägersten-Älvsjö", []],
    ["Älvsjö", [[2020, null, 1]]],
  ]);
});

test("chains of successions are followed to the board in force on the judged day", () => {
  const jarva = [
    board("jarva", "Järva", "2020-08-01", "2020-09-01"),
    given("UnitSucceeded", "unit-jarva", "jarva", "2020-08-01", {
      predecessors: ["hagersten-alvsjo"],
      how: "merger",
      from: "2020-09-01",
    }),
  ];
  const names = (on: string) =>
    ask([...log, ...jarva], on, "present").boards.map(({ name, years: own }) => [name, own.length]);
  expect(names("2020-08-31")).toEqual([["Hägersten-Älvsjö", 2]]);
  expect(names("2020-09-01")).toEqual([["Järva", 2]]);
});

const totalOf = (entries: readonly Given[]) =>
  ask([hagersten, alvsjo, ...merged, ...entries], "2020-12-31", "present").boards.find(
    ({ unit }) => unit === "hagersten-alvsjo",
  )?.concerns.total;

/** The counts of single boards within a count, as they are disclosed one by one. */
const boardsIn = (node: { unit: string; $count: number; parts?: readonly unknown[] }): readonly string[] =>
  node.$count === 0
    ? []
    : node.parts
      ? node.parts.flatMap((part) => boardsIn(part as typeof node))
      : [`${node.unit} ${node.$count}`];

test("reports of a merged board have the boards before as parts, and then the sum is nobody's own", () => {
  const before = [...concerns("alvsjo", "2020-03", 2), ...concerns("hagersten-liljeholmen", "2020-03", 7)];
  const total = totalOf(before)!;
  expect([total.$count, total.unit, boardsIn(total)]).toEqual([9, "", ["alvsjo 2", "hagersten-liljeholmen 7"]]);
  const own = totalOf(concerns("hagersten-alvsjo", "2020-08", 2))!;
  expect([own.$count, own.unit, boardsIn(own)]).toEqual([2, "hagersten-alvsjo", ["hagersten-alvsjo 2"]]);
});
