import type { History, Row } from "../history.ts";
import type { LogIndex } from "./index-of-log.ts";
import type { Report } from "./rules.ts";

/** Rule 5 within a process, which does one thing after another: what it has seen it sees again. */
export function checkSessions(history: History, index: LogIndex, report: Report): void {
  const rows = history.rows.toSorted((a, b) => a.invoke - b.invoke);
  for (const session of Map.groupBy(rows, ({ process }) => process).values()) {
    let seen = 0;
    const viewed = new Map<number, number>();
    for (const row of session) {
      const shown = shownBy(row, index);
      if (shown !== undefined && shown.number < shown.atLeast(seen))
        report("sessions never go back", `${row.process} had seen event ${seen}, and a ${row.kind} then showed less`);
      if (shown !== undefined) seen = Math.max(seen, shown.last);
      if (row.kind !== "view" || row.result.type !== "ok") continue;
      const before = viewed.get(row.args.node) ?? 0;
      if (row.result.number < before)
        report("sessions never go back", `${row.process} saw the view at ${before}, then at ${row.result.number}`);
      viewed.set(row.args.node, Math.max(before, row.result.number));
    }
  }
}

interface Shown {
  /** How far the read came, and how far it had to come where so much of the log was seen already. */
  readonly number: number;
  readonly atLeast: (seen: number) => number;
  /** Number of the last event that it showed. */
  readonly last: number;
}

function shownBy(row: Row, index: LogIndex): Shown | undefined {
  if (row.result.type !== "ok") return undefined;
  if (row.kind === "head") return { number: row.result.number, atLeast: (seen) => seen, last: row.result.number };
  if (row.kind === "read stream") {
    const { stream, from } = row.args;
    const number = from + row.result.events.length;
    // Beyond the stream's end nothing was shown.
    const place = row.result.events.length === 0 ? -1 : (index.streams.get(stream)?.[number - 1] ?? -1);
    return {
      number,
      atLeast: (seen) => (row.result.type === "ok" ? Math.max(from, index.inStreamUpTo(stream, seen)) : 0),
      last: place + 1,
    };
  }
  if (row.kind !== "read log" || row.args.streams !== undefined || row.args.limit !== undefined) return undefined;
  const number = Math.max(row.args.after.number, row.result.events.at(-1)?.number ?? 0);
  return { number, atLeast: (seen) => seen, last: number };
}
