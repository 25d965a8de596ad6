import type { Cursor } from "@liggare/domain";
import { filter, firstValueFrom, lastValueFrom, share, tap, toArray } from "rxjs";
import { expect } from "vitest";
import type { Delivery, EventStore } from "../../src/index.ts";
import { all, type Cases, cursorOf, deliveriesUntil, eventsIn, fill, newEvents, range, start } from "./kit.ts";

const numbers = (deliveries: readonly Delivery[]) => eventsIn(deliveries).map(({ number }) => number);

const caughtUp = (store: EventStore, after: Cursor) =>
  firstValueFrom(store.subscribe(after).pipe(filter(({ kind }) => kind === "caught up")));

export const subscribing: Cases = {
  "a subscriber gets the history, then hears that it has caught up": async ({ open }) => {
    const store = await open();
    await fill(store, "meeting-1", [newEvents(3), newEvents(2)]);
    const deliveries = await deliveriesUntil(store, start, 5);
    expect(eventsIn(deliveries)).toEqual(await all(store, start));
    expect(deliveries.at(-1)).toEqual({ kind: "caught up", cursor: cursorOf(await store.head()) });
  },

  "a subscriber to an empty log has caught up at once": async ({ open }) => {
    const store = await open();
    expect(await caughtUp(store, start)).toEqual({ kind: "caught up", cursor: start });
  },

  "history and live meet without gap or repeat while others write": async ({ open }) => {
    const store = await open();
    await fill(store, "meeting-0", [newEvents(50)]);
    const write = (at: number) =>
      fill(
        store,
        `meeting-${at}`,
        range(1, 25).map(() => newEvents(2)),
      );
    const following = deliveriesUntil(store, start, 250);
    await Promise.all(range(1, 4).map(write));
    expect(numbers(await following)).toEqual(range(1, 250));
  },

  "a live subscriber hears of the end each time it reaches it": async ({ open }) => {
    const store = await open();
    const ends: number[] = [];
    const subscription = store.subscribe(start).subscribe((delivery) => {
      if (delivery.kind !== "caught up") return;
      ends.push(delivery.cursor.number);
      const at = ends.length;
      if (at <= 3) void store.append(`meeting-${at}`, "no stream", newEvents(2));
      else void store.close();
    });
    await new Promise<void>((resolve) => subscription.add(resolve));
    expect(ends).toEqual([0, 2, 4, 6]);
  },

  "a subscriber from the middle gets what follows, from every event on": async ({ open }) => {
    const store = await open();
    await fill(store, "meeting-1", [newEvents(3), newEvents(2), newEvents(1)]);
    const events = await all(store, start);
    await deliveriesUntil(store, start, 6);
    for (const [index, event] of events.entries()) {
      expect(eventsIn(await deliveriesUntil(store, cursorOf(event), 6))).toEqual(events.slice(index + 1));
    }
  },

  "a cursor of a delivery is a place to resume": async ({ open }) => {
    const store = await open();
    await fill(store, "meeting-1", [newEvents(700), newEvents(700), newEvents(700), newEvents(700)]);
    for (const delivery of await deliveriesUntil(store, start, 2_800)) {
      const rest = await deliveriesUntil(store, delivery.cursor, 2_800);
      expect(numbers(rest)).toEqual(range(delivery.cursor.number + 1, 2_800));
    }
  },

  "no delivery ends within an append that shares a position": async ({ open }) => {
    const store = await open();
    await fill(
      store,
      "meeting-1",
      range(1, 5).map(() => newEvents(300)),
    );
    const deliveries = await deliveriesUntil(store, start, 1_500);
    const events = await all(store, start);
    for (const { cursor } of deliveries) {
      expect(events[cursor.number]?.position).not.toBe(cursor.position);
    }
  },

  "several subscribers read on their own": async ({ open }) => {
    const store = await open();
    await fill(store, "meeting-1", [newEvents(10)]);
    const middle = cursorOf((await all(store, start))[4]!);
    const following = [start, start, middle].map((after) => deliveriesUntil(store, after, 30));
    await fill(store, "meeting-2", [newEvents(10), newEvents(10)]);
    const [one, two, three] = await Promise.all(following);
    expect(numbers(one!)).toEqual(range(1, 30));
    expect(numbers(two!)).toEqual(range(1, 30));
    expect(numbers(three!)).toEqual(range(6, 30));
  },

  "what is subscribed to is read when somebody subscribes, anew each time": async ({ open }) => {
    const store = await open();
    const deliveries = store.subscribe(start);
    await fill(store, "meeting-1", [newEvents(2)]);
    await deliveriesUntil(store, start, 2);
    const first = () => firstValueFrom(deliveries.pipe(filter(({ kind }) => kind === "events")));
    expect(numbers([await first()])).toEqual([1, 2]);
    expect(numbers([await first()])).toEqual([1, 2]);
  },

  "a slow subscriber gets few large batches, not a queue of small ones": async ({ open }) => {
    const store = await open();
    let deliveries = 0;
    const seen: number[] = [];
    const done = new Promise<void>((resolve) => {
      const subscription = store.subscribe(start).subscribe((delivery) => {
        deliveries += 1;
        seen.push(...numbers([delivery]));
        // Busy while 200 appends are asked for: what it missed must come together.
        if (deliveries === 1) void Promise.all(range(1, 200).map((at) => fill(store, `meeting-${at}`, [newEvents(1)])));
        if (seen.length === 200) {
          resolve();
          subscription.unsubscribe();
        }
      });
    });
    await done;
    expect(seen).toEqual(range(1, 200));
    expect(deliveries).toBeLessThan(50);
  },

  "who has unsubscribed hears no more, also from within a delivery": async ({ open }) => {
    const store = await open();
    await fill(store, "meeting-1", [newEvents(1_500), newEvents(1_500)]);
    const heard: Delivery["kind"][] = [];
    const subscription = store.subscribe(start).subscribe(({ kind }) => {
      heard.push(kind);
      if (kind === "events") subscription.unsubscribe();
    });
    await new Promise<void>((resolve) => subscription.add(resolve));
    await fill(store, "meeting-2", [newEvents(1)]);
    await deliveriesUntil(store, start, 3_001);
    expect(heard.filter((kind) => kind === "events")).toHaveLength(1);
    expect(heard.at(-1)).toBe("events");
  },

  "closing the store completes every subscription": async ({ open }) => {
    const store = await open();
    await fill(store, "meeting-1", [newEvents(2)]);
    const following = () => {
      const heard: number[] = [];
      const deliveries = store.subscribe(start).pipe(
        tap((delivery) => heard.push(...numbers([delivery]))),
        share(),
      );
      const there = firstValueFrom(deliveries.pipe(filter(() => heard.length === 2)));
      return { there, ended: lastValueFrom(deliveries.pipe(toArray())).then(() => heard) };
    };
    const sleeping = [following(), following()];
    await Promise.all(sleeping.map(({ there }) => there));
    await store.close();
    expect(await Promise.all(sleeping.map(({ ended }) => ended))).toEqual([range(1, 2), range(1, 2)]);
    expect(await lastValueFrom(store.subscribe(start).pipe(toArray()))).toEqual([]);
  },
};
