import { type NewEvent, type RecordedEvent, start } from "@liggare/domain";
import { type EventStore, verifyLog } from "@liggare/event-store";
import type { Random } from "./random.ts";

/** What an event of these tests says of the append that it came with. */
export interface BatchData {
  readonly batch: string;
  readonly at: number;
  readonly of: number;
  readonly note: string;
}

const batchOf = (event: RecordedEvent): BatchData => event.data as unknown as BatchData;

/** Events of one append; each knows its batch, so that a torn one is seen in the log. */
export function batchOfEvents(random: Random, batch: string, size: number): NewEvent[] {
  return Array.from({ length: size }, (_, at) => ({
    id: random.uuid(),
    type: "MeetingHeld",
    schema: 1,
    recordedAt: "2019-09-04T08:00:00.000Z",
    occurredOn: "2019-09-04",
    unit: "rinkeby-kista",
    by: { subject: "subject-1", role: "local-coordinator", unit: "rinkeby-kista" },
    data: { batch, at, of: size, note: "n".repeat(random.below(400)) },
    payloadHash: "0".repeat(64),
  }));
}

export async function readLog(store: EventStore): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const batch of store.readAll(start)) events.push(...batch);
  return events;
}

/** What is wrong with a log of such batches, given those that were acknowledged: one sentence each. */
export function checkBatches(events: readonly RecordedEvent[], acknowledged: Iterable<string>): string[] {
  const wrong: string[] = [];
  if (new Set(events.map(({ id }) => id)).size !== events.length) wrong.push("an event stands twice in the log");
  const whole = new Set<string>();
  for (let index = 0; index < events.length; ) {
    const { batch, of } = batchOf(events[index]!);
    const members = events.slice(index, index + of);
    const inOrder = members.every((event, at) => batchOf(event).batch === batch && batchOf(event).at === at);
    if (members.length < of || !inOrder) wrong.push(`batch ${batch} is torn`);
    if (whole.has(batch)) wrong.push(`batch ${batch} stands twice in the log`);
    whole.add(batch);
    index += Math.max(1, inOrder ? members.length : 1);
  }
  for (const batch of acknowledged) if (!whole.has(batch)) wrong.push(`batch ${batch} was acknowledged and is lost`);
  return wrong;
}

/** Batches in a log, in order. */
export const batchesIn = (events: readonly RecordedEvent[]): string[] =>
  events.filter((event) => batchOf(event).at === 0).map((event) => batchOf(event).batch);

/** What `verifyLog` finds in a store's file, as sentences. */
export async function checkChain(store: EventStore): Promise<string[]> {
  const { finding } = await verifyLog(store);
  return finding === undefined ? [] : [`verification: ${finding.kind} at event ${finding.number} (${finding.detail})`];
}
