import { describe, expect, it } from "vitest";
import { rows } from "./rows/index.ts";
import { startServer } from "./server.ts";

/*
 * The catalogue of the work (DOMAIN §1) as a table: each line and each forum, done through the HTTP API on an empty
 * ledger. No row is skipped.
 */

const table = [...rows]
  .sort((a, b) => (Number(a.line) || 99) - (Number(b.line) || 99))
  .map((row) => ({ ...row, title: `${row.line} ${row.about}: ${row.holds}` }));

describe("the catalogue of the work, through the API on an empty ledger", () => {
  it.each(table)("$title", async ({ through }) => {
    const api = await startServer();
    try {
      await through(api);
    } finally {
      await api.stop();
    }
  });

  it("says of each row what holds, once", () => {
    expect(new Set(table.map(({ title }) => title)).size).toBe(table.length);
  });
});
