import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { aggregates, codePattern, eventTypes } from "../../packages/domain/src/index.ts";
import { found, rowsOf } from "./founding.ts";

const file = (name: string) => readFileSync(new URL(`small-town/${name}`, import.meta.url), "utf8");
const described = JSON.parse(file("dataset.json"));
const rows = rowsOf("small-town/commands.jsonl");
const log = found(rows);
const events = (type: string) => log.filter((event) => event.type === type);

/** What no founding import can hold, with the reason. */
const notFounded = {
  commands: {
    "training count-list": "given by the import of a list alone",
    "training record-disposal": "follows a list that was counted",
    "training discard-recognition": "follows a list that was counted",
    "summary-release release": "needs a view, and a founding import has none",
    "summary-release release-correction": "needs a view, and a founding import has none",
  },
  events: {
    LedgerOpened: "the ledger's own",
    FoundingStarted: "the ledger's own",
    FoundingCompleted: "the ledger's own",
    ParticipantListReceived: "given by the import of a list alone",
    ParticipantListCounted: "given by the import of a list alone",
    ListDisposalDecided: "follows a list that was counted",
    RecognitionDiscarded: "follows a list that was counted",
    SummaryReleased: "needs a view, and a founding import has none",
    SummaryReleaseCorrected: "needs a view, and a founding import has none",
  },
};

/** Each string that stands in the rows, with the codes left out. */
function words(value: unknown): readonly string[] {
  if (typeof value === "string") return codePattern.test(value) ? [] : [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(words) : [];
}

describe("the data set of the small town", () => {
  it("is accepted row by row as a founding import, in the order in which the facts became known", () => {
    const days = rows.map(({ recordedOn }) => recordedOn);
    expect(days).toEqual([...days].sort());
    expect(days.at(-1)).toBe(described.lastDay);
    expect(file("README.md")).toContain(`(${rows.length} rows, ${log.length} events)`);
  });

  it("says of itself and in each row that it is invented", () => {
    expect([described.kind, described.municipality]).toEqual(["demonstration", "Exempelköping (påhittad kommun)"]);
    expect(described.description.en).toContain("invented");
    for (const { source } of rows) expect(source.document).toMatch(/^Påhitta.+ för demonstration$/);
  });

  it("uses every command of the catalogue but those that a founding import cannot have", () => {
    const used = new Set(rows.map(({ aggregate, command }) => `${aggregate} ${command}`));
    const all = aggregates.flatMap(({ name, commands }) =>
      Object.keys(commands).map((command) => `${name} ${command}`),
    );
    expect(all.filter((command) => !used.has(command))).toEqual(Object.keys(notFounded.commands));
  });

  it("holds every event type of the catalogue but those that a founding import cannot have", () => {
    const there = new Set(log.map(({ type }) => type));
    expect([...eventTypes.keys()].filter((type) => !there.has(type))).toEqual(Object.keys(notFounded.events));
  });

  it("has as many rows of each aggregate and part as its README says", () => {
    const counted = [...file("README.md").matchAll(/^\| (\d+) \| ([a-z-]+) \| (\d+) \|$/gm)].map(
      ([, part, aggregate, count]) => [aggregate, part, Number(count)],
    );
    const partOf = new Map(counted.map(([aggregate, part]) => [aggregate, part]));
    const actual = aggregates.flatMap(({ name }) => {
      const count = rows.filter(({ aggregate }) => aggregate === name).length;
      return count > 0 ? [[name, partOf.get(name), count]] : [];
    });
    expect([...counted].sort()).toEqual([...actual].sort());
    for (const { aggregate, source } of rows)
      if (!source.document.includes("revisionsrapport")) expect([aggregate, source.section]).toEqual([aggregate, partOf.get(aggregate)]);
  });

  it("has three boards at the end of the year, and something known in each month of it", () => {
    const ended = new Set(events("UnitSucceeded").flatMap(({ data }) => data.predecessors as string[]));
    const boards = events("UnitRegistered").filter(
      ({ unit, data }) => String(data.kind).endsWith("-board") && !ended.has(unit),
    );
    expect(boards.map(({ unit }) => unit).sort()).toEqual(["kommunstyrelsen", "norra", "socialnamnden"]);
    const months = new Set(rows.map(({ recordedOn }) => recordedOn.slice(0, 7)));
    for (let month = 1; month <= 12; month++) expect(months).toContain(`2025-${String(month).padStart(2, "0")}`);
  });

  it("has months with five concern reports of a board or more, and months with fewer", () => {
    const counts = new Map<string, number>();
    for (const { unit, occurredOn } of events("ConcernReported")) {
      const key = `${unit} ${occurredOn.slice(0, 7)}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect([counts.get("norra 2025-02"), counts.get("norra 2025-09")]).toEqual([7, 6]);
    expect([...counts.values()].filter((count) => count < 5)).not.toEqual([]);
  });

  it("names no person: no two capitalised words stand side by side", () => {
    const pairs = rows
      .flatMap((row) => [...words(row.input), row.id])
      .flatMap((text) => text.match(/\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/gu) ?? []);
    expect([...new Set(pairs)].sort()).toEqual([
      "Lokalpolisområde Exempelköping",
      "Nätverket Nordiska",
      "Stiftelsen Exempelstöd",
    ]);
  });
});
