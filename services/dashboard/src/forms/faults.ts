import { boundsOf, isIsoDate, isKnownDate } from "@liggare/calendar";
import {
  type AnyCommand,
  type Bilingual,
  type FieldDescription,
  type FieldFault,
  mapLeaves,
  parse,
} from "@liggare/domain";
import { describeFind, findPersonalData } from "@liggare/privacy";
import { entryName, shapeOf } from "./values.ts";

/** Faults by the pointer of the field that shows them. */
export type Faults = ReadonlyMap<string, Bilingual>;

const prefix = (of?: Bilingual): Bilingual => ({
  sv: of ? `${of.sv}: ` : "",
  en: of ? `${of.en}: ` : "",
});

const small = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

/** What to do about a field that is empty. */
function asked(field: FieldDescription, of?: Bilingual): Bilingual {
  const before = prefix(of);
  const words: Bilingual = (() => {
    switch (shapeOf(field)) {
      case "choice":
        return { sv: `Välj ${small(field.sv)}`, en: `Choose ${small(field.en)}` };
      case "choices":
        return { sv: `Välj minst en under ”${field.sv}”`, en: `Choose at least one under “${field.en}”` };
      case "lines":
      case "entries":
        return { sv: `Lägg till minst en under ”${field.sv}”`, en: `Add at least one under “${field.en}”` };
      case "flag":
      case "variant":
        return { sv: `Välj ${small(field.sv)}`, en: `Choose ${small(field.en)}` };
      case "number":
        return { sv: `Ange ${small(field.sv)} med siffror`, en: `Enter ${small(field.en)} in figures` };
      case "group":
      case "text":
        return field.kind === "day" || field.kind === "known date"
          ? { sv: `Ange ett datum under ”${field.sv}”`, en: `Enter a date under “${field.en}”` }
          : { sv: `Skriv ${small(field.sv)}`, en: `Write ${small(field.en)}` };
    }
  })();
  return { sv: before.sv + words.sv, en: before.en + words.en };
}

interface ShownAt {
  readonly pointer: string;
  readonly field: FieldDescription | undefined;
  /** The entry of a list that it belongs to. */
  readonly of: Bilingual | undefined;
  /** Places of the fields on the way, as they stand on the page. */
  readonly place: readonly number[];
}

/** The field that shows a fault: a line of a text area or a code of a group shows it at the whole. */
function shownAt(fields: readonly FieldDescription[], pointer: string, base: string): ShownAt {
  const parts = pointer.slice(base.length + 1).split("/");
  let found: ShownAt = { pointer: base, field: undefined, of: undefined, place: [] };
  let among = fields;
  for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
    const at = among.findIndex(({ name }) => name === part);
    const field = among[at];
    if (!field) return found;
    found = { ...found, pointer: `${found.pointer}/${part}`, field, place: [...found.place, at] };
    const shape = shapeOf(field);
    if (shape === "group" || shape === "variant") among = within(field);
    else if (shape === "entries" && field.item && parts.length > 1) {
      const index = parts.shift();
      const number = Number(index) + 1;
      const name = entryName(field);
      const of = { sv: `${name.sv} ${number}`, en: `${name.en} ${number}` };
      const inner = within(field.item);
      // the whole entry shows what no field of it can
      if (!inner.some(({ name: own }) => own === parts[0])) return found;
      found = { ...found, pointer: `${found.pointer}/${index}`, of, place: [...found.place, number] };
      among = inner;
    } else return found;
  }
  return found;
}

/** The fields inside a group, whichever of its shapes they belong to. */
const within = (field: FieldDescription): readonly FieldDescription[] =>
  field.fields ?? field.variants?.flatMap((variant) => variant.fields ?? []) ?? [];

const valueAt = (input: unknown, pointer: string): unknown =>
  pointer
    .split("/")
    .slice(1)
    .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], input);

/** Texts that look like personal data, named before anything is sent. */
export function personalData(
  { input: schema }: AnyCommand,
  fields: readonly FieldDescription[],
  input: unknown,
): Faults {
  const faults = new Map<string, Bilingual>();
  mapLeaves(schema, input, ({ pointer, value, meta }) => {
    if (typeof value !== "string" || (meta?.kind !== "text" && meta?.kind !== "label")) return value;
    const kinds = [...new Set(findPersonalData(value).map(({ kind }) => kind))];
    if (kinds.length === 0) return value;
    const list = (language: keyof Bilingual) => kinds.map((kind) => describeFind(kind, language)).join(", ");
    faults.set(shownAt(fields, `/input${pointer}`, "/input").pointer, {
      sv: `Ta bort ${list("sv")} ur ”${meta.sv}”. Skriv inte namn eller andra personuppgifter`,
      en: `Remove ${list("en")} from “${meta.en}”. Do not write names or other personal data`,
    });
    return value;
  });
  return faults;
}

export interface Occurred {
  readonly name: Bilingual;
  readonly coarse: boolean;
}

/** The day on which it happened: given, whole unless coarser ones are taken, and not to come. */
function occurredFault(text: string, { name, coarse }: Occurred, today: string): Bilingual | undefined {
  if (text === "") return { sv: `Ange ${name.sv.toLowerCase()}`, en: `Enter the ${name.en.toLowerCase()}` };
  if (!(coarse ? isKnownDate(text) : isIsoDate(text)))
    return coarse
      ? {
          sv: `Skriv ${name.sv.toLowerCase()} som 2026-03-03, 2026-03 eller 2026`,
          en: `Write the ${name.en.toLowerCase()} as 2026-03-03, 2026-03 or 2026`,
        }
      : {
          sv: `Skriv ${name.sv.toLowerCase()} som 2026-03-03`,
          en: `Write the ${name.en.toLowerCase()} as 2026-03-03`,
        };
  const { first } = boundsOf(text);
  if (first !== null && first > today)
    return { sv: `${name.sv}: datumet har inte varit än`, en: `${name.en}: the date has not come yet` };
  return undefined;
}

export interface ToCheck {
  readonly command: AnyCommand;
  readonly fields: readonly FieldDescription[];
  readonly input: unknown;
  readonly occurredOn: string;
  /** Undefined where the command says itself when it happened. */
  readonly occurred: Occurred | undefined;
  readonly today: string;
}

/** Everything that is wrong with what was filled in, by the catalogue's own schema; in the order of the fields. */
export function faultsOf({ command, fields, input, occurredOn, occurred, today }: ToCheck): Faults {
  const found = new Map<string, Bilingual>();
  const date = occurred && occurredFault(occurredOn, occurred, today);
  if (date) found.set("/occurredOn", date);
  const parsed = parse(command.input, input, "/input");
  if (!parsed.ok) {
    for (const fault of parsed.fields) {
      const { pointer, field, of } = shownAt(fields, fault.pointer, "/input");
      if (!found.has(pointer)) found.set(pointer, field ? wording(field, fault, input, of) : fault);
    }
  }
  for (const [pointer, fault] of personalData(command, fields, input)) found.set(pointer, fault);
  return inOrder(found, fields);
}

function wording(field: FieldDescription, fault: FieldFault, input: unknown, of?: Bilingual): Bilingual {
  const value = valueAt({ input }, fault.pointer);
  const empty = value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
  if (empty) return asked(field, of);
  const before = prefix(of);
  return { sv: before.sv + fault.sv, en: before.en + fault.en };
}

/** As the fields stand on the page, the date first. */
function inOrder(faults: ReadonlyMap<string, Bilingual>, fields: readonly FieldDescription[]): Faults {
  const place = (pointer: string) => (pointer === "/occurredOn" ? [-1] : shownAt(fields, pointer, "/input").place);
  return new Map(
    [...faults].sort(([a], [b]) => {
      const [left, right] = [place(a), place(b)];
      const differs = left.findIndex((part, index) => part !== right[index]);
      return differs < 0 ? 0 : (left[differs] ?? 0) - (right[differs] ?? -1);
    }),
  );
}
