import type { RecordedEvent } from "@liggare/domain";
import { faults } from "@liggare/eventstore-fake";
import { expect, it, onTestFinished } from "vitest";
import type { EventStoreDbStore } from "../src/index.ts";
import { fill, newEvent, newEvents, range, start, written } from "./contract/kit.ts";
import { brief, eventually, openOn, startFake } from "./fake.ts";

/** What a subscriber has been given, as it comes. */
function following(store: EventStoreDbStore) {
  const events: RecordedEvent[] = [];
  const failures: unknown[] = [];
  const subscription = store.subscribe(start).subscribe({
    next: (delivery) => delivery.kind === "events" && events.push(...delivery.events),
    error: (error) => failures.push(error),
  });
  onTestFinished(() => subscription.unsubscribe());
  const numbers = () => events.map(({ number }) => number);
  return { numbers, failures };
}

const live = (store: EventStoreDbStore) => eventually(() => store.stats().live).toBe(true);

it.each([
  ["ends without an error", faults.end, "ended by the server"],
  ["ends with an error", faults.internal, "something inside the server broke"],
  ["loses its connection", faults.drop, ""],
  ["is told that the server goes away", faults.unavailable, "the server is going away"],
])("a subscription that %s goes on without gap or repeat", async (_, fault, reason) => {
  const fake = await startFake();
  const store = await openOn(fake);
  const writer = await openOn(fake);
  const { numbers, failures } = following(store);
  await live(store);
  await fill(writer, "meeting-1", [newEvents(2)]);
  await eventually(numbers).toEqual(range(1, 2));
  fake.orderAlways("subscribe", faults.notReady);
  expect(fake.toSubscriptions(fault)).toBe(2);
  await eventually(() => store.stats().live).toBe(false);
  expect(store.stats().reason).toContain(reason);
  // Written while nobody hears of it: who followed looks when the subscription is open again.
  await fill(writer, "meeting-2", [newEvents(3)]);
  fake.obey();
  await live(store);
  await eventually(numbers).toEqual(range(1, 5));
  await fill(writer, "meeting-3", [newEvents(2)]);
  await eventually(numbers).toEqual(range(1, 7));
  expect(store.stats().dropped).toBeGreaterThanOrEqual(1);
  expect(failures).toEqual([]);
});

it("a subscription whose client is given up goes on with the new one", async () => {
  const fake = await startFake();
  const store = await openOn(fake, { patience: brief });
  const writer = await openOn(fake);
  const { numbers } = following(store);
  await live(store);
  fake.order("append", faults.hang);
  written(await store.append("meeting-1", "no stream", [newEvent()]));
  expect(store.stats().rebuilds).toBeGreaterThanOrEqual(1);
  await eventually(() => store.stats().dropped).toBeGreaterThanOrEqual(1);
  await live(store);
  await fill(writer, "meeting-2", [newEvents(2)]);
  await eventually(numbers).toEqual(range(1, 3));
});

it("a subscription that the server never confirms keeps nobody from hearing the news", async () => {
  const fake = await startFake();
  fake.orderAlways("subscribe", faults.hang);
  const store = await openOn(fake);
  const writer = await openOn(fake);
  const { numbers } = following(store);
  await fill(writer, "meeting-1", [newEvents(2)]);
  await eventually(numbers).toEqual(range(1, 2));
  expect(store.stats().live).toBe(false);
});

it("a subscription to whom the server tells each event twice gives each once", async () => {
  const fake = await startFake();
  fake.orderAlways("subscribe", faults.twice);
  const store = await openOn(fake);
  const writer = await openOn(fake);
  const { numbers } = following(store);
  await live(store);
  await fill(writer, "meeting-1", [newEvents(1), newEvents(1), newEvents(1)]);
  await eventually(numbers).toEqual(range(1, 3));
  await fill(writer, "meeting-2", [newEvents(1)]);
  await eventually(numbers).toEqual(range(1, 4));
});

it("checkpoints that the server tells are heard by nobody: nothing of ours runs within the client's callbacks", async () => {
  const fake = await startFake();
  const store = await openOn(fake);
  const { numbers, failures } = following(store);
  await live(store);
  // Each growth, also that of others, is followed by a checkpoint.
  for (const _ of range(1, 20)) fake.put("other/stream", {});
  await fill(store, "meeting-1", [newEvents(1), newEvents(1)]);
  await eventually(numbers).toEqual(range(1, 2));
  expect(store.stats()).toMatchObject({ live: true, dropped: 0 });
  expect(failures).toEqual([]);
});

it("caught up is told only after every event before it, whatever the server tells first", async () => {
  const fake = await startFake();
  const store = await openOn(fake);
  await fill(store, "meeting-1", [newEvents(350), newEvents(350), newEvents(350)]);
  const kinds: string[] = [];
  const subscription = store.subscribe(start).subscribe(({ kind, cursor }) => kinds.push(`${kind} ${cursor.number}`));
  onTestFinished(() => subscription.unsubscribe());
  await eventually(() => kinds.at(-1)).toBe("caught up 1050");
  expect(kinds).toEqual(["events 1000", "events 1050", "caught up 1050"]);
});
