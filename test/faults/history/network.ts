import { setImmediate as nextTurn } from "node:timers/promises";
import type { Cursor, NewEvent, RecordedEvent, StoredEvent } from "@liggare/domain";
import {
  type AppendResult,
  type Delivery,
  type EventStore,
  type ExpectedRevision,
  type Head,
  type ReadAllOptions,
  StoreError,
} from "@liggare/event-store";
import { Observable, type Subscription } from "rxjs";
import type { Random } from "../random.ts";

/** How often each fault fired. */
export interface Fired {
  /** Appends that were carried out, and whose answer was lost. */
  answerLost: number;
  /** Appends that never reached the store. */
  neverArrived: number;
  /** Appends that reached the store after their caller had given up. */
  arrivedLate: number;
  delayed: number;
  subscriptionsDropped: number;
}

const nothingFired = (): Fired => ({
  answerLost: 0,
  neverArrived: 0,
  arrivedLate: 0,
  delayed: 0,
  subscriptionsDropped: 0,
});

export function sumOf(all: readonly Fired[]): Fired {
  const sum = nothingFired();
  for (const fired of all) for (const fault of Object.keys(sum) as (keyof Fired)[]) sum[fault] += fired[fault];
  return sum;
}

const noAnswer = (): StoreError => new StoreError("unavailable", "no answer came");

/** Lets so many turns of the event loop go by. */
export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await nextTurn();
}

/**
 * A faulty way to a store, as a network is: it may lose the request or the answer, bring the request late, and drop
 * subscriptions. It is honest: whoever got no answer is told so, and nothing is made up.
 */
export class Network implements EventStore {
  readonly fired: Fired = nothingFired();
  /** What a request that came late met, and no fault of a store is: there is no caller to tell. */
  readonly defects: string[] = [];
  readonly #random: Random;
  #faults = false;
  #appends = 0;
  #open: PromiseWithResolvers<void> | undefined;
  readonly #under = new Set<Promise<unknown>>();
  #store: EventStore;

  constructor(store: EventStore, random: Random) {
    this.#store = store;
    this.#random = random;
  }

  /** From now on it is faulty. */
  begin(): void {
    this.#faults = true;
  }

  /** Nobody gets through until it leads somewhere again; what is under way goes on, and may fail. */
  shut(): void {
    this.#open = Promise.withResolvers();
  }

  /** Leads to another store from now on: the same log, opened again. */
  lead(store: EventStore): void {
    this.#store = store;
    this.#open?.resolve();
    this.#open = undefined;
  }

  /** When somebody can get through. */
  async ready(): Promise<void> {
    await this.#open?.promise;
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult> {
    const chance = this.#faults ? this.#chance() : 1;
    if (chance < 0.04) {
      this.fired.neverArrived += 1;
      throw noAnswer();
    }
    if (chance < 0.08) {
      this.fired.arrivedLate += 1;
      this.#later(() => this.#store.append(stream, expected, events));
      await turns(this.#random.below(3));
      throw noAnswer();
    }
    await this.#delay();
    await this.ready();
    const answer = await this.#store.append(stream, expected, events);
    if (chance < 0.14) {
      this.fired.answerLost += 1;
      throw noAnswer();
    }
    await this.#delay();
    return answer;
  }

  /** A run of good luck proves nothing: it ends at the tenth append. */
  #chance(): number {
    const chance = this.#random.next();
    this.#appends += 1;
    const { answerLost, neverArrived, arrivedLate } = this.fired;
    return this.#appends >= 10 && answerLost + neverArrived + arrivedLate === 0 ? chance * 0.14 : chance;
  }

  async readStream(stream: string, from?: number): Promise<readonly StoredEvent[]> {
    await this.#delay();
    await this.ready();
    return this.#store.readStream(stream, from);
  }

  async *readAll(after: Cursor, options?: ReadAllOptions): AsyncGenerator<readonly RecordedEvent[]> {
    await this.#delay();
    await this.ready();
    for await (const batch of this.#store.readAll(after, options)) {
      yield batch;
      await this.#delay();
    }
  }

  async head(): Promise<Head> {
    await this.#delay();
    await this.ready();
    return this.#store.head();
  }

  subscribe(after: Cursor): Observable<Delivery> {
    return new Observable((subscriber) => {
      let left = this.#faults && this.#random.chance(0.6) ? 1 + this.#random.below(8) : Number.POSITIVE_INFINITY;
      let inner: Subscription | undefined;
      inner = this.#store.subscribe(after).subscribe({
        next: (delivery) => {
          if (subscriber.closed) return;
          subscriber.next(delivery);
          left -= 1;
          if (left > 0) return;
          this.fired.subscriptionsDropped += 1;
          inner?.unsubscribe();
          subscriber.error(noAnswer());
        },
        error: (error: unknown) => subscriber.error(error),
        complete: () => subscriber.complete(),
      });
      return () => inner?.unsubscribe();
    });
  }

  /** When all that was under way has arrived. */
  async quiet(): Promise<void> {
    while (this.#under.size > 0) await Promise.all(this.#under);
  }

  async close(): Promise<void> {
    await this.quiet();
  }

  async #delay(): Promise<void> {
    if (!this.#faults || !this.#random.chance(0.3)) return;
    this.fired.delayed += 1;
    await turns(1 + this.#random.below(6));
  }

  #later(request: () => Promise<AppendResult>): void {
    const arrives = turns(1 + this.#random.below(20))
      .then(() => this.ready())
      .then(request)
      .catch((error: unknown) => {
        // A store that is being opened again refuses it: then it never happened, as its caller may find out.
        if (!(error instanceof StoreError)) this.defects.push(`an append that came late was answered by "${error}"`);
      })
      .finally(() => this.#under.delete(arrives));
    this.#under.add(arrives);
  }
}
