import { type History, type RowOf, rowsOf } from "../history.ts";
import type { LogIndex } from "./index-of-log.ts";
import { isEvent } from "./reads.ts";
import type { Report } from "./rules.ts";

/** Rule 5 for subscriptions: all that follows the cursor, in order, each once, never before it was asked for. */
export function checkSubscriptions(history: History, index: LogIndex, report: Report): void {
  for (const row of rowsOf(history, "subscription")) if (row.result.type === "ok") checkOne(row, index, report);
}

function checkOne({ args, result, process }: RowOf<"subscription">, index: LogIndex, report: Report) {
  if (result.type !== "ok") return;
  let number = args.after.number;
  for (const { events, cursor, at } of result.deliveries) {
    for (const event of events) {
      const place = index.byId.get(event.id);
      if (place !== undefined && place < number)
        report("subscription without repeat", `${process} was given event ${place + 1} again after ${number}`);
      else if (place !== undefined && place > number)
        report("subscription without gap", `${process} was given event ${place + 1} after ${number}`);
      if (!isEvent(index, place, event, at))
        report("reads are exact prefixes", `${process} was given another event ${event.number} than the log has`);
      number = Math.max(number, (place ?? number - 1) + 1);
    }
    if (cursor.number !== number || cursor.position !== (number === 0 ? "" : index.log[number - 1]?.position))
      report("subscription without gap", `${process} was given the cursor ${cursor.number} after event ${number}`);
  }
}
