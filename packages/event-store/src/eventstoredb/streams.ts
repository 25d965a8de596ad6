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
import { streamPrefix } from "./names.ts";

/** Reads of the ledger's streams. */
export class Streams {
  readonly #connection: Connection;
  readonly prefix: string;

  constructor(connection: Connection, prefix: string) {
    this.#connection = connection;
    this.prefix = streamPrefix(prefix);
  }

  /** Events of a stream from a revision; none where there is no stream. */
  read(stream: string, from: number, most: number = Number.MAX_SAFE_INTEGER): Promise<readonly StoredEvent[]> {
    return this.#connection.run(`${stream} could not be read`, (client) =>
      this.#some(client, stream, { fromRevision: BigInt(from), direction: FORWARDS, maxCount: most }),
    );
  }

  /** The stream's last event. */
  async last(stream: string): Promise<StoredEvent | undefined> {
    const [event] = await this.#connection.run(`${stream} could not be read`, (client) =>
      this.#some(client, stream, { fromRevision: END, direction: BACKWARDS, maxCount: 1 }),
    );
    return event;
  }

  async #some(client: Client, stream: string, options: ReadStreamOptions): Promise<readonly StoredEvent[]> {
    const { credentials } = this.#connection;
    const reading = client.readStream(`${this.prefix}${stream}`, { ...options, credentials, requiresLeader: true });
    const events: StoredEvent[] = [];
    try {
      for await (const { event } of drained<ResolvedEvent>(this.#connection, reading as Reading<ResolvedEvent>))
        if (event) events.push(storedEvent(event as never, stream));
    } catch (error) {
      if (error instanceof StreamNotFoundError) return [];
      throw error;
    }
    return events;
  }
}
