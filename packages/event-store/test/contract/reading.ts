import type { RecordedEvent } from "@liggare/domain";
import { expect } from "vitest";
import { StoreError, verifyLog } from "../../src/index.ts";
import {
  all,
  type Cases,
  cursorOf,
  deliveriesUntil,
  eventsIn,
  fill,
  newEvent,
  newEvents,
  range,
  start,
  written,
} from "./kit.ts";

export const reading: Cases = {
  "the log gives every event once, in order, with dense numbers": async ({ open }) => {
    const store = await open();
    await fill(store, "meeting-1", [newEvents(2), newEvents(1)]);
    await fill(store, "meeting-2", [newEvents(3)]);
    const events = await all(store, start);
    expect(events.map(({ stream, revision, number }) => [stream, revision, number])).toEqual([
      ["meeting-1", 0, 1],
      ["meeting-1", 1, 2],
      ["meeting-1", 2, 3],
      ["meeting-2", 0, 4],
      ["meeting-2", 1, 5],
      ["meeting-2", 2, 6],
    ]);
    const last = events.at(-1)!;
    expect(await store.head()).toEqual({ ...cursorOf(last), hash: last.hash });
  },

  "reading from any event's cursor gives exactly what follows, in batches of any size": async ({ open }) => {
    const store = await open();
    for (const at of range(1, 6)) await fill(store, `meeting-${at}`, [newEvents((at % 3) + 1), newEvents(2)]);
    const events = await all(store, start);
    for (const batch of [1, 2, 3, 1_000]) {
      expect(await all(store, start, { batch })).toEqual(events);
      for (const [index, event] of events.entries()) {
        expect(await all(store, cursorOf(event), { batch })).toEqual(events.slice(index + 1));
      }
    }
  },

  "a limit is kept, and the reading can go on after it": async ({ open }) => {
    const store = await open();
    await fill(store, "meeting-1", [newEvents(4), newEvents(4)]);
    const events = await all(store, start);
    for (const limit of range(1, 9)) {
      const first = await all(store, start, { limit, batch: 3 });
      expect(first).toEqual(events.slice(0, limit));
      expect([...first, ...(await all(store, cursorOf(first.at(-1)!)))]).toEqual(events);
    }
  },

  "a filter leaves every event its number of the whole log": async ({ open }) => {
    const store = await open();
    for (const at of range(1, 20)) await fill(store, `${at % 2 ? "meeting" : "plan"}-${at}`, [newEvents(2)]);
    await fill(store, "meeting", [newEvents(1)]);
    const events = await all(store, start);
    const only = (...prefixes: string[]) =>
      events.filter(({ stream }) => prefixes.some((prefix) => stream.startsWith(prefix)));
    for (const streams of [["meeting-"], ["plan-"], ["meeting-1", "plan-2"], ["meeting"], ["", "plan-"], ["nothing"]]) {
      for (const batch of [1, 3, 1_000]) {
        expect(await all(store, start, { streams, batch })).toEqual(only(...streams));
        expect(await all(store, start, { streams, batch, limit: 5 })).toEqual(only(...streams).slice(0, 5));
      }
    }
    expect(await all(store, start, { streams: [] })).toEqual([]);
    expect(await all(store, cursorOf(events[9]!), { streams: ["plan-"] })).toEqual(
      only("plan-").filter(({ number }) => number > 10),
    );
  },

  "a filter takes its prefix letter by letter": async ({ open }) => {
    const store = await open();
    for (const stream of ["a_b", "axb", "a%b", "A_b", "å_b"]) await fill(store, stream, [newEvents(1)]);
    const names = async (prefix: string) =>
      (await all(store, start, { streams: [prefix] })).map(({ stream }) => stream);
    expect(await names("a_")).toEqual(["a_b"]);
    expect(await names("a%")).toEqual(["a%b"]);
    expect(await names("å")).toEqual(["å_b"]);
    expect(await names("*")).toEqual([]);
  },

  "a reading ends where the log ended when it began": async ({ open }) => {
    const store = await open();
    await fill(store, "meeting-1", [newEvents(10)]);
    const seen: number[] = [];
    for await (const batch of store.readAll(start, { batch: 1 })) {
      seen.push(...batch.map(({ number }) => number));
      await store.append(`plan-${seen.length}`, "no stream", newEvents(2));
    }
    expect(seen).toEqual(range(1, 10));
  },

  "a reading can be left before its end": async ({ open }) => {
    const store = await open();
    await fill(store, "meeting-1", [newEvents(10)]);
    for await (const batch of store.readAll(start, { batch: 2 })) {
      expect(batch[0]!.number).toBe(1);
      break;
    }
    expect(written(await store.append("meeting-2", "no stream", newEvents(1))).revision).toBe(0);
  },

  "a cursor beyond the log is refused: its holder has seen events that are gone": async ({ open }) => {
    const [store, other] = [await open(), await open()];
    await fill(store, "meeting-1", [newEvents(1)]);
    await fill(other, "meeting-1", [newEvents(1), newEvents(1), newEvents(1)]);
    const beyond = cursorOf(await other.head());
    const refusal = expect.objectContaining({ code: "lost tail" });
    await expect(all(store, beyond)).rejects.toEqual(refusal);
    await expect(deliveriesUntil(store, beyond, 9)).rejects.toEqual(refusal);
    await expect(all(store, start, { batch: 0 })).rejects.toThrow(RangeError);
    await expect(all(store, start, { limit: 0 })).rejects.toThrow(RangeError);
  },

  "an empty log has an empty head and gives nothing": async ({ open }) => {
    const store = await open();
    expect(await store.head()).toEqual({ ...start, hash: "" });
    expect(await all(store, start)).toEqual([]);
    expect(await store.readStream("meeting-1")).toEqual([]);
    expect(await verifyLog(store)).toMatchObject({ events: 0, streams: 0 });
  },

  "a closed store refuses everything and closes again in peace": async ({ open }) => {
    const store = await open();
    await store.close();
    await store.close();
    const closed = expect.objectContaining({ code: "closed" });
    await expect(store.append("meeting-1", "no stream", newEvents(1))).rejects.toEqual(closed);
    await expect(store.readStream("meeting-1")).rejects.toEqual(closed);
    await expect(all(store, start)).rejects.toEqual(closed);
    await expect(store.head()).rejects.toBeInstanceOf(StoreError);
  },

  "an append that was asked for before the close is written or refused, never forgotten": async ({ open }) => {
    const store = await open();
    const pending = range(1, 20).map((at) => store.append(`meeting-${at}`, "no stream", newEvents(1)));
    const closing = store.close();
    const answers = await Promise.allSettled(pending);
    await closing;
    expect(answers.map(({ status }) => status)).toEqual(range(1, 20).map(() => "fulfilled"));
  },

  "all is there after a restart, and the log goes on": async ({ open, reopen }) => {
    const first = await open();
    const batch = newEvents(2);
    const answer = await first.append("meeting-1", "no stream", batch);
    await fill(first, "plan-å", [newEvents(3)]);
    const before = await all(first, start);
    const head = await first.head();
    const second = await reopen(first);
    expect(await all(second, start)).toEqual(before);
    expect(await second.head()).toEqual(head);
    expect(await second.append("meeting-1", "no stream", batch)).toEqual(answer);
    expect(await second.append("meeting-1", "no stream", newEvents(1))).toEqual({ kind: "conflict", actual: 1 });
    expect(written(await second.append("meeting-1", 1, [newEvent()])).revision).toBe(2);
    const after = await all(second, cursorOf(head));
    expect(after.map(({ number, revision }) => [number, revision])).toEqual([[6, 2]]);
    expect(await verifyLog(second)).toMatchObject({ events: 6, streams: 2 });
  },

  "100,000 events are written, read, followed and verified": async ({ open }) => {
    const store = await open();
    const [streams, batches, size] = [20, 10, 500];
    await Promise.all(
      range(1, streams).map((at) =>
        fill(
          store,
          `meeting-${at}`,
          range(1, batches).map(() => newEvents(size)),
        ),
      ),
    );
    let count = 0;
    let previous: RecordedEvent | undefined;
    let sound = true;
    for await (const batch of store.readAll(start)) {
      for (const event of batch) {
        sound &&= event.number === count + 1 && (previous === undefined || previous.position <= event.position);
        previous = event;
        count += 1;
      }
    }
    expect([count, sound]).toEqual([100_000, true]);
    const followed = eventsIn(await deliveriesUntil(store, start, 100_000));
    expect([followed.length, followed.at(-1)!.number]).toEqual([100_000, 100_000]);
    const { finding, events, head } = await verifyLog(store);
    expect([finding, events, head]).toEqual([undefined, 100_000, await store.head()]);
  },
};
