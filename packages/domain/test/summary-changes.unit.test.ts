import { describe, expect, it } from "vitest";
import { changesBetween } from "../src/summary-changes.ts";

describe("what changed between two summaries", () => {
  it("is told by part and stable key, wherever the rows stand", () => {
    const before = {
      on: "2026-04-30",
      boards: [
        { unit: "a", met: 3 },
        { unit: "b", met: 1 },
        { unit: "c", met: 2 },
      ],
    };
    const after = {
      on: "2026-08-31",
      boards: [
        { unit: "d", met: 0 },
        { unit: "b", met: 2 },
        { unit: "a", met: 3 },
      ],
    };
    expect(changesBetween(before, after)).toEqual([
      { section: "on", key: "", what: "changed", fields: [] },
      { section: "boards", key: "d", what: "added", fields: [] },
      { section: "boards", key: "b", what: "changed", fields: ["met"] },
      { section: "boards", key: "c", what: "removed", fields: [] },
    ]);
  });

  it("names the fields within a row, those of its own lists by their keys", () => {
    const row = (count: number, reason: string) => ({
      key: "a 2026",
      cells: { plan: { reason, reasonText: { sv: reason, en: reason } } },
      byArea: [{ code: "general", count: { value: count, why: [count] } }],
    });
    expect(changesBetween({ plans: [row(1, "x")] }, { plans: [row(2, "y")] })).toEqual([
      {
        section: "plans",
        key: "a 2026",
        what: "changed",
        fields: ["cells.plan.reason", "byArea[general].count.value"],
      },
    ]);
  });

  it("leaves out what is derived: the events behind a figure, and the text of a code", () => {
    const row = (why: readonly number[], text: string) => ({ unit: "a", status: "met", statusText: { sv: text }, why });
    expect(changesBetween({ rows: [row([1], "x")] }, { rows: [row([1, 2], "y")] })).toEqual([]);
  });

  it("goes into parts that are no lists, and says of a new part that its rows were added", () => {
    const before = {
      concerns: { periods: { total: { value: 5 } }, boards: [{ unit: "a", total: { masked: "small" } }] },
    };
    const after = {
      concerns: { periods: { total: { value: 12 } }, boards: [{ unit: "a", total: { value: 8 } }] },
      police: [{ unit: "a" }],
      note: "x",
    };
    expect(changesBetween(before, after)).toEqual([
      { section: "concerns.periods.total", key: "", what: "changed", fields: ["value"] },
      { section: "concerns.boards", key: "a", what: "changed", fields: ["total.value", "total.masked"] },
      { section: "police", key: "a", what: "added", fields: [] },
      { section: "note", key: "", what: "added", fields: [] },
    ]);
  });
});
