import {
  BACKWARDS,
  END,
  FORWARDS,
  type ReadStreamOptions,
  type ResolvedEvent,
  StreamNotFoundError,
} from "@eventstore/db-client";
import type { StoredEvent } from "@liggare/domain";
import type { Client, Reading } from "./client.ts";
import type { Connection } from "./connection.ts";
import { storedEvent } from "./decode.ts";
import { drained } from "./drained.ts";
import { behind } from "./faults.ts";
import { streamPrefix } from "./names.ts";

/** Reads of the ledger's streams. */
export class Streams {
  readonly #connection: Connection;
  readonly prefix: string;

  constructor(connection: Connection, prefix: string) {
    this.#connection = connection;
    this.prefix = streamPrefix(prefix);
  }

  /**
   * Events of a stream from a revision; none where there is no stream. `known` is a revision that the stream was seen to
   * have: an answer that ends before it (a new leader may give less for a moment) is none.
   */
  read(
    stream: string,
    from: number,
    most: number = Number.MAX_SAFE_INTEGER,
    known = -1,
  ): Promise<readonly StoredEvent[]> {
    return this.#connection.run(`${stream} could not be read`, async (client) => {
      const events = await this.#some(client, stream, {
        fromRevision: BigInt(from),
        direction: FORWARDS,
        maxCount: most,
      });
      if (from + events.length <= Math.min(known, from + most - 1)) throw behind();
      return events;
    });
  }

  /** The stream's last event, not before the revision that it was seen to have. */
  last(stream: string, known = -1): Promise<StoredEvent | undefined> {
    return this.#connection.run(`${stream} could not be read`, async (client) => {
      const [event] = await this.#some(client, stream, { fromRevision: END, direction: BACKWARDS, maxCount: 1 });
      if ((event?.revision ?? -1) < known) throw behind();
      return event;
    });
  }

  async #some(client: Client, stream: string, options: ReadStreamOptions): Promise<readonly StoredEvent[]> {
    const { credentials } = this.#connection;
    const reading = client.readStream(`${this.prefix}${stream}`, { ...options, credentials, requiresLeader: true });
    const events: StoredEvent[] = [];
    try {
      for await (const { event } of drained<ResolvedEvent>(this.#connection, client, reading as Reading<ResolvedEvent>))
        if (event) events.push(storedEvent(event as never, stream));
    } catch (error) {
      if (error instanceof StreamNotFoundError) return [];
      throw error;
    }
    return events;
  }
}
