import { addDays, type Coverage, coverageAround, type IsoDate } from "@liggare/calendar";
import type { DataOf } from "@liggare/domain";
import { boardOf, type Fact } from "../cells.ts";
import type { Snapshot } from "../snapshot.ts";
import type { Handlers, Sensitivity } from "../view.ts";
import { allFacts, alphabetical, type FactOf, factsOf, groupBy, keeping, lastOf } from "./facts.ts";
import { happenedBy, monthKey, spanOf } from "./time.ts";

/** Boards and offices: who they are, their coordinators and headcounts; and which logs they declared complete. */
export const unitKinds = { unit: "process", coverage: "process" } as const;

const unit = keeping("unit", () => "");
/** Which boards and offices there are, under which names. */
export const namingHandlers = {
  UnitRegistered: unit,
  UnitRenamed: unit,
  UnitSucceeded: unit,
  UnitClosed: unit,
} satisfies Handlers;

export const unitHandlers = {
  ...namingHandlers,
  CoordinatorAppointed: unit,
  CoordinatorVacant: unit,
  DeputyAppointed: unit,
  DeputyEnded: unit,
  HeadcountStated: unit,
  CoordinatorHandedOver: unit,
  HandoverPointDone: unit,
} satisfies Handlers;

export const coverageHandlers: Pick<Handlers, "CoverageDeclared" | "CoverageEnded"> = {
  CoverageDeclared: (event) => [{ kind: "coverage", key: event.data.what, data: event.data as never }],
  CoverageEnded: (event) => [{ kind: "coverage", key: event.data.what, data: event.data as never }],
};

export interface KnownUnit {
  readonly unit: string;
  /** The name in force on the judged day. */
  readonly name: string;
  readonly kind: string;
  /** Names before, oldest first, each with its last day. */
  readonly earlierNames: readonly { readonly name: string; readonly until: IsoDate }[];
  /** Boards that it came out of by the judged day. */
  readonly predecessors: readonly Succession[];
  /** That it is no more on the judged day: closed, or succeeded by other boards. */
  readonly ended: Ended | undefined;
  /** That it is there on the judged day: its time has begun, where one is stated, and not ended. */
  readonly inForce: boolean;
  readonly registered: FactOf<"UnitRegistered">;
  /** All facts of the unit up to the judged day, in the order of the log. */
  readonly facts: readonly Fact[];
}

export interface Succession {
  readonly unit: string;
  readonly how: DataOf<"UnitSucceeded">["how"];
  readonly from: IsoDate;
}

export interface Ended {
  /** The first day on which it was no more. */
  readonly from: IsoDate;
  /** Codes of the boards that took over; none where it was closed. */
  readonly successors: readonly string[];
  readonly facts: readonly Fact[];
}

const kindOrder = ["executive-board", "specialist-board", "district-board", "office", "external"];

/**
 * Registered units on a day: the executive board, specialist boards, district boards, then the rest, by name. Those
 * that have ended are among them, for their names and history. A new name, a succession and a closing count from the
 * day that they state, whenever they were recorded.
 */
export function unitsOf(cells: Snapshot, on: IsoDate): readonly KnownUnit[] {
  const all = cells.cells("unit");
  const successions = all.flatMap(({ facts }) => factsOf(facts, "UnitSucceeded").filter(({ data }) => data.from <= on));
  return all
    .flatMap(({ unit, facts: own }): KnownUnit[] => {
      const facts = own.filter((fact) => happenedBy(fact, on));
      const registered = lastOf(facts, "UnitRegistered");
      if (!registered) return [];
      const { kind, name } = registered.data;
      const predecessors = successions
        .filter((fact) => fact.unit === unit)
        .flatMap(({ data: { how, from, predecessors: earlier } }) =>
          earlier.map((each) => ({ unit: each, how, from })),
        );
      const ended = endedBy(unit, own, successions, on);
      const begun = (spanOf(registered.data.validFrom ?? on).first ?? "") <= on;
      const inForce = begun && ended === undefined;
      return [{ unit, kind, ...namesBy(name, own, on), predecessors, ended, inForce, registered, facts }];
    })
    .sort((a, b) => kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind) || alphabetical(a.name, b.name));
}

function namesBy(first: string, facts: readonly Fact[], on: IsoDate): Pick<KnownUnit, "name" | "earlierNames"> {
  const renamed = factsOf(facts, "UnitRenamed")
    .filter(({ data }) => data.from <= on)
    .sort((a, b) => (a.data.from < b.data.from ? -1 : a.data.from > b.data.from ? 1 : a.number - b.number));
  const names = [first, ...renamed.map(({ data }) => data.name)];
  return {
    name: names.at(-1) ?? first,
    earlierNames: renamed.map(({ data }, index) => ({ name: names[index] ?? first, until: addDays(data.from, -1) })),
  };
}

function endedBy(
  unit: string,
  facts: readonly Fact[],
  successions: readonly FactOf<"UnitSucceeded">[],
  on: IsoDate,
): Ended | undefined {
  const closed = factsOf(facts, "UnitClosed").filter(({ data }) => data.from <= on);
  const taken = successions.filter(({ data }) => data.predecessors.includes(unit));
  const ends = [...closed, ...taken];
  const [from] = ends.map(({ data }) => data.from).sort();
  if (from === undefined) return undefined;
  return { from, successors: [...new Set(taken.map((fact) => fact.unit))].sort(), facts: ends as never };
}

/** Boards whose work is followed: neither offices nor outside parties, nor what is not there on the judged day. */
export const isBoard = ({ kind, inForce }: Pick<KnownUnit, "kind" | "inForce">): boolean =>
  kind.endsWith("-board") && inForce;

/** Kinds of cells in which something is rightly written of a board that has ended. */
const alsoAfterwards: ReadonlySet<string> = new Set(["unit", "coverage", "audit"]);

/** Facts of boards that had ended when they happened, by board; of kinds that are not sensitive. */
export function recordedAfterEnd(
  cells: Snapshot,
  kinds: Readonly<Record<string, Sensitivity>>,
  units: readonly KnownUnit[],
  on: IsoDate,
): readonly { readonly known: KnownUnit; readonly facts: readonly Fact[] }[] {
  const ended = units.filter((known) => known.ended !== undefined);
  if (ended.length === 0) return [];
  const open = Object.keys(kinds).filter((kind) => kinds[kind] === "process" && !alsoAfterwards.has(kind));
  const [from = ""] = ended.map((known) => known.ended?.from ?? "").sort();
  const all = open.flatMap((kind) => allFacts(cells, kind, monthKey(from))).filter((fact) => happenedBy(fact, on));
  return ended.flatMap((known) => {
    const late = all.filter(
      (fact) => boardOf(fact) === known.unit && (spanOf(fact.occurredOn).first ?? "") >= (known.ended?.from ?? ""),
    );
    const facts = [...new Map(late.map((fact) => [fact.id, fact])).values()];
    return facts.length > 0 ? [{ known, facts }] : [];
  });
}

/** The board of its time that a part of an answer belongs to, where it is shown under the one that took over. */
export const formerOf = (
  fact: Pick<Fact<unknown>, "formerUnit">,
  names: ReadonlyMap<string, string>,
): FormerBoard | null =>
  fact.formerUnit === undefined ? null : { unit: fact.formerUnit, name: names.get(fact.formerUnit) ?? fact.formerUnit };

export interface FormerBoard {
  readonly unit: string;
  readonly name: string;
}

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
