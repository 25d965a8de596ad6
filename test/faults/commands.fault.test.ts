import { expect, it } from "vitest";
import { killBackup } from "./kinds/kill-backup.ts";
import { killImport } from "./kinds/kill-import.ts";
import { killMove } from "./kinds/kill-move.ts";
import { killRebuild } from "./kinds/kill-rebuild.ts";
import { killSimulate } from "./kinds/kill-simulate.ts";
import { runKind } from "./run.ts";

it.concurrent.each([
  { kind: killSimulate, title: "a simulation that was killed goes on to the same city, and says what it found" },
  { kind: killImport, title: "an import that was killed goes on to the same log, and nothing told is lost or doubled" },
  {
    kind: killBackup,
    title: "a backup that was killed is never taken for one, and the next restores to an equal ledger",
  },
  {
    kind: killRebuild,
    title: "views whose rebuilding was killed answer as before, and what was half built is removed",
  },
  { kind: killMove, title: "a move that was killed is not served, and goes on to the same log" },
])(
  "$title",
  async ({ kind }) => {
    const report = await runKind(kind, { seed: 7, count: kind.counts.short });
    expect(report.violations).toEqual([]);
    expect(report.injected).toBe(kind.counts.short);
  },
  180_000,
);
