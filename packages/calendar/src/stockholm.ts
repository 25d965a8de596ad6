import type { IsoDate, Lang } from "./dates.ts";
import { addDays, isIsoDate } from "./dates.ts";
import { formatDate } from "./words.ts";

const zone = "Europe/Stockholm";
const instantShape = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?Z$/;

// Days on which 22:00 UTC already is the next day in Stockholm (summer time); bounded, refilled when full.
const summerEvenings = new Map<IsoDate, boolean>();
const summerEveningsAtMost = 20_000;
const nextDays = new Map<IsoDate, IsoDate>();

/**
 * The day in Stockholm of a UTC instant (`…Z`). Throws RangeError for anything else. For instants from 1900 on: there
 * Stockholm is one or two hours ahead, so only the hour from 22:00 UTC needs the time zone's rules.
 */
export function dayOf(instant: string): IsoDate {
  if (!instantShape.test(instant)) throw new RangeError("not a UTC instant of the form YYYY-MM-DDThh:mm:ssZ");
  const day = instant.slice(0, 10);
  const hour = instant.slice(11, 13);
  if (hour < "22") {
    if (!isIsoDate(day)) throw new RangeError("no such day");
    return day;
  }
  return hour === "23" || isSummerEvening(day) ? dayAfter(day) : day;
}

function isSummerEvening(day: IsoDate): boolean {
  const known = summerEvenings.get(day);
  if (known !== undefined) return known;
  const local = Temporal.Instant.from(`${day}T22:00:00Z`).toZonedDateTimeISO(zone);
  if (summerEvenings.size >= summerEveningsAtMost) summerEvenings.clear();
  summerEvenings.set(day, local.hour === 0);
  return local.hour === 0;
}

function dayAfter(day: IsoDate): IsoDate {
  let next = nextDays.get(day);
  if (next === undefined) {
    next = addDays(day, 1);
    if (nextDays.size >= summerEveningsAtMost) nextDays.clear();
    nextDays.set(day, next);
  }
  return next;
}

/** The UTC instant of 00:00 Stockholm on d, with milliseconds, so that it compares with `recordedAt` as text. */
export const startOfDay = (d: IsoDate): string =>
  Temporal.PlainDate.from(d).toZonedDateTime(zone).toInstant().toString({ fractionalSecondDigits: 3 });

/** The UTC instant of 24:00 Stockholm on d, the first one that no longer belongs to d; with milliseconds. */
export const endOfDay = (d: IsoDate): string => startOfDay(addDays(d, 1));

/** "4 september 2019 kl. 14:05", "4 September 2019, 14:05", in Stockholm's time. */
export function formatInstant(instant: string, lang: Lang): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  const time = `${String(local.hour).padStart(2, "0")}:${String(local.minute).padStart(2, "0")}`;
  return `${formatDate(local.toPlainDate().toString(), lang)}${lang === "sv" ? " kl. " : ", "}${time}`;
}
