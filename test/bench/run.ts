import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, release, tmpdir, totalmem, type } from "node:os";
import { join } from "node:path";
import { fillCity } from "./city.ts";
import type { Measure, Measured, Setting } from "./figure.ts";

export type Sizes = Pick<Setting, "runs" | "events" | "appends" | "sizes" | "seconds" | "questions">;

/** The published figures are made with these; `quick` shows that everything works, its figures say little. */
export const full: Sizes = {
  ...{ runs: 5, events: 1_000_000, appends: 40_000, seconds: 10, questions: 100 },
  sizes: [10_000, 100_000, 1_000_000, 10_000_000],
};
export const quick: Sizes = {
  ...{ runs: 3, events: 10_000, appends: 5_000, seconds: 2, questions: 10 },
  sizes: [1_000, 10_000, 50_000],
};

export interface Row extends Measured {
  readonly name: string;
  readonly what: string;
}

/** Carries the measurements out, one after the other, in a folder that is removed at the end. */
export async function runMeasures(
  chosen: readonly Measure[],
  sizes: Sizes,
  options: { readonly eventStore?: string; readonly onStep?: (text: string) => void } = {},
): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "liggare-bench-"));
  let filled: Promise<string> | undefined;
  const setting: Setting = {
    ...sizes,
    folder,
    eventStore: options.eventStore,
    city() {
      filled ??= (async () => {
        options.onStep?.(`simulating a city of ${sizes.events} events`);
        const data = join(folder, "city");
        mkdirSync(data);
        await fillCity(data, sizes.events);
        return data;
      })();
      return filled;
    },
  };
  try {
    const rows: Row[] = [];
    for (const { name, what, measure } of chosen) {
      options.onStep?.(`${name} ${what}`);
      rows.push({ name, what, ...(await measure(setting)) });
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the figures were taken on. */
export const machine = () => ({
  system: `${type()} ${release()}`,
  processor: `${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown"}`,
  memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
  node: process.version,
  sqlite: process.versions.sqlite ?? "unknown",
});
