import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FaultKind, type FaultReport, stopwatch } from "./kind.ts";

export interface RunSettings {
  readonly seed: number;
  readonly count: number;
  readonly onProgress?: (done: number) => void;
}

/** Runs a kind in a folder of its own, which is gone afterwards. A fault of the kind itself is a violation. */
export async function runKind(kind: FaultKind, { seed, count, onProgress }: RunSettings): Promise<FaultReport> {
  const seconds = stopwatch();
  const folder = mkdtempSync(join(tmpdir(), `liggare-faults-${kind.name}-`));
  try {
    return await kind.run({ seed, count, folder, onProgress: onProgress ?? (() => {}) });
  } catch (error) {
    const violation = `it could not go on: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    return { injected: 0, fired: "not known", violations: [violation], seconds: seconds() };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
