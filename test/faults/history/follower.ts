import { type Cursor, start } from "@liggare/domain";
import type { EventStore } from "@liggare/event-store";
import type { Subscription } from "rxjs";
import type { Random } from "../random.ts";
import type { SeenDelivery } from "./history.ts";
import { type Recorder, seen } from "./recorder.ts";

/**
 * Follows the log by subscriptions, one after another: each goes on from the last cursor, after it was dropped or
 * after the follower itself let go.
 */
export class Follower {
  readonly #recorder: Recorder;
  readonly #way: EventStore;
  readonly #process: string;
  readonly #random: Random;
  #cursor: Cursor = start;
  #goal: number | undefined;
  #waiting: (() => void) | undefined;
  #failed: string | undefined;

  constructor(recorder: Recorder, way: EventStore, name: string, random: Random) {
    this.#recorder = recorder;
    this.#way = way;
    this.#process = name;
    this.#random = random;
  }

  /** Follows until the event of the number given to `until` has come. */
  async run(): Promise<void> {
    while (!this.#done()) {
      const after = this.#cursor;
      await this.#recorder.run(this.#process, "subscription", { after }, async () => ({
        type: "ok",
        deliveries: await this.#one(after),
      }));
      // Nothing is to be had from a store that is being opened again.
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }

  /** Says where the log ends, now that nothing is added; undefined once the follower is there, else why it is not. */
  async until(number: number, patience: number): Promise<string | undefined> {
    this.#goal = number;
    const timer = setTimeout(() => {
      this.#failed = `a follower stood at ${this.#cursor.number} of ${number} after ${patience / 1_000} s`;
      this.#waiting?.();
    }, patience);
    this.#waiting?.();
    return new Promise((resolve) => {
      const look = setInterval(() => {
        if (!this.#done()) return;
        clearInterval(look);
        clearTimeout(timer);
        resolve(this.#failed);
      }, 1);
    });
  }

  #done(): boolean {
    return this.#failed !== undefined || (this.#goal !== undefined && this.#cursor.number >= this.#goal);
  }

  #one(after: Cursor): Promise<readonly SeenDelivery[]> {
    const deliveries: SeenDelivery[] = [];
    let left = this.#random.chance(0.5) ? 1 + this.#random.below(10) : Number.POSITIVE_INFINITY;
    return new Promise((resolve) => {
      let subscription: Subscription | undefined;
      const end = () => {
        this.#waiting = undefined;
        subscription?.unsubscribe();
        resolve(deliveries);
      };
      this.#waiting = () => {
        if (this.#done()) end();
      };
      // A drop is an end as any other: what came before it counts.
      subscription = this.#way.subscribe(after).subscribe({
        next: (delivery) => {
          const events = delivery.kind === "events" ? delivery.events.map(seen) : [];
          deliveries.push({ kind: delivery.kind, events, cursor: delivery.cursor, at: this.#recorder.tick() });
          this.#cursor = delivery.cursor;
          left -= 1;
          if (left <= 0 || this.#done()) end();
        },
        error: end,
        complete: end,
      });
    });
  }
}
