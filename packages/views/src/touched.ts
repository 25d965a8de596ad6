import { type CorrectionData, isCorrection, type RecordedEvent } from "@liggare/domain";
import { type CellId, type Contribution, cellName, type EventInForce, parseCellName } from "./cells.ts";
import type { ViewDefinition } from "./view.ts";

/** The cells of a view that an event changes: for a correction those of the version before and of the new one. */
export function cellsTouchedBy(view: ViewDefinition<unknown>, event: RecordedEvent): readonly CellId[] {
  const names = new Set<string>();
  const say = (version: Pick<RecordedEvent, "type" | "data" | "occurredOn">) => {
    const handler = view.handles[version.type as keyof typeof view.handles] as
      | ((event: EventInForce) => readonly Contribution[])
      | undefined;
    for (const { kind, key, unit = event.unit } of handler?.({ ...event, ...version } as unknown as EventInForce) ?? [])
      names.add(cellName({ kind, key, unit }));
  };
  if (!isCorrection(event)) say(event);
  else {
    const { type, previous, data } = event.data as unknown as CorrectionData;
    say({ type, ...previous });
    if (data) say({ type, data, occurredOn: event.occurredOn });
  }
  return [...names].map(parseCellName);
}
