import { aggregates, type EventTypeName } from "@liggare/domain";
import {
  auditHandlers,
  auditKinds,
  type EventInForce,
  type Handlers,
  type Sensitivity,
  unitHandlers,
  unitKinds,
} from "@liggare/views";
import { linkHandlers, unseen } from "./links.ts";

export const kinds: Readonly<Record<string, Sensitivity>> = { ...unitKinds, ...auditKinds, event: "process" };

type Handler = NonNullable<Handlers[EventTypeName]>;
const shown: Handlers = { ...unitHandlers, ...auditHandlers };

/** Every event is kept as what evidence may name; those of units and audits say more. */
export const handles: Handlers = Object.fromEntries(
  (Object.entries(linkHandlers) as [EventTypeName, Handler][]).map(([type, index]) => {
    const own = shown[type] as Handler | undefined;
    return [type, own ? (event: EventInForce) => [...own(event as never), ...index(event as never)] : index];
  }),
);

/** Aggregates that this view shows: all of them. */
export const declares: readonly string[] = aggregates.map(({ name }) => name);

export const ignores = unseen as readonly EventTypeName[];
