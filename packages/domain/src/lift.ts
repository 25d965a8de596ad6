import { eventTypes } from "./catalogue.ts";
import type { JsonObject, StoredEvent } from "./envelope.ts";
import { type CorrectionData, isCorrection } from "./kit/corrections.ts";

/** An event of a type or schema that this version does not know: views stop and the node reports not ready. */
export class UnknownEvent extends Error {
  readonly event: { readonly type: string; readonly schema: number };

  constructor(event: { readonly type: string; readonly schema: number; readonly stream: string }) {
    super(`Event type ${event.type}, schema ${event.schema}, in ${event.stream} is newer than this version knows.`);
    this.name = "UnknownEvent";
    this.event = event;
  }
}

/** A payload lifted from one schema to the newest, or undefined where a step is not known. */
function liftData(type: string, schema: number, data: JsonObject): { schema: number; data: JsonObject } | undefined {
  const definition = eventTypes.get(type)?.definition;
  if (!definition || schema > definition.schema || schema < 1) return undefined;
  let lifted: unknown = data;
  for (let from = schema; from < definition.schema; from++) {
    const step = definition.lift?.[from];
    if (!step) return undefined;
    lifted = step(lifted as never);
  }
  return { schema: definition.schema, data: lifted as JsonObject };
}

/** A correction carries payloads of the type that it corrects; they are lifted too. */
function liftCorrected(data: JsonObject): JsonObject | undefined {
  const correction = data as unknown as CorrectionData;
  const { type, schema, previous } = correction;
  const before = liftData(type, schema, previous.data);
  const after = correction.data && liftData(type, schema, correction.data);
  if (!before || (correction.data && !after)) return undefined;
  if (before.schema === schema) return data;
  const lifted = { ...correction, schema: before.schema, previous: { ...previous, data: before.data } };
  return { ...lifted, ...(after && { data: after.data }) } as unknown as JsonObject;
}

/**
 * Lifts an event's payload to its newest schema. Throws `UnknownEvent` for an unknown type or a newer schema, also
 * inside a correction. The hash is that of the stored form.
 */
export function lift<E extends StoredEvent>(event: E): E {
  const lifted = liftData(event.type, event.schema, event.data);
  if (!lifted) throw new UnknownEvent(event);
  const data = isCorrection(event) ? liftCorrected(lifted.data) : lifted.data;
  if (!data) throw new UnknownEvent(event);
  return lifted.schema === event.schema && data === event.data ? event : { ...event, schema: lifted.schema, data };
}
