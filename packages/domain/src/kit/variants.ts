import { isCadence, isPause } from "@liggare/calendar";
import * as z from "zod/mini";
import { functions, partyKinds } from "../vocabulary.ts";
import { type Bilingual, choice, flag, group, label, list, maybe, meta, unitCode, wholeNumber } from "./fields.ts";

/*
 * Fields that take one of several shapes, told apart by `kind`. Forms and documents show the shapes one by one.
 */

type Options = Readonly<Record<string, Bilingual>>;

/** Builds the shapes of one kind of variants. */
export const shapes =
  <O extends Options>(options: O, kindName: Bilingual) =>
  <const K extends keyof O & string, S extends z.core.$ZodShape>(kind: K, shape: S) =>
    group(
      z.strictObject({ kind: meta(z.literal(kind), { kind: "choice", options, ...kindName }), ...shape }),
      options[kind] as Bilingual,
    );

export const cadenceKinds = {
  every: { sv: "Med jämna mellanrum", en: "At even intervals" },
  per: { sv: "Antal gånger per period", en: "A number of times in each period" },
  some: { sv: "Några gånger per period", en: "A few times in each period" },
  "on need": { sv: "Vid behov", en: "On need" },
  ongoing: { sv: "Löpande", en: "Ongoing" },
  "not stated": { sv: "Inte angivet", en: "Not stated" },
} as const;

const spans = {
  day: { sv: "Dag", en: "Day" },
  week: { sv: "Vecka", en: "Week" },
  month: { sv: "Månad", en: "Month" },
  quarter: { sv: "Kvartal", en: "Quarter" },
  year: { sv: "År", en: "Year" },
} as const;

const periods = {
  month: { sv: "Månad", en: "Month" },
  term: { sv: "Termin", en: "Term" },
  year: { sv: "År", en: "Year" },
} as const;

const cadenceNames = {
  kind: { sv: "Slags intervall", en: "Kind of cadence" },
  count: { sv: "Antal enheter mellan gångerna", en: "Units of time between occasions" },
  unit: { sv: "Tidsenhet", en: "Unit of time" },
  min: { sv: "Minst antal gånger", en: "Fewest occasions" },
  max: {
    sv: "Högst antal gånger",
    en: "Most occasions",
    help: { sv: "Inte färre än minst antal. Tomt: inget högsta antal.", en: "Not below the fewest. Empty: no most." },
  },
  period: { sv: "Period", en: "Period" },
  approximate: { sv: "Ungefärligt antal", en: "Approximate number" },
} as const;

/** How often something is to take place: the calendar's `Cadence` ("every 2 weeks", "1–2 a term", "on need"). */
export function cadence(name: Bilingual = { sv: "Hur ofta", en: "Cadence" }) {
  const shape = shapes(cadenceKinds, cadenceNames.kind);
  const period = () => choice(periods, cadenceNames.period);
  return group(
    z.discriminatedUnion("kind", [
      shape("every", { count: wholeNumber(cadenceNames.count, 1, 100), unit: choice(spans, cadenceNames.unit) }),
      shape("per", {
        min: wholeNumber(cadenceNames.min, 0, 100),
        max: z.nullable(wholeNumber(cadenceNames.max, 1, 100)),
        period: period(),
        approximate: z.exactOptional(flag(cadenceNames.approximate)),
      }).check(z.refine(isCadence, { path: ["max"] })),
      shape("some", { period: period() }),
      shape("on need", {}),
      shape("ongoing", {}),
      shape("not stated", {}),
    ]),
    {
      help: {
        sv: "Till exempel var 2:a vecka, 1–2 gånger per termin, vid behov. Välj ”inte angivet” när källan inte säger.",
        en: "For example every 2 weeks, 1–2 times a term, on need. Choose “not stated” where the source is silent.",
      },
      ...name,
    },
  );
}

/** A time each year (`MM-DD`) or once (`YYYY-MM-DD`) in which nothing is expected, both days included. */
function pause() {
  const allowed = {
    sv: "månad och dag som 06-16 (varje år), eller datum som 2026-06-16 (en gång); slutet inte före början",
    en: "month and day such as 06-16 (each year), or a date such as 2026-06-16 (once); no end before its beginning",
  };
  const end = (name: Bilingual) =>
    meta(z.string().check(z.regex(/^(?:\d{4}-)?\d{2}-\d{2}$/)), { kind: "code", allowed, ...name });
  return group(
    z
      .strictObject({
        from: end({ sv: "Från och med", en: "From" }),
        to: end({ sv: "Till och med", en: "Until (included)" }),
      })
      .check(z.refine(isPause, { path: ["to"] })),
    { sv: "Uppehåll", en: "Pause" },
  );
}

/** Times in which nothing is expected, such as the summer break. */
export const pauses = () => list(pause(), { sv: "Uppehåll", en: "Pauses" }, 20);

const kindOfParty = { sv: "Slags part", en: "Kind of party" };
const functionName = { sv: "Funktion", en: "Function" };
const functionUnit = { sv: "Vid nämnd eller kontor", en: "At board or office" };
const externalName = { sv: "Extern part (organisation, aldrig person)", en: "External party (an organisation)" };

const partyShapes = () => {
  const shape = shapes(partyKinds, kindOfParty);
  return [
    shape("unit", { unit: unitCode() }),
    shape("function", { function: choice(functions, functionName), unit: maybe(unitCode(functionUnit)) }),
    shape("external", { name: label(80, externalName) }),
  ] as const;
};

/** A unit, a function or an outside organisation; never a person. */
export const party = (name: Bilingual) => group(z.discriminatedUnion("kind", partyShapes()), name);

/** The same, where the source may be silent. */
export const partyOrNotStated = (name: Bilingual) =>
  group(z.discriminatedUnion("kind", [...partyShapes(), shapes(partyKinds, kindOfParty)("not-stated", {})]), name);

export type Party = z.output<ReturnType<typeof party>>;
