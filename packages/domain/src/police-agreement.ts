import { boundsOf } from "@liggare/calendar";
import * as z from "zod/mini";
import { aggregate } from "./kit/aggregate.ts";
import { choice, knownDate, maybe, registryNumber, text, unitCode } from "./kit/fields.ts";
import { events, exampleCentral, exampleLocal, follows, named, plain, signed } from "./police-agreement-events.ts";
import { agreementEnds } from "./police-vocabulary.ts";
import { refuse } from "./refusals.ts";

/*
 * An agreement on collaboration with the police (DOMAIN §1.11, report §3.3.7). Stream: police-agreement-<id>. The city
 * has a central one; a board's local one names the central agreement that it follows. Whether a local agreement is to
 * be updated after a new central one is found by the views: the two lie in streams of their own.
 */

interface State {
  readonly status: "none" | "in force" | "cancelled" | "ended";
  readonly level: "central" | "local" | undefined;
}

/** Whether the last day that a date may mean lies before the first of another. */
function endsBefore(date: string, other: string): boolean {
  const [{ last }, { first }] = [boundsOf(date), boundsOf(other)];
  return last !== null && first !== null && last < first;
}

const title = { sv: "Överenskommelsen med polisen", en: "The agreement with the police" };
const central = { "central-coordinator": "any unit" } as const;
const writers = { "local-coordinator": "own unit", "central-coordinator": "any unit" } as const;

export const policeAgreement = aggregate({
  name: "police-agreement",
  idIs: { sv: "Överenskommelsens kod, till exempel central-2026", en: "The agreement’s code, such as central-2026" },
  title,
  events,
  initial: { status: "none", level: undefined } as State,

  evolve(state, { type, data }): State {
    switch (type) {
      case "AgreementSigned":
        return { status: "in force", level: data.level };
      case "AgreementUpdated":
        return state;
      case "AgreementCancelled":
        return { ...state, status: "cancelled" };
      case "AgreementEnded":
        return { ...state, status: "ended" };
    }
  },

  permits(state, { type, data }, { founding }) {
    const taken = (step: keyof typeof events) => refuse("step-already-taken", { step: events[step].title });
    if (type === "AgreementSigned") {
      if (state.status !== "none") return refuse("already-exists", { what: title });
      const { validFrom, validTo } = data;
      return validFrom !== undefined && validTo !== undefined && endsBefore(validTo, validFrom)
        ? refuse("dates-out-of-order", { earlier: validFrom, later: validTo })
        : undefined;
    }
    if (state.status === "ended") return taken("AgreementEnded");
    if (state.status === "none" && !founding) return refuse("step-missing", { step: events.AgreementSigned.title });
    switch (type) {
      case "AgreementUpdated":
        if (state.status === "cancelled") return taken("AgreementCancelled");
        // A central agreement follows none; it is replaced by a new one.
        return state.level === "central"
          ? refuse("unknown-item", { what: named.follows, id: data.follows })
          : undefined;
      case "AgreementCancelled":
        return state.status === "cancelled" ? taken(type) : undefined;
      case "AgreementEnded":
        return undefined;
    }
  },

  mayCorrect: writers,

  commands: (command) => ({
    "sign-central": command({
      title: { sv: "Anteckna central överenskommelse", en: "Log a central agreement" },
      help: {
        sv: "Stadens överenskommelse med polisen. De lokala som följer en tidigare visas som att uppdatera.",
        en: "The city's agreement with the police. Local ones that follow an earlier one are shown as to be updated.",
      },
      who: central,
      on: "either",
      refusals: ["already-exists", "dates-out-of-order"],
      input: z.strictObject({ unit: unitCode(), ...signed() }),
      example: plain({ unit: "kommunstyrelsen", ...exampleCentral }),
      decide: (_state, { unit: _unit, ...data }) => [{ type: "AgreementSigned", data: { level: "central", ...data } }],
    }),

    "sign-local": command({
      title: { sv: "Anteckna lokal överenskommelse", en: "Log a local agreement" },
      help: {
        sv: "Nämndens överenskommelse med polisen, och den centrala som den följer.",
        en: "The board's agreement with the police, and the central one that it follows.",
      },
      who: writers,
      on: "either",
      refusals: ["already-exists", "dates-out-of-order"],
      input: z.strictObject({ unit: unitCode(), ...signed(), follows: maybe(follows()) }),
      example: plain({ unit: "skarholmen", ...exampleLocal }),
      decide: (_state, { unit: _unit, ...data }) => [{ type: "AgreementSigned", data: { level: "local", ...data } }],
    }),

    update: command({
      title: { sv: "Uppdatera lokal överenskommelse", en: "Update a local agreement" },
      help: {
        sv: "Den lokala överenskommelsen har uppdaterats efter en ny central.",
        en: "The local agreement was updated from a new central one.",
      },
      who: writers,
      on: "existing",
      refusals: ["unknown-item", "step-missing", "step-already-taken"],
      input: z.strictObject({
        follows: follows(),
        changes: maybe(text(500, named.changes)),
        registryNumber: maybe(registryNumber()),
      }),
      example: { follows: "stad-polisregion-2026", changes: "Området våldsbejakande extremism har lagts till." },
      decide: (_state, data) => [{ type: "AgreementUpdated", data }],
    }),

    cancel: command({
      title: { sv: "Säg upp överenskommelse", en: "Cancel an agreement" },
      help: {
        sv: "Överenskommelsen är uppsagd och upphör att gälla från en viss dag.",
        en: "The agreement was cancelled and ceases to hold on a given day.",
      },
      who: writers,
      on: "existing",
      refusals: ["step-missing", "step-already-taken"],
      input: z.strictObject({
        endsOn: knownDate(named.endsOn),
        reason: text(300, named.reason),
        registryNumber: maybe(registryNumber()),
      }),
      example: { endsOn: "2026-09-30", reason: "Parterna tecknar en ny." },
      decide: (_state, data) => [{ type: "AgreementCancelled", data }],
    }),

    end: command({
      title: { sv: "Anteckna att överenskommelsen upphört", en: "Log that an agreement ended" },
      help: {
        sv: "Giltighetstiden gick ut, eller en ny överenskommelse trädde i stället.",
        en: "Its time ran out, or a new agreement took its place.",
      },
      who: writers,
      on: "existing",
      refusals: ["step-missing", "step-already-taken"],
      input: z.strictObject({ how: choice(agreementEnds, named.how) }),
      example: { how: "replaced" },
      decide: (_state, data) => [{ type: "AgreementEnded", data }],
    }),
  }),
});
