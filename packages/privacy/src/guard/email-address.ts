import type { Detector, Span } from "./detector.ts";
import type { Normalised } from "./normalise.ts";

/** E-mail addresses, also in other scripts, with blanks around "@", and spelled out: "namn (at) exempel punkt se". */
export const emailAddress: Detector = { kind: "e-mail address", detect };

const at = /@|[([{<][ \t]*(?:at|a|snabel-?a)[ \t]*[)\]}>]|(?<=[ \t])(?:at|snabel-?a)(?=[ \t])/giu;
const dot = String.raw`(?:\.|[ \t]\.[ \t]|[ \t]{0,2}[([{][ \t]?(?:dot|punkt|\.)[ \t]?[)\]}][ \t]{0,2}|[ \t](?:dot|punkt)[ \t])`;
const label = String.raw`[\p{L}\p{N}][\p{L}\p{N}-]{0,62}`;
/** A domain with at least one dot, the last label beginning with a letter. */
const domain = new RegExp(
  String.raw`[ \t]{0,3}${label}(?:${dot}${label}){0,8}?${dot}\p{L}[\p{L}\p{N}-]{1,62}(?:\.${label}){0,8}`,
  "iuy",
);
const hostRightAfter = /[\p{L}][\p{L}\p{N}-]{1,62}/uy;
const localPart = /[^\s<>()[\]{},;:@]/u;
const longestLocalPart = 64;

function detect({ text }: Normalised): readonly Span[] {
  const spans: Span[] = [];
  for (const { 0: sign, index } of text.matchAll(at)) {
    const start = localStart(text, index);
    if (start === undefined) continue;
    const end = domainEnd(text, sign, index);
    if (end !== undefined) spans.push({ start, end });
  }
  return spans;
}

/** Where the part before the sign begins; at most three blanks may lie between. */
function localStart(text: string, sign: number): number | undefined {
  let end = sign;
  while (end > 0 && sign - end < 3 && /[ \t]/.test(text[end - 1]!)) end -= 1;
  let start = end;
  while (start > 0 && end - start < longestLocalPart && localPart.test(text[start - 1]!)) start -= 1;
  return start < end ? start : undefined;
}

function domainEnd(text: string, sign: string, index: number): number | undefined {
  const after = index + sign.length;
  domain.lastIndex = after;
  const found = domain.exec(text);
  // A bare word "at" is English; only a spelled-out dot after it makes an address.
  if (found !== null && (/^[@([{<]/.test(sign) || /dot|punkt/i.test(found[0]))) return domain.lastIndex;
  // "namn@intranet": no dot, but nothing between either.
  const joined = sign === "@" && index > 0 && localPart.test(text[index - 1]!);
  hostRightAfter.lastIndex = after;
  return joined && hostRightAfter.test(text) ? hostRightAfter.lastIndex : undefined;
}
