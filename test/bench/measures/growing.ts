import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { openSqliteStore, type SqliteStore } from "@liggare/event-store";
import { callers, sampleEvent } from "../events.ts";
import { figure, type Measure, ratio, time } from "../figure.ts";

/** Fills the log up to a size, 2,000 events a commit. */
async function fill(store: SqliteStore, size: number): Promise<void> {
  for (let from = (await store.head()).number; from < size; from += 2_000) {
    const count = Math.min(2_000, size - from);
    const append = (n: number) => store.append(`police-checkin-${from + n}`, "no stream", [sampleEvent(from + n)]);
    await Promise.all(Array.from({ length: count }, (_, n) => append(n)));
  }
}

/** Microseconds of one durable append in a log of this size, 64 callers at once; each run makes the log a little larger. */
async function cost(store: SqliteStore, appends: number): Promise<number> {
  const from = (await store.head()).number;
  const append = (n: number) => store.append(`police-checkin-${from + n}`, "no stream", [sampleEvent(from + n)]);
  return ((await time(() => callers(appends, 64, append))) / appends) * 1000;
}

export const growing: Measure = {
  name: "P8",
  what: "cost of one event in a large log against a small one",
  async measure({ folder, sizes, runs, appends }) {
    const store = await openSqliteStore({ file: join(mkdtempSync(join(folder, "p8-")), "log.sqlite") });
    const count = Math.ceil(appends / 10);
    const figures = [];
    for (const size of sizes) {
      await fill(store, size);
      const costs: number[] = [];
      for (let run = 0; run < runs; run++) costs.push(await cost(store, count));
      figures.push(figure(`at ${size} events`, "µs", costs));
    }
    await store.close();
    const [first, last] = [figures[0]!, figures.at(-1)!];
    return { figures, ratios: [ratio(`${last.name} / ${first.name}`, last, first, { atMost: 1.2 })], notes: [] };
  },
};
