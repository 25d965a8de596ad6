import { setImmediate as nextTurn } from "node:timers/promises";
import type { Cursor, RecordedEvent } from "@liggare/domain";
import { Observable, type Subscriber } from "rxjs";
import type { Page, PageRequest } from "./page.ts";
import type { Delivery, ReadAllOptions } from "./port.ts";

export const defaultBatch = 1_000;

/** The domain's `start`, without loading the domain: stores take its types only. */
export const beginning: Cursor = { position: "", number: 0 };

/** Reads at once, or asks a server. */
export type ReadPage = (request: PageRequest) => Page | Promise<Page>;

/** `readAll` over pages: up to the log's end as it was at the first read; the event loop breathes in between. */
export async function* readPages(
  read: ReadPage,
  end: () => number,
  after: Cursor,
  options: ReadAllOptions,
): AsyncGenerator<readonly RecordedEvent[]> {
  const batch = atLeastOne(options.batch ?? defaultBatch, "batch");
  let left = options.limit === undefined ? Number.POSITIVE_INFINITY : atLeastOne(options.limit, "limit");
  const upTo = end();
  let cursor = after;
  while (left > 0) {
    const page = await read({ after: cursor, most: Math.min(batch, left), streams: options.streams, upTo });
    // A store that ends its pages at the end of an append may give more than the limit.
    const events = page.events.length > left ? page.events.slice(0, left) : page.events;
    if (events.length > 0) yield events;
    if (page.end) return;
    left -= events.length;
    cursor = page.next;
    await nextTurn();
  }
}

export function atLeastOne(value: number, name: string): number {
  if (!Number.isSafeInteger(value) || value < 1) throw new RangeError(`${name} is a whole number from 1`);
  return value;
}

/** Wakes subscriptions. They pull pages when woken, so a slow one holds one page and nothing queues up for it. */
export class Feed {
  #version = 0;
  #closed = false;
  readonly #sleepers = new Set<() => void>();

  /** The log has grown. */
  announce(): void {
    this.#version += 1;
    for (const wake of [...this.#sleepers]) wake();
  }

  close(): void {
    this.#closed = true;
    this.announce();
  }

  /** `pollEvery` (milliseconds): for a log that another process writes. */
  subscribe(after: Cursor, read: ReadPage, pollEvery?: number): Observable<Delivery> {
    return new Observable((subscriber) => {
      let wake = () => {};
      const sleep = () =>
        new Promise<void>((resolve) => {
          const timer = pollEvery === undefined ? undefined : setTimeout(() => wake(), pollEvery);
          wake = () => {
            clearTimeout(timer);
            this.#sleepers.delete(wake);
            resolve();
          };
          this.#sleepers.add(wake);
        });
      this.#run(subscriber, after, read, sleep).catch((error: unknown) => subscriber.error(error));
      return () => wake();
    });
  }

  /** Undefined where the store was closed meanwhile: what is left is not delivered. */
  async #read(read: ReadPage, request: PageRequest): Promise<Page | undefined> {
    try {
      return await read(request);
    } catch (error) {
      if (this.#closed) return undefined;
      throw error;
    }
  }

  async #run(subscriber: Subscriber<Delivery>, after: Cursor, read: ReadPage, sleep: () => Promise<void>) {
    let cursor = after;
    let told = false;
    // Never within subscribe() itself: the caller gets its subscription before the first delivery.
    await null;
    while (!subscriber.closed) {
      if (this.#closed) {
        subscriber.complete();
        return;
      }
      const version = this.#version;
      const page = await this.#read(read, { after: cursor, most: defaultBatch });
      if (page === undefined) continue;
      if (subscriber.closed) return;
      cursor = page.next;
      if (page.events.length > 0) {
        told = false;
        subscriber.next({ kind: "events", events: page.events, cursor });
      }
      if (!page.end) {
        await nextTurn();
        continue;
      }
      if (!told && !subscriber.closed) {
        told = true;
        subscriber.next({ kind: "caught up", cursor });
      }
      if (version === this.#version && !subscriber.closed) await sleep();
    }
  }
}
