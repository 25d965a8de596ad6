import type { Delivery, EventStore } from "@liggare/event-store";
import { concatMap, defer, from, of } from "rxjs";
import { turns } from "../network.ts";
import { broken, every, type Mutant, positionAt } from "./mutant.ts";

const deliveries = (store: EventStore, change: (delivery: Delivery) => readonly Delivery[]): Partial<EventStore> => ({
  subscribe: (after) => store.subscribe(after).pipe(concatMap((delivery) => of(...change(delivery)))),
});

/** Defects of subscriptions. */
export const followingMutants: readonly Mutant[] = [
  broken("delivers something twice", "subscription without repeat", (store) => {
    const due = every(4);
    return deliveries(store, (delivery) => (due() ? [delivery, delivery] : [delivery]));
  }),

  broken("leaves an event out of a delivery", "subscription without gap", (store) => {
    const due = every(4);
    return deliveries(store, (delivery) =>
      delivery.kind === "events" && due() ? [{ ...delivery, events: delivery.events.slice(1) }] : [delivery],
    );
  }),

  broken("delivers neighbours in the wrong order", "subscription without gap", (store) =>
    deliveries(store, (delivery) =>
      delivery.kind === "events" && delivery.events.length > 1
        ? [{ ...delivery, events: delivery.events.toReversed() }]
        : [delivery],
    ),
  ),

  broken("gives a cursor that is ahead of its events", "subscription without gap", (store) => ({
    subscribe: (after) =>
      store.subscribe(after).pipe(
        concatMap(async (delivery): Promise<Delivery> => {
          await turns(4);
          const { position, number } = await store.head();
          return delivery.kind === "events" ? { ...delivery, cursor: { position, number } } : delivery;
        }),
      ),
  })),

  broken("resumes one event too late", "subscription without gap", (store) => ({
    subscribe: (after) =>
      defer(() =>
        from(store.head()).pipe(
          concatMap(({ number }) => {
            const next = after.number + 1;
            return store.subscribe(
              after.number > 0 && next <= number ? { position: positionAt(next), number: next } : after,
            );
          }),
        ),
      ),
  })),

  broken("resumes one event too early", "subscription without repeat", (store) => ({
    subscribe: (after) => {
      const number = Math.max(0, after.number - 1);
      return store.subscribe({ position: number === 0 ? "" : positionAt(number), number });
    },
  })),
];
