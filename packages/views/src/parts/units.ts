import { type Coverage, coverageAround, type IsoDate } from "@liggare/calendar";
import type { Fact } from "../cells.ts";
import type { Snapshot } from "../snapshot.ts";
import type { Handlers } from "../view.ts";
import { allFacts, alphabetical, type FactOf, groupBy, keeping, lastOf } from "./facts.ts";
import { happenedBy } from "./time.ts";

/** Boards and offices: who they are, their coordinators and headcounts; and which logs they declared complete. */
export const unitKinds = { unit: "process", coverage: "process" } as const;

const unit = keeping("unit", () => "");
export const unitHandlers = {
  UnitRegistered: unit,
  CoordinatorAppointed: unit,
  CoordinatorVacant: unit,
  DeputyAppointed: unit,
  DeputyEnded: unit,
  HeadcountStated: unit,
} satisfies Handlers;

export const coverageHandlers: Pick<Handlers, "CoverageDeclared" | "CoverageEnded"> = {
  CoverageDeclared: (event) => [{ kind: "coverage", key: event.data.what, data: event.data as never }],
  CoverageEnded: (event) => [{ kind: "coverage", key: event.data.what, data: event.data as never }],
};

export interface KnownUnit {
  readonly unit: string;
  readonly name: string;
  readonly kind: string;
  readonly registered: FactOf<"UnitRegistered">;
  /** All facts of the unit up to the judged day, in the order of the log. */
  readonly facts: readonly Fact[];
}

const kindOrder = ["executive-board", "specialist-board", "district-board", "office", "external"];

/** Registered units on a day: the executive board, specialist boards, district boards, then the rest, by name. */
export function unitsOf(cells: Snapshot, on: IsoDate): readonly KnownUnit[] {
  return cells
    .cells("unit")
    .flatMap(({ unit, facts: all }) => {
      const facts = all.filter((fact) => happenedBy(fact, on));
      const registered = lastOf(facts, "UnitRegistered");
      return registered ? [{ unit, ...registered.data, registered, facts }] : [];
    })
    .sort((a, b) => kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind) || alphabetical(a.name, b.name));
}

/** Boards whose work is followed: neither offices nor outside parties. */
export const isBoard = ({ kind }: Pick<KnownUnit, "kind">): boolean => kind.endsWith("-board");

export const namesOf = (units: readonly KnownUnit[]): ReadonlyMap<string, string> =>
  new Map(units.map(({ unit, name }) => [unit, name]));

export interface DeclaredCoverage extends Coverage {
  readonly unit: string;
  readonly facts: readonly Fact[];
}

/**
 * The time for which logs of `what` are declared complete. A declaration counts whenever it was made: it speaks of the
 * time that it names.
 */
export function coverageOf(cells: Snapshot, what: string): readonly DeclaredCoverage[] {
  const found: DeclaredCoverage[] = [];
  for (const [unit, facts] of groupBy(
    allFacts(cells, "coverage").filter((fact) => fact.data.what === what),
    (fact) => fact.unit,
  )) {
    const periods: DeclaredCoverage[] = [];
    for (const fact of facts) {
      const data = fact.data as unknown as { readonly from?: IsoDate; readonly to?: IsoDate };
      if (data.from !== undefined) {
        periods.push({ unit, from: data.from, ...(data.to !== undefined && { to: data.to }), facts: [fact] });
        continue;
      }
      const open = periods.findIndex(({ to }) => to === undefined);
      const ended = periods[open];
      if (ended && data.to !== undefined) periods[open] = { ...ended, to: data.to, facts: [...ended.facts, fact] };
    }
    found.push(...periods);
  }
  return found.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : alphabetical(a.unit, b.unit)));
}

/** Whether a unit declared its log of `what` complete for all of a time, both days included. */
export function isComplete(cells: Snapshot, unit: string, what: string, first: IsoDate, last: IsoDate): boolean {
  const own = coverageOf(cells, what).filter((declared) => declared.unit === unit);
  const covered = coverageAround(own, first);
  return covered !== undefined && (covered.to === undefined || last <= covered.to);
}
