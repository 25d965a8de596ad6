import type { Detector, Span } from "./detector.ts";
import type { DigitGroup, Normalised } from "./normalise.ts";

/**
 * Identity and coordination numbers by their shape, `(18|19|20)?\d{6}[-+]?\d{4}`, with blanks; no checksum is asked
 * for. What the third of the six digits is (0 or 1) tells them from organisation numbers. Source: DOMAIN, rules that
 * the product helps to keep; which written forms count: DECISIONS of this package.
 */
export const identityNumber: Detector = { kind: "identity number", detect };

/** One sign at most, blanks around it; after the sign the line may break. */
const blankGap = /^[ \t]+$/;
const signGap = /^[ \t]*[-+./_][ \t]*\n?[ \t]*$/;
const tightGap = /^[-./:,]$/;
const century = /^(?:18|19|20)/;
/** Interim numbers carry a letter (two in some registers) in place of the first of the last four. */
const interim = /(?<gap>[ \t]*[-+./_]?[ \t]*)(?:[TRSUWXJKLMNP]\d{3}|[TRSUWXJKLMNP][A-Z]\d{2})(?![\p{L}\p{N}])/iuy;

function detect({ text, groups }: Normalised): readonly Span[] {
  const gaps = groups.map(({ gap }) => kindOf(gap));
  const spans: Span[] = [];
  for (let first = 0; first < groups.length; first += 1) {
    const { start } = groups[first]!;
    let digits = "";
    for (let last = first; last < groups.length; last += 1) {
      if (last > first && gaps[last] === "other") break;
      digits += groups[last]!.digits;
      if (digits.length > 12) break;
      if (isWhole(digits) && isNumber(digits, gapsOf(groups, gaps, first, last), groups[first]!, groups[last + 1])) {
        spans.push({ start, end: groups[last]!.end });
      }
      if (!isInterimDate(digits) || !inPieces(gapsOf(groups, gaps, first, last), digits.length)) continue;
      const end = interimEnd(text, groups[last]!.end);
      if (end !== undefined) spans.push({ start, end });
    }
  }
  return spans;
}

const isWhole = (digits: string): boolean => (digits.length === 12 ? century.test(digits) : digits.length === 10);

const isInterimDate = (digits: string): boolean =>
  (digits.length === 8 ? century.test(digits) : digits.length === 6) && isDate(digits.slice(-6));

type GapKind = "none" | "blank" | "sign" | "other";

function kindOf(gap: string | undefined): GapKind {
  if (gap === undefined) return "other";
  if (gap === "") return "none";
  return blankGap.test(gap) ? "blank" : signGap.test(gap) ? "sign" : "other";
}

function isNumber(
  digits: string,
  gaps: ReadonlyMap<number, GapKind>,
  first: DigitGroup,
  next: DigitGroup | undefined,
): boolean {
  const dateEnd = digits.length - 4;
  const six = digits.slice(dateEnd - 6, dateEnd);
  const inDate = [...gaps.keys()].filter((at) => at < dateEnd && at !== dateEnd - 6);
  const inLastFour = [...gaps.keys()].filter((at) => at > dateEnd);
  const centuryGap = digits.length === 12 ? gaps.get(2) : undefined;
  if (centuryGap === "sign" || inLastFour.some((at) => gaps.get(at) === "sign")) return false;
  // DOMAIN's own shape: the six digits together. Any date blocks, even an impossible one.
  if (inDate.length === 0 && inLastFour.every((at) => at === dateEnd + 2)) return /^..[01]/.test(six);
  if (!isDate(six)) return false;
  if (gaps.size === digits.length - 1) return inDate.every((at) => gaps.get(at) === "blank");
  // A date in pieces, "85-01-01-1234": not where it is part of a chain, as in two dates or a registry number.
  if (inLastFour.length > 0 || tightGap.test(first.gap ?? "") || tightGap.test(next?.gap ?? "")) return false;
  return inPieces(gaps, dateEnd);
}

/** Pieces break after year, month and day only; a sign after the month needs a break after the year as well. */
function inPieces(gaps: ReadonlyMap<number, GapKind>, dateEnd: number): boolean {
  const places = [dateEnd - 6, dateEnd - 4, dateEnd - 2, dateEnd];
  if ([...gaps.keys()].some((at) => !places.includes(at))) return false;
  return gaps.get(dateEnd - 2) !== "sign" || gaps.has(dateEnd - 4);
}

/** The end of what makes the date that ends at `dateEnd` an interim number, or undefined. */
function interimEnd(text: string, dateEnd: number): number | undefined {
  interim.lastIndex = dateEnd;
  const found = interim.exec(text);
  if (found === null) return undefined;
  // After a blank two letters and two digits are rather a word: "2019-09-04 kl10".
  const letters = /\p{L}{2}\d{2}$/u.test(found[0]);
  return letters && blankGap.test(found.groups?.gap ?? "") ? undefined : interim.lastIndex;
}

/** Where among the digits of some groups there are gaps, and of what kind. */
function gapsOf(
  groups: readonly DigitGroup[],
  kinds: readonly GapKind[],
  first: number,
  last: number,
): Map<number, GapKind> {
  const gaps = new Map<number, GapKind>();
  for (let group = first, at = 0; group < last; group += 1) {
    at += groups[group]!.digits.length;
    gaps.set(at, kinds[group + 1]!);
  }
  return gaps;
}

/** Month 01–12 and day 01–31, or 61–91 in a coordination number. */
function isDate(six: string): boolean {
  const [month, day] = [Number(six.slice(2, 4)), Number(six.slice(4, 6))];
  return month >= 1 && month <= 12 && ((day >= 1 && day <= 31) || (day >= 61 && day <= 91));
}
