import type { IsoDate, IsoMonth } from "@liggare/calendar";
import {
  type Bilingual,
  type DataOf,
  describeFields,
  type EventTypeName,
  eventTypes,
  type JsonObject,
} from "@liggare/domain";
import type { Cell, Contribution, EventInForce, Fact } from "../cells.ts";
import type { Snapshot } from "../snapshot.ts";
import type { Handlers } from "../view.ts";
import { firstYearShown, inTime, monthKey } from "./time.ts";

/** A handler that keeps the event's whole payload under a key. */
export const keeping =
  (kind: string, keyOf: (event: EventInForce) => string) =>
  (event: EventInForce): readonly Contribution[] => [{ kind, key: keyOf(event), data: event.data as JsonObject }];

/** The same for what is of a year, which the key begins with; it is about the month in which it happened where that is later. */
export const keepingYear =
  (kind: string, keyOf: (event: EventInForce) => string) =>
  (event: EventInForce): readonly Contribution[] => {
    const key = keyOf(event);
    const [ends, happened] = [`${key.slice(0, 4)}-12`, monthKey(event.occurredOn)];
    return [{ kind, key, month: happened > ends ? happened : ends, data: event.data as JsonObject }];
  };

/** The cells of a kind whose key begins with a year that is shown on a day, or of which something happened since then. */
export function cellsOfYears(cells: Snapshot, kind: string, on: IsoDate): readonly Cell[] {
  const first = `${firstYearShown(on)}-01`;
  const isShown = ({ key, facts }: Cell) =>
    key >= first.slice(0, 4) || facts.some(({ occurredOn }) => monthKey(occurredOn) >= first);
  return cells.cells(kind, first).filter(isShown);
}

export type FactOf<T extends EventTypeName> = Fact<DataOf<T>> & { readonly type: T };

/** A fact that holds a whole payload, told apart by its type. */
export type TypedFact<T extends EventTypeName> = T extends EventTypeName ? FactOf<T> : never;

export const factsOf = <T extends EventTypeName>(facts: readonly Fact<unknown>[], type: T): readonly FactOf<T>[] =>
  facts.filter((fact) => fact.type === type) as unknown as readonly FactOf<T>[];

export const lastOf = <T extends EventTypeName>(facts: readonly Fact<unknown>[], type: T): FactOf<T> | undefined =>
  factsOf(facts, type).at(-1);

/** All facts of a kind, in the order of the log; of cells of a month and later ones, where one is given. */
export const allFacts = (cells: Snapshot, kind: string, from?: IsoMonth): readonly Fact[] =>
  cells
    .cells(kind, from)
    .flatMap(({ facts }) => facts)
    .sort((a, b) => a.number - b.number);

type AnyHandler = (event: EventInForce) => readonly Contribution[];

/** Handlers that say something of the same types together: each event says what all of them say. */
export function together(...all: readonly Handlers[]): Handlers {
  const types = new Set(all.flatMap((handlers) => Object.keys(handlers) as EventTypeName[]));
  return Object.fromEntries(
    [...types].map((type) => [
      type,
      (event: EventInForce) => all.flatMap((handlers) => (handlers[type] as AnyHandler | undefined)?.(event) ?? []),
    ]),
  );
}

export const newest = <F extends Fact<unknown>>(facts: readonly F[]): F | undefined => [...facts].sort(inTime).at(-1);

export function groupBy<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

const options = new Map<string, Readonly<Record<string, Bilingual>>>();

function optionsOf(type: EventTypeName, field: string): Readonly<Record<string, Bilingual>> {
  const name = `${type} ${field}`;
  const known = options.get(name);
  if (known) return known;
  const schema = eventTypes.get(type)?.definition.data;
  const described = schema && describeFields(schema).find((each) => each.name === field);
  const found = described?.options ?? described?.item?.options ?? {};
  options.set(name, found);
  return found;
}

/** A code's name, as the field of the event says it. */
export const codeText = (type: EventTypeName, field: string, code: string): Bilingual =>
  optionsOf(type, field)[code] ?? { sv: code, en: code };

/** The codes of a field in the vocabulary's order. */
export const codesOf = (type: EventTypeName, field: string): readonly string[] => Object.keys(optionsOf(type, field));

/** A code's name in a vocabulary. */
export const wordOf = (words: Readonly<Record<string, Bilingual>>, code: string): Bilingual =>
  words[code] ?? { sv: code, en: code };

export const titleOf = (type: string): Bilingual => eventTypes.get(type)?.definition.title ?? { sv: type, en: type };

/** Swedish alphabetical order, numbers by value. */
export const alphabetical = new Intl.Collator("sv", { numeric: true }).compare;
