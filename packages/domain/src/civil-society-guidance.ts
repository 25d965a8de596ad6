import * as z from "zod/mini";
import { exampleObservation, noteName, observation, storedNote } from "./civil-society-observation.ts";
import { strategyEnds } from "./civil-society-vocabulary.ts";
import { aggregate, event } from "./kit/aggregate.ts";
import { choice, knownDate, label, maybe, reference, registryNumber, text, unitCode } from "./kit/fields.ts";
import { refuse } from "./refusals.ts";

/*
 * The executive board's guidance on how coordination with civil society is to develop, and how far it has come among
 * the boards (DOMAIN §1.12, §1.23 R2; report §4). Stream: civil-society-guidance-<id>. The boards say for themselves,
 * side by side, that they have received it and that it is in use. That there is none is an observation, and an event.
 */

const named = {
  name: { sv: "Vägledningens namn", en: "Name of the guidance" },
  expected: { sv: "Väntas", en: "Expected" },
  replaces: { sv: "Ersätter vägledningen", en: "Replaces the guidance" },
  how: { sv: "Hur den upphörde", en: "How it ended" },
} as const;

const announced = () => ({ name: maybe(label(120, named.name)), expected: maybe(knownDate(named.expected)) });
const adopted = () => ({
  name: label(120, named.name),
  registryNumber: maybe(registryNumber()),
  replaces: maybe(reference("civil-society-guidance", named.replaces)),
});
const exampleAdopted = {
  name: "Vägledning för samverkan med civilsamhället",
  registryNumber: "KS 2026/300",
} as const;
const sealed = { textId: "t-1", commitment: "c-1" };

const central = { "central-coordinator": "any unit" } as const;
const boards = { "local-coordinator": "own unit", "central-coordinator": "any unit" } as const;
const observers = { ...central, auditor: "any unit" } as const;

// The storage format.
const events = {
  GuidanceAnnounced: event({
    schema: 1,
    correctedBy: central,
    title: { sv: "Central vägledning aviserad", en: "Central guidance announced" },
    data: z.strictObject(announced()),
    example: { name: exampleAdopted.name, expected: "2026-37" },
  }),
  GuidanceAdopted: event({
    schema: 1,
    correctedBy: central,
    title: { sv: "Central vägledning antagen", en: "Central guidance adopted" },
    data: z.strictObject(adopted()),
    example: exampleAdopted,
  }),
  GuidanceReceived: event({
    schema: 1,
    title: { sv: "Vägledning mottagen av nämnd", en: "Guidance received by a board" },
    data: z.strictObject({ note: storedNote() }),
    example: { note: sealed },
  }),
  GuidanceInUse: event({
    schema: 1,
    title: { sv: "Vägledning i bruk hos nämnd", en: "Guidance in use at a board" },
    data: z.strictObject({ note: storedNote() }),
    example: { note: sealed },
  }),
  GuidanceObserved: event({
    schema: 1,
    correctedBy: observers,
    title: { sv: "Iakttagelse om vägledning", en: "Observation of guidance" },
    data: z.strictObject({ ...observation(), note: storedNote() }),
    example: { ...exampleObservation, sections: [...exampleObservation.sections], note: sealed },
  }),
  GuidanceEnded: event({
    schema: 1,
    correctedBy: central,
    title: { sv: "Vägledning upphörde", en: "Guidance ended" },
    data: z.strictObject({ how: choice(strategyEnds, named.how) }),
    example: { how: "replaced" },
  }),
} as const;

interface State {
  readonly status: "none" | "announced" | "adopted" | "ended";
  readonly received: readonly string[];
  readonly inUse: readonly string[];
}

export const civilSocietyGuidance = aggregate({
  name: "civil-society-guidance",
  idIs: { sv: "Vägledningens kod, till exempel vagledning-2026", en: "The guidance’s code, such as vagledning-2026" },
  title: { sv: "Vägledningen för samverkan med civilsamhället", en: "The civil-society guidance" },
  ownedBy: "entry",
  events,
  initial: { status: "none", received: [], inUse: [] } as State,

  evolve(state, { type, unit }): State {
    switch (type) {
      case "GuidanceAnnounced":
        return { ...state, status: "announced" };
      case "GuidanceAdopted":
        return { ...state, status: "adopted" };
      case "GuidanceReceived":
        return { ...state, received: [...state.received, unit] };
      case "GuidanceInUse":
        return { ...state, inUse: [...state.inUse, unit] };
      case "GuidanceObserved":
        return state;
      case "GuidanceEnded":
        return { ...state, status: "ended" };
    }
  },

  permits(state, { type, unit }, { founding }) {
    const taken = (step: keyof typeof events) => refuse("step-already-taken", { step: events[step].title });
    const missing = (step: keyof typeof events) =>
      founding ? undefined : refuse("step-missing", { step: events[step].title });
    if (type === "GuidanceObserved") return undefined;
    if (state.status === "ended") return taken("GuidanceEnded");
    switch (type) {
      case "GuidanceAnnounced":
        if (state.status === "none") return undefined;
        return taken(state.status === "adopted" ? "GuidanceAdopted" : type);
      case "GuidanceAdopted":
        return state.status === "adopted" ? taken(type) : undefined;
      case "GuidanceReceived":
        if (state.received.includes(unit)) return taken(type);
        return state.status === "adopted" ? undefined : missing("GuidanceAdopted");
      case "GuidanceInUse":
        if (state.inUse.includes(unit)) return taken(type);
        if (state.status !== "adopted") return missing("GuidanceAdopted");
        return state.received.includes(unit) ? undefined : missing("GuidanceReceived");
      case "GuidanceEnded":
        return state.status === "adopted" ? undefined : missing("GuidanceAdopted");
    }
  },

  mayCorrect: boards,

  commands: (command) => ({
    announce: command({
      title: { sv: "Anteckna kommande vägledning", en: "Log coming guidance" },
      help: { sv: "En central vägledning ska tas fram.", en: "Central guidance will be made." },
      who: central,
      on: "either",
      refusals: ["step-already-taken"],
      input: z.strictObject({ unit: unitCode(), ...announced() }),
      example: { unit: "kommunstyrelsen", name: exampleAdopted.name, expected: "2026-37" },
      decide: (_state, { unit: _unit, ...data }) => [{ type: "GuidanceAnnounced", data }],
    }),

    adopt: command({
      title: { sv: "Anteckna antagen vägledning", en: "Log adopted guidance" },
      help: {
        sv: "Vägledningen är antagen och kan tas emot av nämnderna.",
        en: "The guidance is adopted and can be received by the boards.",
      },
      who: central,
      on: "either",
      refusals: ["step-already-taken"],
      input: z.strictObject({ unit: unitCode(), ...adopted() }),
      example: { unit: "kommunstyrelsen", ...exampleAdopted },
      decide: (_state, { unit: _unit, ...data }) => [{ type: "GuidanceAdopted", data }],
    }),

    receive: command({
      title: { sv: "Anteckna mottagen vägledning", en: "Log that the guidance was received" },
      help: { sv: "Nämnden har tagit emot vägledningen.", en: "The board has received the guidance." },
      who: boards,
      on: "existing",
      refusals: ["step-missing", "step-already-taken"],
      input: z.strictObject({ unit: unitCode(), note: maybe(text(500, noteName)) }),
      example: { unit: "skarholmen", note: "Gicks igenom i ledningsgruppen." },
      decide: (_state, { unit: _unit, ...data }) => [{ type: "GuidanceReceived", data }],
    }),

    "take-into-use": command({
      title: { sv: "Anteckna vägledning i bruk", en: "Log that the guidance is in use" },
      help: { sv: "Nämnden arbetar efter vägledningen.", en: "The board works by the guidance." },
      who: boards,
      on: "existing",
      refusals: ["step-missing", "step-already-taken"],
      input: z.strictObject({ unit: unitCode(), note: maybe(text(500, noteName)) }),
      example: { unit: "skarholmen", note: "Används i arbetet med den egna strategin." },
      decide: (_state, { unit: _unit, ...data }) => [{ type: "GuidanceInUse", data }],
    }),

    observe: command({
      title: { sv: "Anteckna iakttagelse om vägledning", en: "Log an observation of guidance" },
      help: {
        sv: "Vad någon fann som såg efter, till exempel att ingen central vägledning finns.",
        en: "What somebody found who looked, for example that there is no central guidance.",
      },
      who: observers,
      on: "either",
      refusals: [],
      input: z.strictObject({ unit: unitCode(), ...observation(), note: maybe(text(500, noteName)) }),
      example: {
        unit: "kommunstyrelsen",
        ...exampleObservation,
        sections: [...exampleObservation.sections],
        note: "Frågan ska tas upp igen.",
      },
      decide: (_state, { unit: _unit, ...data }) => [{ type: "GuidanceObserved", data }],
    }),

    end: command({
      title: { sv: "Anteckna att vägledningen upphört", en: "Log that the guidance ended" },
      help: { sv: "Vägledningen gäller inte längre.", en: "The guidance no longer holds." },
      who: central,
      on: "existing",
      refusals: ["step-missing", "step-already-taken"],
      input: z.strictObject({ unit: unitCode(), how: choice(strategyEnds, named.how) }),
      example: { unit: "kommunstyrelsen", how: "replaced" },
      decide: (_state, { how }) => [{ type: "GuidanceEnded", data: { how } }],
    }),
  }),
});
