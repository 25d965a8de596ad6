import { expect, it } from "vitest";
import { clockJumps } from "./kinds/clock-jumps.ts";
import { projectionCrashes } from "./kinds/projection-crashes.ts";
import { subscriptionDrops } from "./kinds/subscription-drops.ts";
import { runKind } from "./run.ts";

it.each([
  { kind: projectionCrashes, title: "a view that died between any two steps comes out as one built at one go" },
  { kind: subscriptionDrops, title: "a dropped subscription is resumed without a gap and without a repeat" },
  { kind: clockJumps, title: "a wall clock that leaps is refused until it is right, and the log keeps its order" },
])("$title", async ({ kind }) => {
  const report = await runKind(kind, { seed: 7, count: kind.counts.short });
  expect(report.violations).toEqual([]);
  expect(report.injected).toBeGreaterThanOrEqual(kind.counts.short);
});
