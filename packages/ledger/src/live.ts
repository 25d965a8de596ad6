import { type Actor, reachOf, readsClosedMonths, trueUnitsOf } from "@liggare/access";
import { type Cursor, lift } from "@liggare/domain";
import type { EventStore } from "@liggare/event-store";
import type { ViewStore } from "@liggare/view-store";
import { type CellId, cellName, cellsTouchedBy, parseCellName, type ViewDefinition } from "@liggare/views";
import { filter, map, type Observable } from "rxjs";
import type { Definitions } from "./visible.ts";

/** Which cells of a view changed; a page asks anew. */
export interface LiveMessage {
  readonly view: string;
  readonly version: number;
  readonly cursor: Cursor;
  readonly cells: readonly CellId[];
}

/** The cells of a view that the actor may know to have changed. */
function visible(definition: ViewDefinition<unknown> | undefined, cells: readonly CellId[], actor: Actor) {
  const reach = definition && reachOf(definition.who, actor);
  // Who reads closed months only has answers that no event of the open month changes.
  if (!definition || !reach || readsClosedMonths(actor)) return [];
  const trueUnits = trueUnitsOf(actor);
  return cells.filter((cell) => {
    if (definition.kinds[cell.kind] === "sensitive") return trueUnits === "all" || trueUnits === cell.unit;
    return reach === "any unit" || cell.unit === "" || cell.unit === actor.unit;
  });
}

/**
 * The live feed as the actor may know it: nothing of a sensitive cell of another unit, nothing of other units where
 * the role reaches the own one only. A change that the actor may not know of sends no message at all.
 */
export function live(views: ViewStore, definitions: Definitions, actor: Actor): Observable<LiveMessage> {
  return views.changes.pipe(
    map(({ view, version, cursor, cells }) => ({
      view,
      version,
      cursor,
      cells: visible(definitions.get(view), cells, actor),
    })),
    filter(({ cells }) => cells.length > 0),
  );
}

const most = 5_000;

/**
 * What a feed that stopped after `after` (a number of the log) has to tell of the events that the views have seen by now:
 * what they see from here on comes live. Undefined: too much, ask for everything.
 */
export async function missed(
  views: ViewStore,
  definitions: Definitions,
  store: EventStore,
  after: number,
  actor: Actor,
): Promise<readonly LiveMessage[] | undefined> {
  const seen = Math.max(...Object.values(views.status().views).map(({ number }) => number));
  const from = await views.cursorAt(after);
  if (!from || seen - after > most) return undefined;
  if (seen === after) return [];
  const touched = new Map<string, Set<string>>();
  let cursor: Cursor = from;
  for await (const batch of store.readAll(from, { limit: seen - after }))
    for (const stored of batch) {
      const event = lift(stored);
      cursor = { position: event.position, number: event.number };
      for (const [name, definition] of definitions) {
        const cells = touched.get(name) ?? new Set<string>();
        touched.set(name, cells);
        for (const id of cellsTouchedBy(definition, event)) cells.add(cellName(id));
      }
    }
  return [...definitions].flatMap(([view, definition]) => {
    const cells = visible(definition, [...(touched.get(view) ?? [])].map(parseCellName), actor);
    return cells.length === 0 ? [] : [{ view, version: definition.version, cursor, cells }];
  });
}
