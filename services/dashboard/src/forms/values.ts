import type { Bilingual, FieldDescription } from "@liggare/domain";

/** What stands in a form's fields: text, chosen codes, entries with fields of their own, or a group. */
export type Value = string | readonly string[] | readonly Entry[] | Group;
export interface Values {
  readonly [field: string]: Value;
}
/** Fields that belong together; `kind` where they take one of several shapes, empty until it is chosen. */
export interface Group {
  readonly kind?: string;
  readonly values: Values;
}
/** An entry of a list, with a key that stays when others come and go. */
export interface Entry extends Group {
  readonly key: string;
}

/** How a field is filled in. */
export type Shape = "text" | "number" | "flag" | "choice" | "choices" | "lines" | "entries" | "group" | "variant";

/** The shape of a field by its description in the catalogue. */
export function shapeOf(field: FieldDescription): Shape {
  const { kind, item, refersTo } = field;
  if (kind === "choice" || (kind === "code" && (refersTo === "unit" || refersTo === "forum"))) return "choice";
  if (kind === "number" || kind === "flag") return kind;
  if (field.variants) return "variant";
  if (kind === "group" && field.fields) return "group";
  if (kind !== "list" || !item) return "text";
  if (item.fields || item.variants) return "entries";
  return shapeOf(item) === "choice" ? "choices" : "lines";
}

/** The fields of a group, or of the shape of it that was chosen. */
export const fieldsOfGroup = (field: FieldDescription, kind: string | undefined): readonly FieldDescription[] =>
  field.variants ? (field.variants.find(({ name }) => name === kind)?.fields ?? []) : (field.fields ?? []);

const emptyOf = (field: FieldDescription): Value => {
  switch (shapeOf(field)) {
    case "choices":
    case "entries":
      return [];
    case "group":
      return { values: emptyValues(field.fields ?? []) };
    case "variant":
      return { kind: "", values: {} };
    default:
      return "";
  }
};

/** A form before anything was filled in. */
export const emptyValues = (fields: readonly FieldDescription[], preset: Values = {}): Values =>
  Object.fromEntries(fields.map((field) => [field.name, preset[field.name] ?? emptyOf(field)]));

export const textOf = (value: Value | undefined): string => (typeof value === "string" ? value : "");
export const codesOf = (value: Value | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
export const entriesOf = (value: Value | undefined): readonly Entry[] =>
  Array.isArray(value) ? value.filter((one): one is Entry => typeof one === "object") : [];
export const groupOf = (value: Value | undefined): Group =>
  typeof value === "object" && "values" in value && !Array.isArray(value) ? (value as Group) : { values: {} };

/** A group as an input; nothing where nothing of it was filled in. */
function groupInput(field: FieldDescription, { kind, values }: Group): unknown {
  const input = toInput(fieldsOfGroup(field, kind), values);
  if (field.variants) return kind ? { kind, ...input } : undefined;
  return Object.keys(input).length === 0 && !field.required ? undefined : input;
}

/** The lines of a text, without empty ones. */
const linesOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

function inputOf(field: FieldDescription, value: Value | undefined): unknown {
  switch (shapeOf(field)) {
    case "text":
    case "choice": {
      const text = textOf(value).trim();
      return text === "" ? (field.nullable ? null : undefined) : text;
    }
    case "number": {
      const text = textOf(value).replaceAll(/\s/gu, "");
      if (text === "") return field.nullable ? null : undefined;
      return /^-?\d{1,12}$/.test(text) ? Number(text) : text;
    }
    case "flag": {
      const text = textOf(value);
      return text === "" ? undefined : text === "yes";
    }
    case "group":
    case "variant":
      return groupInput(field, groupOf(value));
    case "choices": {
      const codes = codesOf(value);
      return codes.length === 0 && !field.required ? undefined : codes;
    }
    case "lines": {
      const lines = linesOf(textOf(value));
      return lines.length === 0 && !field.required ? undefined : lines;
    }
    case "entries": {
      const { item } = field;
      const entries = entriesOf(value).map((entry) => (item ? (groupInput(item, entry) ?? {}) : {}));
      return entries.length === 0 && !field.required ? undefined : entries;
    }
  }
}

/** The command's input: what was not filled in is left out. */
export function toInput(fields: readonly FieldDescription[], values: Values): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const input = inputOf(field, values[field.name]);
      return input === undefined ? [] : [[field.name, input]];
    }),
  );
}

/** What was recorded, as the form's fields hold it: the other way round. */
export function toValues(fields: readonly FieldDescription[], input: Readonly<Record<string, unknown>>): Values {
  return Object.fromEntries(fields.map((field) => [field.name, heldOf(field, input[field.name])]));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A text of the vault stands in an answer as `{ text }`; a removed one is empty. */
const plain = (value: unknown): string =>
  isRecord(value) ? ("text" in value ? String(value.text ?? "") : "") : String(value ?? "");

function heldOf(field: FieldDescription, input: unknown): Value {
  if (input === undefined || input === null) return emptyOf(field);
  const list = Array.isArray(input) ? input : [];
  const group = (of: FieldDescription, value: unknown): Group => {
    const record = isRecord(value) ? value : {};
    const kind = of.variants ? String(record.kind ?? "") : undefined;
    return { ...(kind !== undefined && { kind }), values: toValues(fieldsOfGroup(of, kind), record) };
  };
  switch (shapeOf(field)) {
    case "flag":
      return input === true ? "yes" : "no";
    case "choices":
      return list.map(String);
    case "lines":
      return list.map(plain).join("\n");
    case "entries":
      return list.map((one, index) => ({ key: `known-${index}`, ...group(field.item ?? field, one) }));
    case "group":
    case "variant":
      return group(field, input);
    default:
      return plain(input);
  }
}

/** What one entry of a list is called: by the catalogue, or in the singular where it names the list only. */
export function entryName(field: FieldDescription): Bilingual {
  if (field.item && field.item.sv !== field.sv) return field.item;
  return field.name === "actions" ? { sv: "Åtgärd", en: "Action" } : field;
}
