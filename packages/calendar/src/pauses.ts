import type { IsoDate } from "./dates.ts";
import { isIsoDate, isLeapYear, isoDate, latestDate, toDayNumber, yearOf } from "./dates.ts";

/** A time in which nothing is expected, both days included: each year (`MM-DD`, may pass New Year) or once (dates). */
export interface Pause {
  readonly from: string;
  readonly to: string;
}

/** The usual summer break, the time between our bounds of the Swedish terms. */
export const summerBreak: Pause = { from: "06-16", to: "08-15" };

// A leap year, so that a yearly pause may begin or end on 29 February.
const isYearDay = (text: string): boolean => /^\d{2}-\d{2}$/.test(text) && isIsoDate(`2000-${text}`);

/** True when both ends are days of a year, or both are dates in order. */
export const isPause = (pause: Pause): boolean =>
  (isYearDay(pause.from) && isYearDay(pause.to)) ||
  (isIsoDate(pause.from) && isIsoDate(pause.to) && pause.from <= pause.to);

export function isPaused(pauses: readonly Pause[], d: IsoDate): boolean {
  const yearDay = d.slice(5);
  return pauses.some(({ from, to }) => {
    if (from.length > 5) return from <= d && d <= to;
    return from <= to ? from <= yearDay && yearDay <= to : from <= yearDay || yearDay <= to;
  });
}

/** How many days from first to last are not paused. Counted by pause, not by day: it is asked for every meeting. */
export function openDays(pauses: readonly Pause[], first: IsoDate, last: IsoDate): number {
  if (first === last) return isPaused(pauses, first) ? 0 : 1;
  const start = toDayNumber(first);
  const end = toDayNumber(last);
  const ranges = pauses
    .flatMap((pause) => occurrences(pause, yearOf(first) - 1, yearOf(last)))
    .sort((a, b) => a.from - b.from);
  let open = Math.max(end - start + 1, 0);
  // Pauses may overlap: each day is taken away once.
  let counted = start - 1;
  for (const { from, to } of ranges) {
    const begin = Math.max(from, counted + 1);
    const stop = Math.min(to, end);
    if (begin > stop) continue;
    open -= stop - begin + 1;
    counted = stop;
  }
  return open;
}

interface DayRange {
  readonly from: number;
  readonly to: number;
}

/** Where a pause lies in days since 1970, for the occurrences that begin in the years given. */
function occurrences({ from, to }: Pause, firstYear: number, lastYear: number): DayRange[] {
  if (from.length > 5) return [{ from: toDayNumber(from), to: toDayNumber(to) }];
  const ranges: DayRange[] = [];
  for (let year = Math.max(firstYear, 1); year <= lastYear; year++) {
    const endYear = from <= to ? year : year + 1;
    ranges.push({
      from: dayInYear(year, from, "03-01"),
      to: endYear > 9999 ? toDayNumber(latestDate) : dayInYear(endYear, to, "02-28"),
    });
  }
  return ranges;
}

/** In a year without 29 February a pause begins on 1 March, or ends on 28 February, instead. */
function dayInYear(year: number, yearDay: string, instead: string): number {
  const text = yearDay === "02-29" && !isLeapYear(year) ? instead : yearDay;
  return toDayNumber(isoDate(year, Number(text.slice(0, 2)), Number(text.slice(3))));
}
