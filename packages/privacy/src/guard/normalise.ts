/**
 * The text as the detectors read it: compatibility forms folded (NFKC), every script's digits as ASCII, dashes as "-",
 * blanks as " ", invisible characters gone, UUIDs blotted out. `origin` leads back to the text as it was written.
 */
export interface Normalised {
  readonly text: string;
  /** For each UTF-16 unit of `text`, where its character begins and ends in the original. */
  readonly origin: { readonly start: Uint32Array; readonly end: Uint32Array };
  /** The runs of digits, in order. */
  readonly groups: readonly DigitGroup[];
}

export interface DigitGroup {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  /** What stands between the group before and this one; "" for the first, `undefined` where it is long. */
  readonly gap: string | undefined;
}

/** Format characters, fillers and variation selectors: they can split a number unseen. */
const invisible = /[\p{Cf}\p{Mn}\u115F\u1160\u3164\uFFA0]/u;
const dash = /[\p{Pd}\u2043\u2212\u02D7]/u;
const blank = /[^\S\n\r\u2028\u2029]/u;
const digit = /\p{Nd}/u;
const uuid = /(?<![0-9a-z])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-z])/gi;
const longestGap = 8;

export function normalise(original: string): Normalised {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of original) {
    const folded = fold(character);
    parts.push(folded);
    for (let unit = 0; unit < folded.length; unit += 1) {
      starts.push(at);
      ends.push(at + character.length);
    }
    at += character.length;
  }
  const text = parts.join("").replace(uuid, (found) => "\uFFFC".repeat(found.length));
  return { text, origin: { start: Uint32Array.from(starts), end: Uint32Array.from(ends) }, groups: digitGroups(text) };
}

function fold(character: string): string {
  if (character >= " " && character <= "~") return character;
  let folded = "";
  for (const each of character.normalize("NFKC")) {
    if (invisible.test(each)) continue; // first: U+FEFF is a blank to a regular expression
    if (blank.test(each)) folded += " ";
    else if (dash.test(each)) folded += "-";
    else if (digit.test(each)) folded += digitValue(each.codePointAt(0)!);
    else folded += each;
  }
  return folded;
}

/** Unicode keeps decimal digits in runs of ten in ascending order, so the place in the run is the value. */
function digitValue(codePoint: number): string {
  let before = 0;
  while (before < 40 && digit.test(String.fromCodePoint(codePoint - before - 1))) before += 1;
  return String(before % 10);
}

function digitGroups(text: string): DigitGroup[] {
  const groups: DigitGroup[] = [];
  let before = 0;
  for (const { 0: digits, index } of text.matchAll(/\d+/g)) {
    const gap = groups.length === 0 ? "" : index - before <= longestGap ? text.slice(before, index) : undefined;
    before = index + digits.length;
    groups.push({ digits, start: index, end: before, gap });
  }
  return groups;
}
