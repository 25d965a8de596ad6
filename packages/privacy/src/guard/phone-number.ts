import type { Detector, Span } from "./detector.ts";
import type { DigitGroup, Normalised } from "./normalise.ts";

/**
 * Phone numbers of at least eight digits: Swedish ones with their area code, international ones after "+" or "00",
 * and any after a word such as "tfn". Short public numbers (112, 114 14) pass. What tells them from dates, times and
 * registry numbers: DECISIONS of this package.
 */
export const phoneNumber: Detector = { kind: "phone number", detect };

const joining = /^[ \t]*[-./()]?[ \t]*[()]?[ \t]*$/;
const tight = /^[-./,:]$/;
const plusBefore = /(?<![\p{L}\p{N}])\+[ \t]?\(?$/u;
const word =
  /(?<!\p{L})(?:tel|tele|telefon|telefonnummer|telefonnr|tfn|tlf|mob|mobil|mobilnr|mobilnummer|phone)[.:]{0,2}[ \t]{0,2}(?:nr\.?|nummer)?[ \t:]{0,2}\(?$/iu;
const fewest = 8;
const mostAfterPlus = 15;
const mostGroups = 9;

function detect({ text, groups }: Normalised): readonly Span[] {
  const joined = groups.map(({ gap }) => gap !== undefined && joining.test(gap));
  const spans: Span[] = [];
  for (let first = 0; first < groups.length; first += 1) {
    const { start, gap } = groups[first]!;
    const before = text.slice(Math.max(0, start - 24), start);
    const plus = plusBefore.test(before);
    if (!plus && tight.test(gap ?? "")) continue;
    const last = lastGroup(groups, joined, first, plus ? "+" : word.test(before) ? "word" : "none");
    if (last === undefined) continue;
    spans.push({ start: plus ? text.lastIndexOf("+", start) : start, end: groups[last]!.end });
  }
  return spans;
}

/** The last group of the longest phone number that begins with group `first`, or undefined. */
function lastGroup(
  groups: readonly DigitGroup[],
  joined: readonly boolean[],
  first: number,
  introduced: "+" | "word" | "none",
): number | undefined {
  if (introduced === "none" && !groups[first]!.digits.startsWith("0")) return undefined;
  let longest: number | undefined;
  let count = 0;
  for (let last = first; last < groups.length && last < first + mostGroups; last += 1) {
    if (last > first && !joined[last]) break;
    count += groups[last]!.digits.length;
    if (count > mostAfterPlus + 2) break;
    if (count < fewest) continue;
    const parts = groups.slice(first, last + 1);
    const isPhone =
      introduced === "+"
        ? isInternational(count)
        : isDialled(parts, count) || (introduced === "word" && isAnnounced(parts, count));
    if (isPhone) longest = last;
  }
  return longest;
}

const isInternational = (count: number): boolean => count >= fewest && count <= mostAfterPlus;

/** A number as it is dialled in Sweden: "00" and country, or area code and subscriber. */
function isDialled(parts: readonly DigitGroup[], count: number): boolean {
  const digits = parts.map((part) => part.digits).join("");
  if (/^00[1-9]/.test(digits) && parts[0]!.digits.length > 2 - Number(parts.length > 1))
    return isInternational(count - 2);
  if (!/^0[1-9]/.test(digits) || count < fewest || count > 10) return false;
  const area = parts[0]!.digits;
  if (parts.length > 1 && !isAreaCode(area, count)) return false;
  return !isTime(parts) && !isDayFirst(digits, parts) && !isRegistryNumber(parts);
}

/** 08, 0dd, 0ddd (these with five or six digits after them); more digits in the first group are code and number. */
function isAreaCode(area: string, count: number): boolean {
  if (area.length < 3) return area === "08";
  return area.length !== 4 || count >= 9;
}

/** "08.30–11.30", "08.30 2019-…": hours and minutes first. */
function isTime(parts: readonly DigitGroup[]): boolean {
  const [hours, minutes, third] = parts;
  if (hours?.digits.length !== 2 || minutes?.digits.length !== 2 || minutes.gap !== ".") return false;
  return Number(hours.digits) <= 24 && Number(minutes.digits) <= 59 && third?.gap !== ".";
}

/** "08-09-2019", "08.09.19 10.30", "04092019": day and month first. */
function isDayFirst(digits: string, parts: readonly DigitGroup[]): boolean {
  const lengths = parts.map((part) => part.digits.length).join();
  const [day, month] = [Number(digits.slice(0, 2)), Number(digits.slice(2, 4))];
  if (day < 1 || day > 31 || month < 1 || month > 12) return false;
  if (lengths === "8" || lengths.startsWith("2,2,4")) return /^....(?:19|20)/.test(digits);
  return lengths.startsWith("2,2,2") && parts[1]!.gap === "." && parts[2]!.gap === "." && parts[3]?.gap !== ".";
}

/** "010-2019-123", "0123-2019/4": a year between signs, or a slash later than after the area code. */
function isRegistryNumber(parts: readonly DigitGroup[]): boolean {
  const year = parts[1];
  if (parts.slice(2).some((part) => part.gap?.includes("/"))) return true;
  return year !== undefined && /^(?:19|20)\d\d$/.test(year.digits) && year.gap !== " " && parts[2]?.gap !== " ";
}

/** After a word for telephone any eight digits are one, but a year or a date. */
function isAnnounced(parts: readonly DigitGroup[], count: number): boolean {
  return count >= fewest && count <= mostAfterPlus && !(parts.length > 1 && /^(?:19|20)\d\d$/.test(parts[0]!.digits));
}
