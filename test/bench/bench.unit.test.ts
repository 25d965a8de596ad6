import { expect, test } from "vitest";
import { figure, percentile, ratio, within } from "./figure.ts";
import { measures } from "./measures/index.ts";
import { growthPlot } from "./plot.ts";
import { runMeasures } from "./run.ts";

const tiny = { runs: 1, events: 120, appends: 100, sizes: [100, 300], seconds: 0.1, questions: 1 };

test("each measurement runs on tiny sizes and gives figures beside its peers", async () => {
  const rows = await runMeasures(measures, tiny);
  expect(rows.map(({ name }) => name)).toEqual(["P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8"]);
  for (const { name, figures, ratios } of rows) {
    expect(ratios.length, name).toBeGreaterThan(0);
    for (const { runs, median, least, most } of figures) {
      expect(runs.length, name).toBeGreaterThan(0);
      for (const value of [median, least, most]) expect(Number.isFinite(value) && value >= 0, name).toBe(true);
    }
    for (const { value } of ratios) expect(Number.isFinite(value), name).toBe(true);
  }
});

test("a server that is not there is said to be missing, with what would measure it", async () => {
  const [row] = await runMeasures(measures.slice(0, 1), tiny);
  expect(row?.notes[0]).toContain("EVENTSTORE_URL");
});

test("a figure has median, spread and percentiles by nearest rank, and a ratio says whether its goal is reached", () => {
  const values = Array.from({ length: 100 }, (_, at) => 100 - at);
  expect([percentile(values, 0.5), percentile(values, 0.99), percentile(values, 1)]).toEqual([50, 99, 100]);
  const [a, b] = [figure("a", "ms", [3, 1, 2]), figure("b", "ms", [4, 4, 4])];
  expect(a).toMatchObject({ median: 2, least: 1, most: 3, runs: [3, 1, 2] });
  expect(ratio("a / b", a, b, { atLeast: 0.8 }).goal).toEqual({ text: "≥ 0.8", reached: false });
  expect(ratio("a / b", a, b, { atMost: 0.5 }).goal).toEqual({ text: "≤ 0.5", reached: true });
  expect(within("a", a, 1, "ms").goal).toEqual({ text: "≤ 1 ms", reached: false });
});

test("the growth is plotted with a point for each size, and not from one size alone", () => {
  const points = [10_000, 100_000, 1_000_000].map((size, at) => ({ size, median: 10 + at, least: 9, most: 13 }));
  const svg = growthPlot(points, "Cost");
  expect(svg.match(/<circle/g)).toHaveLength(3);
  expect(svg).toContain("1 000 000");
  expect(() => growthPlot(points.slice(0, 1), "Cost")).toThrow(RangeError);
});
