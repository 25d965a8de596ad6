import type { Lang } from "./dates.ts";
import type { KnownDate, KnownPart } from "./known-date.ts";
import { known } from "./known-date.ts";
import { formatDate, formatMonth } from "./words.ts";

/**
 * A date as people write it: "4 september 2019", "omkring september 2019", "hösten 2017", "tertial 1 2019",
 * "från 2016", "januari 2018 – 4 mars 2019". Throws RangeError for a text that is no date.
 */
export function formatKnownDate(date: string | KnownDate, lang: Lang): string {
  const { parts } = known(date);
  if (parts.length === 1) return formatPart(parts[0], lang);
  const [start, end] = parts;
  if (start === null) return `${lang === "sv" ? "till och med" : "up to"} ${end === null ? "" : formatPart(end, lang)}`;
  if (end === null) return `${lang === "sv" ? "från" : "from"} ${formatPart(start, lang)}`;
  const years = start.precision === "year" && end.precision === "year" && !isQualified(start) && !isQualified(end);
  return `${formatPart(start, lang)}${years ? "–" : " – "}${formatPart(end, lang)}`;
}

const isQualified = (part: KnownPart): boolean => part.approximate || part.uncertain;

function formatPart(part: KnownPart, lang: Lang): string {
  const about = part.approximate ? { sv: "omkring ", en: "about " }[lang] : "";
  const unsure = part.uncertain ? { sv: " (osäkert)", en: " (uncertain)" }[lang] : "";
  return about + formatPlain(part, lang) + unsure;
}

function formatPlain(part: KnownPart, lang: Lang): string {
  const year = Number(part.text.slice(0, 4));
  switch (part.precision) {
    case "day":
      return formatDate(part.text, lang);
    case "month":
      return formatMonth(part.text, lang);
    case "year":
      return String(year);
    case "season":
    case "quarter":
    case "tertial":
    case "half-year":
      return divisions[lang][part.text.slice(5)]?.(year) ?? part.text;
  }
}

const divisions: Readonly<Record<Lang, Readonly<Record<string, (year: number) => string>>>> = {
  sv: {
    "21": (year) => `våren ${year}`,
    "22": (year) => `sommaren ${year}`,
    "23": (year) => `hösten ${year}`,
    "24": (year) => `vintern ${year}–${year + 1}`,
    "33": (year) => `kvartal 1 ${year}`,
    "34": (year) => `kvartal 2 ${year}`,
    "35": (year) => `kvartal 3 ${year}`,
    "36": (year) => `kvartal 4 ${year}`,
    "37": (year) => `tertial 1 ${year}`,
    "38": (year) => `tertial 2 ${year}`,
    "39": (year) => `tertial 3 ${year}`,
    "40": (year) => `första halvåret ${year}`,
    "41": (year) => `andra halvåret ${year}`,
  },
  en: {
    "21": (year) => `spring ${year}`,
    "22": (year) => `summer ${year}`,
    "23": (year) => `autumn ${year}`,
    "24": (year) => `winter ${year}–${year + 1}`,
    "33": (year) => `quarter 1 ${year}`,
    "34": (year) => `quarter 2 ${year}`,
    "35": (year) => `quarter 3 ${year}`,
    "36": (year) => `quarter 4 ${year}`,
    "37": (year) => `tertial 1 ${year}`,
    "38": (year) => `tertial 2 ${year}`,
    "39": (year) => `tertial 3 ${year}`,
    "40": (year) => `first half of ${year}`,
    "41": (year) => `second half of ${year}`,
  },
};
