import { describe, expect, it } from "vitest";
import { seriesDays } from "../src/index.ts";

const summer = [{ from: "06-16", to: "08-15" }];
const monthly = { kind: "every", count: 1, unit: "month" } as const;

describe("the days of a series of meetings", () => {
  it("run from the first day on, leave the summer break out and move a day off to the next workday", () => {
    expect(seriesDays({ cadence: monthly, pauses: summer, from: "2026-03-06", to: "2026-10-31" })).toEqual([
      "2026-03-06",
      "2026-04-07",
      "2026-05-06",
      "2026-06-08",
      "2026-09-07",
      "2026-10-06",
    ]);
  });

  it("are spread evenly over each term, as many as the cadence has at most", () => {
    const days = seriesDays({
      cadence: { kind: "per", min: 1, max: 2, period: "term" },
      pauses: summer,
      from: "2026-01-07",
      to: "2026-12-20",
    });
    expect(days).toHaveLength(4);
    expect(days.filter((day) => day < "2026-07-01")).toHaveLength(2);
    expect(days.filter((day) => "06-16" <= day.slice(5) && day.slice(5) <= "08-15")).toEqual([]);
  });

  it("are none where the last day lies before the first, and never after the last", () => {
    expect(seriesDays({ cadence: monthly, from: "2026-05-02", to: "2026-05-01" })).toEqual([]);
    expect(seriesDays({ cadence: monthly, from: "2026-05-02", to: "2026-05-03" })).toEqual([]);
  });

  it("stop soon after the limit", () => {
    const cadence = { kind: "every", count: 1, unit: "day" } as const;
    expect(seriesDays({ cadence, from: "2026-01-07", to: "2030-12-31", limit: 60 })).toHaveLength(61);
  });
});
