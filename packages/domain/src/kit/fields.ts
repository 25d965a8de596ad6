import { isIsoDate, isKnownDate } from "@liggare/calendar";
import * as z from "zod/mini";

/** A text of the interface in its two languages. */
export interface Bilingual {
  readonly sv: string;
  readonly en: string;
}

/** What kind of value a field holds: decides the guard, the vault, the form control and the documentation. */
export type FieldKind =
  | "text" // free text: guarded, kept in the vault, a reference in the log
  | "text reference" // the same as the log holds it
  | "label" // short guarded name of a unit, forum, course; kept in the log
  | "code" // machine code or id; guarded unless a UUID
  | "registry number"
  | "known date"
  | "day"
  | "number"
  | "choice"
  | "flag"
  | "list"
  | "group";

export interface FieldMeta extends Bilingual {
  readonly kind: FieldKind;
  readonly help?: Bilingual;
  /** Most characters (text, label) or entries (list). */
  readonly max?: number;
  /** The aggregate whose id the field holds. */
  readonly refersTo?: string;
  readonly options?: Readonly<Record<string, Bilingual>>;
  /** What may be entered, where the kind alone does not say. */
  readonly allowed?: Bilingual;
  /** Of a list: entries must differ, as a whole or (a name) in that field. */
  readonly distinct?: true | string;
}

/** Titles, help and kinds of all fields; forms, OpenAPI, the guard and the command line read from it. */
export const fields = z.registry<FieldMeta>();

type Name = Bilingual & { readonly help?: Bilingual };

/** Describes a schema that no builder below covers. */
export const meta = <S extends z.core.$ZodType>(schema: S, entry: FieldMeta): S => {
  fields.add(schema, entry);
  return schema;
};

declare const freeText: unique symbol;
/** A free text on its way in; the ledger replaces it by a `TextRef` before any decision sees it. */
export type FreeText = string & { readonly [freeText]: true };

/** Free text of at most `max` characters. It never lies in the log. */
export const text = (max: number, name: Name) =>
  meta(z.string().check(z.trim(), z.minLength(1), z.maxLength(max)) as unknown as z.ZodMiniType<FreeText, FreeText>, {
    kind: "text",
    max,
    ...name,
  });

/** A free text as an event holds it (see `TextRef`). */
export const textRef = (max: number, name: Name) =>
  meta(z.strictObject({ textId: z.string(), commitment: z.string() }), { kind: "text reference", max, ...name });

/** Short guarded name, kept in the log: of a unit, a forum, a course; never of a person. */
export const label = (max: number, name: Name) =>
  meta(z.string().check(z.trim(), z.minLength(1), z.maxLength(max)), { kind: "label", max, ...name });

/** `a-z0-9` and hyphens, 1–80 characters: ids are codes or UUIDs, never words that could name someone. */
export const codePattern = /^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$/;

export const code = (name: Name) => meta(z.string().check(z.regex(codePattern)), { kind: "code", ...name });

/** The id of another aggregate. */
export const reference = (refersTo: string, name: Name) =>
  meta(z.string().check(z.regex(codePattern)), { kind: "code", refersTo, ...name });

/** A code of a board or office. */
export const unitCode = (name: Name = { sv: "Nämnd eller kontor", en: "Board or office" }) => reference("unit", name);

/** Diarienummer: letters, digits, space, hyphen, full stop, slash; at most 40 characters. */
export const registryNumber = (name: Name = { sv: "Diarienummer", en: "Registry number" }) =>
  meta(z.string().check(z.trim(), z.regex(/^[\p{L}\d][\p{L}\d ./:-]{0,39}$/u)), {
    kind: "registry number",
    help: {
      sv: "Handlingen bifogas inte. Den finns registrerad under numret.",
      en: "The document is not attached. It is registered under the number.",
    },
    ...name,
  });

/** ISO 8601-2 date with the precision that is known. */
export const knownDate = (name: Name) =>
  meta(z.string().check(z.refine(isKnownDate, { params: { rule: "known date" } })), { kind: "known date", ...name });

/** A whole day, `YYYY-MM-DD`. */
export const day = (name: Name) =>
  meta(z.string().check(z.refine(isIsoDate, { params: { rule: "day" } })), { kind: "day", ...name });

/** A whole number within bounds (default from 0). */
export const wholeNumber = (name: Name, min = 0, max = 1_000_000_000) =>
  meta(z.int().check(z.minimum(min), z.maximum(max)), { kind: "number", ...name });

export const flag = (name: Name) => meta(z.boolean(), { kind: "flag", ...name });

/** One of a closed list of codes, each with its name in both languages. */
export const choice = <const O extends Readonly<Record<string, Bilingual>>>(options: O, name: Name) =>
  meta(z.enum(Object.keys(options) as [keyof O & string, ...(keyof O & string)[]]), {
    kind: "choice",
    options,
    ...name,
  });

/**
 * A list of at most `max` entries. Codes and choices may stand in it once each; groups once for each value of
 * `distinctBy`.
 */
export function list<S extends z.core.$ZodType>(item: S, name: Name, max = 200, min = 0, distinctBy?: string) {
  const { kind } = fields.get(item) ?? {};
  const distinct = distinctBy ?? (kind === "code" || kind === "choice" ? true : undefined);
  const array = z.array(item).check(z.minLength(min), z.maxLength(max));
  const keys = (entries: readonly unknown[]) =>
    distinctBy ? entries.map((entry) => (entry as Record<string, unknown>)[distinctBy]) : entries;
  const checked = distinct
    ? array.check(
        z.refine((entries) => new Set(keys(entries)).size === entries.length, { params: { rule: "distinct" } }),
      )
    : array;
  return meta(checked, { kind: "list", max, ...(distinct && { distinct }), ...name });
}

export const group = <S extends z.core.$ZodType>(schema: S, name: Name): S => meta(schema, { kind: "group", ...name });

/** Optional, and JSON has no undefined: absent means not given. */
export const maybe = <S extends z.core.$ZodType>(schema: S) => z.optional(schema);
