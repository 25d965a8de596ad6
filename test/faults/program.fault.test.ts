import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { kinds } from "./kinds.ts";

const program = (...argv: readonly string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, "main.ts"), ...argv], { encoding: "utf8" });

it("the program explains its kinds, refuses unknown ones and prints its table as JSON", () => {
  const { stdout: help } = program("--help");
  for (const { name, what } of kinds) expect(help.replace(/\s+/g, " ")).toContain(`${name} ${what}`);
  const unknown = program("--only", "earthquake");
  expect(unknown.status).toBe(1);
  expect(unknown.stderr).toContain('"earthquake" is not one of kill,');
  const { stdout, status } = program("--only", "clock-jumps", "--count", "3", "--seed", "5", "--json");
  const { faults, missing } = JSON.parse(stdout);
  expect(faults).toMatchObject([{ kind: "clock-jumps", injected: 3, seed: 5, violations: [] }]);
  expect(missing).toEqual([]);
  expect(status).toBe(0);
});

it("the kinds have names of their own and counts for every scale", () => {
  expect(new Set(kinds.map(({ name }) => name)).size).toBe(kinds.length);
  for (const { counts } of kinds) {
    expect(counts.long).toBeGreaterThanOrEqual(counts.quick);
    expect(counts.quick).toBeGreaterThanOrEqual(counts.short);
  }
});
