import type { Aggregate, EventDefinition } from "./kit/aggregate.ts";
import { correctionEvents } from "./kit/corrections.ts";
import { ledgerEvents } from "./ledger-stream.ts";
import { meeting } from "./meeting.ts";

/** All aggregates. A new one is one line here; its events, commands, routes, forms and documents follow. */
export const aggregates = [meeting] as const as unknown as readonly Aggregate[];

const byName = new Map(aggregates.map((aggregate) => [aggregate.name, aggregate]));

/** The aggregate of a name, or undefined. */
export const aggregateNamed = (name: string): Aggregate | undefined => byName.get(name);

export interface EventType {
  readonly type: string;
  readonly definition: Omit<EventDefinition, "example"> & { readonly example?: unknown };
  /** Undefined for the ledger's own events and for corrections, which any aggregate may have. */
  readonly aggregate?: Aggregate;
}

/** Every event type that a log may hold. */
export const eventTypes: ReadonlyMap<string, EventType> = new Map<string, EventType>([
  ...Object.entries({ ...ledgerEvents, ...correctionEvents }).map(
    ([type, definition]) => [type, { type, definition }] as const,
  ),
  ...aggregates.flatMap((aggregate) =>
    Object.entries(aggregate.events).map(([type, definition]) => [type, { type, definition, aggregate }] as const),
  ),
]);

/** The aggregate and id of a stream's name (`action-plan-skarholmen-2019`); undefined for the ledger's own. */
export function aggregateOfStream(stream: string): { aggregate: Aggregate; id: string } | undefined {
  const aggregate = aggregates
    .filter(({ name }) => stream.startsWith(`${name}-`))
    .sort((a, b) => b.name.length - a.name.length)[0];
  return aggregate && { aggregate, id: stream.slice(aggregate.name.length + 1) };
}
