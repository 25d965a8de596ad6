import * as z from "zod/mini";
import { exampleObservation, noteName, observation, storedNote } from "./civil-society-observation.ts";
import { strategyEnds, strategyKinds } from "./civil-society-vocabulary.ts";
import { aggregate, event } from "./kit/aggregate.ts";
import { choice, knownDate, label, maybe, registryNumber, text, textRef, unitCode } from "./kit/fields.ts";
import { type Refused, refuse } from "./refusals.ts";

/*
 * A board's strategy for coordination with civil society, in general or for this work (DOMAIN §1.12, report §3.3.7).
 * Stream: civil-society-strategy-<unit>-<kind>. Announced → started → adopted → replaced or ended, and begun again. An
 * absence that somebody observed is an event.
 */

const named = {
  kind: { sv: "Slag", en: "Kind" },
  expected: { sv: "Väntas", en: "Expected" },
  partOf: { sv: "Som en del av", en: "As a part of" },
  how: { sv: "Hur den upphörde", en: "How it ended" },
  reason: { sv: "Skäl", en: "Reason" },
  validFrom: { sv: "Gäller från", en: "Valid from" },
  validTo: { sv: "Gäller till och med", en: "Valid until (included)" },
} as const;

const kind = () => choice(strategyKinds, named.kind);
const whose = () => ({ unit: unitCode(), kind: kind() });
const announced = () => ({ expected: maybe(knownDate(named.expected)), partOf: maybe(label(80, named.partOf)) });
const adopted = () => ({
  registryNumber: maybe(registryNumber()),
  validFrom: maybe(knownDate(named.validFrom)),
  validTo: maybe(knownDate(named.validTo)),
});
const sealed = { textId: "t-1", commitment: "c-1" };
const exampleWhose = { unit: "skarholmen", kind: "specific" } as const;

const own = { "local-coordinator": "own unit", "central-coordinator": "any unit" } as const;
const observers = { ...own, auditor: "any unit" } as const;

// The storage format.
const events = {
  StrategyAnnounced: event({
    schema: 1,
    fixed: ["kind"],
    title: { sv: "Strategi aviserad", en: "Strategy announced" },
    data: z.strictObject({ kind: kind(), ...announced() }),
    example: { kind: "general", expected: "2026", partOf: "Agenda 2030" },
  }),
  StrategyStarted: event({
    schema: 1,
    fixed: ["kind"],
    title: { sv: "Arbete med strategi påbörjat", en: "Work on a strategy started" },
    data: z.strictObject({ kind: kind() }),
    example: { kind: "specific" },
  }),
  StrategyAdopted: event({
    schema: 1,
    fixed: ["kind"],
    title: { sv: "Strategi antagen", en: "Strategy adopted" },
    data: z.strictObject({ kind: kind(), ...adopted() }),
    example: { kind: "specific", registryNumber: "SKA 2026/50", validFrom: "2026-05-01" },
  }),
  StrategyEnded: event({
    schema: 1,
    fixed: ["kind"],
    title: { sv: "Strategi upphörde", en: "Strategy ended" },
    data: z.strictObject({
      kind: kind(),
      how: choice(strategyEnds, named.how),
      reason: maybe(textRef(300, named.reason)),
    }),
    example: { kind: "specific", how: "replaced", reason: sealed },
  }),
  StrategyObserved: event({
    schema: 1,
    correctedBy: observers,
    fixed: ["kind"],
    title: { sv: "Iakttagelse om strategi", en: "Observation of a strategy" },
    data: z.strictObject({ kind: kind(), ...observation(), note: storedNote() }),
    example: { kind: "specific", ...exampleObservation, sections: [...exampleObservation.sections], note: sealed },
  }),
} as const;

interface State {
  readonly status: "none" | "announced" | "started" | "adopted" | "ended";
  /** A new version is worked on while the adopted one holds. */
  readonly renewing: boolean;
}

const unitOf = (id: string) => /^(?<unit>.+)-(?:general|specific)$/.exec(id)?.groups?.unit;
const otherId = (id: string, { unit, kind }: { readonly unit: string; readonly kind: string }): Refused | undefined =>
  id === `${unit}-${kind}` ? undefined : refuse("id-mismatch", { expected: `${unit}-${kind}` });

export const civilSocietyStrategy = aggregate({
  name: "civil-society-strategy",
  idIs: {
    sv: "Nämndens kod och strategins slag, till exempel skarholmen-specific",
    en: "The board’s code and the kind of strategy, such as skarholmen-specific",
  },
  title: { sv: "Strategin för samverkan med civilsamhället", en: "The civil-society strategy" },
  events,
  initial: { status: "none", renewing: false } as State,

  evolve(state, { type }): State {
    switch (type) {
      case "StrategyAnnounced":
        return { ...state, status: "announced" };
      case "StrategyStarted":
        return state.status === "adopted" ? { ...state, renewing: true } : { ...state, status: "started" };
      case "StrategyAdopted":
        return { status: "adopted", renewing: false };
      case "StrategyEnded":
        return { status: "ended", renewing: false };
      case "StrategyObserved":
        return state;
    }
  },

  permits({ status, renewing }, { type }, { founding }) {
    const taken = (step: keyof typeof events) => refuse("step-already-taken", { step: events[step].title });
    switch (type) {
      case "StrategyAnnounced":
        if (status === "none" || status === "ended") return undefined;
        return taken(status === "announced" ? type : status === "started" ? "StrategyStarted" : "StrategyAdopted");
      case "StrategyStarted":
        return status === "started" || renewing ? taken(type) : undefined;
      case "StrategyAdopted":
        if (status === "started" || renewing || founding) return undefined;
        return status === "adopted" ? taken(type) : refuse("step-missing", { step: events.StrategyStarted.title });
      case "StrategyEnded":
        if (status === "adopted" || (founding && status !== "ended")) return undefined;
        return status === "ended" ? taken(type) : refuse("step-missing", { step: events.StrategyAdopted.title });
      case "StrategyObserved":
        return undefined;
    }
  },

  unitOf: (id: string, input: { readonly unit?: string }) => input.unit ?? unitOf(id),
  mayCorrect: own,

  commands: (command) => ({
    announce: command({
      title: { sv: "Anteckna kommande strategi", en: "Log a coming strategy" },
      help: {
        sv: "Nämnden har sagt att en strategi ska tas fram, och gärna när och som en del av vad.",
        en: "The board has said that a strategy will be made, and preferably when and as a part of what.",
      },
      who: own,
      on: "either",
      refusals: ["id-mismatch", "step-already-taken"],
      input: z.strictObject({ ...whose(), ...announced() }),
      example: { unit: "skarholmen", kind: "specific", expected: "2026", partOf: "Agenda 2030" },
      decide: (_state, { unit, ...data }, { id }) =>
        otherId(id, { unit, ...data }) ?? [{ type: "StrategyAnnounced", data }],
    }),

    start: command({
      title: { sv: "Anteckna påbörjat arbete", en: "Log that work has started" },
      help: {
        sv: "Arbetet med strategin, eller med en ny version av den, har påbörjats.",
        en: "Work on the strategy, or on a new version of it, has started.",
      },
      who: own,
      on: "either",
      refusals: ["id-mismatch", "step-already-taken"],
      input: z.strictObject(whose()),
      example: exampleWhose,
      decide: (_state, whose, { id }) =>
        otherId(id, whose) ?? [{ type: "StrategyStarted", data: { kind: whose.kind } }],
    }),

    adopt: command({
      title: { sv: "Anteckna antagen strategi", en: "Log an adopted strategy" },
      help: {
        sv: "Nämnden har antagit strategin. Själva dokumentet anges med sitt diarienummer.",
        en: "The board has adopted the strategy. The document itself is given by its registry number.",
      },
      who: own,
      on: "either",
      refusals: ["id-mismatch", "step-missing", "step-already-taken"],
      input: z.strictObject({ ...whose(), ...adopted() }),
      example: { ...exampleWhose, registryNumber: "SKA 2026/50", validFrom: "2026-05-01" },
      decide: (_state, { unit, ...data }, { id }) =>
        otherId(id, { unit, ...data }) ?? [{ type: "StrategyAdopted", data }],
    }),

    end: command({
      title: { sv: "Anteckna att strategin upphört", en: "Log that the strategy ended" },
      help: {
        sv: "Strategin gäller inte längre, till exempel för att en annan har ersatt den.",
        en: "The strategy no longer holds, for example because another replaced it.",
      },
      who: own,
      on: "either",
      refusals: ["id-mismatch", "step-missing", "step-already-taken"],
      input: z.strictObject({
        ...whose(),
        how: choice(strategyEnds, named.how),
        reason: maybe(text(300, named.reason)),
      }),
      example: { ...exampleWhose, how: "replaced", reason: "Ingår nu i trygghetsprogrammet." },
      decide: (_state, { unit, ...data }, { id }) =>
        otherId(id, { unit, ...data }) ?? [{ type: "StrategyEnded", data }],
    }),

    observe: command({
      title: { sv: "Anteckna iakttagelse om strategi", en: "Log an observation of a strategy" },
      help: {
        sv: "Vad någon fann som såg efter, till exempel att en strategi saknas. Ange vem som såg efter och i vad.",
        en: "What somebody found who looked, for example that there is no strategy. State who looked and in what.",
      },
      who: observers,
      on: "either",
      refusals: ["id-mismatch"],
      input: z.strictObject({ ...whose(), ...observation(), note: maybe(text(500, noteName)) }),
      example: {
        ...exampleWhose,
        ...exampleObservation,
        sections: [...exampleObservation.sections],
        note: "Planen säger att strukturen ska ses över.",
      },
      decide: (_state, { unit, ...data }, { id }) =>
        otherId(id, { unit, ...data }) ?? [{ type: "StrategyObserved", data }],
    }),
  }),
});
