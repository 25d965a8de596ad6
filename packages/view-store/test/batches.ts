import type { EventStore } from "@liggare/event-store";
import { concat, from, map, NEVER, of } from "rxjs";

/** The same log, told in batches of this many events. */
export const inBatches = (store: EventStore, batch: number): EventStore => ({
  append: (...request) => store.append(...request),
  readStream: (...request) => store.readStream(...request),
  readAll: (after, options) => store.readAll(after, { ...options, batch }),
  head: () => store.head(),
  close: () => store.close(),
  subscribe: (after) =>
    concat(
      from(store.readAll(after, { batch })).pipe(
        map((events) => {
          const { position, number } = events.at(-1)!;
          return { kind: "events" as const, events, cursor: { position, number } };
        }),
      ),
      of({ kind: "caught up" as const, cursor: after }),
      NEVER,
    ),
});
