import { expect } from "vitest";
import { auditor, central, executiveBoard, local, type Row } from "../row.ts";

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
  {
    line: 22,
    about: "The audit",
    holds: "an auditor takes the log home with a purpose, and the executive board reads no single event",
    async through(api) {
      await api.boards("skarholmen");
      type Problem = { readonly code: string };
      expect((await api.send<Problem>(auditor, "GET", "/events")).body.code).toBe("purpose-missing");
      const log = await api.send(auditor, "GET", "/events?purpose=granskning");
      expect(String(log.body).trim().split("\n")).toHaveLength(3);
      expect((await api.send<Problem>(executiveBoard, "GET", "/events")).body.code).toBe("role-not-allowed");
    },
  },
];
