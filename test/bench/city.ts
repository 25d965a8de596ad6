import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openSqliteStore } from "@liggare/event-store";
import { foundInBulk } from "@liggare/ledger";
import { city, leastEvents } from "@liggare/simulation";
import { openSqliteVault } from "@liggare/vault";

/** The size of a city that has so many events without being busier than a real one: about 500 a board and year. */
export function cityOf(events: number): { readonly boards: number; readonly years: number } {
  const sizes = [
    { boards: 100, years: 20 },
    { boards: 30, years: 10 },
    { boards: 14, years: 5 },
    { boards: 3, years: 2 },
    { boards: 1, years: 1 },
  ];
  const fits = sizes.find((size) => leastEvents(size) * 4 <= events || size.boards === 1);
  return fits as (typeof sizes)[number];
}

/** Fills a data folder with a simulated city, as `liggare simulate` does. */
export async function fillCity(data: string, events: number): Promise<void> {
  mkdirSync(data, { recursive: true });
  const plan = { ...cityOf(events), events, seed: 1 };
  const hash = createHash("sha256").update(JSON.stringify(plan)).digest("hex");
  const store = await openSqliteStore({ file: join(data, "log.sqlite") });
  const vault = await openSqliteVault({ folder: join(data, "vault") });
  try {
    const opening = { ledger: "bench", municipality: "Bench", kind: "demonstration" } as const;
    const outcome = await foundInBulk(
      { store, vault, opening },
      { name: "bench", hash, count: events, rows: city(plan) },
    );
    if (outcome.kind !== "founded") throw new Error(`the city was not filled: ${outcome.kind}`);
  } finally {
    await store.close();
    await vault.close();
  }
}
