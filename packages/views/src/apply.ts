import { type CorrectionData, entryWithdrawn, isCorrection, type RecordedEvent } from "@liggare/domain";
import type { CellId, Contribution, EventInForce, Fact } from "./cells.ts";
import type { ViewDefinition } from "./view.ts";

/** The facts of cells as the runner keeps them; `set` marks a cell as changed. */
export interface CellStore {
  get(id: CellId): readonly Fact[];
  set(id: CellId, facts: readonly Fact[]): void;
}

type Handler = (event: EventInForce) => readonly Contribution[];

const contributionsOf = (view: ViewDefinition<unknown>, event: EventInForce): readonly Contribution[] =>
  (view.handles[event.type] as Handler | undefined)?.(event) ?? [];

const idOf = ({ kind, key, unit }: Contribution, event: EventInForce): CellId => ({
  kind,
  key,
  unit: unit ?? event.unit,
});

/**
 * Applies one event of the log to a view's cells. A correction takes the facts of the version before away and puts
 * those of the new one in the same place of the order.
 *
 * @param knownOn the day (ISO date) on which the log knew this event
 */
export function applyEvent(
  view: ViewDefinition<unknown>,
  event: RecordedEvent,
  knownOn: string,
  cells: CellStore,
): void {
  if (!isCorrection(event)) {
    const inForce = event as unknown as EventInForce;
    for (const contribution of contributionsOf(view, inForce)) {
      const id = idOf(contribution, inForce);
      cells.set(id, [...cells.get(id), factOf(inForce, contribution, event.number, [], knownOn)]);
    }
    return;
  }
  const correction = event.data as unknown as CorrectionData;
  const original = { ...event, type: correction.type, id: event.corrects ?? "" };
  const before = { ...original, ...correction.previous } as unknown as EventInForce;
  let place: Pick<Fact, "number" | "corrections"> | undefined;
  for (const contribution of contributionsOf(view, before)) {
    const id = idOf(contribution, before);
    const facts = cells.get(id);
    place ??= facts.find((fact) => fact.id === original.id);
    cells.set(
      id,
      facts.filter((fact) => fact.id !== original.id),
    );
  }
  if (event.type === entryWithdrawn) return;
  const after = { ...original, data: correction.data, occurredOn: event.occurredOn } as unknown as EventInForce;
  const corrections = [...(place?.corrections ?? []), event.number];
  for (const contribution of contributionsOf(view, after)) {
    const id = idOf(contribution, after);
    const fact = factOf(after, contribution, place?.number ?? event.number, corrections, knownOn);
    cells.set(
      id,
      [...cells.get(id), fact].sort((a, b) => a.number - b.number),
    );
  }
}

function factOf(
  event: EventInForce,
  { data }: Contribution,
  number: number,
  corrections: readonly number[],
  knownOn: string,
): Fact {
  return {
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
  };
}
