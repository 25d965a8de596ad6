import type { NewEvent, RecordedEvent } from "@liggare/domain";
import type { AppendResult, EventStore, Head } from "./port.ts";
import { beginning } from "./reading.ts";

export interface CopyProgress {
  readonly done: number;
  readonly of: number;
}

export interface CopyOptions {
  readonly onProgress?: (progress: CopyProgress) => void;
  /** Awaited once, before the first event is written: so many stand in the target, and all are this log's. */
  readonly onWriting?: (standing: number) => Promise<void>;
  /**
   * Appends on their way at once. More than one only for a target that writes in the order of asking, as a file does:
   * otherwise numbers would change. Default 1.
   */
  readonly inFlight?: number;
}

export type Copied =
  /** Both logs are the same to the last hash; `resumed` events stood in the target before. */
  | { readonly kind: "copied"; readonly head: Head; readonly resumed: number }
  /** The target holds another log: the first event that differs. */
  | { readonly kind: "other log"; readonly number: number; readonly detail: string };

/** Most events and characters of one append; a server takes a megabyte. */
const mostEvents = 200;
const mostCharacters = 400_000;

/**
 * Copies a whole log to a store that is empty, or that holds the beginning of the same log (an interrupted copy): in
 * order, with ids, instants, numbers and hashes as they are. Positions are the target's own. Nothing may write to either
 * meanwhile; a source that grew is followed to its end. Bounded memory. Throws what the stores throw.
 */
export async function copyLog(from: EventStore, to: EventStore, options: CopyOptions = {}): Promise<Copied> {
  const { onProgress, onWriting, inFlight = 1 } = options;
  const there = to.readAll(beginning)[Symbol.asyncIterator]();
  let standing: RecordedEvent[] = [];
  /** The target's next event, while it has any. */
  const next = async (): Promise<RecordedEvent | undefined> => {
    if (standing.length === 0) standing = [...((await there.next()).value ?? [])];
    return standing.shift();
  };
  const writing = new Writing(to, inFlight);
  let resumed = 0;
  let over = false;
  const { number: of } = await from.head();
  for await (const events of from.readAll(beginning)) {
    for (const event of events) {
      const stands = over ? undefined : await next();
      if (stands && (stands.id !== event.id || stands.hash !== event.hash))
        return {
          kind: "other log",
          number: event.number,
          detail: `${stands.stream} stands where ${event.stream} does`,
        };
      if (stands) resumed += 1;
      else {
        if (!over) await onWriting?.(resumed);
        over = true;
        const refused = await writing.add(event);
        if (refused) return refused;
      }
    }
    onProgress?.({ done: events.at(-1)?.number ?? 0, of });
  }
  const refused = await writing.end();
  if (refused) return refused;
  const more = over ? undefined : await next();
  if (more) return { kind: "other log", number: more.number, detail: "the target's log goes on beyond the source's" };
  const [source, target] = [await from.head(), await to.head()];
  if (source.number > target.number && source.number > of) return copyLog(from, to, options);
  if (source.number !== target.number || source.hash !== target.hash)
    return { kind: "other log", number: target.number, detail: "the two ends differ" };
  return { kind: "copied", head: target, resumed };
}

type OtherLog = Extract<Copied, { kind: "other log" }>;

/** Gathers what follows one another in a stream into one append. */
class Writing {
  readonly #to: EventStore;
  readonly #most: number;
  readonly #onTheWay: Promise<OtherLog | undefined>[] = [];
  #batch: RecordedEvent[] = [];
  #characters = 0;

  constructor(to: EventStore, most: number) {
    this.#to = to;
    this.#most = most;
  }

  async add(event: RecordedEvent): Promise<OtherLog | undefined> {
    const size = JSON.stringify(event.data).length;
    const [first] = this.#batch;
    const full = this.#batch.length >= mostEvents || this.#characters + size > mostCharacters;
    const refused = first && (full || first.stream !== event.stream) ? await this.#send() : undefined;
    this.#batch.push(event);
    this.#characters += size;
    return refused;
  }

  async #send(): Promise<OtherLog | undefined> {
    const [first] = this.#batch;
    if (!first) return undefined;
    this.#onTheWay.push(append(this.#to, first, this.#batch));
    this.#batch = [];
    this.#characters = 0;
    return this.#onTheWay.length >= this.#most ? await this.#onTheWay.shift() : undefined;
  }

  async end(): Promise<OtherLog | undefined> {
    await this.#send();
    const answers = await Promise.all(this.#onTheWay);
    return answers.find((answer) => answer !== undefined);
  }
}

async function append(
  to: EventStore,
  first: RecordedEvent,
  events: readonly RecordedEvent[],
): Promise<OtherLog | undefined> {
  const expected = first.revision === 0 ? "no stream" : first.revision - 1;
  const result: AppendResult = await to.append(first.stream, expected, events.map(asNew));
  if (result.kind === "written") return undefined;
  return {
    kind: "other log",
    number: first.number,
    detail: `${first.stream} is at ${result.actual} and not at ${expected}`,
  };
}

/** The envelope without what a store gives. */
function asNew({
  stream: _stream,
  revision: _revision,
  position: _position,
  number: _number,
  hash: _hash,
  ...event
}: RecordedEvent) {
  return event as NewEvent;
}
