import { setTimeout as pause } from "node:timers/promises";
import { type Credentials, type EndPoint, NotLeaderError } from "@eventstore/db-client";
import type { Position } from "@liggare/domain";
import { StoreError } from "../port.ts";
import type { Address } from "./address.ts";
import { Client } from "./client.ts";
import { finalFault, gaveUp, NoAnswer } from "./faults.ts";

/** Times in milliseconds. */
export interface Patience {
  /** For one answer of the server; kept by a timer of our own, for the client's may never come. */
  readonly answer: number;
  /**
   * For the next event of the whole log. Longer than for other answers: the server may have to search through much that
   * belongs to others.
   */
  readonly search: number;
  /** For an operation with all its attempts. */
  readonly whole: number;
}

const patience: Patience = { answer: 2_000, search: 10_000, whole: 30_000 };

export interface ConnectionStats {
  /** How often the client was made anew. */
  rebuilds: number;
  /** Attempts that failed and were made again. */
  retries: number;
}

export interface Attempts {
  /** Something came: patience begins anew. */
  progressed(): void;
  /**
   * The client failed: answers after a pause, when the next attempt with a new client may be made. Throws what is final
   * at once, and StoreError "unavailable" when the patience is at its end.
   */
  failed(error: unknown, client: Client): Promise<void>;
}

class Seen {
  #position: Position = "";

  get position(): Position {
    return this.#position;
  }

  note(position: Position): void {
    if (position > this.#position) this.#position = position;
  }
}

/** The longest of the growing pauses between attempts, in milliseconds. */
const longestPause = 300;

/**
 * The client of one store, made anew when the server does not answer: the client caches a failed probe for good, and
 * finds a new leader only by looking again. Old clients are disposed of, for otherwise the process never ends.
 */
export class Connection {
  /** The newest position that the server ever gave to this store: what lies up to it must be there. */
  readonly seen = new Seen();
  readonly stats: ConnectionStats = { rebuilds: 0, retries: 0 };
  readonly #address: Address;
  readonly #patience: Patience;
  #client: Client | undefined;
  /** Where a node that does not lead says that the leader is; for an address of one node, which cannot be searched. */
  #leader: EndPoint | undefined;
  #closed = false;
  readonly #ending = new Set<Promise<void>>();

  /** Told when a client is given up: what it had open may end without a word. */
  onGivenUp: (client: Client) => void = () => {};

  constructor(address: Address, times: Partial<Patience>) {
    this.#address = address;
    this.#patience = { ...patience, ...times };
  }

  /** Hosts, without credentials. */
  get server(): string {
    return this.#address.server;
  }

  get credentials(): Credentials {
    return this.#address.credentials;
  }

  /** The client in use. */
  client(): Client {
    if (this.#closed) throw new StoreError("closed", `the connection to ${this.server} is closed`);
    this.#client ??= new Client(this.#leader ? { ...this.#address, hosts: [this.#leader] } : this.#address);
    return this.#client;
  }

  /** This client failed: the next one to ask gets a new one. Of many that fail with one client the first counts. */
  failed(client: Client, error?: unknown): void {
    if (client !== this.#client) return;
    this.#client = undefined;
    const { hosts, discover } = this.#address;
    this.#leader = error instanceof NotLeaderError && hosts.length === 1 && !discover ? error.leader : undefined;
    this.stats.rebuilds += 1;
    this.onGivenUp(client);
    this.#dispose(client);
  }

  #dispose(client: Client): void {
    const ending = client
      .leave(2 * this.#patience.answer)
      .catch(() => {
        // It is given up because it failed; how it ends tells nothing more.
      })
      .finally(() => this.#ending.delete(ending));
    this.#ending.add(ending);
  }

  /** Runs what may be run again until it answers. `attempt` keeps its own time (`inTime`). */
  async run<T>(what: string, attempt: (client: Client) => Promise<T>): Promise<T> {
    const attempts = this.attempts(what);
    for (;;) {
      const client = this.client();
      try {
        return await attempt(client);
      } catch (error) {
        await attempts.failed(error, client);
      }
    }
  }

  /** What one operation does about failures; `what` is told when it gives up. */
  attempts(what: string): Attempts {
    let times = 0;
    let until = performance.now() + this.#patience.whole;
    return {
      progressed: () => {
        times = 0;
        until = performance.now() + this.#patience.whole;
      },
      failed: async (error, client) => {
        const final = finalFault(error, this.server);
        if (final) throw final;
        this.failed(client, error);
        if (performance.now() >= until) throw gaveUp(what, this.server, error);
        this.stats.retries += 1;
        // Longer from time to time, a little at random, so that many do not come back at once.
        await pause(Math.min(longestPause, 50 * 2 ** times) * (0.5 + Math.random() / 2));
        times += 1;
      },
    };
  }

  /** The answer, or NoAnswer when it does not come in time, or the reading's client is given up. */
  async inTime<T>(answer: Promise<T>, most: number = this.#patience.answer, client?: Client): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    let stop: (() => void) | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new NoAnswer(`no answer within ${most} ms`)), most);
      stop = client?.whenLeft(() => reject(new NoAnswer("the connection was given up")));
    });
    try {
      return await Promise.race([answer, late]);
    } finally {
      clearTimeout(timer);
      stop?.();
    }
  }

  /** How long one answer may take (milliseconds). */
  get answerWithin(): number {
    return this.#patience.answer;
  }

  /** How long the next event of the whole log may take (milliseconds). */
  get searchWithin(): number {
    return this.#patience.search;
  }

  async close(): Promise<void> {
    this.#closed = true;
    const client = this.#client;
    this.#client = undefined;
    if (client) this.#dispose(client);
    await Promise.allSettled(this.#ending);
  }
}
