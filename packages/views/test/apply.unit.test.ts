import { describe, expect, it } from "vitest";
import { applyEvent, type MemoryCells, memoryCells, numbersOf, snapshotOf, type ViewDefinition } from "../src/index.ts";
import { daysOf, recorded, type Story, story, tally } from "./story.ts";

function replay({ events }: Story, view: ViewDefinition<unknown> = tally): MemoryCells {
  const cells = memoryCells();
  const days = daysOf(events, "0000-01-01");
  for (const [index, event] of recorded(events).entries()) applyEvent(view, event, days[index]!, cells);
  return cells;
}

const facts = (cells: MemoryCells) =>
  cells.cells().flatMap(({ unit, key, facts }) => facts.map((fact) => [unit, key, ...numbersOf([fact])]));

describe("a correction", () => {
  it("replaces the fact in its place of the order", () => {
    const told = story();
    const first = told.meeting("farsta", { forum: "lokalt", units: ["farsta"] }, "2020-01-01");
    told.meeting("farsta", { forum: "lokalt", units: ["farsta"] });
    told.on("2020-01-05");
    told.correct(first, { forum: "lokalt", units: ["farsta"] }, "2019-12-30");
    const [cell] = replay(told).cells();
    expect(
      cell?.facts.map(({ number, corrections, occurredOn, knownOn }) => [number, corrections, occurredOn, knownOn]),
    ).toEqual([
      [1, [3], "2019-12-30", "2020-01-05"],
      [2, [], "2020-01-01", "2020-01-01"],
    ]);
  });

  it("moves the fact to another cell when it says so", () => {
    const told = story();
    const entry = told.meeting("farsta", { forum: "lokalt", units: ["farsta", "skarholmen"] });
    told.correct(entry, { forum: "natverk", units: ["skarholmen"] });
    expect(facts(replay(told))).toEqual([["skarholmen", "natverk", 1, 2]]);
  });

  it("of a corrected entry keeps the number of the original and names both corrections", () => {
    const told = story();
    const entry = told.meeting("farsta", { forum: "lokalt", units: ["farsta"] });
    told.correct(entry, { forum: "natverk", units: ["farsta"] });
    told.correct(entry, { forum: "lokalt", units: ["farsta"] });
    expect(facts(replay(told))).toEqual([["farsta", "lokalt", 1, 2, 3]]);
  });

  it("finds the place of an entry that said nothing before", () => {
    const told = story();
    const entry = told.meeting("farsta", { forum: "lokalt", units: [] });
    told.meeting("farsta", { forum: "lokalt", units: ["farsta"] });
    told.correct(entry, { forum: "lokalt", units: ["farsta"] });
    told.correct(entry, { forum: "lokalt", units: [] });
    told.correct(entry, { forum: "lokalt", units: ["farsta"] });
    expect(facts(replay(told))).toEqual([
      ["farsta", "lokalt", 1, 3, 4, 5],
      ["farsta", "lokalt", 2],
    ]);
  });

  it("replaces every fact that one event says to one cell, in their order", () => {
    const told = story();
    const entry = told.meeting("farsta", { forum: "lokalt", units: ["farsta"], items: 3 });
    told.meeting("farsta", { forum: "lokalt", units: ["farsta"] });
    told.correct(entry, { forum: "lokalt", units: ["farsta"], items: 2 });
    const [cell] = replay(told).cells();
    expect(cell?.facts.map(({ number, data }) => [number, data])).toEqual([
      [1, { item: 0 }],
      [1, { item: 1 }],
      [2, { item: 0 }],
    ]);
  });

  it("of an event that the view does not handle changes nothing", () => {
    const told = story();
    const entry = told.meeting("farsta", { forum: "lokalt", units: ["farsta"] });
    told.correct(entry, { forum: "natverk", units: ["farsta"] });
    expect(facts(replay(told, { ...tally, handles: {} }))).toEqual([]);
  });

  it("of an entry that the cells do not hold is a defect, not silence", () => {
    const told = story();
    const entry = told.meeting("farsta", { forum: "lokalt", units: ["farsta"] });
    told.correct(entry, { forum: "natverk", units: ["farsta"] });
    const [, correction] = recorded(told.events);
    expect(() => applyEvent(tally, correction!, "2020-01-01", memoryCells())).toThrow(/holds 0 of the 1 facts/);
  });
});

describe("a withdrawal", () => {
  it("takes the facts away, also after a correction", () => {
    const told = story();
    const entry = told.meeting("farsta", { forum: "lokalt", units: ["farsta"] });
    told.correct(entry, { forum: "natverk", units: ["farsta", "skarholmen"] });
    told.withdraw(entry);
    expect(replay(told).cells()).toEqual([]);
  });
});

it("a founding event's fact says that it was reconstructed; its correction was kept at the time", () => {
  const told = story();
  told.on("2019-09-04", true);
  const entry = told.meeting("farsta", { forum: "lokalt", units: ["farsta"] });
  const reconstructed = () =>
    replay(told)
      .cells()
      .flatMap(({ facts }) => facts.map((fact) => fact.reconstructed));
  expect(reconstructed()).toEqual(["assumed"]);
  told.on("2020-01-05");
  told.correct(entry, { forum: "lokalt", units: ["farsta"] });
  expect(reconstructed()).toEqual([undefined]);
});

it("a kind that the view does not declare is a defect: nobody would know whether it is sensitive", () => {
  const told = story();
  told.concern("farsta", "2019-09-04");
  expect(() => replay(told, { ...tally, kinds: { meetings: "process" } })).toThrow(
    /does not declare the kind "concerns"/,
  );
});

it("a snapshot gives cells by unit and key, and finds one by its address", () => {
  const told = story();
  told.meeting("skarholmen", { forum: "lokalt", units: ["skarholmen", "farsta"] });
  told.meeting("farsta", { forum: "a", units: ["farsta"] });
  const empty = { kind: "meetings", unit: "farsta", key: "empty", facts: [] };
  const snapshot = snapshotOf([...replay(told).cells(), empty].reverse());
  expect(snapshot.cells("meetings").map(({ unit, key }) => [unit, key])).toEqual([
    ["farsta", "a"],
    ["farsta", "lokalt"],
    ["skarholmen", "lokalt"],
  ]);
  expect(snapshot.cell("meetings", "farsta", "a")?.facts.map(({ number }) => number)).toEqual([2]);
  expect(snapshot.cell("meetings", "farsta", "empty")).toBeUndefined();
  expect(snapshot.cells("concerns")).toEqual([]);
});
