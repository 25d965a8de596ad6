import type * as z from "zod/mini";
import { safeParse } from "zod/mini";
import type { FieldFault } from "../refusals.ts";
import { namesAttachment, noAttachments } from "./attachments.ts";
import type { Bilingual, FieldMeta } from "./fields.ts";
import { unwrap } from "./walk.ts";

type Schema = z.core.$ZodType;
type Issue = z.core.$ZodIssue;

const pointerOf = (path: readonly PropertyKey[]) =>
  path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** The field that a path leads to, as far as the schema knows it. */
function fieldAt(
  schema: Schema,
  path: readonly PropertyKey[],
  value: unknown,
): { meta: FieldMeta | undefined; schema: Schema } | undefined {
  let { schema: at, meta } = unwrap(schema);
  let part = value;
  for (const key of path) {
    const def = variantOf(at, part)._zod.def as {
      shape?: Record<string, Schema>;
      element?: Schema;
      valueType?: Schema;
    };
    const next = typeof key === "number" ? def.element : (def.shape?.[String(key)] ?? def.valueType);
    if (!next) return undefined;
    ({ schema: at, meta } = unwrap(next));
    part = (part as Record<PropertyKey, unknown> | null | undefined)?.[key];
  }
  return { schema: at, meta };
}

/** Of a schema with variants, the one whose discriminator the value has, or else the first. */
function variantOf(schema: Schema, value: unknown): Schema {
  const { discriminator, options } = schema._zod.def as { discriminator?: string; options?: readonly Schema[] };
  if (!options?.[0]) return schema;
  const kind = (value as Record<string, unknown> | null | undefined)?.[discriminator ?? ""];
  const found = options.find((option) => {
    const { shape = {} } = option._zod.def as { shape?: Record<string, Schema> };
    const literal = shape[discriminator ?? ""]?._zod.def as { values?: readonly unknown[] } | undefined;
    return literal?.values?.includes(kind);
  });
  return found ?? options[0];
}

const options = (meta: FieldMeta, language: keyof Bilingual) =>
  Object.entries(meta.options ?? {})
    .map(([value, name]) => `${value} (${name[language]})`)
    .join(", ");

/** What a field of this kind may hold, as a request to the writer. */
function allowed(meta: FieldMeta | undefined): Bilingual {
  if (!meta) return { sv: "Värdet har fel typ", en: "The value has the wrong type" };
  const { sv, en, max } = meta;
  if (meta.allowed) return { sv: `${sv}: ${meta.allowed.sv}`, en: `${en}: ${meta.allowed.en}` };
  switch (meta.kind) {
    case "choice":
      return { sv: `${sv}: välj något av ${options(meta, "sv")}`, en: `${en}: choose one of ${options(meta, "en")}` };
    case "day":
      return { sv: `${sv}: ange ett datum som 2026-03-03`, en: `${en}: enter a date such as 2026-03-03` };
    case "known date":
      return {
        sv: `${sv}: ange ett datum så noga som det är känt, till exempel 2026-03-03, 2026-03 eller 2026`,
        en: `${en}: enter a date as precisely as it is known, such as 2026-03-03, 2026-03 or 2026`,
      };
    case "code":
      return {
        sv: `${sv}: använd bokstäverna a–z, siffror och bindestreck, högst 80 tecken`,
        en: `${en}: use the letters a–z, digits and hyphens, at most 80 characters`,
      };
    case "registry number":
      return {
        sv: `${sv}: använd bokstäver, siffror och . / : -, högst 40 tecken`,
        en: `${en}: use letters, digits and . / : -, at most 40 characters`,
      };
    case "number":
      return { sv: `${sv}: ange ett heltal`, en: `${en}: enter a whole number` };
    case "flag":
      return { sv: `${sv}: ange true eller false`, en: `${en}: enter true or false` };
    case "text":
    case "label":
      return { sv: `${sv}: skriv text, högst ${max} tecken`, en: `${en}: write text, at most ${max} characters` };
    case "text reference":
    case "list":
    case "group":
      return { sv: `${sv}: uppgifterna har fel form`, en: `${en}: the value has the wrong form` };
  }
}

/** A field's name as a program writes it; other keys could hold anything, so they are not repeated. */
const fieldName = /^[A-Za-z][A-Za-z_-]{0,39}$/;

function fault(schema: Schema, issue: Issue, base: string, value: unknown): FieldFault[] {
  const field = fieldAt(schema, issue.path, value);
  const meta = field?.meta;
  const pointer = base + pointerOf(issue.path);
  const name: Bilingual = meta ?? {
    sv: String(issue.path.at(-1) ?? "innehållet"),
    en: String(issue.path.at(-1) ?? "the body"),
  };
  if (issue.code !== "custom" && issue.code !== "unrecognized_keys" && issue.input === undefined)
    return [{ pointer, sv: `${name.sv}: uppgiften saknas`, en: `${name.en}: this is missing` }];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) =>
        namesAttachment(key)
          ? {
              pointer: `${pointer}${pointerOf([key])}`,
              sv: `${key}: ${noAttachments.sv}`,
              en: `${key}: ${noAttachments.en}`,
            }
          : fieldName.test(key)
            ? {
                pointer: `${pointer}${pointerOf([key])}`,
                sv: `${key}: fältet finns inte här`,
                en: `${key}: there is no such field here`,
              }
            : { pointer, sv: "Här finns ett fält som inte hör hit", en: "There is a field here that does not belong" },
      );
    case "too_big":
      return issue.origin === "string" || issue.origin === "array"
        ? [
            issue.origin === "string"
              ? {
                  pointer,
                  sv: `${name.sv}: högst ${issue.maximum} tecken`,
                  en: `${name.en}: at most ${issue.maximum} characters`,
                }
              : {
                  pointer,
                  sv: `${name.sv}: högst ${issue.maximum} stycken`,
                  en: `${name.en}: at most ${issue.maximum} entries`,
                },
          ]
        : [{ pointer, sv: `${name.sv}: högst ${issue.maximum}`, en: `${name.en}: at most ${issue.maximum}` }];
    case "too_small":
      return [
        issue.origin === "string"
          ? { pointer, sv: `${name.sv}: får inte vara tomt`, en: `${name.en}: must not be empty` }
          : issue.origin === "array"
            ? {
                pointer,
                sv: `${name.sv}: ange minst ${issue.minimum}`,
                en: `${name.en}: enter at least ${issue.minimum}`,
              }
            : { pointer, sv: `${name.sv}: minst ${issue.minimum}`, en: `${name.en}: at least ${issue.minimum}` },
      ];
    case "custom":
      return issue.params?.rule === "distinct"
        ? [{ pointer, sv: `${name.sv}: ange var och en bara en gång`, en: `${name.en}: enter each only once` }]
        : [{ pointer, ...allowed(meta) }];
    default:
      return [{ pointer, ...allowed(meta) }];
  }
}

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fields: readonly FieldFault[] };

/**
 * Parses a value by a schema; at fault, names each field by JSON pointer (below `base`) with a text in both languages
 * that says what is allowed. The value itself is never repeated in the text.
 */
export function parse<S extends Schema>(schema: S, value: unknown, base = ""): Parsed<z.output<S>> {
  const result = safeParse(schema, value, { reportInput: true });
  if (result.success) return { ok: true, value: result.data };
  const faults = result.error.issues.flatMap((issue) => fault(schema, issue, base, value));
  // One fault a field: a value of the wrong type may break its other checks as well.
  return {
    ok: false,
    fields: faults.filter(({ pointer }, at) => faults.findIndex((f) => f.pointer === pointer) === at),
  };
}
