import { type History, type RowOf, rowsOf, type Seen } from "../history.ts";
import type { LogIndex } from "./index-of-log.ts";
import type { Report } from "./rules.ts";

/** Rule 5 for reads of streams, of the log and of its head. */
export function checkReads(history: History, index: LogIndex, report: Report): void {
  for (const row of rowsOf(history, "read stream")) checkStream(row, index, report);
  for (const row of rowsOf(history, "read log")) checkPart(row, index, report);
  for (const { result, invoke, complete, process } of rowsOf(history, "head")) {
    if (result.type !== "ok") continue;
    if (result.number < index.leastAt(invoke))
      report(
        "reads show what was acknowledged",
        `${process} was told of a head at ${result.number}; ${index.leastAt(invoke)} was acknowledged`,
      );
    if (!askedBefore(index, result.number - 1, complete))
      report("reads are exact prefixes", `${process} was told of a head to come`);
  }
}

const askedBefore = (index: LogIndex, place: number, instant: number): boolean =>
  place < 0 || (index.times[place]?.invoke ?? Number.POSITIVE_INFINITY) < instant;

/** Whether the read showed the very event that the log has in that place, and not before it was asked for. */
export function isEvent(index: LogIndex, place: number | undefined, event: Seen, instant: number): boolean {
  const there = place === undefined ? undefined : index.log[place];
  return (
    there !== undefined &&
    there.id === event.id &&
    there.stream === event.stream &&
    there.revision === event.revision &&
    there.position === event.position &&
    there.hash === event.hash &&
    index.digests[place!] === event.digest &&
    (event.number === undefined || event.number === place! + 1) &&
    askedBefore(index, place!, instant)
  );
}

function checkStream(
  { args, result, invoke, complete, process }: RowOf<"read stream">,
  index: LogIndex,
  report: Report,
) {
  if (result.type !== "ok") return;
  const { stream, from } = args;
  const places = index.streams.get(stream) ?? [];
  const wrong = result.events.findIndex((event, at) => !isEvent(index, places[from + at], event, complete));
  if (wrong >= 0)
    report("reads are exact prefixes", `${process} saw another ${stream} ${from + wrong} than the log has`);
  const least = index.leastInStream(stream, invoke);
  if (result.events.length < least - from)
    report(
      "reads show what was acknowledged",
      `${process} saw ${stream} up to ${from + result.events.length - 1}; ${least - 1} was acknowledged`,
    );
}

function checkPart({ args, result, invoke, complete, process }: RowOf<"read log">, index: LogIndex, report: Report) {
  if (result.type !== "ok") return;
  const { after, limit = Number.POSITIVE_INFINITY, streams } = args;
  const matches = (place: number) =>
    streams === undefined || streams.some((prefix) => index.log[place]!.stream.startsWith(prefix));
  let place = after.number;
  const next = () => {
    while (place < index.log.length && !matches(place)) place += 1;
    return place;
  };
  for (const [at, event] of result.events.entries()) {
    if (!isEvent(index, next(), event, complete) || event.number !== place + 1) {
      report(
        "reads are exact prefixes",
        `${process} saw another event ${at + 1} after ${after.number} than the log has`,
      );
      return;
    }
    place += 1;
  }
  if (result.events.length > limit)
    report("reads are exact prefixes", `${process} asked for ${limit} events and saw ${result.events.length}`);
  const least = index.leastAt(invoke);
  if (result.events.length < limit && next() < least)
    report(
      "reads show what was acknowledged",
      `${process} saw the log without event ${place + 1}; ${least} were acknowledged`,
    );
}
