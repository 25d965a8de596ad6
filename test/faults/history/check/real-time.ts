import type { LogIndex } from "./index-of-log.ts";
import type { Report } from "./rules.ts";

/** Rule 4: what was acknowledged before something else was asked for lies before it. */
export function checkRealTime({ log, times }: LogIndex, report: Report): void {
  let earliest = { known: Number.POSITIVE_INFINITY, index: -1 };
  for (let index = log.length - 1; index >= 0; index -= 1) {
    const { invoke, known } = times[index]!;
    if (earliest.known < invoke)
      report("real time is kept", `event ${index + 1} was asked for after ${earliest.index + 1} was acknowledged`);
    if (known < earliest.known) earliest = { known, index };
  }
}
