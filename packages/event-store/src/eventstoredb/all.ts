import { BACKWARDS, END, FORWARDS, START } from "@eventstore/db-client";
import type { Cursor, Position, StoredEvent } from "@liggare/domain";
import { StoreError } from "../port.ts";
import type { Client, FilteredRead } from "./client.ts";
import type { Connection } from "./connection.ts";
import { storedEvent } from "./decode.ts";
import { drained } from "./drained.ts";
import { behind } from "./faults.ts";
import { positionOf } from "./names.ts";
import type { Streams } from "./streams.ts";

/* The ledger's part of what the server calls $all: other ledgers' and the system's events lie between its own. */

export class All {
  readonly #connection: Connection;
  readonly #streams: Streams;

  constructor(connection: Connection, streams: Streams) {
    this.#connection = connection;
    this.#streams = streams;
  }

  /**
   * The ledger's events after a position, in order, up to the end as it is when it is reached; goes on by itself where
   * the server fails. Throws where the position is none of the ledger's events (`notHere`).
   */
  async *after(position: Position, notHere: () => Promise<never>): AsyncGenerator<StoredEvent> {
    let at = position;
    let known = position === "";
    const { seen } = this.#connection;
    const begun = performance.now();
    // Nothing lies there or after it: a server that is behind, for a moment, or a position that is none of this log's.
    const unknown = async () => {
      if (position <= seen.position || performance.now() - begun < this.#connection.answerWithin) throw behind();
      return notHere();
    };
    const attempts = this.#connection.attempts("the log could not be read");
    for (;;) {
      const client = this.#connection.client();
      // What is written while it is read may come or not.
      const least = seen.position;
      try {
        const from = at;
        const read = { from: from === "" ? START : positionOf(from), direction: FORWARDS } as const;
        for await (const event of this.#read(client, read)) {
          // A reading begins with what lies at its position.
          const begins = event.position === from;
          if (!known && !begins) await notHere();
          known = true;
          attempts.progressed();
          if (begins || event.position <= at) continue;
          at = event.position;
          seen.note(at);
          yield event;
        }
        if (!known) await unknown();
        if (at < least) throw behind();
        return;
      } catch (error) {
        await attempts.failed(error, client);
      }
    }
  }

  /** The ledger's newest event. */
  last(): Promise<StoredEvent | undefined> {
    return this.#connection.run("the log's end could not be read", async (client) => {
      const read = { from: END, direction: BACKWARDS, most: 1 } as const;
      const { seen } = this.#connection;
      const least = seen.position;
      let last: StoredEvent | undefined;
      for await (const event of this.#read(client, read)) last = event;
      if ((last?.position ?? "") < least) throw behind();
      if (last) seen.note(last.position);
      return last;
    });
  }

  async *#read(client: Client, read: Omit<FilteredRead, "prefix">): AsyncGenerator<StoredEvent> {
    const { prefix } = this.#streams;
    const reading = client.readFiltered({ prefix, ...read });
    // Where the server resolves a link to something that is gone there is no event.
    for await (const { event } of drained(this.#connection, client, reading, this.#connection.searchWithin))
      if (event) yield storedEvent(event as never, event.streamId.slice(prefix.length));
  }
}

/** Where a cursor's position is none of this log's events. */
export function notHere(after: Cursor, last: number): never {
  if (after.number > last)
    throw new StoreError(
      "lost tail",
      `asked to continue after event ${after.number}, but the log ends at ${last}: it lost events, or the cursor belongs to another log`,
    );
  throw new RangeError(`"${after.position}" is not the position of event ${after.number}`);
}
