import type { StoredEvent } from "@liggare/domain";
import { type Fault, faults } from "@liggare/eventstore-fake";
import { describe, expect, it } from "vitest";
import type { EventStore, Head } from "../src/index.ts";
import { all, cursorOf, fill, newEvent, newEvents, range, start, written } from "./contract/kit.ts";
import { brief, eventually, openOn, startFake } from "./fake.ts";

const numbers = (events: readonly { readonly number: number }[]) => events.map(({ number }) => number);

describe("a reading of the log", () => {
  it.each([
    ["the connection is lost", faults.drop],
    ["the server falls silent", faults.hang],
    ["the server breaks", faults.internal],
    ["the node is no leader any more", faults.notReady],
  ])("goes on from its place without gap or repeat when %s in the middle", async (_, fault) => {
    const fake = await startFake();
    const store = await openOn(fake, { patience: brief });
    await fill(store, "meeting-1", [newEvents(3), newEvents(4), newEvents(3)]);
    fake.order("read", faults.after(4, fault), faults.after(3, fault));
    // The first order goes to the question where the log ends, which needs one event.
    expect(numbers(await all(store, start))).toEqual(range(1, 10));
    expect(fake.calls.left("read")).toBe(0);
    expect(store.stats().retries).toBeGreaterThanOrEqual(2);
  });

  it("ends where the server ends it cleanly, and the next one finds the rest", async () => {
    const fake = await startFake();
    const store = await openOn(fake);
    await fill(store, "meeting-1", [newEvents(6)]);
    fake.order("read", faults.twice, faults.after(4, faults.end));
    const first = await all(store, start);
    const rest = await all(store, cursorOf(first.at(-1)!));
    expect(numbers([...first, ...rest])).toEqual(range(1, 6));
  });

  it("is given up with its call ended when it is left in the middle", async () => {
    const fake = await startFake();
    const store = await openOn(fake);
    await fill(store, "meeting-1", [newEvents(250), newEvents(250)]);
    fake.orderAlways("read", faults.slow(1));
    for await (const [event] of store.readAll(start, { batch: 1 })) {
      expect(event?.number).toBe(1);
      break;
    }
    await eventually(() => fake.calls.of("read").filter(({ open }) => open)).toEqual([]);
    expect(fake.calls.of("read").at(-1)?.given).toBeLessThan(500);
    fake.obey();
    expect(await all(store, start, { limit: 3 })).toHaveLength(3);
  });

  it("is not given up while it is slow but goes on, for longer than the whole patience", async () => {
    const fake = await startFake();
    const store = await openOn(fake, { patience: { whole: 400 } });
    await fill(store, "meeting-1", [newEvents(12)]);
    fake.orderAlways("read", faults.slow(50));
    expect(numbers(await all(store, start))).toEqual(range(1, 12));
    expect(store.stats().retries).toBe(0);
  });

  it("is not given up while it fails again and again but goes on, for longer than the whole patience", async () => {
    const fake = await startFake();
    const store = await openOn(fake, { patience: { whole: 500 } });
    await fill(store, "meeting-1", [newEvents(20)]);
    await store.head();
    fake.order("read", faults.slow(0));
    // What lies at the place where it goes on, and one more.
    fake.orderAlways("read", faults.after(2, faults.internal));
    const seen = all(store, start, { limit: 19 });
    expect(numbers(await seen)).toEqual(range(1, 19));
    expect(store.stats().retries).toBeGreaterThanOrEqual(17);
  });

  it("is given up when nothing comes for the whole patience, and says so", async () => {
    const fake = await startFake();
    const store = await openOn(fake, { patience: { ...brief, whole: 100 } });
    await fill(store, "meeting-1", [newEvents(2)]);
    fake.orderAlways("read", faults.hang);
    await expect(all(store, start)).rejects.toMatchObject({ code: "unavailable" });
    await expect(store.readStream("meeting-1")).rejects.toThrow("meeting-1 could not be read: no answer within 500 ms");
    fake.obey();
    expect(await store.readStream("meeting-1")).toHaveLength(2);
  });

  it("resumes inside an append, whose events share their commit position", async () => {
    const fake = await startFake();
    const store = await openOn(fake);
    await fill(store, "meeting-1", [newEvents(5), newEvents(5)]);
    expect(new Set(fake.log.events.map(({ commit }) => commit)).size).toBe(2);
    const seen: number[] = [];
    for (let at = start; ; ) {
      const [event] = await all(store, at, { limit: 1 });
      if (!event) break;
      seen.push(event.number);
      at = cursorOf(event);
    }
    expect(seen).toEqual(range(1, 10));
  });

  it("holds the server back while its reader takes its time", async () => {
    const fake = await startFake();
    const store = await openOn(fake);
    const large = (count: number) => Array.from({ length: count }, () => newEvent({ text: "x".repeat(20_000) }));
    await fill(store, "meeting-1", [large(75), large(75)]);
    const before = fake.calls.all.length;
    const reading = store.readAll(start, { batch: 1 });
    const given = () => Math.max(0, ...fake.calls.all.slice(before).map((call) => call.given));
    let taken = 0;
    for await (const batch of reading) {
      taken += batch.length;
      if (taken > 1) continue;
      // Long enough for a whole reading to pass by.
      expect(await store.readStream("meeting-1")).toHaveLength(150);
      const [, open] = fake.calls.all.slice(before).filter(({ stream }) => stream === "$all");
      expect(open?.given).toBeLessThan(100);
    }
    expect(taken).toBe(150);
    expect(given()).toBe(150);
  });

  it("gives up no client while the same store writes, and each head has the number of its own position", async () => {
    const fake = await startFake();
    const store = await openOn(fake);
    const seen: number[] = [];
    const following = store.subscribe(start).subscribe((delivery) => {
      if (delivery.kind === "events") seen.push(...numbers(delivery.events));
    });
    fake.orderAlways("read", faults.slow(2));
    const heads: Promise<Head>[] = [];
    for (const at of range(0, 39)) {
      written(await store.append("meeting-1", at === 0 ? "no stream" : at - 1, newEvents(1)));
      heads.push(store.head());
    }
    await eventually(() => seen.at(-1)).toBe(40);
    following.unsubscribe();
    expect(seen).toEqual(range(1, 40));
    const log = await all(store, start);
    for (const { position, number, hash } of await Promise.all(heads))
      expect(log[number - 1]).toMatchObject({ position, number, hash });
    expect(store.stats()).toMatchObject({ rebuilds: 0, retries: 0, unknown: 0 });
  });

  it.each<readonly [string, readonly Fault[], (store: EventStore) => Promise<readonly StoredEvent[]>]>([
    // The first order goes to the question where the log ends.
    ["the log", [faults.slow(0)], (store: EventStore) => all(store, start)],
    ["a stream", [], (store: EventStore) => store.readStream("meeting-1")],
  ])(
    "of %s is not cut short when its client is given up for another's failure, and goes on at once",
    async (_, first, read) => {
      const fake = await startFake();
      // Waiting for the next event would take longer than the test may.
      const store = await openOn(fake, { patience: { answer: 120_000, search: 120_000, whole: 240_000 } });
      await fill(store, "meeting-1", [newEvents(4)]);
      fake.order("read", ...first, faults.after(2, faults.hang), faults.internal);
      const reading = read(store);
      await eventually(() => fake.calls.of("read").at(-1)?.given).toBe(2);
      expect(await store.readStream("meeting-1")).toHaveLength(4);
      expect((await reading).map(({ revision }) => revision)).toEqual(range(0, 3));
      expect(store.stats().rebuilds).toBe(1);
    },
  );

  it("never goes back in time: a server that gives less than before is asked again", async () => {
    const fake = await startFake();
    const store = await openOn(fake);
    await fill(store, "meeting-1", [newEvents(2), newEvents(2)]);
    fake.order("read", faults.behind(2), faults.behind(1), faults.behind(4));
    expect(await store.head()).toMatchObject({ number: 4 });
    fake.order("read", faults.slow(0), faults.behind(3));
    expect(numbers(await all(store, start))).toEqual(range(1, 4));
    expect(fake.calls.left("read")).toBe(0);
    expect(store.stats().retries).toBeGreaterThanOrEqual(3);
  });

  it("tells a server that stays behind what it gave as unavailable, not as an empty log", async () => {
    const fake = await startFake();
    const store = await openOn(fake, { patience: { whole: 300 } });
    await fill(store, "meeting-1", [newEvents(4)]);
    fake.orderAlways("read", faults.behind(4));
    await expect(store.head()).rejects.toMatchObject({ code: "unavailable" });
    await expect(store.head()).rejects.toThrow("the server gives less than it gave before");
  });

  it("gives each event once though the server gives it twice", async () => {
    const fake = await startFake();
    const store = await openOn(fake);
    await fill(store, "meeting-1", [newEvents(2), newEvents(3)]);
    fake.orderAlways("read", faults.twice);
    expect(numbers(await all(store, start))).toEqual(range(1, 5));
    expect((await store.head()).number).toBe(5);
  });
});

describe("what is on the server and not the ledger's", () => {
  it("is no event of the ledger: other ledgers', others' and the system's", async () => {
    const fake = await startFake();
    fake.put("$settings", { type: "$update" });
    fake.put("liggare2/meeting-1", { type: "MeetingHeld" });
    const store = await openOn(fake);
    const other = await openOn(fake, { prefix: "other" });
    await fill(store, "meeting-1", [newEvents(1)]);
    await fill(other, "meeting-1", [newEvents(4)]);
    fake.put("liggare", { data: "no JSON" });
    fake.put("$$liggare/meeting-1", { type: "$metadata" });
    await fill(store, "meeting-2", [newEvents(2)]);
    const events = await all(store, start);
    expect(events.map(({ stream, number }) => `${stream} ${number}`)).toEqual([
      "meeting-1 1",
      "meeting-2 2",
      "meeting-2 3",
    ]);
    expect((await store.head()).number).toBe(3);
    expect((await other.head()).number).toBe(4);
  });

  it("is left out where a link leads to an event that is gone", async () => {
    const fake = await startFake();
    const store = await openOn(fake);
    await fill(store, "meeting-1", [newEvents(1)]);
    fake.put("liggare/meeting-2", { gone: true });
    await fill(store, "meeting-3", [newEvents(1)]);
    expect((await all(store, start)).map(({ stream }) => stream)).toEqual(["meeting-1", "meeting-3"]);
    expect(await store.readStream("meeting-2")).toEqual([]);
  });
});

describe("damage in the ledger's part of the server names the event", () => {
  const id = "8a4b4e34-6a9e-4b5c-9d50-1f4c5e1f0a01";
  const envelope = (over: Readonly<Record<string, unknown>> = {}) =>
    JSON.stringify({ ...newEvent({}, { id }), stream: "meeting-1", revision: 1, ...over });
  const hash = JSON.stringify({ hash: "0".repeat(64) });

  it.each([
    ["data that is no JSON", { data: '{"cut off', metadata: hash }, "is not the ledger's"],
    ["data that is JSON but no object", { data: "[1]", metadata: hash }, "is not the ledger's"],
    ["metadata that is no JSON", { data: envelope(), metadata: '{"cut off' }, "is not the ledger's"],
    ["metadata without a hash", { data: envelope(), metadata: '{"by":"somebody"}' }, "is not the ledger's"],
    ["no metadata at all", { data: envelope(), metadata: "" }, "is not the ledger's"],
    [
      "an envelope of another stream",
      { data: envelope({ stream: "meeting-2" }), metadata: hash },
      "says that it is another",
    ],
    ["an envelope of another revision", { data: envelope({ revision: 7 }), metadata: hash }, "says that it is another"],
    [
      "an envelope without a revision",
      { data: envelope({ revision: undefined }), metadata: hash },
      "says that it is another",
    ],
    [
      "an envelope whose revision is text",
      { data: envelope({ revision: "one" }), metadata: hash },
      "says that it is another",
    ],
  ])("where it has %s", async (_, event, why) => {
    const fake = await startFake();
    const store = await openOn(fake);
    await fill(store, "meeting-1", [newEvents(1)]);
    fake.put("liggare/meeting-1", { id, type: "MeetingHeld", ...event });
    for (const read of [() => store.readStream("meeting-1"), () => all(store, start), () => store.head()]) {
      const failing = read();
      await expect(failing).rejects.toMatchObject({ code: "damaged" });
      await expect(failing).rejects.toThrow("liggare/meeting-1 event 1");
      await expect(failing).rejects.toThrow(why);
    }
    expect(store.stats().retries).toBe(0);
    const first = written(await store.append("meeting-2", "no stream", [newEvent()]));
    expect(first.revision).toBe(0);
  });
});
