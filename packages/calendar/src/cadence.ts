import type { IsoDate, Lang } from "./dates.ts";
import { addDays, addMonths } from "./dates.ts";

/**
 * How often something is to happen, as its source says it. JSON; part of stored events.
 * - `every`: "monthly", "every 2 weeks", "quarterly";
 * - `per`: "1–2 a term" (min 1, max 2), "2 a term", "about 2 a term" (approximate), "at least 2" (max null);
 * - `some`: "a few a term": the source gives no number;
 * - `on need`, `ongoing`, `not stated`: nothing that could be missed.
 */
export type Cadence =
  | { readonly kind: "every"; readonly count: number; readonly unit: CadenceUnit }
  | {
      readonly kind: "per";
      readonly min: number;
      readonly max: number | null;
      readonly period: CadencePeriod;
      readonly approximate?: boolean;
    }
  | { readonly kind: "some"; readonly period: CadencePeriod }
  | { readonly kind: "on need" }
  | { readonly kind: "ongoing" }
  | { readonly kind: "not stated" };

export const cadenceUnits = ["day", "week", "month", "quarter", "year"] as const;
export type CadenceUnit = (typeof cadenceUnits)[number];
export const cadencePeriods = ["term", "year", "month"] as const;
export type CadencePeriod = (typeof cadencePeriods)[number];

/** True when the numbers make sense: whole, `every` from 1, `per` from 0 with max at least min and at least 1. */
export function isCadence(cadence: Cadence): boolean {
  switch (cadence.kind) {
    case "every":
      return Number.isInteger(cadence.count) && cadence.count >= 1 && cadenceUnits.includes(cadence.unit);
    case "per": {
      const { min, max, period } = cadence;
      const maxFits = max === null ? min >= 1 : Number.isInteger(max) && max >= Math.max(min, 1);
      return Number.isInteger(min) && min >= 0 && maxFits && cadencePeriods.includes(period);
    }
    case "some":
      return cadencePeriods.includes(cadence.period);
    case "on need":
    case "ongoing":
    case "not stated":
      return true;
  }
}

/**
 * The number of times that must be met in a whole period before it can be called missed. "About 2" allows one less,
 * but not none; "a few" has no number, so only none at all is a miss.
 */
export function leastExpected(cadence: Extract<Cadence, { kind: "every" | "per" | "some" }>): number {
  if (cadence.kind !== "per") return 1;
  if (cadence.approximate && cadence.min > 1) return cadence.min - 1;
  return cadence.min;
}

/** The number of times that a whole period is to have at most; null where the cadence sets no upper bound. */
export function mostExpected(cadence: Extract<Cadence, { kind: "every" | "per" | "some" }>): number | null {
  if (cadence.kind === "some") return null;
  return cadence.kind === "per" ? cadence.max : 1;
}

/** The day `count` units after d. */
export function addUnits(d: IsoDate, count: number, unit: CadenceUnit): IsoDate {
  switch (unit) {
    case "day":
      return addDays(d, count);
    case "week":
      return addDays(d, count * 7);
    case "month":
      return addMonths(d, count);
    case "quarter":
      return addMonths(d, count * 3);
    case "year":
      return addMonths(d, count * 12);
  }
}

/** "varje månad", "var sjätte vecka", "1–2 gånger per termin", "vid behov"; "every month", "1–2 times a term". */
export function describeCadence(cadence: Cadence, lang: Lang): string {
  switch (cadence.kind) {
    case "every":
      return lang === "sv" ? everySwedish(cadence.count, cadence.unit) : everyEnglish(cadence.count, cadence.unit);
    case "per":
      return lang === "sv" ? perSwedish(cadence) : perEnglish(cadence);
    case "some":
      return lang === "sv" ? `några gånger per ${periodsSwedish[cadence.period]}` : `a few times a ${cadence.period}`;
    case "on need":
      return lang === "sv" ? "vid behov" : "on need";
    case "ongoing":
      return lang === "sv" ? "löpande" : "ongoing";
    case "not stated":
      return lang === "sv" ? "framgår inte" : "not stated";
  }
}

const unitsSwedish = {
  day: ["dag", "varannan", "var"],
  week: ["vecka", "varannan", "var"],
  month: ["månad", "varannan", "var"],
  quarter: ["kvartal", "vartannat", "vart"],
  year: ["år", "vartannat", "vart"],
} as const;
const periodsSwedish = { term: "termin", year: "år", month: "månad" } as const;
const ordinals = "tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte".split(" ");

function everySwedish(count: number, unit: CadenceUnit): string {
  const [noun, second, each] = unitsSwedish[unit];
  if (count === 1) return `varje ${noun}`;
  if (count === 2) return `${second} ${noun}`;
  return `${each} ${ordinals[count - 3] ?? ordinalSwedish(count)} ${noun}`;
}

function ordinalSwedish(n: number): string {
  const endsInA = [1, 2].includes(n % 10) && ![11, 12].includes(n % 100);
  return `${n}:${endsInA ? "a" : "e"}`;
}

const everyEnglish = (count: number, unit: CadenceUnit): string =>
  count === 1 ? `every ${unit}` : `every ${count} ${unit}s`;

type Per = Extract<Cadence, { kind: "per" }>;

function perSwedish({ min, max, period, approximate }: Per): string {
  const times = (max ?? min) === 1 ? "gång" : "gånger";
  return `${approximate ? "ungefär " : ""}${range(min, max, "minst", "högst")} ${times} per ${periodsSwedish[period]}`;
}

function perEnglish({ min, max, period, approximate }: Per): string {
  const number = range(min, max, "at least", "at most");
  const times = (max ?? min) === 1 ? "time" : "times";
  return `${approximate ? "about " : ""}${number === "1" ? "once" : `${number} ${times}`} a ${period}`;
}

function range(min: number, max: number | null, atLeast: string, atMost: string): string {
  if (max === null) return `${atLeast} ${min}`;
  if (min === max) return String(min);
  return min === 0 ? `${atMost} ${max}` : `${min}–${max}`;
}
