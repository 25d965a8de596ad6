import * as z from "zod/mini";
import { event } from "./kit/aggregate.ts";
import { choice, code, day, group, list, maybe, meta, textRef, wholeNumber } from "./kit/fields.ts";

/** Parts of the summary that the central coordinator writes an introduction or an assessment to. */
export const summarySections = {
  introduction: { sv: "Inledning", en: "Introduction" },
  assessment: { sv: "Samlad bedömning", en: "Overall assessment" },
  deviations: { sv: "Avvikelser", en: "Deviations" },
  plans: { sv: "Handlingsplaner", en: "Action plans" },
  measures: { sv: "Åtgärder", en: "Measures" },
  problems: { sv: "Problem utan åtgärd", en: "Problems without a measure" },
  networks: { sv: "Nätverk", en: "Networks" },
  police: { sv: "Samverkan med polisen", en: "Collaboration with the police" },
  "civil-society": { sv: "Civilsamhälle", en: "Civil society" },
  training: { sv: "Utbildning", en: "Training" },
  concerns: { sv: "Rapporter om oro eller händelse", en: "Concern reports" },
  recommendations: { sv: "Revisionens rekommendationer", en: "The audit's recommendations" },
} as const;

/** By which boards a summary is shown: those of each event's time, or those of today. Never both for the same time. */
export const structures = {
  "of-its-time": { sv: "Den tidens nämnder", en: "The boards of the time" },
  present: { sv: "Dagens nämnder", en: "The present boards" },
} as const;

const changeKinds = {
  added: { sv: "Tillkommit", en: "Added" },
  changed: { sv: "Ändrat", en: "Changed" },
  removed: { sv: "Borttaget", en: "Removed" },
} as const;

export const named = {
  section: { sv: "Avsnitt", en: "Section" },
  text: { sv: "Text", en: "Text" },
  structure: { sv: "Indelning i nämnder", en: "Structure of boards" },
  reason: { sv: "Skäl till rättelsen", en: "Reason for the correction" },
  texts: { sv: "Texter", en: "Texts" },
  period: { sv: "Period", en: "Period" },
  number: { sv: "Nummer", en: "Number" },
} as const;

const writtenText = 4000;
const written = () => textRef(writtenText, named.text);
export const textLength = writtenText;

const free = (sv: string, en: string) => meta(z.string(), { kind: "code", sv, en });

/** What a frozen summary is: its place in the log, its content with text references, and the content's hash. */
const frozen = () => ({
  period: code(named.period),
  number: wholeNumber(named.number, 1, 1000),
  asKnownOn: day({ sv: "Såsom känt den", en: "As known on" }),
  on: day({ sv: "Bedömt den", en: "Judged on" }),
  structure: choice(structures, named.structure),
  knownTo: group(
    z.strictObject({
      number: wholeNumber({ sv: "Händelsens nummer", en: "The event's number" }),
      position: free("Position", "Position"),
    }),
    { sv: "Sista händelsen som ingår", en: "The last event that is in it" },
  ),
  view: code({ sv: "Vy", en: "View" }),
  version: wholeNumber({ sv: "Vyns version", en: "The view's version" }, 1),
  threshold: wholeNumber({ sv: "Tröskel för små tal", en: "Threshold for small numbers" }, 1),
  content: group(z.record(z.string(), z.unknown()), { sv: "Innehåll", en: "Content" }),
  hash: meta(z.string().check(z.regex(/^[0-9a-f]{64}$/)), {
    kind: "code",
    sv: "Innehållets kontrollsumma (SHA-256)",
    en: "The content's hash (SHA-256)",
  }),
  texts: list(textRef(writtenText, named.text), named.texts, 100_000),
  since: maybe(
    group(z.strictObject({ period: code(named.period), number: wholeNumber(named.number, 1, 1000) }), {
      sv: "Jämfört med",
      en: "Compared with",
    }),
  ),
  changes: list(
    group(
      z.strictObject({
        section: free("Del", "Part"),
        key: free("Rad", "Row"),
        what: choice(changeKinds, { sv: "Vad som hänt", en: "What happened" }),
        fields: list(free("Fält", "Field"), { sv: "Fält", en: "Fields" }, 10_000),
      }),
      { sv: "Ändring", en: "Change" },
    ),
    { sv: "Ändrat sedan förra", en: "Changed since the last one" },
    100_000,
  ),
});

const example = {
  period: "2026-t1",
  number: 1,
  asKnownOn: "2026-04-30",
  on: "2026-04-30",
  structure: "of-its-time",
  knownTo: { number: 412, position: "0000000000000412" },
  view: "executive-board-summary",
  version: 2,
  threshold: 5,
  content: { summary: { boards: [] }, texts: [] },
  hash: "0".repeat(64),
  texts: [],
  changes: [],
} as const;
const exampleFrozen = { ...example, texts: [], changes: [] };

// The storage format.
export const events = {
  SummaryTextWritten: event({
    schema: 1,
    fixed: ["section"],
    title: { sv: "Text till sammanställningen skriven", en: "Text of the summary written" },
    data: z.strictObject({ section: choice(summarySections, named.section), text: written() }),
    example: { section: "introduction", text: { textId: "t-1", commitment: "c-1" } },
  }),
  SummaryReleased: event({
    schema: 1,
    final: true,
    title: { sv: "Sammanställning släppt", en: "Summary released" },
    data: z.strictObject(frozen()),
    example: exampleFrozen,
  }),
  SummaryReleaseCorrected: event({
    schema: 1,
    final: true,
    title: { sv: "Sammanställning ersatt med rättad", en: "Summary replaced by a corrected one" },
    data: z.strictObject({ ...frozen(), reason: textRef(1000, named.reason) }),
    example: {
      ...exampleFrozen,
      number: 2,
      since: { period: "2026-t1", number: 1 },
      changes: [{ section: "deviations", key: "cell skarholmen plan", what: "removed", fields: [] }],
      reason: { textId: "t-2", commitment: "c-2" },
    },
  }),
} as const;
