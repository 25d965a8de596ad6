import * as z from "zod/mini";
import { aggregate, event } from "./kit/aggregate.ts";
import { label, maybe, reference, registryNumber, text, textRef, unitCode, wholeNumber } from "./kit/fields.ts";
import { refuse } from "./refusals.ts";

/*
 * Instructions for the boards' action plans (anvisningar; DOMAIN §1.5, report §2.3, §3.1.3).
 * Stream: plan-instructions-<version>. A plan names the version that it follows; it is outdated once a newer version
 * replaces that one, or it is withdrawn.
 */

const why = { sv: "Varför", en: "Why" };

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
  PlanInstructionsWithdrawn: event({
    schema: 1,
    title: { sv: "Anvisningar för handlingsplaner upphävda", en: "Instructions for plans withdrawn" },
    data: z.strictObject({ registryNumber: maybe(registryNumber()), why: maybe(textRef(500, why)) }),
    example: { registryNumber: "KS 2026/4" },
  }),
} as const;

interface State {
  readonly status: "none" | "issued" | "withdrawn";
}

const issuer = { "central-coordinator": "own unit" } as const;

export const planInstructions = aggregate({
  name: "plan-instructions",
  idIs: { sv: "Anvisningarnas version, till exempel 2026", en: "The version of the instructions, such as 2026" },
  title: { sv: "Anvisningarna", en: "The instructions" },
  events,
  initial: { status: "none" } as State,

  evolve(_state, { type }): State {
    switch (type) {
      case "PlanInstructionsIssued":
        return { status: "issued" };
      case "PlanInstructionsWithdrawn":
        return { status: "withdrawn" };
    }
  },

  permits({ status }, { type }, { founding }) {
    switch (type) {
      case "PlanInstructionsIssued":
        return status === "none" ? undefined : refuse("step-already-taken", { step: events[type].title });
      case "PlanInstructionsWithdrawn":
        if (status === "withdrawn") return refuse("step-already-taken", { step: events[type].title });
        return status === "issued" || founding
          ? undefined
          : refuse("step-missing", { step: events.PlanInstructionsIssued.title });
    }
  },

  mayCorrect: issuer,

  commands: (command) => ({
    issue: command({
      title: { sv: "Utfärda anvisningar", en: "Issue instructions" },
      help: {
        sv: "Anvisningar som nämndernas handlingsplaner ska följa. Ange vilka de ersätter.",
        en: "Instructions that the boards' plans are to follow. State which they replace.",
      },
      who: issuer,
      on: "new",
      refusals: ["step-already-taken"],
      input: z.strictObject({ unit: unitCode(), ...fields() }),
      example: { unit: "kommunstyrelsen", title: "Anvisningar för handlingsplaner 2026", forYear: 2026 },
      decide: (_state, { unit: _unit, ...issued }) => [{ type: "PlanInstructionsIssued", data: issued }],
    }),

    repeal: command({
      title: { sv: "Upphäv anvisningar", en: "Withdraw instructions" },
      help: {
        sv: "Anvisningarna gäller inte längre, utan att andra har ersatt dem. Planer som följer dem visas som inaktuella.",
        en: "The instructions no longer hold, and no others replaced them. Plans that follow them show as outdated.",
      },
      who: issuer,
      on: "either",
      refusals: ["step-missing", "step-already-taken"],
      input: z.strictObject({ unit: unitCode(), registryNumber: maybe(registryNumber()), why: maybe(text(500, why)) }),
      example: { unit: "kommunstyrelsen", registryNumber: "KS 2026/4" },
      decide: (_state, { unit: _unit, ...withdrawn }) => [{ type: "PlanInstructionsWithdrawn", data: withdrawn }],
    }),
  }),
});
