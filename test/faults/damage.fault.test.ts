import { expect, it } from "vitest";
import { bitFlips } from "./kinds/bit-flips.ts";
import { cutTails } from "./kinds/cut-tails.ts";
import { vaultBitFlips } from "./kinds/vault-bit-flips.ts";
import { runKind } from "./run.ts";

it.each([
  { kind: bitFlips, title: "a flipped bit in the log's files is harmless, refused or found by verification" },
  { kind: cutTails, title: "a cut or missing file of the log is harmless, refused or found by verification" },
  { kind: vaultBitFlips, title: "a flipped bit in the vault's files is harmless, refused or found by asking for it" },
])("$title", async ({ kind }) => {
  const report = await runKind(kind, { seed: 7, count: kind.counts.short });
  expect(report.violations).toEqual([]);
  expect(report.injected).toBe(kind.counts.short);
});
