import type { NewEvent } from "@liggare/domain";
import type { Delivery, EventStore } from "@liggare/event-store";
import { openViewStore, type ViewStore, type ViewStoreOptions } from "@liggare/view-store";
import { story, tally } from "@liggare/views/story";
import { concatMap, from, type Observable } from "rxjs";
import type { Random } from "./random.ts";

/** A log of meetings, concerns, corrections and withdrawals over some days, in the order of its streams. */
export async function tellStory(store: EventStore, random: Random, length: number): Promise<void> {
  const told = story();
  const units = ["farsta", "skarholmen", "rinkeby-kista", "norrmalm"];
  for (let day = 1; told.events.length < length; day += 1) {
    told.on(new Date(Date.UTC(2020, 0, day)).toISOString().slice(0, 10));
    for (let entry = 0; entry < 4; entry += 1) {
      const unit = random.pick(units);
      const meeting = { forum: `forum-${random.below(3)}`, units: [unit, random.pick(units)] };
      const known = told.entries();
      if (known.length > 0 && random.chance(0.2)) told.correct(random.pick(known), meeting);
      else if (known.length > 0 && random.chance(0.1)) told.withdraw(random.pick(known));
      else if (random.chance(0.3)) told.concern(unit, "2019-12-24");
      else told.meeting(unit, meeting);
    }
  }
  const revisions = new Map<string, number>();
  for (const { stream, ...event } of told.events) {
    const last = revisions.get(stream);
    const result = await store.append(stream, last ?? "no stream", [event as NewEvent]);
    if (result.kind === "conflict") throw new Error(`${stream} met a conflict`);
    revisions.set(stream, result.revision);
  }
}

/** The same store, whose subscriptions tell the log in batches of at most so many events. */
export function inBatches(store: EventStore, size: number): EventStore {
  const cut = (delivery: Delivery): Observable<Delivery> => {
    if (delivery.kind === "caught up") return from([delivery]);
    const { events } = delivery;
    const parts = Array.from({ length: Math.ceil(events.length / size) }, (_, at) =>
      events.slice(at * size, (at + 1) * size),
    );
    return from(
      parts.map((part): Delivery => {
        const { position, number } = part.at(-1)!;
        return { kind: "events", events: part, cursor: { position, number } };
      }),
    );
  };
  return {
    append: (...request) => store.append(...request),
    readStream: (...request) => store.readStream(...request),
    readAll: (...request) => store.readAll(...request),
    head: () => store.head(),
    close: () => store.close(),
    subscribe: (after) => store.subscribe(after).pipe(concatMap(cut)),
  };
}

export const openTally = (
  options: Pick<ViewStoreOptions, "folder" | "store"> & Partial<ViewStoreOptions>,
): Promise<ViewStore> =>
  openViewStore({
    views: [tally],
    dayOf: (instant) => instant.slice(0, 10),
    lift: (event) => event,
    systemStream: "ledger",
    ...options,
  });

export async function caughtUp(views: ViewStore, store: EventStore): Promise<void> {
  views.start();
  if (await views.caughtUp((await store.head()).position, 30_000)) return;
  throw new Error("the views did not catch up", { cause: views.status() });
}

/** The view with all its history, and its cells as known on some days, as one text. */
export async function exported(views: ViewStore): Promise<string> {
  return (await Array.fromAsync(views.exportView(tally.name))).join("");
}
