import type { Detector, FindKind, Span } from "./guard/detector.ts";
import { emailAddress } from "./guard/email-address.ts";
import { identityNumber } from "./guard/identity-number.ts";
import { normalise } from "./guard/normalise.ts";
import { phoneNumber } from "./guard/phone-number.ts";

/** A find: its kind and its place in the text, in UTF-16 units, `end` excluded. Never the text itself. */
export interface Find extends Span {
  readonly kind: FindKind;
}

/** What an answer or a log may say of a text that was refused. */
export interface GuardFinding {
  readonly kind: FindKind;
}

/**
 * What the guard looks for; where two finds are equally long the earlier detector names the find. A new kind (names,
 * street addresses, vehicle plates) is a file in `guard/`, a member of `FindKind` with its description, and a line
 * here.
 */
export const detectors: readonly Detector[] = [identityNumber, emailAddress, phoneNumber];

/**
 * Personal data in a text, by shape, in order and without overlap: of finds that overlap the longest stays. Takes
 * time linear in the text. Pure; also bundled into pages.
 */
export function findPersonalData(text: string): Find[] {
  const normalised = normalise(text);
  const finds = detectors
    .flatMap(({ kind, detect }) => detect(normalised).map((span): Find => ({ kind, ...span })))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Find[] = [];
  for (const find of finds) {
    const before = kept.at(-1);
    if (before === undefined || before.end <= find.start) kept.push(find);
    else if (find.end - find.start > before.end - before.start) kept[kept.length - 1] = find;
  }
  const { start, end } = normalised.origin;
  return kept.map((find) => ({ kind: find.kind, start: start[find.start]!, end: end[find.end - 1]! }));
}

/** The kinds of personal data in a text, each once, in the order of `detectors`; empty where it may be stored. */
export function guardText(text: string): GuardFinding[] {
  const kinds = new Set(findPersonalData(text).map(({ kind }) => kind));
  return detectors.filter(({ kind }) => kinds.has(kind)).map(({ kind }) => ({ kind }));
}

const descriptions: Readonly<Record<FindKind, Readonly<Record<"sv" | "en", string>>>> = {
  "identity number": {
    sv: "ett personnummer eller samordningsnummer",
    en: "a personal identity number or coordination number",
  },
  "e-mail address": { sv: "en e-postadress", en: "an e-mail address" },
  "phone number": { sv: "ett telefonnummer", en: "a phone number" },
};

/** The kind with its article, to be put into a sentence: "Texten innehåller …". */
export function describeFind(kind: FindKind, language: "sv" | "en"): string {
  return descriptions[kind][language];
}
