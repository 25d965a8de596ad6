/** A calendar day as `YYYY-MM-DD` (proleptic Gregorian calendar, years 0001–9999). Such strings order as they read. */
export type IsoDate = string;

/** A calendar month as `YYYY-MM`. */
export type IsoMonth = string;

/** The languages of the interface. */
export type Lang = "sv" | "en";

/** The first and the last day that can be written; sort keys for open ends. */
export const earliestDate: IsoDate = "0001-01-01";
export const latestDate: IsoDate = "9999-12-31";

const DAY_SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH_SHAPE = /^(\d{4})-(\d{2})$/;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const MS_PER_DAY = 86_400_000;

/** Whether the year has 366 days. */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** The number of days in a month (1–12). */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

/** Whether the text is a day that exists: `2019-02-28` is, `2026-02-31` is not. */
export function isIsoDate(text: unknown): text is IsoDate {
  if (typeof text !== "string") return false;
  const match = DAY_SHAPE.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && day >= 1 && day <= daysInMonth(year, month);
}

/** Whether the text is a month that exists. */
export function isIsoMonth(text: unknown): text is IsoMonth {
  if (typeof text !== "string") return false;
  const match = MONTH_SHAPE.exec(text);
  return match !== null && Number(match[1]) >= 1 && daysInMonth(Number(match[1]), Number(match[2])) > 0;
}

/** Year, month and day of an ISO date. @throws RangeError for what is not one (a defect of the caller). */
function partsOf(date: IsoDate): { year: number; month: number; day: number } {
  if (!isIsoDate(date)) throw new RangeError(`Not a date YYYY-MM-DD: ${JSON.stringify(date)}`);
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** The ISO date of a year, month and day. @throws RangeError when there is no such day. */
export function isoDate(year: number, month: number, day: number): IsoDate {
  const text = `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
  if (!isIsoDate(text)) throw new RangeError(`No such day: ${text}`);
  return text;
}

/** `2019` of `2019-09-04` or `2019-09`. */
export const yearOf = (date: IsoDate | IsoMonth): number => Number(date.slice(0, 4));

/** 9 of `2019-09-04` or `2019-09`. */
export const monthNumberOf = (date: IsoDate | IsoMonth): number => Number(date.slice(5, 7));

/** The day `days` later (earlier when negative). @throws RangeError outside the years 0001–9999. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return fromDayNumber(toDayNumber(date) + days);
}

/** The day `months` later; a day that the new month lacks becomes its last (31 January + 1 month = 28 February). */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const { year, month, day } = partsOf(date);
  const index = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return isoDate(y, m, Math.min(day, daysInMonth(y, m)));
}

/** Negative when `a` comes before `b`, 0 when equal, positive when after: for `sort`. */
export function compareDates(a: IsoDate, b: IsoDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The earlier of two days. */
export const minDate = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b);

/** The later of two days. */
export const maxDate = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);

/** Days from `a` to `b`: 1 from one day to the next, negative when `b` comes first. */
export function daysBetween(a: IsoDate, b: IsoDate): number {
  return toDayNumber(b) - toDayNumber(a);
}

/** 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekdayOf(date: IsoDate): number {
  // 1970-01-01, day 0, was a Thursday.
  return ((((toDayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** `2019-09` of `2019-09-04`. */
export function monthOf(date: IsoDate): IsoMonth {
  return date.slice(0, 7);
}

/** The first day of a month `YYYY-MM`. @throws RangeError when there is no such month. */
export function firstDayOfMonth(month: IsoMonth): IsoDate {
  assertMonth(month);
  return `${month}-01`;
}

/** The last day of a month `YYYY-MM`. @throws RangeError when there is no such month. */
export function lastDayOfMonth(month: IsoMonth): IsoDate {
  assertMonth(month);
  return `${month}-${two(daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5))))}`;
}

/** The last day of the newest month that has ended by 24:00 on `date`: `date` itself when it is a month's last day. */
export function lastClosedMonthEnd(date: IsoDate): IsoDate {
  const end = lastDayOfMonth(monthOf(date));
  return end === date ? date : addDays(firstDayOfMonth(monthOf(date)), -1);
}

/** The months from `a` to `b` (days or months), both included, in order; empty when `b` comes before `a`. */
export function monthsBetween(a: IsoDate | IsoMonth, b: IsoDate | IsoMonth): IsoMonth[] {
  const [first, last] = [monthIndex(monthOf(a)), monthIndex(monthOf(b))];
  const months: IsoMonth[] = [];
  for (let index = first; index <= last; index += 1) {
    months.push(`${String(Math.floor(index / 12)).padStart(4, "0")}-${two((index % 12) + 1)}`);
  }
  return months;
}

/** Days since 1970-01-01. @throws RangeError for what is no date. */
export function toDayNumber(date: IsoDate): number {
  const { year, month, day } = partsOf(date);
  // Date.UTC takes the years 0–99 for 1900–1999; setUTCFullYear takes them as they are.
  return new Date(0).setUTCFullYear(year, month - 1, day) / MS_PER_DAY;
}

/** The day so many days after 1970-01-01. @throws RangeError outside the years 0001–9999. */
export function fromDayNumber(days: number): IsoDate {
  const day = new Date(days * MS_PER_DAY);
  return isoDate(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
}

function monthIndex(month: IsoMonth): number {
  assertMonth(month);
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
}

function assertMonth(month: IsoMonth): void {
  if (!isIsoMonth(month)) throw new RangeError(`Not a month YYYY-MM: ${JSON.stringify(month)}`);
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
