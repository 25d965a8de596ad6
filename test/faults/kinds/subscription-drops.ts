import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Cursor, type RecordedEvent, start } from "@liggare/domain";
import { type Delivery, type EventStore, openSqliteStore } from "@liggare/event-store";
import { Observable } from "rxjs";
import { type FaultKind, stopwatch } from "../kind.ts";
import { readLog } from "../log.ts";
import { memoryFolder } from "../machine.ts";
import { Random } from "../random.ts";
import { caughtUp, exported, inBatches, openTally, tellStory } from "../views.ts";

interface Drops {
  count: number;
}

/** The same store, whose subscriptions fail after a few deliveries, before or after the next was handed on. */
function dropping(store: EventStore, random: Random, drops: Drops): EventStore {
  const subscribe = (after: Cursor) =>
    new Observable<Delivery>((subscriber) => {
      let left = random.below(4);
      const inner = store.subscribe(after).subscribe({
        next(delivery) {
          const drop = left === 0 && delivery.kind === "events";
          if (!drop || random.chance(0.5)) subscriber.next(delivery);
          left -= 1;
          if (!drop) return;
          drops.count += 1;
          subscriber.error(new Error("the subscription was dropped"));
        },
        complete: () => subscriber.complete(),
        error: (error) => subscriber.error(error),
      });
      return () => inner.unsubscribe();
    });
  return { ...inBatches(store, 3), subscribe };
}

/** Follows a store by a cursor of its own and subscribes anew wherever it is dropped, until it has come so far. */
function follow(store: EventStore, number: number): Promise<RecordedEvent[]> {
  const seen: RecordedEvent[] = [];
  return new Promise((resolve, reject) => {
    const from = (cursor: Cursor) => {
      let last = cursor;
      const subscription = store.subscribe(cursor).subscribe({
        next(delivery) {
          last = delivery.cursor;
          if (delivery.kind === "events") seen.push(...delivery.events);
          // Told that it has caught up with that event, it waits no longer: what is missing will not come.
          const atTheEnd = delivery.kind === "caught up" && last.number >= number;
          if (seen.length < number && !atTheEnd) return;
          queueMicrotask(() => subscription.unsubscribe());
          resolve(seen);
        },
        error: () => setImmediate(from, last),
        complete: () => reject(new Error("the subscription ended though the store is open")),
      });
    };
    from(start);
  });
}

async function round(folder: string, random: Random, drops: Drops): Promise<string[]> {
  const wrong: string[] = [];
  const store = await openSqliteStore({ file: join(folder, "log.db") });
  const length = 80;
  const dropped = dropping(inBatches(store, 1 + random.below(6)), random, drops);
  const views = await openTally({ folder: join(folder, "views"), store: dropped, backOff: () => 0 });
  let told = 0;
  views.changes.subscribe(({ cursor: { number } }) => {
    if (number <= told) wrong.push(`the views told of event ${number} after ${told}`);
    told = number;
  });
  views.start();
  // One follows from the first event on, while the log is written; the other when all is there.
  const early = follow(dropped, length);
  await tellStory(store, random, length);
  const log = await readLog(store);
  const ids = log.map(({ id }) => id).join();
  for (const [who, seen] of [
    ["early", await early],
    ["late", await follow(dropped, length)],
  ] as const) {
    const same = seen.map(({ id }) => id).join() === ids.slice(0, seen.map(({ id }) => id).join().length);
    if (!same || seen.length < length) wrong.push(`the ${who} follower has a gap or a repeat`);
  }
  await caughtUp(views, store);
  const reference = await openTally({ folder: join(folder, "reference"), store });
  await caughtUp(reference, store);
  if ((await exported(views)) !== (await exported(reference))) wrong.push("the view differs from one built at one go");
  await Promise.all([views.close(), reference.close()]);
  await store.close();
  return wrong;
}

export const subscriptionDrops: FaultKind = {
  name: "subscription-drops",
  what: "subscriptions end with an error before or after a delivery, under a follower and under a view",
  unit: "drops",
  counts: { long: 5_000, quick: 400, short: 60 },
  async run({ seed, count, onProgress }) {
    const seconds = stopwatch();
    const random = new Random(`subscription-drops ${seed}`);
    const scratch = memoryFolder();
    const drops: Drops = { count: 0 };
    const violations: string[] = [];
    let rounds = 0;
    try {
      for (; drops.count < count; rounds += 1) {
        const folder = join(scratch.path, String(rounds));
        mkdirSync(folder);
        const wrong = await round(folder, random.fork(rounds), drops);
        violations.push(...wrong.map((text) => `round ${rounds}: ${text}`));
        rmSync(folder, { recursive: true });
        onProgress(Math.min(drops.count, count));
      }
    } finally {
      scratch.remove();
    }
    return {
      injected: drops.count,
      fired: `${drops.count} subscriptions ended with an error in ${rounds} logs, while they were written and afterwards; each follower saw every event once and in order, each view came out as one built at one go`,
      violations,
      seconds: seconds(),
    };
  },
};
