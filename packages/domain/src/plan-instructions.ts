import * as z from "zod/mini";
import { aggregate, event } from "./kit/aggregate.ts";
import { label, maybe, reference, registryNumber, unitCode, wholeNumber } from "./kit/fields.ts";
import { refuse } from "./refusals.ts";

/*
 * Instructions for the boards' action plans (anvisningar; report §2.3, §3.1.3). Stream: plan-instructions-<version>.
 * A plan names the version that it follows; a newer version that replaces it makes the plan outdated.
 */

const fields = () => ({
  title: label(120, { sv: "Benämning", en: "Title" }),
  forYear: maybe(wholeNumber({ sv: "För år", en: "For the year" }, 2000, 2100)),
  replaces: maybe(reference("plan-instructions", { sv: "Ersätter", en: "Replaces" })),
  registryNumber: maybe(registryNumber()),
});

// The storage format.
const events = {
  PlanInstructionsIssued: event({
    schema: 1,
    title: { sv: "Anvisningar för handlingsplaner utfärdade", en: "Instructions for plans issued" },
    data: z.strictObject(fields()),
    example: { title: "Anvisningar för handlingsplaner 2026", forYear: 2026, replaces: "2025" },
  }),
} as const;

interface State {
  readonly issued: boolean;
}

export const planInstructions = aggregate({
  name: "plan-instructions",
  idIs: { sv: "Anvisningarnas version, till exempel 2026", en: "The version of the instructions, such as 2026" },
  title: { sv: "Anvisningarna", en: "The instructions" },
  events,
  initial: { issued: false } as State,
  evolve: (): State => ({ issued: true }),
  permits: (state, { type }) => (state.issued ? refuse("step-already-taken", { step: events[type].title }) : undefined),
  mayCorrect: { "central-coordinator": "own unit" },

  commands: (command) => ({
    issue: command({
      title: { sv: "Utfärda anvisningar", en: "Issue instructions" },
      help: {
        sv: "Anvisningar som nämndernas handlingsplaner ska följa. Ange vilka de ersätter.",
        en: "Instructions that the boards' plans are to follow. State which they replace.",
      },
      who: { "central-coordinator": "own unit" },
      on: "new",
      refusals: ["step-already-taken"],
      input: z.strictObject({ unit: unitCode(), ...fields() }),
      example: { unit: "kommunstyrelsen", title: "Anvisningar för handlingsplaner 2026", forYear: 2026 },
      decide: (_state, { unit: _unit, ...issued }) => [{ type: "PlanInstructionsIssued", data: issued }],
    }),
  }),
});
