import { type Fault, faults } from "@liggare/eventstore-fake";
import { describe, expect, it } from "vitest";
import type { StoreError } from "../src/index.ts";
import { all, fill, newEvent, newEvents, range, start, written } from "./contract/kit.ts";
import { brief, eventually, openOn, startFake } from "./fake.ts";

/** What the fake holds of a stream of the ledger. */
const idsIn = (fake: Awaited<ReturnType<typeof startFake>>, stream: string) =>
  fake.log.stream(`liggare/${stream}`).map(({ id }) => id);

describe("an append whose outcome is unknown", () => {
  it("is asked again with the same ids at the same revision when it is never answered, and written once", async () => {
    const fake = await startFake();
    const store = await openOn(fake, { patience: brief });
    await fill(store, "meeting-1", [newEvents(2)]);
    const events = newEvents(3);
    fake.order("append", faults.hang, faults.deadline);
    const result = written(await store.append("meeting-1", 1, events));
    expect(result.revision).toBe(4);
    const asked = fake.calls.of("append").slice(1);
    expect(asked.map(({ expected, ids }) => ({ expected, ids }))).toEqual(
      Array.from({ length: 3 }, () => ({ expected: 1, ids: events.map(({ id }) => id) })),
    );
    expect(idsIn(fake, "meeting-1")).toHaveLength(5);
    expect(store.stats()).toMatchObject({ unknown: 2, foundWritten: 0 });
  });

  it.each<readonly [string, Fault]>([
    ["the connection was lost before the answer", faults.storeAndDrop],
    ["the answer never came", faults.storeAndHang],
  ])("is found and not written again where it was stored and %s", async (_, fault) => {
    const fake = await startFake();
    const store = await openOn(fake, { patience: brief });
    const events = newEvents(2);
    fake.order("append", fault);
    const result = written(await store.append("meeting-1", "no stream", events));
    expect(fake.calls.of("append")).toHaveLength(1);
    expect(idsIn(fake, "meeting-1")).toEqual(events.map(({ id }) => id));
    const [, second] = await store.readStream("meeting-1");
    expect(result).toEqual({ kind: "written", revision: 1, position: second?.position });
    expect(store.stats()).toMatchObject({ unknown: 1, foundWritten: 1 });
  });

  it("is found although another has written after it", async () => {
    const fake = await startFake();
    const store = await openOn(fake, { patience: brief });
    const other = await openOn(fake);
    const [first, second] = newEvents(2);
    fake.order("append", faults.storeAndHang);
    const appending = store.append("meeting-1", "no stream", [first!]);
    await eventually(() => idsIn(fake, "meeting-1")).toEqual([first!.id]);
    written(await other.append("meeting-1", 0, [second!]));
    expect(written(await appending).revision).toBe(0);
    expect(idsIn(fake, "meeting-1")).toEqual([first!.id, second!.id]);
  });

  it("is a conflict where another has taken its place meanwhile", async () => {
    const fake = await startFake();
    const store = await openOn(fake, { patience: brief });
    const other = await openOn(fake);
    const [first, second] = newEvents(2);
    fake.order("append", faults.hang);
    const appending = store.append("meeting-1", "no stream", [first!]);
    await eventually(() => fake.calls.of("append").length).toBe(1);
    written(await other.append("meeting-1", "no stream", [second!]));
    expect(await appending).toEqual({ kind: "conflict", actual: 0 });
    expect(idsIn(fake, "meeting-1")).toEqual([second!.id]);
  });

  it("is found also where the server refuses the repetition, as it does while the first is on its way", async () => {
    const fake = await startFake();
    const store = await openOn(fake, { patience: brief });
    const events = newEvents(3);
    fake.order("append", faults.storeAndHang, faults.refuse);
    // The log does not show it yet when it is looked at first.
    fake.order("read", faults.end);
    const result = written(await store.append("meeting-1", "no stream", events));
    expect(result.revision).toBe(2);
    expect(fake.calls.of("append")).toHaveLength(2);
    expect(idsIn(fake, "meeting-1")).toEqual(events.map(({ id }) => id));
    expect(store.stats()).toMatchObject({ unknown: 1, foundWritten: 1, conflicts: 0 });
  });

  it("is asked again where the server refuses a revision that the log still has", async () => {
    const fake = await startFake();
    const store = await openOn(fake, { patience: brief });
    await fill(store, "meeting-1", [newEvents(2)]);
    fake.order("append", faults.refuse);
    expect(written(await store.append("meeting-1", 1, newEvents(1))).revision).toBe(2);
    expect(fake.calls.of("append")).toHaveLength(3);
    expect(store.stats()).toMatchObject({ conflicts: 0 });
  });

  it.each<readonly [string, Fault]>([
    ["the server says that it is going away", faults.unavailable],
    ["the server's own deadline passed", faults.deadline],
    ["something broke inside the server", faults.internal],
    ["no leader was elected yet", faults.notReady],
    ["the connection was lost", faults.drop],
  ])("is tried again with a new client where %s", async (_, fault) => {
    const fake = await startFake();
    const store = await openOn(fake, { patience: brief });
    const event = newEvent();
    fake.order("append", fault);
    expect(written(await store.append("meeting-1", "no stream", [event])).revision).toBe(0);
    expect(idsIn(fake, "meeting-1")).toEqual([event.id]);
    expect(fake.calls.of("append")).toHaveLength(2);
    expect(store.stats()).toMatchObject({ unknown: 1, rebuilds: 1, retries: 1 });
  });

  it("waits while there is no leader, and is written when there is one", async () => {
    const fake = await startFake();
    const store = await openOn(fake, { patience: brief });
    fake.orderAlways("append", faults.notReady);
    fake.orderAlways("read", faults.notReady);
    const appending = store.append("meeting-1", "no stream", [newEvent()]);
    await eventually(() => store.stats().retries).toBeGreaterThanOrEqual(3);
    fake.obey();
    expect(written(await appending).revision).toBe(0);
    expect(idsIn(fake, "meeting-1")).toHaveLength(1);
  });

  it("is told as unknown, with what to do, when patience is at its end", async () => {
    const fake = await startFake();
    const store = await openOn(fake, { patience: { ...brief, whole: 100 } });
    fake.orderAlways("append", faults.hang);
    const failing = store.append("meeting-1", "no stream", [newEvent()]);
    await expect(failing).rejects.toMatchObject({ code: "unavailable" } satisfies Partial<StoreError>);
    await expect(failing).rejects.toThrow("whether meeting-1 was written is not known; ask again with the same key");
  });
});

describe("a server's last word on an append", () => {
  it("is a refused user, told without the password", async () => {
    const fake = await startFake();
    const store = await openOn(fake, { credentials: { username: "ops", password: "correct horse" } });
    for (const fault of [faults.accessDenied, faults.wrongPassword]) {
      fake.order("append", fault);
      const failing = store.append("meeting-1", "no stream", [newEvent()]);
      await expect(failing).rejects.toMatchObject({ code: "unavailable" });
      await expect(failing).rejects.toThrow(`${fake.host}:${fake.port} refuses this user`);
      await expect(failing).rejects.not.toThrow("correct horse");
    }
    expect(fake.calls.of("append")).toHaveLength(2);
  });

  it("is an append that is too large, with how large it may be", async () => {
    const fake = await startFake();
    const store = await openOn(fake);
    fake.order("append", faults.tooLarge(1_048_576));
    await expect(store.append("meeting-1", "no stream", [newEvent()])).rejects.toThrow(
      new RangeError(`${fake.host}:${fake.port} takes no more than 1048576 bytes in one append`),
    );
    expect(fake.calls.of("append")).toHaveLength(1);
  });

  it("is a stream that somebody deleted: damage, not a conflict", async () => {
    const fake = await startFake();
    const store = await openOn(fake);
    fake.order("append", faults.streamDeleted("liggare/meeting-1"));
    await expect(store.append("meeting-1", "no stream", [newEvent()])).rejects.toMatchObject({ code: "damaged" });
    expect(fake.calls.of("append")).toHaveLength(1);
  });
});

describe("an append that must not be sent", () => {
  it("is refused before anything is sent where its data is a BigInt or circular", async () => {
    const fake = await startFake();
    const store = await openOn(fake);
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    for (const [data, why] of [
      [{ attendance: 12n }, "BigInt"],
      [circular, "Circular"],
    ] as const)
      await expect(store.append("meeting-1", "no stream", [newEvent(data as never)])).rejects.toThrow(why);
    expect(fake.calls.of("append")).toEqual([]);
    expect(written(await store.append("meeting-1", "no stream", [newEvent()])).revision).toBe(0);
  });

  it("is a conflict at once where the event before it does not exist", async () => {
    const fake = await startFake();
    const store = await openOn(fake);
    expect(await store.append("meeting-1", 4, [newEvent()])).toEqual({ kind: "conflict", actual: "no stream" });
    expect(fake.calls.of("append")).toEqual([]);
  });
});

it("a conflict on a stream that does not exist says no stream, and one on a stream that does says its revision", async () => {
  const fake = await startFake();
  const store = await openOn(fake);
  expect(await store.append("meeting-1", 0, [newEvent()])).toEqual({ kind: "conflict", actual: "no stream" });
  await fill(store, "meeting-1", [newEvents(3)]);
  for (const expected of ["no stream", 0, 7] as const)
    expect(await store.append("meeting-1", expected, [newEvent()])).toEqual({ kind: "conflict", actual: 2 });
});

it("a conflict is never taken for an append that was written", async () => {
  const fake = await startFake();
  const store = await openOn(fake);
  await fill(store, "meeting-1", [newEvents(2)]);
  const other = await openOn(fake);
  await fill(other, "meeting-2", [newEvents(1)]);
  written(await other.append("meeting-1", 1, newEvents(1)));
  // The client can be told to answer revision 1 here; ours is not.
  expect(await store.append("meeting-1", 1, newEvents(1))).toEqual({ kind: "conflict", actual: 2 });
  expect(fake.log.stream("liggare/meeting-1")).toHaveLength(3);
  expect(store.stats()).toMatchObject({ conflicts: 1, unknown: 0 });
});

it("a repetition that the server answers without a position has the position of the first time", async () => {
  const fake = await startFake();
  const store = await openOn(fake);
  const events = newEvents(2);
  const first = await store.append("meeting-1", "no stream", events);
  await fill(store, "meeting-2", [newEvents(1)]);
  written(await store.append("meeting-1", 1, newEvents(1)));
  expect(await store.append("meeting-1", "no stream", events)).toEqual(first);
  expect(await all(store, start)).toHaveLength(4);
});

it("many appends on their way when connections are lost are each written once, and nothing is thrown past them", async () => {
  const fake = await startFake();
  const store = await openOn(fake, { patience: brief });
  const streams = range(1, 40).map((at) => `meeting-${at}`);
  for (const _ of range(1, 5))
    fake.order("append", faults.slow(0), faults.drop, faults.storeAndDrop, faults.unavailable);
  await Promise.all(streams.map((stream) => fill(store, stream, [newEvents(1), newEvents(2)])));
  expect(fake.calls.left("append")).toBe(0);
  const ids = streams.flatMap((stream) => idsIn(fake, stream));
  expect(ids).toHaveLength(120);
  expect(new Set(ids).size).toBe(120);
  expect(store.stats().unknown).toBeGreaterThanOrEqual(5);
});

it("one store's failure does not touch another's appends in the same process", async () => {
  const broken = await startFake();
  const sound = await startFake();
  const [one, other] = [await openOn(broken), await openOn(sound)];
  broken.orderAlways("append", faults.drop);
  const failing = one.append("meeting-1", "no stream", [newEvent()]);
  let done = 0;
  for (let revision = -1; revision < 49; done += 1)
    ({ revision } = written(await other.append("meeting-1", revision < 0 ? "no stream" : revision, newEvents(1))));
  expect(done).toBe(50);
  expect(other.stats()).toMatchObject({ unknown: 0, retries: 0, rebuilds: 0 });
  expect(one.stats().unknown).toBeGreaterThan(0);
  broken.obey();
  expect(written(await failing).revision).toBe(0);
});

it("appends never take the way that many share, and ask for the leader", async () => {
  const fake = await startFake();
  const store = await openOn(fake);
  await Promise.all(["a", "b", "c"].map((stream) => fill(store, stream, [newEvents(2), newEvents(2)])));
  expect(await store.readStream("a")).toHaveLength(4);
  expect(fake.calls.of("batch append")).toEqual([]);
  expect(fake.calls.of("append")).toHaveLength(6);
  const calls = [...fake.calls.of("append"), ...fake.calls.of("read")];
  expect(calls.filter(({ headers }) => headers["requires-leader"] !== "true")).toEqual([]);
});
