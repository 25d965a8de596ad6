import type { EventStore } from "@liggare/event-store";

/** The same store, with some of its answers given by others. */
export const delegate = (store: EventStore, others: Partial<EventStore> = {}): EventStore => ({
  append: (...args) => store.append(...args),
  readStream: (...args) => store.readStream(...args),
  readAll: (...args) => store.readAll(...args),
  subscribe: (after) => store.subscribe(after),
  head: () => store.head(),
  close: () => store.close(),
  ...others,
});
