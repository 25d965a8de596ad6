import { expect, it } from "vitest";
import { kill } from "./kinds/kill.ts";
import { runKind } from "./run.ts";

it("after kill -9 all that was acknowledged is in the log, whole and once", async () => {
  const report = await runKind(kill, { seed: 7, count: kill.counts.short });
  expect(report.violations).toEqual([]);
  expect(report.injected).toBe(kill.counts.short);
});
