import * as z from "zod/mini";
import type { JsonObject } from "../envelope.ts";
import { type Bilingual, type FieldMeta, fields } from "./fields.ts";
import { unwrap } from "./walk.ts";

type Schema = z.core.$ZodType;

/** A field as forms, help texts and documents show it; serialisable. */
export interface FieldDescription extends FieldMeta {
  readonly name: string;
  readonly required: boolean;
  /** Null is allowed, and says something of its own. */
  readonly nullable?: true;
  /** Of a group, or of each entry of a list of groups. */
  readonly fields?: readonly FieldDescription[];
  /** Of a list: what one entry is. */
  readonly item?: FieldDescription;
  /** Of a group that takes one of several shapes: each by the value of its `kind`, without that field. */
  readonly variants?: readonly FieldDescription[];
}

function describe(name: string, schema: Schema, unnamed: Bilingual = { sv: name, en: name }): FieldDescription {
  const { schema: inner, meta, optional, nullable } = unwrap(schema);
  const def = inner._zod.def as { shape?: Record<string, Schema>; element?: Schema; options?: readonly Schema[] };
  const described: FieldMeta = meta ?? { kind: "group", sv: unnamed.sv, en: unnamed.en };
  return {
    ...described,
    name,
    required: !optional,
    ...(nullable && { nullable }),
    ...(def.shape && described.kind !== "text reference" && { fields: describeFields(inner) }),
    ...(def.element && { item: describe("", def.element, described) }),
    ...(def.options && { variants: def.options.map(variant) }),
  };
}

function variant(schema: Schema): FieldDescription {
  const { kind } =
    schema._zod.def.type === "object" ? (schema._zod.def as unknown as { shape: Record<string, Schema> }).shape : {};
  const { values = [] } = (kind?._zod.def ?? {}) as { values?: readonly unknown[] };
  const described = describe(String(values[0] ?? ""), schema);
  return { ...described, fields: (described.fields ?? []).filter(({ name }) => name !== "kind") };
}

/** The fields of an object schema in their order. */
export function describeFields(schema: Schema): readonly FieldDescription[] {
  const { shape = {} } = unwrap(schema).schema._zod.def as { shape?: Record<string, Schema> };
  return Object.entries(shape).map(([name, part]) => describe(name, part));
}

const formats: Partial<Record<FieldMeta["kind"], JsonObject>> = {
  day: { format: "date" },
  "known date": { description: "ISO 8601-2 (EDTF) date with the precision that is known" },
};

/** JSON Schema (2020-12) of a wire schema, with each field's title and, as `x-options`, the names of its choices. */
export function jsonSchemaOf(schema: Schema, language: keyof Bilingual = "en"): JsonObject {
  const made = z.toJSONSchema(schema, {
    io: "input",
    override: ({ zodSchema, jsonSchema }) => {
      const meta = fields.get(zodSchema);
      if (!meta) return;
      Object.assign(jsonSchema, formats[meta.kind], { title: meta[language] });
      if (meta.help) jsonSchema.description = meta.help[language];
      if (meta.distinct === true) Object.assign(jsonSchema, { uniqueItems: true });
      if (meta.options)
        Object.assign(jsonSchema, {
          "x-options": Object.fromEntries(
            Object.entries(meta.options).map(([value, title]) => [value, title[language]]),
          ),
        });
    },
  }) as unknown as Record<string, JsonObject>;
  const { $schema: _dialect, ...rest } = made;
  return rest;
}
