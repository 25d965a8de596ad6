import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Step, steps } from "./steps.ts";

export interface MemoryRow {
  readonly name: string;
  readonly what: string;
  readonly seconds: number;
  /** Peak resident memory, MB. */
  readonly peak: number;
  /** What it wrote, MB. */
  readonly size: number;
}

/** Runs the steps over so many events, in a folder that is removed at the end. */
export async function measureMemory(
  events: number,
  chosen: readonly Step[],
  onStep: (text: string) => void = () => undefined,
): Promise<readonly MemoryRow[]> {
  const folder = mkdtempSync(join(tmpdir(), "liggare-memory-"));
  const place = { folder, events };
  try {
    const rows: MemoryRow[] = [];
    for (const step of chosen) {
      onStep(`${step.name}: ${step.what}`);
      const { seconds, peak } = await step.run(place);
      rows.push({ name: step.name, what: step.what, seconds, peak, size: step.size(place) });
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The steps named, in the order in which they can be run; the ledger is filled first where another step needs it. */
export function stepsNamed(names: readonly string[]): readonly Step[] {
  const unknown = names.find((name) => !steps.some((step) => step.name === name));
  if (unknown !== undefined)
    throw new RangeError(`"${unknown}" is not one of ${steps.map(({ name }) => name).join(", ")}.`);
  const wanted = new Set(names);
  if (names.some((name) => !name.startsWith("import"))) wanted.add("simulate");
  if (wanted.has("restore")) wanted.add("backup");
  return steps.filter(({ name }) => wanted.has(name));
}
