import type { Cadence } from "./cadence.ts";
import { addUnits, leastExpected, mostExpected } from "./cadence.ts";
import type { IsoDate } from "./dates.ts";
import { addDays, daysBetween, fromDayNumber, toDayNumber, yearOf } from "./dates.ts";
import { isWorkday } from "./holidays.ts";
import type { Pause } from "./pauses.ts";
import { isPaused, openDays } from "./pauses.ts";
import type { Bounds, TermBounds } from "./periods.ts";
import { isoWeekOf, monthPeriodOf, quarterOf, swedishTerms, termsOf, yearPeriodOf } from "./periods.ts";

/** A period and how often something is to happen in it: fewest and most, null where the cadence sets no upper bound. */
export interface ExpectedPeriod extends Bounds {
  readonly expected: { readonly min: number; readonly max: number | null };
}

export interface Expectation {
  readonly cadence: Cadence;
  readonly pauses?: readonly Pause[];
  readonly terms?: TermBounds;
}

/** A cadence that is counted in calendar periods: "monthly" is one a calendar month, "2 a term" two a term. */
export type PeriodCadence =
  | Extract<Cadence, { kind: "per" | "some" }>
  | (Extract<Cadence, { kind: "every" }> & { readonly count: 1 });

/** Whether a cadence is counted in calendar periods rather than from one meeting to the next ("every 2 weeks"). */
export function isPeriodCadence(cadence: Cadence): cadence is PeriodCadence {
  return cadence.kind === "per" || cadence.kind === "some" || (cadence.kind === "every" && cadence.count === 1);
}

/**
 * The periods that touch from–to, in order, whole even where they reach beyond, each with what is expected in it.
 * A pause lowers the numbers by its share of the days: the least rounded half up (half a month open still expects its
 * meeting), the most rounded up. "Every N" with N > 1 has no calendar period of its own: its periods are intervals of
 * N units from `from` on, paused days not counted. Cadences without a number have none.
 */
export function periodsExpected(
  question: Expectation & { readonly from: IsoDate; readonly to: IsoDate },
): ExpectedPeriod[] {
  const { cadence, from, to } = question;
  const pauses = question.pauses ?? [];
  if (from > to) return [];
  if (isPeriodCadence(cadence)) {
    const [least, most] = [leastExpected(cadence), mostExpected(cadence)];
    return calendarPeriods(cadence, from, to, question.terms ?? swedishTerms).map(({ first, last }) => {
      const open = openDays(pauses, first, last) / (daysBetween(first, last) + 1);
      const max = most === null && open > 0 ? null : Math.ceil((most ?? 0) * open);
      return { first, last, expected: { min: Math.floor(least * open + 0.5), max } };
    });
  }
  if (cadence.kind !== "every") return [];
  const periods: ExpectedPeriod[] = [];
  for (let first = from; first <= to; ) {
    const last = intervalEnd(addDays(first, -1), cadence, pauses);
    if (last === undefined) break;
    periods.push({ first, last, expected: { min: 1, max: 1 } });
    first = addDays(last, 1);
  }
  return periods;
}

function calendarPeriods(cadence: PeriodCadence, from: IsoDate, to: IsoDate, terms: TermBounds): Bounds[] {
  const unit = cadence.kind === "every" ? cadence.unit : cadence.period;
  const periods: Bounds[] = [];
  if (unit === "term") {
    for (let year = yearOf(from); year <= yearOf(to); year++) periods.push(...termsOf(year, terms));
    return periods.filter(({ first, last }) => first <= to && last >= from);
  }
  for (let day = from; day <= to; ) {
    const period = unit === "day" ? { first: day, last: day } : periodHolding[unit](day);
    // A daily cadence means each workday.
    if (unit !== "day" || isWorkday(day)) periods.push(period);
    day = addDays(period.last, 1);
  }
  return periods;
}

const periodHolding = { week: isoWeekOf, month: monthPeriodOf, quarter: quarterOf, year: yearPeriodOf } as const;

// No sensible pause is longer; beyond it the cadence counts as stopped for good.
const longestPauseDays = 3660;

/**
 * The last day of the interval that follows a meeting on `after`: `count` units later, paused days not counted.
 * Undefined when a pause never ends.
 */
export function intervalEnd(
  after: IsoDate,
  cadence: Extract<Cadence, { kind: "every" }>,
  pauses: readonly Pause[],
): IsoDate | undefined {
  const end = addUnits(after, cadence.count, cadence.unit);
  if (pauses.length === 0) return end;
  let left = daysBetween(after, end);
  let day = toDayNumber(after);
  for (const limit = day + left + longestPauseDays; left > 0; ) {
    if (++day > limit) return undefined;
    if (!isPaused(pauses, fromDayNumber(day))) left--;
  }
  return fromDayNumber(day);
}

/** The day itself, or the last day of the pause that it lies in; undefined when that never ends. */
export function endOfPause(d: IsoDate, pauses: readonly Pause[]): IsoDate | undefined {
  if (!isPaused(pauses, d)) return d;
  const start = toDayNumber(d);
  for (let day = start + 1; day <= start + longestPauseDays; day++) {
    if (!isPaused(pauses, fromDayNumber(day))) return fromDayNumber(day - 1);
  }
  return undefined;
}

/** The day itself, or the next that is a workday and not paused; undefined when there is none. */
export function openWorkday(d: IsoDate, pauses: readonly Pause[]): IsoDate | undefined {
  const start = toDayNumber(d);
  for (let day = start; day <= start + longestPauseDays; day++) {
    const date = fromDayNumber(day);
    if (isWorkday(date) && !isPaused(pauses, date)) return date;
  }
  return undefined;
}
