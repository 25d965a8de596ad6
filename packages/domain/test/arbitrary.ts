import fc from "fast-check";
import type * as z from "zod/mini";
import { safeParse } from "zod/mini";
import { fields } from "../src/index.ts";

/*
 * Random values that fit a wire schema, made from its fields' kinds. Codes come from a small pool, so that random
 * commands meet each other; "constructor" is in it because every object has that name already.
 */

const codes = ["m1", "i1", "c1", "q1", "r1", "f1", "x", "skarholmen", "spanga-tensta", "constructor"];
const shapedCodes = ["training", "forum:f1", "forum:constructor", "06-16", "08-15", "small-number-threshold"];
const dates = ["2019-09-04", "2019-37", "2018", "../2019-11-19", "2016-09/..", "2026-03~"];
const numbers = [0, 1, 2, 3, 1000, 2019, 2026];

const fitting = (schema: z.core.$ZodType, values: readonly unknown[]): fc.Arbitrary<unknown> => {
  const fit = values.filter((value) => safeParse(schema, value).success);
  if (fit.length === 0) throw new Error(`no value for ${JSON.stringify(fields.get(schema))}`);
  return fc.constantFrom(...fit);
};

/** A generator of values that fit the schema. Throws for a kind of field that it does not know. */
export function arbitraryOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  const def = schema._zod.def as {
    type: string;
    shape?: Record<string, z.core.$ZodType>;
    element?: z.core.$ZodType;
    innerType?: z.core.$ZodType;
    options?: readonly z.core.$ZodType[];
  };
  if (def.type === "optional" && def.innerType) return fc.option(arbitraryOf(def.innerType), { nil: undefined });
  if (def.type === "nullable" && def.innerType) return fc.option(arbitraryOf(def.innerType), { nil: null });
  if (def.options) return fc.oneof(...def.options.map(arbitraryOf));
  const meta = fields.get(schema);
  switch (meta?.kind) {
    case "text":
    case "label":
      return fitting(schema, ["Kort text", "3.3.1", "Å"]);
    case "code":
      return fitting(schema, [...codes, ...shapedCodes]);
    case "registry number":
      return fitting(schema, ["SKA 2026/12", "1"]);
    case "known date":
      return fitting(schema, dates);
    case "day":
      return fitting(schema, ["2026-03-03", "2020-02-28"]);
    case "number":
      return fitting(schema, numbers);
    case "flag":
      return fc.boolean();
    case "choice":
      return fitting(schema, Object.keys(meta.options ?? {}));
    case "list": {
      const item = arbitraryOf(def.element as z.core.$ZodType);
      const least = safeParse(schema, []).success ? 0 : 1;
      return fc.array(item, { minLength: least, maxLength: 2 }).filter((entries) => safeParse(schema, entries).success);
    }
    case "group":
    case undefined:
      if (!def.shape) throw new Error(`no generator for ${def.type}`);
      return fc
        .record(Object.fromEntries(Object.entries(def.shape).map(([key, part]) => [key, arbitraryOf(part)])))
        .map((record) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)))
        .filter((record) => safeParse(schema, record).success);
    default:
      throw new Error(`no generator for ${meta?.kind}`);
  }
}
