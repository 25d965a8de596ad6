import { expect } from "vitest";
import { central, local, type Row } from "../row.ts";

/** What the product never holds, whichever line of the catalogue is written. */
export const boundaryRows: readonly Row[] = [
  {
    line: 8,
    about: "Concern routine",
    holds: "a concern report with a telephone number is refused, and nothing of it is stored",
    async through(api) {
      await api.boards("skarholmen");
      const report = { unit: "skarholmen", environment: "not-known", setting: "school", kind: "worry" };
      const coded = { ...report, done: ["conversation"], consulted: ["local-coordinator"] };
      const refused = await api.refused(local("skarholmen"), "concern-report/r1/report", {
        ...coded,
        note: "Ring 070-174 06 05",
      });
      expect(refused).toBe("personal-data");
      await api.record(local("skarholmen"), "concern-report/r1/report", coded);
      expect((await api.send(central, "GET", "/aggregates/concern-report/r1")).status).toBe(404);
    },
  },
];
