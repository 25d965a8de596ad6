import type { Cadence } from "./cadence.ts";
import { addUnits, leastExpected, mostExpected } from "./cadence.ts";
import type { IsoDate } from "./dates.ts";
import { addDays, maxDate, minDate } from "./dates.ts";
import type { Expectation } from "./expected.ts";
import { isPeriodCadence, openWorkday, periodsExpected } from "./expected.ts";
import { isWorkday } from "./holidays.ts";
import type { Pause } from "./pauses.ts";
import { isPaused } from "./pauses.ts";

/** A cadence with a number, from which days can be planned. */
export type CountedCadence = Extract<Cadence, { readonly kind: "every" | "per" }>;

export const isCounted = (cadence: Cadence): cadence is CountedCadence =>
  cadence.kind === "every" || cadence.kind === "per";

/**
 * The days of a row of meetings from `from` to `to`, both included, in order: "every month" runs from `from` on, of
 * "1–2 a term" the most are spread evenly over each term. A day in a pause falls away, a day off moves to the next
 * workday. No more than `limit` days and one are worked out.
 */
export function seriesDays({
  cadence,
  pauses = [],
  from,
  to,
  limit = 100,
}: {
  readonly cadence: CountedCadence;
  readonly pauses?: readonly Pause[];
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly limit?: number;
}): readonly IsoDate[] {
  const days = new Set<IsoDate>();
  const take = (wished: IsoDate) => {
    if (isPaused(pauses, wished)) return;
    const day = openWorkday(wished, pauses);
    if (day !== undefined && day <= to) days.add(day);
  };
  if (cadence.kind === "every") {
    for (let index = 0; days.size <= limit; index++) {
      const wished = addUnits(from, index * cadence.count, cadence.unit);
      if (wished > to) break;
      take(wished);
    }
    return [...days].sort();
  }
  for (const spread of spreads({ cadence, pauses }, from, to)) {
    for (const day of spread) take(day);
    if (days.size > limit) break;
  }
  return [...days].sort();
}

/** For each period that from–to touches, its days: as many as the cadence has at most, evenly over the open workdays. */
function spreads(expectation: Expectation, from: IsoDate, to: IsoDate): readonly (readonly IsoDate[])[] {
  const { cadence, pauses = [] } = expectation;
  if (!isPeriodCadence(cadence)) return [];
  const wanted = Math.max(mostExpected(cadence) ?? leastExpected(cadence), 1);
  return periodsExpected({ ...expectation, from, to }).map(({ first, last }) => {
    const open: IsoDate[] = [];
    for (let day = maxDate(first, from); day <= minDate(last, to); day = addDays(day, 1))
      if (isWorkday(day) && !isPaused(pauses, day)) open.push(day);
    const number = Math.min(wanted, open.length);
    return Array.from(
      { length: number },
      (_, index) => open[Math.floor(((index + 0.5) * open.length) / number)] as IsoDate,
    );
  });
}
