import type { IsoDate, Lang } from "./dates.ts";
import {
  daysInMonth,
  firstDayOfMonth,
  fromDayNumber,
  isoDate,
  lastDayOfMonth,
  monthNumberOf,
  monthOf,
  toDayNumber,
  weekdayOf,
  yearOf,
} from "./dates.ts";
import { formatMonth } from "./words.ts";

/** The first and the last day of something, both included. */
export interface Bounds {
  readonly first: IsoDate;
  readonly last: IsoDate;
}

export interface Week extends Bounds {
  readonly kind: "week";
  readonly year: number;
  readonly week: number;
}
export interface Month extends Bounds {
  readonly kind: "month";
  readonly year: number;
  readonly month: number;
}
export interface Quarter extends Bounds {
  readonly kind: "quarter";
  readonly year: number;
  readonly quarter: 1 | 2 | 3 | 4;
}
export interface Tertial extends Bounds {
  readonly kind: "tertial";
  readonly year: number;
  readonly tertial: 1 | 2 | 3;
}
export interface Term extends Bounds {
  readonly kind: "term";
  readonly year: number;
  readonly term: "spring" | "autumn";
}
export interface Year extends Bounds {
  readonly kind: "year";
  readonly year: number;
}
/** What the city's reports cover: T1 to 30 April, T2 to 31 August, the annual report (VB) the full year. */
export interface ReportPeriod extends Bounds {
  readonly kind: "report";
  readonly year: number;
  readonly report: "T1" | "T2" | "VB";
}
export type Period = Week | Month | Quarter | Tertial | Term | Year | ReportPeriod;

/** Days within a year, `MM-DD`, both included. */
export interface YearlyBounds {
  readonly from: string;
  readonly to: string;
}
export interface TermBounds {
  readonly spring: YearlyBounds;
  readonly autumn: YearlyBounds;
}

/** Our bounds of a Swedish term (see DECISIONS.md): the summer break between them belongs to neither. */
export const swedishTerms: TermBounds = {
  spring: { from: "01-01", to: "06-15" },
  autumn: { from: "08-16", to: "12-31" },
};

const fourDigits = (year: number): string => String(year).padStart(4, "0");

/** The two terms of a year. Other bounds than the usual ones are a parameter. */
export function termsOf(year: number, bounds: TermBounds = swedishTerms): readonly [spring: Term, autumn: Term] {
  const term = (name: Term["term"]): Term => ({
    kind: "term",
    year,
    term: name,
    first: `${fourDigits(year)}-${bounds[name].from}`,
    last: `${fourDigits(year)}-${bounds[name].to}`,
  });
  return [term("spring"), term("autumn")];
}

/** The term of a day; undefined in the summer break. */
export const termOf = (d: IsoDate, bounds: TermBounds = swedishTerms): Term | undefined =>
  termsOf(yearOf(d), bounds).find((term) => term.first <= d && d <= term.last);

/** The third of a year (four months) that a day lies in. */
export function tertialOf(d: IsoDate): Tertial {
  const tertial = Math.ceil(monthNumberOf(d) / 4) as 1 | 2 | 3;
  return { kind: "tertial", year: yearOf(d), tertial, ...monthsOfYear(yearOf(d), tertial * 4 - 3, tertial * 4) };
}

/** The quarter that a day lies in. */
export function quarterOf(d: IsoDate): Quarter {
  const quarter = Math.ceil(monthNumberOf(d) / 3) as 1 | 2 | 3 | 4;
  return { kind: "quarter", year: yearOf(d), quarter, ...monthsOfYear(yearOf(d), quarter * 3 - 2, quarter * 3) };
}

export const monthPeriodOf = (d: IsoDate): Month => ({
  kind: "month",
  year: yearOf(d),
  month: monthNumberOf(d),
  first: firstDayOfMonth(monthOf(d)),
  last: lastDayOfMonth(monthOf(d)),
});

export const yearPeriodOf = (d: IsoDate): Year => ({
  kind: "year",
  year: yearOf(d),
  ...monthsOfYear(yearOf(d), 1, 12),
});

/** The ISO 8601 week of a day, with its own year: 2019-12-30 lies in week 1 of 2020. */
export function isoWeekOf(d: IsoDate): Week {
  const monday = toDayNumber(d) - weekdayOf(d) + 1;
  const thursday = fromDayNumber(monday + 3);
  const year = yearOf(thursday);
  const week = Math.floor((monday + 3 - toDayNumber(isoDate(year, 1, 1))) / 7) + 1;
  return { kind: "week", year, week, first: fromDayNumber(monday), last: fromDayNumber(monday + 6) };
}

/** The periods that the year's three reports cover; each begins on 1 January. */
export function reportPeriodsOf(year: number): readonly [t1: ReportPeriod, t2: ReportPeriod, vb: ReportPeriod] {
  const period = (report: ReportPeriod["report"], toMonth: number): ReportPeriod => ({
    kind: "report",
    year,
    report,
    ...monthsOfYear(year, 1, toMonth),
  });
  return [period("T1", 4), period("T2", 8), period("VB", 12)];
}

/** From the first day of one month to the last of another, in the same year. */
export const monthsOfYear = (year: number, from: number, to: number): Bounds => ({
  first: isoDate(year, from, 1),
  last: isoDate(year, to, daysInMonth(year, to)),
});

/** "vecka 1 2020", "september 2019", "kvartal 3 2019", "tertial 1 2019", "vårterminen 2019", "2019", "T1 2019". */
export function periodName(period: Period, lang: Lang): string {
  const sv = lang === "sv";
  switch (period.kind) {
    case "week":
      return `${sv ? "vecka" : "week"} ${period.week} ${period.year}`;
    case "month":
      return formatMonth(period.first, lang);
    case "quarter":
      return `${sv ? "kvartal" : "quarter"} ${period.quarter} ${period.year}`;
    case "tertial":
      return `tertial ${period.tertial} ${period.year}`;
    case "term":
      return `${termNames[lang][period.term]} ${period.year}`;
    case "year":
      return String(period.year);
    case "report":
      return `${period.report} ${period.year}`;
  }
}

const termNames = {
  sv: { spring: "vårterminen", autumn: "höstterminen" },
  en: { spring: "spring term", autumn: "autumn term" },
} as const;
