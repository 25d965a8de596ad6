import { expect, it } from "vitest";
import { kill } from "./kinds/kill.ts";
import { twoWriters } from "./kinds/two-writers.ts";
import { runKind } from "./run.ts";

it.each([
  { kind: kill, title: "after kill -9 all that was acknowledged is in the log, whole and once" },
  { kind: twoWriters, title: "of several processes that want one log exactly one writes at a time" },
])("$title", async ({ kind }) => {
  const report = await runKind(kind, { seed: 7, count: kind.counts.short });
  expect(report.violations).toEqual([]);
  expect(report.injected).toBeGreaterThanOrEqual(kind.counts.short);
});
