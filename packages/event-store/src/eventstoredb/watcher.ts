import { END, streamNameFilter } from "@eventstore/db-client";
import type { Client } from "./client.ts";
import type { Connection } from "./connection.ts";
import type { Streams } from "./streams.ts";

/** How the live subscription fares, for metrics. */
export interface WatchStats {
  /** Whether the server has confirmed the subscription that is open now. */
  live: boolean;
  /** How often it ended, for any reason, and was opened again. */
  dropped: number;
  /** Why it ended last. */
  reason: string | undefined;
}

/**
 * Hears that the log has grown, and says no more than that: who follows the log reads on from its own place. So nothing
 * is lost or told twice when the subscription ends, by an error or without one, and nothing depends on the order in which
 * the client's callbacks come.
 */
export class Watcher {
  readonly stats: WatchStats = { live: false, dropped: 0, reason: undefined };
  readonly #connection: Connection;
  readonly #streams: Streams;
  readonly #grown: () => void;
  #closed = false;
  #leave: () => void = () => {};
  readonly #running: Promise<void>;

  constructor(connection: Connection, streams: Streams, grown: () => void) {
    this.#connection = connection;
    this.#streams = streams;
    this.#grown = grown;
    connection.onGivenUp = () => this.#leave();
    this.#running = this.#run();
  }

  async #run(): Promise<void> {
    for (let failures = 0; !this.#closed; failures += 1) {
      if (failures > 0) {
        this.stats.dropped += 1;
        await this.#pause(Math.min(1_000, 50 * 2 ** Math.min(failures, 5)));
        if (this.#closed) return;
      }
      try {
        await this.#watch(this.#connection.client(), () => {
          failures = 0;
        });
        this.stats.reason = "ended by the server";
      } catch (error) {
        this.stats.reason = error instanceof Error ? error.message : String(error);
      }
      this.stats.live = false;
    }
  }

  /** Until the subscription ends. */
  async #watch(client: Client, confirmed: () => void): Promise<void> {
    const subscription = client.subscribeToAll({
      fromPosition: END,
      filter: streamNameFilter({ prefixes: [this.#streams.prefix] }),
      credentials: this.#connection.credentials,
    });
    subscription.once("confirmation", () => {
      confirmed();
      this.stats.live = true;
      // What came before it was confirmed is read now.
      this.#grown();
    });
    await new Promise<void>((resolve, reject) => {
      subscription.on("data", () => this.#grown());
      // A clean end closes without an error: it is a drop like any other.
      subscription.once("close", resolve);
      subscription.once("end", resolve);
      subscription.once("error", reject);
      this.#leave = () => {
        void subscription.unsubscribe().catch(() => {
          // It never began: nothing is open.
        });
        resolve();
      };
    });
  }

  #pause(most: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, most);
      this.#leave = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#leave();
    await this.#running;
  }
}
