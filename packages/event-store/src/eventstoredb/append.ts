import { jsonEvent, NO_STREAM, WrongExpectedVersionError } from "@eventstore/db-client";
import type { StoredEvent } from "@liggare/domain";
import type { AppendResult } from "../port.ts";
import { type AppendRequest, asExpected } from "../request.ts";
import { chainHash, noPredecessor } from "../seal.ts";
import { StreamHeads } from "../stream-heads.ts";
import type { Client } from "./client.ts";
import type { Connection } from "./connection.ts";
import type { Chained } from "./decode.ts";
import { tokenOf } from "./names.ts";
import type { Streams } from "./streams.ts";

/** How often an answer was unknown, and what was found then. */
export interface AppendStats {
  unknown: number;
  /** Unknown attempts that turned out to have been written. */
  foundWritten: number;
  conflicts: number;
}

/**
 * Appends by the server's own rule: only ids are compared, and a repetition at the original revision is told from a
 * conflict by the log itself. Every attempt therefore has the same ids at the same revision. Where the outcome of one is
 * unknown (no answer, no connection, no leader), the stream is looked at first and only then asked again.
 */
export class Appender {
  readonly stats: AppendStats = { unknown: 0, foundWritten: 0, conflicts: 0 };
  readonly #connection: Connection;
  readonly #streams: Streams;
  readonly #heads = new StreamHeads();
  /** The last append asked for, by stream, while it is on its way. */
  readonly #last = new Map<string, Promise<void>>();

  constructor(connection: Connection, streams: Streams) {
    this.#connection = connection;
    this.#streams = streams;
  }

  /**
   * One after the other in a stream: of the same events asked for twice at once the server leaves one unanswered, and
   * each finds the hash of the one before.
   */
  async append(request: AppendRequest): Promise<AppendResult> {
    const { stream } = request;
    const before = this.#last.get(stream);
    const appending = (before ?? Promise.resolve()).then(() => this.#append(request));
    const over = appending.then(
      () => {},
      () => {},
    );
    this.#last.set(stream, over);
    try {
      return await appending;
    } finally {
      if (this.#last.get(stream) === over) this.#last.delete(stream);
    }
  }

  /** The last revision that the stream was seen to have; -1 for none. */
  knownRevision(stream: string): number {
    return this.#heads.get(stream)?.revision ?? -1;
  }

  /** Takes note of an event that was read: it is what stands there, whatever was sent. */
  noteRead({ stream, revision, hash }: StoredEvent): void {
    if (revision >= this.knownRevision(stream)) this.#heads.set(stream, { revision, hash });
  }

  async #append(request: AppendRequest): Promise<AppendResult> {
    // 1. Chain the events to the one before them; where there is none, nothing can be written.
    const previous = await this.#hashBefore(request);
    if (previous === undefined) {
      this.stats.conflicts += 1;
      return this.#conflict(request);
    }
    const hashes = chained(request, previous);
    const attempts = this.#connection.attempts(
      `whether ${request.stream} was written is not known; ask again with the same key`,
    );
    for (let unknown = false; ; unknown = true) {
      // 2. After an unknown outcome: what it was for may have been written.
      const found = unknown ? await this.#found(request) : undefined;
      if (found) {
        this.stats.foundWritten += 1;
        return found;
      }
      // 3. Write.
      const client = this.#connection.client();
      try {
        return await this.#write(client, request, hashes);
      } catch (error) {
        // 4. Where the server has another revision, that may be these very events, of an attempt before.
        const result = error instanceof WrongExpectedVersionError ? await this.#judged(request) : undefined;
        if (result) {
          if (unknown && result.kind === "written") this.stats.foundWritten += 1;
          return result;
        }
        this.stats.unknown += 1;
        await attempts.failed(error, client);
      }
    }
  }

  async #write(client: Client, request: AppendRequest, hashes: readonly string[]): Promise<AppendResult> {
    const { stream, expected, ids, texts } = request;
    const events = texts.map((text, index) => {
      const data = JSON.parse(text);
      const metadata: Chained = { hash: hashes[index] ?? "" };
      return jsonEvent({ id: ids[index] ?? "", type: data.type as string, data, metadata: { ...metadata } });
    });
    const { nextExpectedRevision, position } = await this.#connection.inTime(
      client.appendToStream(`${this.#streams.prefix}${stream}`, events, {
        expectedRevision: expected < 0 ? NO_STREAM : BigInt(expected),
        // Given with the call, they choose the one that keeps its deadline and shares nothing with other clients.
        credentials: this.#connection.credentials,
        requiresLeader: true,
        deadline: this.#connection.answerWithin,
      }),
    );
    const revision = expected + ids.length;
    // A repetition answers with the stream's end or without a position: the log tells.
    if (nextExpectedRevision !== BigInt(revision) || !position) {
      const found = await this.#found(request);
      if (!found) throw new Error(`${stream}: acknowledged, but not in the log`);
      return found;
    }
    // The server answers a repetition as the first time. What was sent now need not be what it stored then (ids alone
    // are compared), so what was read there is not replaced; and whoever builds on this event has read it.
    if (revision > this.knownRevision(stream)) this.#heads.set(stream, { revision, hash: hashes.at(-1) ?? "" });
    const token = tokenOf(position);
    this.#connection.seen.note(token);
    return { kind: "written", revision, position: token };
  }

  /** The answer where exactly these events stand in the log after the expected revision. */
  async #found({ stream, expected, ids }: AppendRequest): Promise<AppendResult | undefined> {
    const stored = await this.#streams.read(stream, expected + 1, ids.length);
    const last = stored.at(-1);
    if (!last || stored.length < ids.length || !stored.every(({ id }, index) => id === ids[index])) return undefined;
    this.noteRead(last);
    return { kind: "written", revision: last.revision, position: last.position };
  }

  /** Hash of the event at the expected revision; undefined where it does not exist. */
  async #hashBefore({ stream, expected }: AppendRequest): Promise<string | undefined> {
    if (expected < 0) return noPredecessor;
    const known = this.#heads.get(stream);
    if (known?.revision === expected) return known.hash;
    const [event] = await this.#streams.read(stream, expected, 1, known?.revision);
    return event?.hash;
  }

  /**
   * What an append came to that the server refused for its expected revision: the server does so too while the same
   * events, sent before, are on their way into the log. Undefined where the log does not show yet what it was refused for.
   */
  async #judged(request: AppendRequest): Promise<AppendResult | undefined> {
    const conflict = await this.#conflict(request);
    const found = await this.#found(request);
    if (found) return found;
    if (conflict.actual === asExpected(request.expected)) return undefined;
    this.stats.conflicts += 1;
    return conflict;
  }

  async #conflict({ stream }: AppendRequest): Promise<Extract<AppendResult, { kind: "conflict" }>> {
    const last = await this.#streams.last(stream, this.#heads.get(stream)?.revision);
    if (last) this.noteRead(last);
    return { kind: "conflict", actual: asExpected(last?.revision ?? -1) };
  }
}

function chained({ texts }: AppendRequest, previous: string): readonly string[] {
  const hashes: string[] = [];
  for (const text of texts) hashes.push(chainHash(hashes.at(-1) ?? previous, text));
  return hashes;
}
