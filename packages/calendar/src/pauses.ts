import type { IsoDate } from "./dates.ts";
import { fromDayNumber, isIsoDate, toDayNumber } from "./dates.ts";

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

/** How many days from first to last are not paused. */
export function openDays(pauses: readonly Pause[], first: IsoDate, last: IsoDate): number {
  const end = toDayNumber(last);
  const start = toDayNumber(first);
  if (pauses.length === 0) return end - start + 1;
  let open = 0;
  for (let day = start; day <= end; day++) if (!isPaused(pauses, fromDayNumber(day))) open++;
  return open;
}
