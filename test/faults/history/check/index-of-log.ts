import type { RecordedEvent } from "@liggare/domain";
import { type History, rowsOf } from "../history.ts";
import { digestOf } from "../recorder.ts";

/** Times of an event: when it was first asked for, and when it was first known to be there. */
export interface Times {
  readonly invoke: number;
  readonly known: number;
}

const never = Number.POSITIVE_INFINITY;

/** Largest index whose time lies before the instant; times never fall with the index. -1 for none. */
function lastBefore(times: ArrayLike<number>, instant: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! < instant) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** For each index, the earliest time of it and all after it. */
function earliestFromHere(times: readonly number[]): Float64Array {
  const earliest = Float64Array.from(times);
  for (let index = earliest.length - 2; index >= 0; index -= 1)
    earliest[index] = Math.min(earliest[index]!, earliest[index + 1]!);
  return earliest;
}

/** The final log with what the checks look up: everything is found by one step or by halving. */
export class LogIndex {
  readonly log: readonly RecordedEvent[];
  readonly digests: readonly string[];
  readonly byId = new Map<string, number>();
  /** Indexes into the log, by stream and place in the stream. */
  readonly streams = new Map<string, number[]>();
  readonly byCorrelation = new Map<string, number[]>();
  readonly times: readonly Times[];
  readonly #known: Float64Array;
  readonly #knownIn = new Map<string, Float64Array>();

  constructor(history: History) {
    this.log = history.log;
    this.digests = history.log.map((event) => digestOf(event, event.stream, event.revision));
    for (const [index, { id, stream, correlation }] of history.log.entries()) {
      if (!this.byId.has(id)) this.byId.set(id, index);
      push(this.streams, stream, index);
      if (correlation !== undefined) push(this.byCorrelation, correlation, index);
    }
    this.times = timesOf(history, this);
    this.#known = earliestFromHere(this.times.map(({ known }) => known));
    for (const [stream, indexes] of this.streams)
      this.#knownIn.set(stream, earliestFromHere(indexes.map((index) => this.times[index]!.known)));
  }

  /** How many events of the log a read that began at this instant must show: what was known lies in a prefix. */
  leastAt(instant: number): number {
    return lastBefore(this.#known, instant) + 1;
  }

  leastInStream(stream: string, instant: number): number {
    const known = this.#knownIn.get(stream);
    return known === undefined ? 0 : lastBefore(known, instant) + 1;
  }

  /** Events of a stream among the first so many of the log. */
  inStreamUpTo(stream: string, number: number): number {
    return lastBefore(this.streams.get(stream) ?? [], number) + 1;
  }
}

function push<K>(map: Map<K, number[]>, key: K, value: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function timesOf(history: History, { log, byId, byCorrelation }: LogIndex): Times[] {
  const times = log.map(() => ({ invoke: never, known: never }));
  const asked = (index: number | undefined, invoke: number, known: number) => {
    const time = index === undefined ? undefined : times[index];
    if (time === undefined) return;
    time.invoke = Math.min(time.invoke, invoke);
    time.known = Math.min(time.known, known);
  };
  for (const id of history.before) asked(byId.get(id), 0, 0);
  for (const { args, result, invoke, complete } of rowsOf(history, "append"))
    for (const id of args.ids) asked(byId.get(id), invoke, result.type === "ok" ? complete : never);
  for (const { args, result, invoke, complete } of rowsOf(history, "command")) {
    for (const index of byCorrelation.get(args.group) ?? []) asked(index, invoke, never);
    if (result.type !== "ok") continue;
    for (const { id } of result.events) asked(byId.get(id), never, complete);
  }
  return times;
}
