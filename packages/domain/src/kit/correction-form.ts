import * as z from "zod/mini";
import type { EventDefinition } from "./aggregate.ts";
import { type FieldMeta, fields, text } from "./fields.ts";

/* An event's payload as the form of its correction asks for it. */

/** The same schema with each text reference open for a text, as a person writes it. */
export function openForm(schema: z.core.$ZodType): z.core.$ZodType {
  const described = fields.get(schema);
  if (described?.kind === "text reference") {
    const { kind: _reference, max = 500, ...name } = described;
    return text(max, name);
  }
  const def = schema._zod.def as {
    type: string;
    shape?: Record<string, z.core.$ZodType>;
    element?: z.core.$ZodType;
    innerType?: z.core.$ZodType;
    options?: readonly z.core.$ZodType[];
  };
  const clone = (changed: object): z.core.$ZodType => {
    const copy = z.clone(schema as z.ZodMiniType, { ...schema._zod.def, ...changed } as never);
    if (described) fields.add(copy, described as FieldMeta);
    return copy;
  };
  if (def.shape)
    return clone({ shape: Object.fromEntries(Object.entries(def.shape).map(([key, part]) => [key, openForm(part)])) });
  if (def.element) return clone({ element: openForm(def.element) });
  if (def.innerType) return clone({ innerType: openForm(def.innerType) });
  if (def.options) return clone({ options: def.options.map(openForm) });
  return schema;
}

const fixedHelp = {
  sv: "Ligger fast. Är uppgiften fel: återta händelsen och anteckna den på nytt.",
  en: "Fixed. Where it is wrong: withdraw the event and record it anew.",
};

/** A field whose help says that it is fixed. */
function asFixed(schema: z.core.$ZodType): z.core.$ZodType {
  const described = fields.get(schema);
  const { def } = schema._zod as { def: { innerType?: z.core.$ZodType } };
  if (!described && !def.innerType) return schema;
  const changed = !described && def.innerType ? { innerType: asFixed(def.innerType) } : {};
  const copy = z.clone(schema as z.ZodMiniType, { ...def, ...changed } as never);
  const { help } = described ?? {};
  const both = { sv: `${help ? `${help.sv} ` : ""}${fixedHelp.sv}`, en: `${help ? `${help.en} ` : ""}${fixedHelp.en}` };
  if (described) fields.add(copy, { ...described, help: both });
  return copy;
}

/** An event's payload whose fixed fields say so. */
function withFixed({ data, fixed = [] }: EventDefinition): z.core.$ZodType {
  const { shape } = data._zod.def as { shape?: Record<string, z.core.$ZodType> };
  if (!shape || fixed.length === 0) return data;
  const marked = Object.entries(shape).map(([name, part]) => [name, fixed.includes(name) ? asFixed(part) : part]);
  return z.clone(data as z.ZodMiniType, { ...data._zod.def, shape: Object.fromEntries(marked) } as never);
}

/** The payload as a person writes it anew: its texts plain, its fixed fields marked in their help. */
export const correctionForm = (definition: EventDefinition): z.core.$ZodType => openForm(withFixed(definition));

/** The example of a payload, its texts plain. */
export function openExample(example: unknown): unknown {
  if (Array.isArray(example)) return example.map(openExample);
  if (typeof example !== "object" || example === null) return example;
  if ("textId" in example) return "En kort text utan personuppgifter.";
  return Object.fromEntries(Object.entries(example).map(([key, value]) => [key, openExample(value)]));
}
