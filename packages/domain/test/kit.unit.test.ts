import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { describeFields, jsonSchemaOf, mapLeaves, parse } from "../src/index.ts";
import { openForm } from "../src/kit/correction-form.ts";
import {
  choice,
  code,
  day,
  fields,
  flag,
  group,
  knownDate,
  label,
  list,
  maybe,
  registryNumber,
  text,
  textRef,
  wholeNumber,
} from "../src/kit/fields.ts";
import { cadence, party, pauses } from "../src/kit/variants.ts";

const name = { sv: "Fält", en: "Field" };
const colours = { red: { sv: "Röd", en: "Red" }, blue: { sv: "Blå", en: "Blue" } } as const;

const form = z.strictObject({
  text: maybe(text(10, name)),
  label: maybe(label(10, name)),
  code: maybe(code(name)),
  registry: maybe(registryNumber(name)),
  date: maybe(knownDate(name)),
  day: maybe(day(name)),
  number: maybe(wholeNumber(name, 1, 9)),
  flag: maybe(flag(name)),
  choice: maybe(choice(colours, name)),
  list: maybe(list(choice(colours, name), name, 2, 1)),
  groups: maybe(list(group(z.strictObject({ key: code(name), text: maybe(text(5, name)) }), name), name, 3, 0, "key")),
  cadence: maybe(cadence(name)),
  party: maybe(party(name)),
  pauses: maybe(pauses()),
  ref: maybe(textRef(5, name)),
});

/** Stands for what nobody may see again: it must never come back in a message. */
const secret = "Hemlig Uppgift 201701012393";

describe("a value that does not fit", () => {
  it.each([
    ["text", { text: "" }, "/text", "får inte vara tomt", "must not be empty"],
    ["text", { text: secret }, "/text", "högst 10 tecken", "at most 10 characters"],
    ["text", { text: 4711 }, "/text", "skriv text, högst 10 tecken", "write text, at most 10 characters"],
    ["label", { label: secret }, "/label", "högst 10 tecken", "at most 10 characters"],
    ["code", { code: secret }, "/code", "använd bokstäverna a–z", "use the letters a–z"],
    ["registry number", { registry: `!${secret}` }, "/registry", "använd bokstäver, siffror", "use letters, digits"],
    ["known date", { date: secret }, "/date", "ange ett datum så noga", "enter a date as precisely"],
    ["day", { day: "2026-02-30" }, "/day", "ange ett datum som", "enter a date such as"],
    ["number", { number: 0 }, "/number", "minst 1", "at least 1"],
    ["number", { number: 4711 }, "/number", "högst 9", "at most 9"],
    ["number", { number: 4.711 }, "/number", "ange ett heltal", "enter a whole number"],
    ["number", { number: secret }, "/number", "ange ett heltal", "enter a whole number"],
    ["flag", { flag: secret }, "/flag", "ange true eller false", "enter true or false"],
    ["choice", { choice: secret }, "/choice", "välj något av red (Röd), blue (Blå)", "choose one of red (Red), blue"],
    ["list", { list: secret }, "/list", "uppgifterna har fel form", "the value has the wrong form"],
    ["list", { list: [] }, "/list", "ange minst 1", "enter at least 1"],
    ["list", { list: ["red", "blue", "red"] }, "/list", "högst 2 stycken", "at most 2 entries"],
    ["list", { list: ["red", "red"] }, "/list", "ange var och en bara en gång", "enter each only once"],
    ["list", { list: ["red", secret] }, "/list/1", "välj något av", "choose one of"],
    ["groups", { groups: [{ key: "a" }, { key: "a" }] }, "/groups", "bara en gång", "only once"],
    ["groups", { groups: [{}] }, "/groups/0/key", "uppgiften saknas", "this is missing"],
    ["groups", { groups: [{ key: "a", text: secret }] }, "/groups/0/text", "högst 5 tecken", "at most 5"],
    ["cadence", { cadence: { kind: secret } }, "/cadence/kind", "välj något av every", "choose one of every"],
    ["cadence", { cadence: secret }, "/cadence", "uppgifterna har fel form", "the value has the wrong form"],
    ["cadence", { cadence: { kind: "every", count: 0, unit: "day" } }, "/cadence/count", "minst 1", "at least 1"],
    ["cadence", { cadence: { kind: "some" } }, "/cadence/period", "uppgiften saknas", "this is missing"],
    ["party", { party: { kind: "function", function: secret } }, "/party/function", "välj något av", "choose one of"],
    [
      "pauses",
      { pauses: [{ from: "2026-02-01", to: "2026-01-01" }] },
      "/pauses/0/to",
      "månad och dag",
      "month and day",
    ],
    ["ref", { ref: secret }, "/ref", "uppgifterna har fel form", "the value has the wrong form"],
  ] as const)("is named in both languages and never repeated: %s %j", (_kind, value, pointer, sv, en) => {
    const parsed = parse(form, value, "/input");
    if (parsed.ok) throw new Error("it fits");
    expect(parsed.fields.map((each) => each.pointer)).toEqual([`/input${pointer}`]);
    const [field] = parsed.fields;
    expect(field?.sv).toContain(sv);
    expect(field?.en).toContain(en);
    for (const word of [...secret.split(" "), "4711", "2026-02-30"])
      expect(JSON.stringify(parsed.fields)).not.toContain(word);
  });

  it("with a least number above the most, or no such period, is no cadence", () => {
    const parsed = parse(form, { cadence: { kind: "per", min: 3, max: 2, period: "term" } });
    expect(parsed).toMatchObject({ ok: false, fields: [{ pointer: "/cadence/max" }] });
    expect(parse(form, { cadence: { kind: "per", min: 2, max: null, period: "term" } })).toMatchObject({ ok: true });
  });

  it("names an unknown field as it is written, unless its name could be something else", () => {
    expect(parse(form, { colour: 1 })).toMatchObject({ fields: [{ pointer: "/colour" }] });
    const parsed = parse(form, { [secret]: 1 });
    expect(parsed).toMatchObject({ ok: false, fields: [{ pointer: "" }] });
    expect(JSON.stringify(parsed)).not.toContain("Hemlig");
  });

  it("that is no object at all says so", () => {
    expect(parse(form, "x")).toMatchObject({ ok: false, fields: [{ pointer: "", sv: expect.any(String) }] });
    expect(parse(form, undefined)).toMatchObject({ ok: false, fields: [{ pointer: "" }] });
  });

  it("is told all its faults at once", () => {
    const parsed = parse(form, { number: 0, flag: 1, day: "x" });
    expect(parsed).toMatchObject({ fields: [{ pointer: "/day" }, { pointer: "/number" }, { pointer: "/flag" }] });
  });
});

describe("the leaves of a value", () => {
  const leaves = (value: unknown) => {
    const seen: string[] = [];
    const copy = mapLeaves(form, value, ({ pointer, meta, value: leaf }) => {
      seen.push(`${pointer}: ${meta?.kind}`);
      return leaf;
    });
    expect(copy).toEqual(value);
    return seen;
  };

  it("are visited within optional fields, lists, groups and variants", () => {
    const value = {
      text: "A",
      groups: [{ key: "a", text: "B" }, { key: "b" }],
      party: { kind: "external", name: "CVE" },
      list: ["red"],
      cadence: { kind: "per", min: 1, max: null, period: "term" },
    };
    expect(leaves(value)).toEqual([
      "/text: text",
      "/groups/0/key: code",
      "/groups/0/text: text",
      "/groups/1/key: code",
      "/party/kind: choice",
      "/party/name: label",
      "/list/0: choice",
      "/cadence/kind: choice",
      "/cadence/min: number",
      "/cadence/max: number",
      "/cadence/period: choice",
    ]);
  });

  it("count a text reference as one, and an unknown field as one without description", () => {
    expect(leaves({ ref: { textId: "t", commitment: "c" }, "a/b": { c: 1 } })).toEqual([
      "/ref: text reference",
      "/a~1b: undefined",
    ]);
  });
});

describe("the open form of an event's schema", () => {
  const stored = z.strictObject({
    ref: textRef(5, name),
    deep: maybe(
      list(group(z.strictObject({ key: code(name), ref: maybe(textRef(5, name)) }), name), name, 3, 0, "key"),
    ),
    cadence: cadence(name),
  });
  const open = openForm(stored);
  const value = { ref: "A", deep: [{ key: "a", ref: "B" }], cadence: { kind: "on need" } };

  it("takes texts where the event holds references, at any depth, and nothing else", () => {
    expect(parse(open, value)).toEqual({ ok: true, value });
    const refs = { ...value, ref: { textId: "t", commitment: "c" } };
    expect(parse(open, refs)).toMatchObject({ ok: false, fields: [{ pointer: "/ref" }] });
    expect(parse(stored, value)).toMatchObject({ ok: false });
  });

  it("describes them as texts, so that they are guarded and sealed", () => {
    const kinds: string[] = [];
    mapLeaves(open, value, ({ meta }) => kinds.push(String(meta?.kind)));
    expect(kinds).toEqual(["text", "code", "text", "choice"]);
  });

  it("keeps limits, checks and unknown fields as they were", () => {
    expect(parse(open, { ...value, ref: "ABCDEF" })).toMatchObject({ fields: [{ pointer: "/ref" }] });
    const twice = { ...value, deep: [{ key: "a" }, { key: "a" }] };
    expect(parse(open, twice)).toMatchObject({ fields: [{ pointer: "/deep" }] });
    expect(parse(open, { ...value, more: 1 })).toMatchObject({ fields: [{ pointer: "/more" }] });
    expect(fields.get(stored.shape.ref)?.kind).toBe("text reference");
  });
});

describe("the description of a form", () => {
  it("names lists, what is in them, and each variant without its kind", () => {
    const described = Object.fromEntries(describeFields(form).map((field) => [field.name, field]));
    expect(described.list).toMatchObject({ kind: "list", max: 2, distinct: true, required: false });
    expect(described.groups?.item?.fields?.map((field) => field.name)).toEqual(["key", "text"]);
    expect(described.cadence?.variants?.map(({ name, fields = [] }) => [name, ...fields.map((f) => f.name)])).toEqual([
      ["every", "count", "unit"],
      ["per", "min", "max", "period", "approximate"],
      ["some", "period"],
      ["on need"],
      ["ongoing"],
      ["not stated"],
    ]);
  });

  it("is a JSON Schema with titles and the names of choices in the language asked for", () => {
    expect(jsonSchemaOf(form, "sv")).toMatchObject({
      type: "object",
      properties: {
        choice: { enum: ["red", "blue"], title: "Fält", "x-options": { red: "Röd", blue: "Blå" } },
        day: { format: "date" },
        list: { uniqueItems: true, maxItems: 2, minItems: 1 },
      },
    });
  });
});
