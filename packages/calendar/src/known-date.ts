import type { IsoDate, Lang } from "./dates.ts";
import { daysInMonth, isIsoDate, isIsoMonth, isoDate, lastDayOfMonth } from "./dates.ts";
import type { Bounds } from "./periods.ts";
import { monthsOfYear, termsOf } from "./periods.ts";

export type Precision = "day" | "month" | "season" | "quarter" | "tertial" | "half-year" | "year" | "interval";

/** One date, month, season … of ISO 8601-2, with its bounds and how sure it is. */
export interface KnownPart extends Bounds {
  /** Without its qualifier. */
  readonly text: string;
  readonly precision: Exclude<Precision, "interval">;
  /** `~` or `%`: about then. The bounds are those of the date that is named; they are not widened. */
  readonly approximate: boolean;
  /** `?` or `%`: the source is not sure of it. */
  readonly uncertain: boolean;
}

/** A date as precisely as it is known; null is the open start or the open end of an interval. */
export interface KnownDate {
  readonly text: string;
  readonly precision: Precision;
  /** null when the start is open. */
  readonly first: IsoDate | null;
  /** null when the end is open. */
  readonly last: IsoDate | null;
  readonly approximate: boolean;
  readonly uncertain: boolean;
  /** The only part, or the start and the end of an interval; null where that is open. */
  readonly parts: readonly [KnownPart] | readonly [start: KnownPart | null, end: KnownPart | null];
}

export type KnownDateProblem = "no such day" | "time of day" | "ends before it begins" | "open at both ends" | "form";

const partShape = /^(\d{4})(?:-(\d{2})(?:-\d{2})?)?([~?%])?$/;

/** The date, or undefined for a text that is none. What is allowed: see `whyNotKnownDate`. */
export function parseKnownDate(text: string): KnownDate | undefined {
  const result = read(text);
  return typeof result === "string" ? undefined : result;
}

export const isKnownDate = (text: string): boolean => typeof read(text) !== "string";

/** Why a text is no date of known precision; undefined when it is one. */
export function knownDateProblem(text: string): KnownDateProblem | undefined {
  const result = read(text);
  return typeof result === "string" ? result : undefined;
}

/**
 * First and last day, both included; null where an interval is open. `~` and `?` do not widen them. Throws RangeError
 * for a text that is no date.
 */
export function boundsOf(date: string | KnownDate): { readonly first: IsoDate | null; readonly last: IsoDate | null } {
  const { first, last } = known(date);
  return { first, last };
}

export const precisionOf = (date: string | KnownDate): Precision => known(date).precision;

/** True for "about then" (`~`, `%`), in an interval for either end. */
export const isApproximate = (date: string | KnownDate): boolean => known(date).approximate;

/** True when the source is not sure (`?`, `%`), in an interval of either end. */
export const isUncertain = (date: string | KnownDate): boolean => known(date).uncertain;

/** The date itself when it is parsed already. Throws RangeError for a text that is none: what is stored was checked. */
export function known(date: string | KnownDate): KnownDate {
  if (typeof date !== "string") return date;
  const parsed = parseKnownDate(date);
  if (parsed === undefined) throw new RangeError("not a date of known precision");
  return parsed;
}

function read(text: string): KnownDate | KnownDateProblem {
  const [left = "", right, ...more] = text.split("/");
  if (right === undefined) {
    const part = readPart(left);
    return typeof part === "string" ? part : { ...part, text, parts: [part] };
  }
  if (more.length > 0) return "form";
  const start = left === ".." ? null : readPart(left);
  const end = right === ".." ? null : readPart(right);
  if (typeof start === "string") return start;
  if (typeof end === "string") return end;
  if (start === null && end === null) return "open at both ends";
  if (start !== null && end !== null && start.first > end.last) return "ends before it begins";
  return {
    text,
    precision: "interval",
    first: start?.first ?? null,
    last: end?.last ?? null,
    approximate: (start?.approximate ?? false) || (end?.approximate ?? false),
    uncertain: (start?.uncertain ?? false) || (end?.uncertain ?? false),
    parts: [start, end],
  };
}

function readPart(text: string): KnownPart | KnownDateProblem {
  const match = partShape.exec(text);
  if (match === null) return /^\d{4}-\d{2}-\d{2}T/.test(text) ? "time of day" : "form";
  const year = Number(match[1]);
  const qualifier = match[3] ?? "";
  const plain = text.slice(0, text.length - qualifier.length);
  const meaning = readPlain(plain, year, match[2]);
  if (typeof meaning === "string") return meaning;
  return {
    text: plain,
    ...meaning,
    approximate: qualifier === "~" || qualifier === "%",
    uncertain: qualifier === "?" || qualifier === "%",
  };
}

type Meaning = Bounds & Pick<KnownPart, "precision">;

function readPlain(plain: string, year: number, second: string | undefined): Meaning | KnownDateProblem {
  if (year === 0) return "form";
  if (plain.length === 10) {
    return isIsoDate(plain) ? { precision: "day", first: plain, last: plain } : "no such day";
  }
  if (second === undefined) return { precision: "year", ...monthsOfYear(year, 1, 12) };
  if (isIsoMonth(plain)) return { precision: "month", first: `${plain}-01`, last: lastDayOfMonth(plain) };
  return readDivision(year, Number(second)) ?? "form";
}

/** The divisions of a year in ISO 8601-2 (codes 21–24 and 33–41), with bounds of our own (see DECISIONS.md). */
function readDivision(year: number, code: number): Meaning | undefined {
  const [spring, autumn] = termsOf(year);
  switch (code) {
    case 21:
      return { precision: "season", first: spring.first, last: spring.last };
    case 22:
      return { precision: "season", first: isoDate(year, 6, 16), last: isoDate(year, 8, 15) };
    case 23:
      return { precision: "season", first: autumn.first, last: autumn.last };
    case 24:
      // The winter that begins in the year: December to February. The calendar's last year has none.
      return year === 9999
        ? undefined
        : {
            precision: "season",
            first: isoDate(year, 12, 1),
            last: isoDate(year + 1, 2, daysInMonth(year + 1, 2)),
          };
    case 33:
    case 34:
    case 35:
    case 36:
      return { precision: "quarter", ...monthsOfYear(year, (code - 33) * 3 + 1, (code - 33) * 3 + 3) };
    case 37:
    case 38:
    case 39:
      return { precision: "tertial", ...monthsOfYear(year, (code - 37) * 4 + 1, (code - 37) * 4 + 4) };
    case 40:
    case 41:
      return { precision: "half-year", ...monthsOfYear(year, (code - 40) * 6 + 1, (code - 40) * 6 + 6) };
    default:
      return undefined;
  }
}

/**
 * Why a text is refused, and what is allowed; undefined when it is a date. Never repeats the text: someone may have
 * typed an identity number into the field.
 */
export function whyNotKnownDate(text: string, lang: Lang): string | undefined {
  const problem = knownDateProblem(text);
  return problem === undefined ? undefined : `${reasons[lang][problem]} ${allowed[lang]}`;
}

const reasons: Readonly<Record<Lang, Readonly<Record<KnownDateProblem, string>>>> = {
  sv: {
    "no such day": "Dagen finns inte i kalendern.",
    "time of day": "Ange ett datum utan klockslag.",
    "ends before it begins": "Perioden slutar innan den börjar.",
    "open at both ends": "Ange minst en av periodens gränser.",
    form: "Datumet går inte att tolka.",
  },
  en: {
    "no such day": "There is no such day in the calendar.",
    "time of day": "Give a date without a time of day.",
    "ends before it begins": "The period ends before it begins.",
    "open at both ends": "Give at least one end of the period.",
    form: "The date cannot be read.",
  },
};

const allowed: Readonly<Record<Lang, string>> = {
  sv:
    "Tillåtet är dag (2019-09-04), månad (2019-09), år (2019), årstid (2019-21 vår, -22 sommar, -23 höst, -24 vinter), " +
    "kvartal (2019-33 till -36), tertial (2019-37 till -39), halvår (2019-40 och -41), period (2018/2019-03), " +
    "öppen period (2016/.. eller ../2019); lägg till ~ för ungefär och ? för osäkert.",
  en:
    "Allowed are a day (2019-09-04), a month (2019-09), a year (2019), a season (2019-21 spring, -22 summer, " +
    "-23 autumn, -24 winter), a quarter (2019-33 to -36), a tertial (2019-37 to -39), a half-year (2019-40 and -41), " +
    "a period (2018/2019-03), an open period (2016/.. or ../2019); add ~ for about and ? for uncertain.",
};
