import {
  type Bilingual,
  carriesFile,
  type FieldFault,
  type FieldKind,
  type Leaf,
  mapLeaves,
  noAttachments,
  type Refused,
  refuse,
} from "@liggare/domain";
import { describeFind, type FindKind, findPersonalData } from "@liggare/privacy";
import type * as z from "zod/mini";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const guarded = new Set(["text", "label", "code", "registry number"]);

const joined = (kinds: readonly FindKind[], language: keyof Bilingual) =>
  kinds.map((kind) => describeFind(kind, language)).join(", ");

/** A string on its way in, with the pointer that names it. */
export interface Guarded {
  readonly pointer: string;
  readonly value: string;
  readonly name?: Bilingual;
  /** Free texts may have lines and signs that join or part letters; all else may not. */
  readonly kind?: FieldKind;
}

/*
 * Signs that are not seen, or that make what is read differ from what is stored (Unicode TR 36): controls, halves of
 * surrogate pairs, overrides of the reading direction.
 */
const never = /[\p{Cs}\u202a-\u202e\u2066-\u2069]|(?![\t\n\r])\p{Cc}/u;
const onlyInTexts = /[\t\n\r\u061c\u200b-\u200f\u2028\u2029\u2060-\u2064\ufeff]/u;

/** The strings that hold signs that are not seen, each naming its field. */
export function unseenSigns(strings: readonly Guarded[]): readonly FieldFault[] {
  return strings
    .filter(({ value, kind }) => never.test(value) || (kind !== "text" && onlyInTexts.test(value)))
    .map(({ pointer, name }) => ({
      pointer,
      sv: `${name ? `${name.sv}: ` : ""}Ta bort osynliga tecken (styrtecken eller byte av läsriktning)`,
      en: `${name ? `${name.en}: ` : ""}Remove signs that are not seen (controls or changes of the reading direction)`,
    }));
}

/** The strings that carry a file, each naming its field: a document is referred to by its registry number. */
export const filesIn = (strings: readonly Guarded[]): readonly FieldFault[] =>
  strings
    .filter(({ value }) => carriesFile(value))
    .map(({ pointer, name }) => ({
      pointer,
      sv: `${name ? `${name.sv}: ` : ""}${noAttachments.sv}`,
      en: `${name ? `${name.en}: ` : ""}${noAttachments.en}`,
    }));

/**
 * The personal-data guard over strings: a refusal that names each field and the kind of find, never the text.
 * UUIDs pass: chance digits in them are nobody's number.
 */
export function guardStrings(strings: readonly Guarded[]): Refused | undefined {
  const faults: FieldFault[] = [];
  const all = new Set<FindKind>();
  for (const { pointer, value, name } of strings) {
    if (uuid.test(value)) continue;
    const kinds = [...new Set(findPersonalData(value).map(({ kind }) => kind))];
    if (kinds.length === 0) continue;
    for (const kind of kinds) all.add(kind);
    const [sv, en] = [joined(kinds, "sv"), joined(kinds, "en")];
    faults.push({
      pointer,
      sv: name ? `${name.sv}: ser ut att innehålla ${sv}` : `Ser ut att innehålla ${sv}`,
      en: name ? `${name.en}: seems to contain ${en}` : `Seems to contain ${en}`,
    });
  }
  if (faults.length === 0) return undefined;
  const kinds = [...all];
  return refuse("personal-data", { kinds: { sv: joined(kinds, "sv"), en: joined(kinds, "en") } }, faults);
}

/** The strings of a parsed input that a person could have written. */
export function guardedStrings(schema: z.core.$ZodType, input: unknown, base: string): readonly Guarded[] {
  const strings: Guarded[] = [];
  mapLeaves(schema, input, (leaf: Leaf) => {
    if (typeof leaf.value === "string" && (!leaf.meta || guarded.has(leaf.meta.kind)))
      strings.push({
        pointer: base + leaf.pointer,
        value: leaf.value,
        ...(leaf.meta && { name: leaf.meta, kind: leaf.meta.kind }),
      });
    return leaf.value;
  });
  return strings;
}
