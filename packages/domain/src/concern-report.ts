import * as z from "zod/mini";
import { aggregate, event } from "./kit/aggregate.ts";
import { choice, list, maybe, text, textRef, unitCode } from "./kit/fields.ts";
import type { Known } from "./kit/needs.ts";
import { policies } from "./policy-vocabulary.ts";
import { type CodedReport, rarityOf } from "./rarity.ts";
import { refuse } from "./refusals.ts";
import {
  concernAssessments,
  concernFunctions,
  concernKinds,
  concernMeasures,
  concernOutcomes,
  environments,
  fineSettings,
  settings,
} from "./vocabulary.ts";

/*
 * A report of concern or of an event on the de-identified form (rapport om oro eller händelse; DOMAIN §1.8, §2; report
 * §3.1.3). Stream: concern-report-<id>. When it happened is the envelope's `occurredOn`: a day, or coarser where a day
 * could point at one person. It holds no person, and no opinion can be coded.
 */

const named = {
  environment: { sv: "Miljö", en: "Environment" },
  setting: {
    sv: "Plats",
    en: "Setting",
    help: {
      sv: "Välj en grövre plats om den finare skulle kunna peka ut en person.",
      en: "Choose a coarser setting where the finer one could point at a person.",
    },
  },
  kind: { sv: "Slag av händelse", en: "Kind of event" },
  done: { sv: "Vad som gjordes", en: "What was done" },
  consulted: { sv: "Funktioner som rådfrågades", en: "Functions consulted" },
  note: { sv: "Kort beskrivning utan uppgifter om personer", en: "Short description without personal data" },
  assessment: { sv: "Bedömning", en: "Assessment" },
  to: { sv: "Till funktion", en: "To function" },
  outcome: { sv: "Utfall", en: "Outcome" },
} as const;

const reported = () => ({
  environment: choice(environments, named.environment),
  setting: choice({ ...settings, ...fineSettings }, named.setting),
  kind: choice(concernKinds, named.kind),
  done: list(choice(concernMeasures, named.done), named.done, 10),
  consulted: list(choice(concernFunctions, named.consulted), named.consulted, 20),
});
const assessed = () => ({ assessment: choice(concernAssessments, named.assessment) });
const passedOn = () => ({ to: choice(concernFunctions, named.to) });
const closed = () => ({ outcome: choice(concernOutcomes, named.outcome) });

const example = () =>
  ({
    environment: "white-power",
    setting: "school",
    kind: "symbols-graffiti",
    done: ["removed" as const],
    consulted: ["police" as const],
  }) as const;

// The storage format.
const events = {
  ConcernReported: event({
    schema: 1,
    title: { sv: "Oro eller händelse rapporterad", en: "Concern reported" },
    data: z.strictObject({ ...reported(), note: maybe(textRef(300, named.note)) }),
    example: { ...example(), done: ["removed"], consulted: ["police"] },
  }),
  ConcernAssessed: event({
    schema: 1,
    title: { sv: "Rapport bedömd", en: "Concern assessed" },
    data: z.strictObject(assessed()),
    example: { assessment: "own-measures" },
  }),
  ConcernPassedOn: event({
    schema: 1,
    title: { sv: "Rapport förd vidare", en: "Concern passed on" },
    data: z.strictObject(passedOn()),
    example: { to: "police" },
  }),
  ConcernClosed: event({
    schema: 1,
    title: { sv: "Rapport avslutad", en: "Concern closed" },
    data: z.strictObject(closed()),
    example: { outcome: "handled" },
  }),
} as const;

interface State {
  readonly status: "none" | "reported" | "assessed" | "closed";
  readonly passedOnTo: readonly string[];
}

const writers = { "local-coordinator": "own unit", "central-coordinator": "own unit" } as const;

export const concernReport = aggregate({
  name: "concern-report",
  title: { sv: "Rapporten om oro eller händelse", en: "The concern report" },
  sensitive: true,
  events,
  initial: { status: "none", passedOnTo: [] } as State,

  evolve(state, { type, data }): State {
    switch (type) {
      case "ConcernReported":
        return { ...state, status: "reported" };
      case "ConcernAssessed":
        return { ...state, status: "assessed" };
      case "ConcernPassedOn":
        return { ...state, passedOnTo: [...state.passedOnTo, data.to] };
      case "ConcernClosed":
        return { ...state, status: "closed" };
    }
  },

  // Reported, assessed (again, when more is known), passed on to any number of functions, closed.
  permits({ status, passedOnTo }, { type, data }, { founding }) {
    const missing = (step: keyof typeof events) =>
      founding ? undefined : refuse("step-missing", { step: events[step].title });
    const taken = (step: keyof typeof events) => refuse("step-already-taken", { step: events[step].title });
    if (status === "closed") return taken("ConcernClosed");
    switch (type) {
      case "ConcernReported":
        return status === "none" ? undefined : taken(type);
      case "ConcernAssessed":
        return status === "none" ? missing("ConcernReported") : undefined;
      case "ConcernPassedOn":
        if (passedOnTo.includes(data.to)) return taken(type);
        return status === "assessed" ? undefined : missing(status === "none" ? "ConcernReported" : "ConcernAssessed");
      case "ConcernClosed":
        return status === "assessed" ? undefined : missing(status === "none" ? "ConcernReported" : "ConcernAssessed");
    }
  },

  mayCorrect: writers,

  commands: (command) => ({
    report: command({
      title: { sv: "Rapportera oro eller händelse", en: "Report a concern" },
      help: {
        sv: "Den avidentifierade blanketten. Skriv aldrig namn. Datumet kan anges grövre, som en månad.",
        en: "The de-identified form. Never write names. The date may be coarser, such as a month.",
      },
      who: writers,
      on: "new",
      refusals: [],
      input: z.strictObject({ unit: unitCode(), ...reported(), note: maybe(text(300, named.note)) }),
      example: {
        unit: "skarholmen",
        ...example(),
        done: ["removed"],
        consulted: ["police"],
        note: "Klotter på fasaden, sanerat samma dag.",
      },
      advises: {
        needs: ({ unit }) => ({
          register: { kind: "view", view: "concern-register", readBy: "recorder", unit },
          policy: { kind: "view", view: "policy", readBy: "recorder" },
        }),
        give: ({ environment, setting, kind }, { occurredOn, known }) =>
          rarityOf(
            { environment, setting, kind, date: occurredOn },
            registered(known.register),
            thresholdOf(known.policy),
          ),
      },
      decide: (_state, { unit: _unit, ...data }) => [{ type: "ConcernReported", data }],
    }),

    assess: command({
      title: { sv: "Bedöm rapport", en: "Assess a concern" },
      help: {
        sv: "Den lokala samordnarens bedömning. Den kan göras om när mer är känt.",
        en: "The local coordinator's assessment. It can be made again when more is known.",
      },
      who: writers,
      on: "existing",
      refusals: ["step-missing", "step-already-taken"],
      input: z.strictObject(assessed()),
      example: { assessment: "own-measures" },
      decide: (_state, data) => [{ type: "ConcernAssessed", data }],
    }),

    "pass-on": command({
      title: { sv: "För rapport vidare", en: "Pass a concern on" },
      help: { sv: "Anger till vilken funktion.", en: "States to which function." },
      who: writers,
      on: "existing",
      refusals: ["step-missing", "step-already-taken"],
      input: z.strictObject(passedOn()),
      example: { to: "police" },
      decide: (_state, data) => [{ type: "ConcernPassedOn", data }],
    }),

    close: command({
      title: { sv: "Avsluta rapport", en: "Close a concern" },
      help: { sv: "Ingenting mer görs med rapporten.", en: "Nothing more is done about the report." },
      who: writers,
      on: "existing",
      refusals: ["step-missing", "step-already-taken"],
      input: z.strictObject(closed()),
      example: { outcome: "handled" },
      decide: (_state, data) => [{ type: "ConcernClosed", data }],
    }),
  }),
});

interface Register {
  readonly boards: readonly { readonly own: { readonly reports: readonly CodedReport[] } | null }[];
}

const answerOf = <T>(known: Known | undefined): T | undefined =>
  known?.kind === "view" ? (known.answer as unknown as T) : undefined;

/** The own board's reports that are known. */
const registered = (known: Known | undefined): readonly CodedReport[] =>
  answerOf<Register>(known)?.boards.flatMap(({ own }) => own?.reports ?? []) ?? [];

/** Fewer reports alike than this are rare; the policy in force, which has a value from the beginning. */
function thresholdOf(known: Known | undefined): number {
  const { values = {} } = answerOf<{ readonly values: Readonly<Record<string, number>> }>(known) ?? {};
  return values["concern-rarity-threshold"] ?? policies["concern-rarity-threshold"].initial;
}
