import type { IsoDate } from "./dates.ts";
import { addDays } from "./dates.ts";

/** The time for which a log is declared complete, both days included; without `to` it goes on. */
export interface Coverage {
  readonly from: IsoDate;
  readonly to?: IsoDate;
}

/**
 * The unbroken covered time that holds d, joined from overlapping and adjoining declarations; undefined when d lies
 * outside all of them. A declaration that ends before it begins covers nothing.
 */
export function coverageAround(coverage: readonly Coverage[], d: IsoDate): Coverage | undefined {
  const sorted = coverage
    .filter(({ from, to }) => to === undefined || from <= to)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  let joined: Coverage | undefined;
  for (const next of sorted) {
    if (next.from > d) break;
    if (joined === undefined || (joined.to !== undefined && addDays(joined.to, 1) < next.from)) joined = next;
    else if (joined.to !== undefined) joined = extend(joined, next, joined.to);
  }
  if (joined === undefined || (joined.to !== undefined && joined.to < d)) return undefined;
  return joined;
}

function extend(joined: Coverage, next: Coverage, end: IsoDate): Coverage {
  if (next.to === undefined) return { from: joined.from };
  return { from: joined.from, to: next.to > end ? next.to : end };
}
