import type { IsoDate } from "@liggare/calendar";
import { boardOf } from "../cells.ts";
import type { Snapshot } from "../snapshot.ts";
import type { Handlers } from "../view.ts";
import { type Report, reportId, reportsFrom, reportYear } from "./concerns.ts";
import { type FactOf, factsOf, groupBy, keeping } from "./facts.ts";
import { happenedBy } from "./time.ts";

/** Yearly compilations of concern reports by board and year (DOMAIN §1.8). */
export const compilationKinds = { "concern-compilation": "sensitive" } as const;

export const compilationHandlers = {
  ConcernsCompiled: keeping("concern-compilation", ({ stream }) => stream.slice(-4)),
} satisfies Handlers;

/** What became of a report after the compilation, or why a report of the year is not in it. */
export type ReportChange = "late" | "moved-in" | "left-out" | "corrected" | "withdrawn" | "moved-out";

export interface ChangedReport {
  readonly report: string;
  readonly change: ReportChange;
  /** The report in its version in force; undefined where it was withdrawn. */
  readonly fact: Report | undefined;
}

export interface KnownCompilation {
  /** The board whose reports were compiled, of its time. */
  readonly unit: string;
  readonly year: number;
  /** The newest of the year. */
  readonly newest: FactOf<"ConcernsCompiled">;
  /** How many reports it names. */
  readonly compiled: number;
  /** Reports of the year that came, changed or went since, and those that it leaves out. */
  readonly changes: readonly ChangedReport[];
}

/** The newest compilation of each board and year by a day, with what is known of its reports since. */
export function compilationsOf(cells: Snapshot, on: IsoDate): readonly KnownCompilation[] {
  const compilations = cells.cells("concern-compilation");
  const [first] = compilations.map(({ key }) => key).sort();
  if (first === undefined) return [];
  // What a year's report was corrected to another year is found by the month that it once had.
  const known = reportsFrom(cells, `${first}-01`);
  const byBoard = groupBy(known, boardOf);
  return compilations.flatMap(({ unit, key, facts }) => {
    const made = factsOf(
      facts.filter((fact) => happenedBy(fact, on)),
      "ConcernsCompiled",
    );
    const [first] = made;
    if (!first) return [];
    const newest = made.reduce((last, each) => (each.data.compilation > last.data.compilation ? each : last), first);
    const year = Number(key);
    const changes = changesSince(newest, byBoard.get(unit) ?? [], year);
    return [{ unit, year, newest, compiled: newest.data.reports.length, changes }];
  });
}

function changesSince(
  { number, corrections, data }: FactOf<"ConcernsCompiled">,
  reports: readonly Report[],
  year: number,
): readonly ChangedReport[] {
  // A corrected compilation says what was known when it was corrected.
  const said = Math.max(number, ...corrections);
  const named = new Set(data.reports);
  const since = (fact: Report) => fact.corrections.some((correction) => correction > said);
  const seen = new Set<string>();
  const changes = reports.flatMap((fact): ChangedReport[] => {
    const report = reportId(fact);
    seen.add(report);
    const ofYear = reportYear(fact) === year;
    if (named.has(report)) {
      if (!ofYear) return [{ report, change: "moved-out", fact }];
      return since(fact) ? [{ report, change: "corrected", fact }] : [];
    }
    if (!ofYear) return [];
    return [{ report, change: fact.number > said ? "late" : since(fact) ? "moved-in" : "left-out", fact }];
  });
  const gone = data.reports.filter((report) => !seen.has(report));
  return [...changes, ...gone.map((report) => ({ report, change: "withdrawn" as const, fact: undefined }))];
}
