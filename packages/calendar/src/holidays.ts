import type { IsoDate, Lang } from "./dates.ts";
import { addDays, isoDate, weekdayOf, yearOf } from "./dates.ts";

/** A public holiday (Act 1989:253), or an eve on which offices are closed although it is none. */
export interface Holiday {
  readonly date: IsoDate;
  readonly kind: "public" | "eve";
  readonly name: Readonly<Record<Lang, string>>;
}

const saturday = 6;

/** Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, ch. 8). */
export function easterSunday(year: number): IsoDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return isoDate(year, Math.floor(n / 31), (n % 31) + 1);
}

const weekdayOnOrAfter = (d: IsoDate, weekday: number): IsoDate => addDays(d, (weekday - weekdayOf(d) + 7) % 7);

function compute(year: number): readonly Holiday[] {
  const easter = easterSunday(year);
  const midsummer = weekdayOnOrAfter(isoDate(year, 6, 20), saturday);
  const on = (date: IsoDate, sv: string, en: string, kind: Holiday["kind"] = "public"): Holiday => ({
    date,
    kind,
    name: { sv, en },
  });
  const list = [
    on(isoDate(year, 1, 1), "nyårsdagen", "New Year's Day"),
    on(isoDate(year, 1, 6), "trettondedag jul", "Epiphany"),
    on(addDays(easter, -2), "långfredagen", "Good Friday"),
    on(addDays(easter, -1), "påskafton", "Easter Eve", "eve"),
    on(easter, "påskdagen", "Easter Sunday"),
    on(addDays(easter, 1), "annandag påsk", "Easter Monday"),
    on(isoDate(year, 5, 1), "första maj", "May Day"),
    on(addDays(easter, 39), "Kristi himmelsfärdsdag", "Ascension Day"),
    on(addDays(easter, 49), "pingstdagen", "Whit Sunday"),
    // From 2005 the National Day took the place of Whit Monday (Act 2004:1320).
    year >= 2005
      ? on(isoDate(year, 6, 6), "Sveriges nationaldag", "National Day")
      : on(addDays(easter, 50), "annandag pingst", "Whit Monday"),
    on(addDays(midsummer, -1), "midsommarafton", "Midsummer Eve", "eve"),
    on(midsummer, "midsommardagen", "Midsummer Day"),
    on(weekdayOnOrAfter(isoDate(year, 10, 31), saturday), "alla helgons dag", "All Saints' Day"),
    on(isoDate(year, 12, 24), "julafton", "Christmas Eve", "eve"),
    on(isoDate(year, 12, 25), "juldagen", "Christmas Day"),
    on(isoDate(year, 12, 26), "annandag jul", "Boxing Day"),
    on(isoDate(year, 12, 31), "nyårsafton", "New Year's Eve", "eve"),
  ];
  return list.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

const byYear = new Map<number, { readonly list: readonly Holiday[]; readonly days: ReadonlySet<IsoDate> }>();

function yearTable(year: number) {
  let table = byYear.get(year);
  if (table === undefined) {
    const list = compute(year);
    table = { list, days: new Set(list.map((holiday) => holiday.date)) };
    byYear.set(year, table);
  }
  return table;
}

/**
 * Sweden's holidays in a year, in order of date; two of them may share a day (1 May and Ascension Day in 2008).
 * The rules hold from 1953, when Midsummer Day and All Saints' Day became Saturdays; earlier years throw RangeError.
 */
export function holidaysOf(year: number): readonly Holiday[] {
  if (!Number.isInteger(year) || year < 1953 || year > 9998) throw new RangeError("holidays are known from 1953");
  return yearTable(year).list;
}

/** Monday to Friday, no public holiday and none of the eves. The rules of 1953 are taken for earlier years too. */
export const isWorkday = (d: IsoDate): boolean => weekdayOf(d) < saturday && !yearTable(yearOf(d)).days.has(d);

/** The first workday after d. */
export function nextWorkday(d: IsoDate): IsoDate {
  let day = addDays(d, 1);
  while (!isWorkday(day)) day = addDays(day, 1);
  return day;
}
