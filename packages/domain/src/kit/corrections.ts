import canonicalize from "canonicalize";
import * as z from "zod/mini";
import type { JsonObject, StoredEvent } from "../envelope.ts";
import { refusalText, refuse } from "../refusals.ts";
import type { Aggregate, AnyCommand, EventDefinition, EventDefinitions, InForce } from "./aggregate.ts";
import { correctionForm, openExample } from "./correction-form.ts";
import { correctorsOf, whoWithdraws } from "./correctors.ts";
import { describeFields } from "./describe.ts";
import { type Bilingual, code, group, knownDate, meta, text, textRef, wholeNumber } from "./fields.ts";
import type { DecisionContext } from "./needs.ts";

/*
 * The storage format of corrections, the same for every aggregate. The original's id stands in the envelope
 * (`corrects`); the version that it replaces is kept in full, so a view needs to look nothing up.
 */
export const entryCorrected = "EntryCorrected";
export const entryWithdrawn = "EntryWithdrawn";

const why = { sv: "Varför", en: "Why" };
const payload = (name: Bilingual) => group(z.record(z.string(), z.unknown()), name);
const common = () => ({
  type: meta(z.string(), { kind: "code", sv: "Händelsetyp", en: "Event type" }),
  schema: wholeNumber({ sv: "Schemaversion", en: "Schema version" }, 1),
  previous: group(
    z.strictObject({
      occurredOn: knownDate({ sv: "När det hände", en: "When it happened" }),
      data: payload({ sv: "Innehåll", en: "Payload" }),
    }),
    { sv: "Tidigare version", en: "Previous version" },
  ),
  why: textRef(500, why),
});
const exampleCommon = {
  type: "CoordinatorAppointed",
  schema: 1,
  previous: { occurredOn: "2026-03-03", data: { function: "unit-head" } },
  why: { textId: "t-1", commitment: "c-1" },
};

export const correctionEvents = {
  [entryCorrected]: {
    schema: 1,
    title: { sv: "Händelse rättad", en: "Entry corrected" },
    data: z.strictObject({ ...common(), data: payload({ sv: "Nytt innehåll", en: "New payload" }) }),
    example: { ...exampleCommon, data: { function: "local-coordinator" } },
  },
  [entryWithdrawn]: {
    schema: 1,
    title: { sv: "Händelse återtagen", en: "Entry withdrawn" },
    data: z.strictObject(common()),
    example: exampleCommon,
  },
} as const;

export interface CorrectionData {
  readonly type: string;
  readonly schema: number;
  readonly previous: { readonly occurredOn: string; readonly data: JsonObject };
  /** Absent where the entry is withdrawn. */
  readonly data?: JsonObject;
  readonly why: { readonly textId: string; readonly commitment: string };
}

/** A stored event in its version in force. */
export type Entry = StoredEvent & { readonly corrected: boolean };

export const isCorrection = (event: { readonly type: string }): boolean =>
  event.type === entryCorrected || event.type === entryWithdrawn;

/** The stream's own events in their version in force, in order; what was withdrawn is left out. */
export function entriesInForce(stream: readonly StoredEvent[]): readonly Entry[] {
  const entries = new Map<string, Entry>();
  for (const event of stream) {
    if (!isCorrection(event)) {
      entries.set(event.id, { ...event, corrected: false });
      continue;
    }
    const original = entries.get(event.corrects ?? "");
    if (!original) continue;
    if (event.type === entryWithdrawn) entries.delete(original.id);
    else {
      const { data } = event.data as unknown as { data: JsonObject };
      entries.set(original.id, { ...original, data, occurredOn: event.occurredOn, corrected: true });
    }
  }
  return [...entries.values()];
}

export const kebab = (type: string): string => type.replace(/(?<!^)([A-Z])/g, "-$1").toLowerCase();

const entryField = () => code({ sv: "Händelse som rättas (id)", en: "Entry to correct (id)" });
const exampleEntry = "5f0c8f4e-7d7c-8a55-9d3e-0a2f6d1b9c11";

/** Every aggregate's commands beside its own: one `correct-…` for each event type that is not final, and `withdraw`. */
export function correctionCommands(
  aggregate: Aggregate<never, never> | Aggregate,
): Readonly<Record<string, AnyCommand>> {
  const commands: Record<string, AnyCommand> = {};
  for (const [type, definition] of Object.entries(aggregate.events as EventDefinitions)) {
    if (definition.final) continue;
    const { title } = definition;
    commands[`correct-${kebab(type)}`] = {
      title: { sv: `Rätta: ${title.sv}`, en: `Correct: ${title.en}` },
      help: {
        sv: "Ersätter händelsens hela innehåll. Den ursprungliga versionen finns kvar i historiken.",
        en: "Replaces the whole payload of the event. The original version stays in the history.",
      },
      input: z.strictObject({
        entry: entryField(),
        occurredOn: z.optional(knownDate({ sv: "Rätt datum", en: "Right date" })),
        data: correctionForm(definition),
        why: text(500, why),
      }),
      example: { entry: exampleEntry, data: openExample(definition.example), why: "Fel datum angavs." } as never,
      who: correctorsOf(aggregate, type),
      on: "existing",
      refusals: [
        "entry-unknown",
        "entry-withdrawn",
        "entry-not-correctable",
        ...(definition.fixed ? (["field-fixed"] as const) : []),
        "correction-breaks-history",
        ...(definition.correction?.refusals ?? []),
      ],
      ...(definition.correction && {
        needs: (input, context) => definition.correction?.needs((input as CorrectionInput).data, context) ?? {},
      }),
      decide: () => {
        throw new Error("corrections are decided by the kit");
      },
    };
  }
  commands.withdraw = {
    title: { sv: "Återta händelse", en: "Withdraw entry" },
    help: {
      sv: "Händelsen räknas inte längre, men finns kvar i historiken med skälet till att den återtogs.",
      en: "The event no longer counts, but stays in the history with the reason for its withdrawal.",
    },
    input: z.strictObject({ entry: entryField(), why: text(500, why) }),
    example: { entry: exampleEntry, why: "Mötet antecknades två gånger." } as never,
    who: whoWithdraws(aggregate),
    on: "existing",
    refusals: ["entry-unknown", "entry-withdrawn", "entry-not-correctable", "entry-final", "correction-breaks-history"],
    decide: () => {
      throw new Error("corrections are decided by the kit");
    },
  };
  return commands;
}

export interface CorrectionInput {
  readonly entry: string;
  readonly occurredOn?: string;
  readonly data?: JsonObject;
  readonly why: CorrectionData["why"];
}

/** The first fixed field that a payload has other than the one in force. */
function fixedFault({ fixed = [], data: schema }: EventDefinition, earlier: JsonObject, data: JsonObject) {
  const field = fixed.find((name) => canonicalize(earlier[name]) !== canonicalize(data[name]));
  if (field === undefined) return undefined;
  const { sv, en } = describeFields(schema).find(({ name }) => name === field) ?? { sv: field, en: field };
  return refuse("field-fixed", { field: { sv, en } }, [
    {
      pointer: `/input/data/${field}`,
      sv: "Låt uppgiften stå som den är, eller återta händelsen och anteckna den på nytt",
      en: "Leave it as it is, or withdraw the event and record it anew",
    },
  ]);
}

/** Decides a correction: the entry must be there, its fixed fields stay, and the history stays possible with it. */
export function decideCorrection(
  aggregate: Aggregate,
  stream: readonly StoredEvent[],
  commandName: string,
  input: CorrectionInput,
  context: DecisionContext,
) {
  const pointer = [
    { pointer: "/input/entry", sv: "Välj en händelse som finns här", en: "Choose an event that is here" },
  ];
  const original = stream.find((candidate) => candidate.id === input.entry);
  if (!original) return refuse("entry-unknown", { entry: input.entry }, pointer);
  if (isCorrection(original)) return refuse("entry-not-correctable", {}, pointer);
  if (commandName !== "withdraw" && commandName !== `correct-${kebab(original.type)}`)
    return refuse("entry-unknown", { entry: input.entry }, pointer);
  const definition = (aggregate.events as EventDefinitions)[original.type];
  if (definition?.final) return refuse("entry-final", { type: definition.title }, pointer);
  const entries = entriesInForce(stream);
  const current = entries.find((entry) => entry.id === original.id);
  if (!current) return refuse("entry-withdrawn", {}, pointer);

  const withdrawn = commandName === "withdraw";
  if (definition && input.data !== undefined) {
    const changes = fixedFault(definition, current.data, input.data);
    if (changes) return changes;
  }
  const changed: Entry = {
    ...current,
    corrected: true,
    data: input.data ?? current.data,
    occurredOn: input.occurredOn ?? current.occurredOn,
  };
  let state = aggregate.initial;
  for (const entry of entries) {
    if (withdrawn && entry.id === original.id) continue;
    const inForce = (entry.id === original.id ? changed : entry) as unknown as InForce<EventDefinitions>;
    // What was founded out of order stays permitted: steps between were not stated.
    const broken = aggregate.permits(state, inForce, { founding: context.founding || entry.recordedOn !== undefined });
    if (broken) {
      const reason = { sv: refusalText(broken.refusal, "sv"), en: refusalText(broken.refusal, "en") };
      return refuse("correction-breaks-history", { type: entry.type, reason }, pointer);
    }
    state = aggregate.evolve(state, inForce);
  }
  if (definition?.correction && input.data !== undefined && !context.founding) {
    const refused = definition.correction.refuses(input.data, current.data, { ...context, state });
    if (refused) return refused;
  }
  const previous = { occurredOn: current.occurredOn, data: current.data };
  const common = { type: original.type, schema: original.schema, previous, why: input.why };
  return [
    withdrawn
      ? { type: entryWithdrawn, corrects: original.id, occurredOn: current.occurredOn, data: common }
      : {
          type: entryCorrected,
          corrects: original.id,
          occurredOn: changed.occurredOn,
          data: { ...common, data: changed.data },
        },
  ];
}
