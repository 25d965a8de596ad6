import type { IsoDate, IsoMonth } from "@liggare/calendar";
import { describeFields, eventTypes, type FieldDescription, type Json, type JsonObject } from "@liggare/domain";
import { type Cell, cellName, type Fact } from "./cells.ts";
import { type FactOf, factsOf, groupBy } from "./parts/facts.ts";
import { namesOf, unitsOf } from "./parts/units.ts";
import { inOrderOfCells, type Snapshot } from "./snapshot.ts";
import type { ViewDefinition } from "./view.ts";

/*
 * Boards are merged, split and given new codes (DOMAIN §3.5). History stays with the board of its time; by the present
 * structure it is shown under the board in force that took over. An answer has one structure, never both.
 */

/** An earlier board whose matters are shown under the board in force that took over. */
export interface Moved {
  readonly unit: string;
  readonly name: string;
  readonly to: string;
  readonly toName: string;
  /** The first day on which `unit` was no more. */
  readonly from: IsoDate;
}

/** An earlier board whose matters can be attributed to no single board in force: it was split. */
export interface Kept {
  readonly unit: string;
  readonly name: string;
  readonly from: IsoDate;
  /** The boards that came out of it. */
  readonly successors: readonly string[];
}

export interface Regrouping {
  readonly moved: readonly Moved[];
  readonly kept: readonly Kept[];
}

/** Which board in force took over each earlier one, by the successions that hold on a day. */
export function presentBoards(cells: Snapshot, on: IsoDate): Regrouping {
  const names = namesOf(unitsOf(cells, on));
  const nameOf = (unit: string) => names.get(unit) ?? unit;
  const successions = cells
    .cells("unit")
    .flatMap(({ facts }) => factsOf(facts, "UnitSucceeded").filter(({ data }) => data.from <= on));
  const steps = groupBy(
    successions.flatMap((fact) => fact.data.predecessors.map((unit) => ({ unit, fact }))),
    ({ unit }) => unit,
  );
  const moved: Moved[] = [];
  const kept: Kept[] = [];
  for (const [unit, [first, ...others]] of steps) {
    if (!first) continue;
    const from = [first, ...others].map(({ fact }) => fact.data.from).sort()[0] as IsoDate;
    if (singleStep(steps, unit) === undefined) {
      const successors = [...new Set([first, ...others].map(({ fact }) => fact.unit))].sort();
      kept.push({ unit, name: nameOf(unit), from, successors });
    }
    const to = follow(steps, unit);
    if (to !== unit) moved.push({ unit, name: nameOf(unit), to, toName: nameOf(to), from });
  }
  const byUnit = (a: { readonly unit: string }, b: { readonly unit: string }) => (a.unit < b.unit ? -1 : 1);
  return { moved: moved.sort(byUnit), kept: kept.sort(byUnit) };
}

type Steps = ReadonlyMap<string, readonly { readonly fact: FactOf<"UnitSucceeded"> }[]>;

/** The one board that took over whole; undefined where the board was split, or several name it. */
function singleStep(steps: Steps, unit: string): string | undefined {
  const after = steps.get(unit) ?? [];
  const [only] = after;
  return only && after.length === 1 && only.fact.data.how !== "split" ? only.fact.unit : undefined;
}

function follow(steps: Steps, unit: string): string {
  const passed = new Set<string>([unit]);
  let at = unit;
  for (let next = singleStep(steps, at); next !== undefined && !passed.has(next); next = singleStep(steps, at)) {
    passed.add(next);
    at = next;
  }
  return at;
}

/** Names of payload fields that hold a unit's code or a list of them. */
let unitFields: ReadonlySet<string> | undefined;

function fieldsOfUnits(): ReadonlySet<string> {
  if (unitFields) return unitFields;
  const found = new Set<string>();
  const walk = (fields: readonly FieldDescription[]) => {
    for (const { name, refersTo, item, fields: inner = [], variants = [] } of fields) {
      if (refersTo === "unit" || item?.refersTo === "unit") found.add(name);
      walk([...inner, ...(item?.fields ?? []), ...(item?.variants ?? []), ...variants]);
    }
  };
  for (const { definition } of eventTypes.values()) walk(describeFields(definition.data));
  unitFields = found;
  return found;
}

/**
 * Kinds that stay with the board of its time: who a board is, and what it declared complete. That one of two merged
 * boards logged everything does not say so of the other.
 */
const ofItsTime: ReadonlySet<string> = new Set(["unit", "coverage"]);

/**
 * The cells as the present structure has them: those of earlier boards lie with the board that took over, each fact
 * with the board of its time in `formerUnit`. A sensitive kind moves only where the view counts it in parts: else the
 * counts of the merged board would give away those of the boards before, or hide them.
 */
export function byPresentStructure(
  cells: Snapshot,
  { moved }: Regrouping,
  { kinds, inParts = [] }: Pick<ViewDefinition, "kinds" | "inParts">,
): Snapshot {
  if (moved.length === 0) return cells;
  const to = new Map(moved.map((each) => [each.unit, each.to]));
  const stays = (kind: string) => ofItsTime.has(kind) || (kinds[kind] === "sensitive" && !inParts.includes(kind));
  const known = new Map<string, readonly Cell[]>();
  const once = (name: string, find: () => readonly Cell[]) => {
    const found = known.get(name) ?? regroup(find(), to, stays);
    known.set(name, found);
    return found;
  };
  const ofKind = (kind: string, from?: IsoMonth) => once(`${kind} ${from ?? ""}`, () => cells.cells(kind, from));
  const keyed = (kind: string, key: string) => once(`${kind}\n${key}`, () => cells.keyed(kind, key));
  return {
    cells: <D>(kind: string, from?: IsoMonth) => ofKind(kind, from) as unknown as readonly Cell<D>[],
    keyed: <D>(kind: string, key: string) => keyed(kind, key) as unknown as readonly Cell<D>[],
    cell: <D>(kind: string, unit: string, key: string) =>
      keyed(kind, key).find((cell) => cell.unit === unit) as unknown as Cell<D> | undefined,
    *backwards<D>(kind: string, prefix: string, before: string) {
      for (const ofOneKey of cells.backwards(kind, prefix, before))
        yield regroup(ofOneKey, to, stays) as unknown as readonly Cell<D>[];
    },
  };
}

function regroup(
  cells: readonly Cell[],
  to: ReadonlyMap<string, string>,
  stays: (kind: string) => boolean,
): readonly Cell[] {
  const regrouped = new Map<string, Cell>();
  for (const cell of cells) {
    const address = stays(cell.kind) ? cell : { ...cell, unit: to.get(cell.unit) ?? cell.unit };
    const name = cellName(address);
    const facts = stays(cell.kind) ? cell.facts : cell.facts.map((fact) => moveFact(fact, to));
    const there = regrouped.get(name);
    const all = there ? [...there.facts, ...facts].sort((a, b) => a.number - b.number) : facts;
    regrouped.set(name, { kind: cell.kind, key: cell.key, unit: address.unit, facts: all });
  }
  return [...regrouped.values()].sort(inOrderOfCells);
}

function moveFact(fact: Fact, to: ReadonlyMap<string, string>): Fact {
  const data = moveUnits(fact.data, to, fieldsOfUnits()) as JsonObject;
  const unit = to.get(fact.unit);
  return unit === undefined
    ? data === fact.data
      ? fact
      : { ...fact, data }
    : { ...fact, unit, formerUnit: fact.unit, data };
}

/** The payload with the codes of earlier boards replaced; itself where there are none. */
function moveUnits(value: Json, to: ReadonlyMap<string, string>, fields: ReadonlySet<string>, inField = false): Json {
  if (typeof value === "string") return inField ? (to.get(value) ?? value) : value;
  if (Array.isArray(value)) {
    const made = value.map((part) => moveUnits(part, to, fields, inField));
    if (made.every((part, index) => part === value[index])) return value;
    return inField ? [...new Set(made)] : made;
  }
  if (typeof value !== "object" || value === null) return value;
  let changed = false;
  const entries = Object.entries(value).map(([key, part]) => {
    const made = moveUnits(part, to, fields, fields.has(key));
    changed ||= made !== part;
    return [key, made] as const;
  });
  return changed ? Object.fromEntries(entries) : value;
}
