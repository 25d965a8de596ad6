import type { IsoMonth } from "@liggare/calendar";
import { type CorrectionData, entryWithdrawn, isCorrection, type RecordedEvent } from "@liggare/domain";
import type { CellId, Contribution, EventInForce, Fact } from "./cells.ts";
import type { ViewDefinition } from "./view.ts";

/** The facts of a view's cells, as a runner keeps them. */
export interface CellStore {
  /**
   * Adds a fact. A cell's facts lie in the order of their numbers; those of one number in the order they came.
   *
   * @param month the month that it is about, if it is about one
   */
  add(cell: CellId, fact: Fact, month?: IsoMonth): void;
  /** Takes away what the cell holds of one entry, and gives it back in order. */
  take(cell: CellId, entry: string): readonly Fact[];
}

/**
 * Keeps the place of entries that say nothing to a view in their present version: a correction may let them speak.
 * No view declares this kind, and no reader is given it.
 */
export const silentCell: CellId = { kind: "", key: "", unit: "" };

type Handler = (event: EventInForce) => readonly Contribution[];

/** Where an entry stands in the log, and what corrected it. */
type Place = Pick<Fact, "number" | "corrections">;

/**
 * Applies one event of the log to a view's cells. A correction takes the facts of the version before away and puts
 * those of the new one in the same place of the order.
 *
 * @param knownOn the day (ISO date) on which the log knew this event
 * @throws what a handler throws, and where a handler or the log is at odds with what the cells hold: a defect
 */
export function applyEvent(
  view: ViewDefinition<unknown>,
  event: RecordedEvent,
  knownOn: string,
  cells: CellStore,
): void {
  if (!isCorrection(event)) {
    const handler = view.handles[event.type as keyof typeof view.handles] as Handler | undefined;
    if (handler) put(view, handler, event, { number: event.number, corrections: [] }, knownOn, cells);
    return;
  }
  const { type, previous, data } = event.data as unknown as CorrectionData;
  const handler = view.handles[type as keyof typeof view.handles] as Handler | undefined;
  if (!handler) return;
  const original = { ...event, type, id: event.corrects ?? "" };
  const place = takeBack(view, handler, { ...original, ...previous }, cells);
  if (event.type === entryWithdrawn) return;
  const corrected = { number: place.number, corrections: [...place.corrections, event.number] };
  put(view, handler, { ...original, data: data ?? {} }, corrected, knownOn, cells);
}

function put(
  view: ViewDefinition<unknown>,
  handler: Handler,
  event: RecordedEvent,
  place: Place,
  knownOn: string,
  cells: CellStore,
): void {
  const contributions = handler(event as unknown as EventInForce);
  for (const { kind, key, unit = event.unit, month, data } of contributions) {
    if (view.kinds[kind] === undefined) throw new Error(`view ${view.name} does not declare the kind "${kind}"`);
    cells.add({ kind, key, unit }, factOf(event, data, place, knownOn), month);
  }
  if (contributions.length === 0) cells.add(silentCell, factOf(event, {}, place, knownOn));
}

function takeBack(view: ViewDefinition<unknown>, handler: Handler, before: RecordedEvent, cells: CellStore): Place {
  const contributions = handler(before as unknown as EventInForce);
  const from = contributions.length === 0 ? [silentCell] : contributions;
  const taken = from.flatMap(({ kind, key, unit = before.unit }) => cells.take({ kind, key, unit }, before.id));
  const [first] = taken;
  if (!first || taken.length !== from.length) {
    throw new Error(
      `event ${before.number} corrects ${before.id}, but view ${view.name} holds ${taken.length} of the ${from.length} ` +
        `facts that its version before said: either that version is not the one in force, or the handler of ` +
        `${before.type} looks at more than its event`,
    );
  }
  return first;
}

const factOf = (event: RecordedEvent, data: Fact["data"], { number, corrections }: Place, knownOn: string): Fact => ({
  id: event.id,
  number,
  corrections,
  type: event.type,
  stream: event.stream,
  unit: event.unit,
  occurredOn: event.occurredOn,
  knownOn,
  ...(event.recordedOn && { reconstructed: event.recordedOnSupport ?? "assumed" }),
  ...(event.source && { source: event.source }),
  data,
});
