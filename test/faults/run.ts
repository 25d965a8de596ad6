import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FaultKind, FaultReport } from "./kind.ts";

export interface RunSettings {
  readonly seed: number;
  readonly count: number;
  readonly onProgress?: (done: number) => void;
}

/** Runs a kind in a folder of its own, which is gone afterwards. A fault of the kind itself is a violation. */
export async function runKind(kind: FaultKind, { seed, count, onProgress }: RunSettings): Promise<FaultReport> {
  const folder = mkdtempSync(join(tmpdir(), `liggare-faults-${kind.name}-`));
  try {
    return await kind.run({ seed, count, folder, onProgress: onProgress ?? (() => {}) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
