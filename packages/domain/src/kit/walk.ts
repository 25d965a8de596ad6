import type * as z from "zod/mini";
import { safeParse } from "zod/mini";
import { type FieldMeta, fields } from "./fields.ts";

type Schema = z.core.$ZodType;

/** A leaf of a value with its field's description; `pointer` is a JSON pointer (RFC 6901). */
export interface Leaf {
  readonly pointer: string;
  readonly meta: FieldMeta | undefined;
  readonly value: unknown;
}

const escaped = (key: string) => key.replaceAll("~", "~0").replaceAll("/", "~1");

/** The schema inside optional, nullable, default and read-only wrappers, and the first description met. */
export function unwrap(schema: Schema): {
  schema: Schema;
  meta: FieldMeta | undefined;
  optional: boolean;
  nullable: boolean;
} {
  let inner = schema;
  let optional = false;
  let nullable = false;
  for (;;) {
    const described = fields.get(inner);
    const def = inner._zod.def as { type: string; innerType?: Schema };
    if (described || !def.innerType) return { schema: inner, meta: described, optional, nullable };
    if (def.type === "optional" || def.type === "default") optional = true;
    if (def.type === "nullable") nullable = true;
    inner = def.innerType;
  }
}

/**
 * Copies a value that fits `schema`, giving each leaf to `visit` and putting its answer in the leaf's place.
 * Text references count as leaves.
 */
export function mapLeaves(schema: Schema, value: unknown, visit: (leaf: Leaf) => unknown, pointer = ""): unknown {
  if (value === undefined) return undefined;
  const { schema: inner, meta } = unwrap(schema);
  if (meta?.kind === "text reference") return visit({ pointer, meta, value });
  const def = inner._zod.def as {
    type: string;
    shape?: Record<string, Schema>;
    element?: Schema;
    options?: readonly Schema[];
    valueType?: Schema;
  };
  if (def.type === "object" && typeof value === "object" && value !== null) {
    const copy: Record<string, unknown> = {};
    for (const [key, part] of Object.entries(value)) {
      const field = Object.hasOwn(def.shape ?? {}, key) ? def.shape?.[key] : undefined;
      const at = `${pointer}/${escaped(key)}`;
      copy[key] = field ? mapLeaves(field, part, visit, at) : visit({ pointer: at, meta: undefined, value: part });
    }
    return copy;
  }
  if (def.type === "array" && Array.isArray(value) && def.element) {
    const element = def.element;
    return value.map((part, index) => mapLeaves(element, part, visit, `${pointer}/${index}`));
  }
  if (def.type === "record" && typeof value === "object" && value !== null && def.valueType) {
    const part = def.valueType;
    return Object.fromEntries(
      Object.entries(value).map(([key, v]) => [key, mapLeaves(part, v, visit, `${pointer}/${escaped(key)}`)]),
    );
  }
  if (def.type === "union" && def.options) {
    const option = def.options.find((candidate) => safeParse(candidate, value).success) ?? def.options[0];
    return option ? mapLeaves(option, value, visit, pointer) : visit({ pointer, meta, value });
  }
  return visit({ pointer, meta, value });
}
