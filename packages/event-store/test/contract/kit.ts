import type { Cursor, NewEvent, RecordedEvent } from "@liggare/domain";
import { firstValueFrom, takeWhile, toArray } from "rxjs";
import type { AppendResult, Delivery, EventStore } from "../../src/index.ts";

/** What the contract needs of a store. */
export interface Subject {
  readonly name: string;
  /** A new, empty store. What lies behind it is removed by the one who opens it. */
  open(): Promise<EventStore>;
  /** Closes the store and opens the same log again. */
  reopen?(store: EventStore): Promise<EventStore>;
  /** Longest time of one test (milliseconds), where a server and other processes take their part. */
  readonly timeout?: number;
  /** Titles of tests that this store cannot pass, with the reason. */
  readonly skip?: Readonly<Record<string, string>>;
}

/** One test of the contract; `stores` opens as many as it likes, they are closed for it. */
export type Cases = Readonly<Record<string, (stores: Stores) => Promise<void>>>;

export interface Stores {
  open(): Promise<EventStore>;
  reopen(store: EventStore): Promise<EventStore>;
}

/** Where a log begins. */
export const start: Cursor = { position: "", number: 0 };

let made = 0;

/** An event as small as the envelope allows. Ids are distinct within a run. */
export function newEvent(data: NewEvent["data"] = {}, more: Partial<NewEvent> = {}): NewEvent {
  made += 1;
  return {
    id: `00000000-0000-4000-8000-${String(made).padStart(12, "0")}`,
    type: "MeetingHeld",
    schema: 1,
    recordedAt: "2019-09-04T08:00:00.000Z",
    occurredOn: "2019-09-04",
    unit: "rinkeby-kista",
    by: { subject: "subject-1", role: "local-coordinator", unit: "rinkeby-kista" },
    data,
    payloadHash: "0".repeat(64),
    ...more,
  };
}

export const newEvents = (count: number): NewEvent[] => Array.from({ length: count }, (_, at) => newEvent({ at }));

export function written(result: AppendResult): Extract<AppendResult, { kind: "written" }> {
  if (result.kind !== "written") throw new Error(`expected an append to be written, got ${JSON.stringify(result)}`);
  return result;
}

/** Appends batches to a stream from its beginning. */
export async function fill(store: EventStore, stream: string, batches: readonly NewEvent[][]): Promise<void> {
  let revision = -1;
  for (const batch of batches) {
    ({ revision } = written(await store.append(stream, revision < 0 ? "no stream" : revision, batch)));
  }
}

export async function all(
  store: EventStore,
  after: Cursor,
  options: Parameters<EventStore["readAll"]>[1] = {},
): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const batch of store.readAll(after, options)) events.push(...batch);
  return events;
}

export const cursorOf = ({ position, number }: Cursor): Cursor => ({ position, number });

/** Follows a store until the event of this number has come and the end was told after it; all deliveries. */
export function deliveriesUntil(store: EventStore, after: Cursor, number: number): Promise<Delivery[]> {
  return firstValueFrom(
    store.subscribe(after).pipe(
      takeWhile(({ kind, cursor }) => !(kind === "caught up" && cursor.number >= number), true),
      toArray(),
    ),
  );
}

export const eventsIn = (deliveries: readonly Delivery[]): RecordedEvent[] =>
  deliveries.flatMap((delivery) => (delivery.kind === "events" ? delivery.events : []));

export const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
