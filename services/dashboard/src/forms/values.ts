import type { Bilingual, FieldDescription } from "@liggare/domain";

/** What stands in a form's fields: text, chosen codes, or entries with fields of their own. */
export type Value = string | readonly string[] | readonly Entry[];
export interface Values {
  readonly [field: string]: Value;
}
/** An entry of a list, with a key that stays when others come and go. */
export interface Entry {
  readonly key: string;
  readonly values: Values;
}

/** How a field is filled in. */
export type Shape = "text" | "choice" | "choices" | "lines" | "entries";

/** The shape of a field by its description in the catalogue. */
export function shapeOf(field: FieldDescription): Shape {
  const { kind, item, refersTo } = field;
  if (kind === "choice" || (kind === "code" && refersTo !== undefined)) return "choice";
  if (kind !== "list" || !item) return "text";
  if (item.fields) return "entries";
  return shapeOf(item) === "choice" ? "choices" : "lines";
}

const emptyOf = (field: FieldDescription): Value => {
  const shape = shapeOf(field);
  return shape === "choices" || shape === "entries" ? [] : "";
};

/** A form before anything was filled in. */
export const emptyValues = (fields: readonly FieldDescription[], preset: Values = {}): Values =>
  Object.fromEntries(fields.map((field) => [field.name, preset[field.name] ?? emptyOf(field)]));

export const textOf = (value: Value | undefined): string => (typeof value === "string" ? value : "");
export const codesOf = (value: Value | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
export const entriesOf = (value: Value | undefined): readonly Entry[] =>
  Array.isArray(value) ? value.filter((one): one is Entry => typeof one === "object") : [];

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
      return text === "" ? undefined : text;
    }
    case "choices": {
      const codes = codesOf(value);
      return codes.length === 0 && !field.required ? undefined : codes;
    }
    case "lines": {
      const lines = linesOf(textOf(value));
      return lines.length === 0 && !field.required ? undefined : lines;
    }
    case "entries": {
      const entries = entriesOf(value).map(({ values }) => toInput(field.item?.fields ?? [], values));
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

/** What one entry of a list is called: by the catalogue, or in the singular where it names the list only. */
export function entryName(field: FieldDescription): Bilingual {
  if (field.item && field.item.sv !== field.sv) return field.item;
  return field.name === "actions" ? { sv: "Åtgärd", en: "Action" } : field;
}
