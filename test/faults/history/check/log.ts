import { noPredecessor, verifyEvent } from "@liggare/event-store";
import { type History, rowsOf } from "../history.ts";
import type { Report } from "./rules.ts";

/** Rule 1: the log by itself, and every head that was ever told lies on it. */
export function checkLog(history: History, report: Report): void {
  const { log, head, before } = history;
  const ids = new Set<string>();
  const streams = new Map<string, { revision: number; hash: string }>();
  const asked = askedFor(history);
  for (const [index, event] of log.entries()) {
    const { id, stream, revision, number, position, hash } = event;
    if (number !== index + 1) report("numbers are dense", `event ${number} stands where ${index + 1} is due`);
    if (!increases(history, index))
      report("positions increase", `${position} of event ${index + 1} after ${log[index - 1]?.position}`);
    if (ids.has(id)) report("ids are unique", `${id} stands again at ${index + 1}`);
    ids.add(id);
    const last = streams.get(stream) ?? { revision: -1, hash: noPredecessor };
    if (revision !== last.revision + 1)
      report("revisions are contiguous", `${stream} has ${revision} after ${last.revision}`);
    if (!verifyEvent(event, last.hash)) report("hashes are chained", `event ${index + 1}, ${stream} ${revision}`);
    streams.set(stream, { revision, hash });
    if (!asked.has(id) && !asked.has(event.correlation ?? ""))
      report("nothing unasked", `event ${index + 1} (${id}) was asked for by nobody`);
  }
  if (before.length > log.length)
    report("ok stands exactly once", `${before.length} events lay in the log at first, ${log.length} at last`);
  const end = log.at(-1);
  if (
    head.number !== log.length ||
    head.position !== (end?.position ?? "") ||
    head.hash !== (end?.hash ?? noPredecessor)
  )
    report("heads lie on the chain", `the log ends at ${log.length}, the head says ${head.number}`);
  for (const { result, process } of rowsOf(history, "head")) {
    if (result.type !== "ok") continue;
    const there = result.number === 0 ? { position: "", hash: noPredecessor } : log[result.number - 1];
    if (there?.position !== result.position || there.hash !== result.hash)
      report("heads lie on the chain", `${process} was told of another event ${result.number} than the log has`);
  }
}

function askedFor(history: History): ReadonlySet<string> {
  const asked = new Set<string>(history.before);
  for (const { args } of rowsOf(history, "append")) for (const id of args.ids) asked.add(id);
  for (const { args } of rowsOf(history, "command")) asked.add(args.group);
  return asked;
}

/** A store may give one position to all events of one append, which are of one stream and follow each other. */
function increases({ log }: History, index: number): boolean {
  const event = log[index]!;
  const last = log[index - 1];
  if (last === undefined || event.position > last.position) return true;
  return event.position === last.position && event.stream === last.stream;
}
