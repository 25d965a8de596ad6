import type { History } from "../history.ts";
import { checkAppends } from "./appends.ts";
import { checkCommands } from "./commands.ts";
import { LogIndex } from "./index-of-log.ts";
import { checkLog } from "./log.ts";
import { checkReads } from "./reads.ts";
import { checkRealTime } from "./real-time.ts";
import type { Report, Violation } from "./rules.ts";
import { checkSessions } from "./sessions.ts";
import { checkSubscriptions } from "./subscriptions.ts";
import { checkViews } from "./views.ts";

/** Most violations told of one rule: the first ones say what is wrong. */
const most = 5;

/**
 * Holds a history against the rules. The final log is the order in which all happened, so that no order is searched
 * for: the work grows with the rows and the events that they show, but for a logarithm.
 */
export function check(history: History): Violation[] {
  const found = new Map<string, Violation[]>();
  const report: Report = (rule, detail) => {
    const list = found.get(rule) ?? [];
    found.set(rule, list);
    if (list.length < most) list.push({ rule, detail });
  };
  for (const fault of history.faults) report("nothing else fails", fault);
  const index = new LogIndex(history);
  checkLog(history, report);
  checkAppends(history, index, report);
  checkCommands(history, index, report);
  checkRealTime(index, report);
  checkReads(history, index, report);
  checkSessions(history, index, report);
  checkViews(history, index, report);
  checkSubscriptions(history, index, report);
  return [...found.values()].flat();
}
