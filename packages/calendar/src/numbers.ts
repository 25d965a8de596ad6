import type { Lang } from "./dates.ts";

const noBreakSpace = "\u00a0";
const separators = {
  sv: { group: noBreakSpace, decimal: ",", minus: "\u2212" },
  en: { group: ",", decimal: ".", minus: "-" },
} as const;

/**
 * A number for people: `2 679` (U+00A0) in Swedish, `2,679` in English. Decimals: as many as asked, otherwise those
 * that the number has. Throws RangeError for what is no finite number or too large to be exact.
 */
export function formatNumber(n: number, lang: Lang, options: { readonly decimals?: number } = {}): string {
  if (!Number.isFinite(n) || Math.abs(n) > Number.MAX_SAFE_INTEGER) throw new RangeError("not a number to show");
  const text = formatWith(options.decimals).format(Math.abs(n));
  return (n < 0 && Number(text) !== 0 ? separators[lang].minus : "") + grouped(text, lang);
}

/** Making a format takes a hundred times as long as using it. */
const formats = new Map<number | undefined, Intl.NumberFormat>();

function formatWith(decimals: number | undefined): Intl.NumberFormat {
  const known = formats.get(decimals);
  if (known) return known;
  const made = new Intl.NumberFormat("en", {
    useGrouping: false,
    minimumFractionDigits: decimals ?? 0,
    maximumFractionDigits: decimals ?? 20,
  });
  formats.set(decimals, made);
  return made;
}

export interface PercentOptions {
  /** Decimals shown; 0 when not given. */
  readonly decimals?: number;
  /** Adds "cirka" or "about": the numerator or the denominator is itself approximate. */
  readonly approximate?: boolean;
}

/**
 * A percentage for people: `cirka 8 %`, `about 8 %`, `7,8 %`; a no-break space stands before the sign. Rounded half
 * away from zero. Throws RangeError for what is no finite number. To show a share of two counts, see `formatShare`.
 */
export function formatPercent(percent: number, lang: Lang, options: PercentOptions = {}): string {
  return about(options, lang) + formatNumber(percent, lang, { decimals: options.decimals ?? 0 }) + percentSign;
}

/**
 * The share of two counts in per cent, rounded half up without binary error (1 of 8 with no decimals is 13). A dash
 * when the denominator is 0. Throws RangeError when they are no counts.
 */
export function formatShare(numerator: number, denominator: number, lang: Lang, options: PercentOptions = {}): string {
  if (!isCount(numerator) || !isCount(denominator)) throw new RangeError("a share is made of two counts");
  if (denominator === 0) return "–";
  const decimals = options.decimals ?? 0;
  const doubled = (2n * 100n * 10n ** BigInt(decimals) * BigInt(numerator)) / BigInt(denominator);
  const digits = String((doubled + 1n) / 2n).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const text = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
  return about(options, lang) + grouped(text, lang) + percentSign;
}

const percentSign = `${noBreakSpace}%`;
const about = ({ approximate }: PercentOptions, lang: Lang): string =>
  approximate ? { sv: "cirka ", en: "about " }[lang] : "";

const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;

/** Takes plain digits with a decimal point. */
function grouped(text: string, lang: Lang): string {
  const [whole = "", fraction] = text.split(".");
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, separators[lang].group);
  return fraction === undefined ? groups : groups + separators[lang].decimal + fraction;
}
