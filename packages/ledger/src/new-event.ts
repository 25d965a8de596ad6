import type { Actor } from "@liggare/access";
import type { Basis, DecidedEvent, NewEvent } from "@liggare/domain";
import { eventId } from "./ids.ts";
import type { CommandRequest, FoundingRow } from "./requests.ts";

/** What a command's events have in common. */
export interface EnvelopeParts {
  readonly actor: Actor;
  readonly unit: string;
  readonly at: string;
  readonly hash: string;
  readonly basis: readonly Basis[];
  readonly key: string;
  readonly ledger: string;
}

/** An event in its envelope, as plain JSON: what is undefined is absent. */
export function newEvent(
  { type, schema, occurredOn, data, corrects, unit: own }: DecidedEvent,
  index: number,
  stream: string,
  request: CommandRequest | FoundingRow,
  { actor, unit, at, hash, basis, key, ledger }: EnvelopeParts,
): NewEvent {
  return JSON.parse(
    JSON.stringify({
      id: eventId(ledger, actor.subject, stream, key, index),
      type,
      schema,
      recordedAt: at,
      ...("recordedOn" in request && {
        recordedOn: request.recordedOn,
        recordedOnSupport: request.recordedOnSupport,
      }),
      occurredOn,
      unit: own ?? unit,
      by: { subject: actor.subject, role: actor.role, unit: actor.unit },
      causation: request.causation,
      correlation: request.correlation,
      corrects,
      ...(basis.length > 0 && { basis }),
      source: request.source,
      data,
      payloadHash: hash,
    } satisfies { [K in keyof NewEvent]?: unknown }),
  ) as NewEvent;
}
