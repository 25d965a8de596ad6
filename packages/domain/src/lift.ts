import { eventTypes } from "./catalogue.ts";
import type { JsonObject, StoredEvent } from "./envelope.ts";

/** An event of a type or schema that this version does not know: views stop and the node reports not ready. */
export class UnknownEvent extends Error {
  readonly event: { readonly type: string; readonly schema: number };

  constructor(event: { readonly type: string; readonly schema: number; readonly stream: string }) {
    super(`Event type ${event.type}, schema ${event.schema}, in ${event.stream} is newer than this version knows.`);
    this.name = "UnknownEvent";
    this.event = event;
  }
}

/**
 * Lifts an event's payload to its newest schema. Throws `UnknownEvent` for an unknown type or a newer schema.
 * The hash is that of the stored form.
 */
export function lift<E extends StoredEvent>(event: E): E {
  const definition = eventTypes.get(event.type)?.definition;
  if (!definition || event.schema > definition.schema) throw new UnknownEvent(event);
  if (event.schema === definition.schema) return event;
  let data: unknown = event.data;
  for (let schema = event.schema; schema < definition.schema; schema++) {
    const step = definition.lift?.[schema];
    if (!step) throw new UnknownEvent(event);
    data = step(data as never);
  }
  return { ...event, schema: definition.schema, data: data as JsonObject };
}
