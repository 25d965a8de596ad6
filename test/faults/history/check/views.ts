import { type History, rowsOf } from "../history.ts";
import type { LogIndex } from "./index-of-log.ts";
import type { Report } from "./rules.ts";

/** Rule 5 for views: an answer holds its token, and its cells hold the log up to its cursor, no more and no less. */
export function checkViews(history: History, index: LogIndex, report: Report): void {
  const viewed = new Set(history.viewed);
  /** How many of the view's events lie among the first so many of the log. */
  const upTo = [0];
  for (const { type } of index.log) upTo.push(upTo.at(-1)! + (viewed.has(type) ? 1 : 0));
  for (const { args, result, complete, process } of rowsOf(history, "view")) {
    if (result.type !== "ok") continue;
    const { position, number, ids } = result;
    if (args.atLeast !== undefined && position < args.atLeast)
      report("a token is honoured", `${process} asked for ${args.atLeast} and was answered from ${position}`);
    const last = index.log[number - 1];
    if (number > 0 && (last?.position !== position || index.times[number - 1]!.invoke > complete))
      report("views hold their prefix", `${process} was answered from ${position} (${number}), which the log has not`);
    const known = new Set(ids);
    const stray = ids.find((id) => {
      const place = index.byId.get(id);
      return place === undefined || place >= number || !viewed.has(index.log[place]!.type);
    });
    if (known.size !== ids.length || stray !== undefined || ids.length !== upTo[number])
      report(
        "views hold their prefix",
        `${process} was answered from event ${number} with ${ids.length} of ${upTo[number]} events`,
      );
  }
}
