import { addMonths, boundsOf, formatKnownDate, type IsoDate, type IsoMonth, monthOf, yearOf } from "@liggare/calendar";
import type { Bilingual } from "@liggare/domain";
import type { Fact } from "../cells.ts";

const isDay = (date: string) => date.length === 10 && date[4] === "-" && date[7] === "-";

/** First and last day of a date of known precision; null where an interval is open. */
export const spanOf = (date: string): { readonly first: IsoDate | null; readonly last: IsoDate | null } =>
  isDay(date) ? { first: date, last: date } : boundsOf(date);

/** The day by which dates are put in order: the last that is possible, of an open interval its first. */
export function dayOf(date: string): IsoDate {
  const { first, last } = spanOf(date);
  return last ?? first ?? "";
}

/** The month under which something is kept. */
export const monthKey = (date: string): IsoMonth => monthOf(dayOf(date));

/**
 * Whether it had happened by the end of a day. A date that is known less precisely counts from its last day, or from
 * the day on which the ledger knew of it when that is earlier; an interval with an open end counts from its first.
 */
export function happenedBy({ occurredOn, knownOn }: Pick<Fact, "occurredOn" | "knownOn">, on: IsoDate): boolean {
  const { first, last } = spanOf(occurredOn);
  if (last === null) return (first ?? "") <= on;
  const known = first !== null && knownOn < first ? first : knownOn;
  return (known < last ? known : last) <= on;
}

/** By when it happened, then by number: the last is the newest. */
export const inTime = (a: Pick<Fact, "occurredOn" | "number">, b: Pick<Fact, "occurredOn" | "number">): number => {
  const [left, right] = [dayOf(a.occurredOn), dayOf(b.occurredOn)];
  return left < right ? -1 : left > right ? 1 : a.number - b.number;
};

/** The twelve months that end with the month of a day, oldest first. */
export const twelveMonths = (on: IsoDate): readonly IsoMonth[] =>
  Array.from({ length: 12 }, (_, index) => monthOf(addMonths(`${monthOf(on)}-01`, index - 11)));

/** The month that lies so many months before that of a day. */
export const monthsBefore = (on: IsoDate, months: number): IsoMonth => monthOf(addMonths(`${monthOf(on)}-01`, -months));

/** Plans, pictures and follow-up of a year are shown for so many years, the judged day's and those before it. */
const yearsShown = 5;

/** The first year whose plans, pictures and follow-up are shown on a day. */
export const firstYearShown = (on: IsoDate): number => yearOf(on) - yearsShown + 1;

/** The same text made in both languages. */
export const inBoth = (make: (lang: "sv" | "en") => string): Bilingual => ({ sv: make("sv"), en: make("en") });

export const dateText = (date: string): Bilingual => inBoth((lang) => formatKnownDate(date, lang));
