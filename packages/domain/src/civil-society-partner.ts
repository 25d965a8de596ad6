import * as z from "zod/mini";
import { collaborationScopes, jointActivities, partnerKinds } from "./civil-society-vocabulary.ts";
import { aggregate, event } from "./kit/aggregate.ts";
import { nextCode } from "./kit/codes.ts";
import { choice, code, knownDate, label, maybe, text, textRef, unitCode } from "./kit/fields.ts";
import { refuse } from "./refusals.ts";

/*
 * A partner of a board in civil society, and what they do together (DOMAIN §1.12, §2; report §3.3.7). Stream:
 * civil-society-partner-<id>. A partner is a kind of organisation: nothing here can say what it believes, and nothing
 * links it to a problem, an event or an environment.
 */

const named = {
  kind: { sv: "Slags partner", en: "Kind of partner" },
  name: { sv: "Organisationens namn", en: "Name of the organisation" },
  collaboration: { sv: "Samverkan", en: "Collaboration" },
  activity: { sv: "Vad som görs tillsammans", en: "What is done together" },
  scope: { sv: "Hör till", en: "Belongs to" },
  from: { sv: "Från", en: "From" },
  to: { sv: "Till och med", en: "Until (included)" },
  notes: { sv: "Anteckning", en: "Note" },
  reason: { sv: "Skäl", en: "Reason" },
} as const;

const registered = () => ({ kind: choice(partnerKinds, named.kind), name: maybe(label(80, named.name)) });
const begun = () => ({
  activity: choice(jointActivities, named.activity),
  scope: choice(collaborationScopes, named.scope),
  from: maybe(knownDate(named.from)),
});
const examplePartner = { kind: "property-company", name: "Bostadsbolaget i Skärholmen" } as const;
const exampleBegun = { activity: "safety-walks", scope: "this-work", from: "2026-03" } as const;
const sealed = { textId: "t-1", commitment: "c-1" };

// The storage format.
const events = {
  PartnerRegistered: event({
    schema: 1,
    title: { sv: "Partner i civilsamhället registrerad", en: "Civil-society partner registered" },
    data: z.strictObject(registered()),
    example: examplePartner,
  }),
  CollaborationBegun: event({
    schema: 1,
    fixed: ["collaboration"],
    title: { sv: "Samverkan med partner inledd", en: "Collaboration with a partner begun" },
    data: z.strictObject({
      collaboration: code(named.collaboration),
      ...begun(),
      notes: maybe(textRef(500, named.notes)),
    }),
    example: { collaboration: "c1", ...exampleBegun, notes: sealed },
  }),
  CollaborationEnded: event({
    schema: 1,
    fixed: ["collaboration"],
    title: { sv: "Samverkan med partner avslutad", en: "Collaboration with a partner ended" },
    data: z.strictObject({
      collaboration: code(named.collaboration),
      to: knownDate(named.to),
      reason: maybe(textRef(300, named.reason)),
    }),
    example: { collaboration: "c1", to: "2026-11", reason: sealed },
  }),
  PartnerLeft: event({
    schema: 1,
    title: { sv: "Partner lämnade", en: "Partner left" },
    data: z.strictObject({ reason: maybe(textRef(300, named.reason)) }),
    example: { reason: sealed },
  }),
} as const;

interface State {
  readonly status: "none" | "registered" | "left";
  readonly collaborations: Readonly<Record<string, "open" | "ended">>;
}

const title = { sv: "Partnern", en: "The partner" };
const writers = { "local-coordinator": "own unit", "central-coordinator": "any unit" } as const;

export const civilSocietyPartner = aggregate({
  name: "civil-society-partner",
  title,
  events,
  initial: { status: "none", collaborations: {} } as State,

  evolve(state, { type, data }): State {
    switch (type) {
      case "PartnerRegistered":
        return { ...state, status: "registered" };
      case "CollaborationBegun":
        return { ...state, collaborations: { ...state.collaborations, [data.collaboration]: "open" } };
      case "CollaborationEnded":
        return { ...state, collaborations: { ...state.collaborations, [data.collaboration]: "ended" } };
      case "PartnerLeft":
        return { ...state, status: "left" };
    }
  },

  permits(state, { type, data }, { founding }) {
    const taken = (step: keyof typeof events) => refuse("step-already-taken", { step: events[step].title });
    if (type === "PartnerRegistered")
      return state.status === "none" ? undefined : refuse("already-exists", { what: title });
    if (state.status === "left") return taken("PartnerLeft");
    if (state.status === "none" && !founding) return refuse("step-missing", { step: events.PartnerRegistered.title });
    switch (type) {
      case "CollaborationBegun":
        return Object.hasOwn(state.collaborations, data.collaboration)
          ? refuse("already-exists", { what: data.collaboration })
          : undefined;
      case "CollaborationEnded":
        if (!Object.hasOwn(state.collaborations, data.collaboration))
          return refuse("unknown-item", { what: named.collaboration, id: data.collaboration });
        return state.collaborations[data.collaboration] === "ended" ? taken(type) : undefined;
      case "PartnerLeft":
        return undefined;
    }
  },

  mayCorrect: writers,

  commands: (command) => ({
    register: command({
      title: { sv: "Registrera partner", en: "Register a partner" },
      help: {
        sv: "Ett fastighetsbolag, en förening eller en annan organisation. Skriv aldrig en persons namn.",
        en: "A property company, an association or another organisation. Never write a person's name.",
      },
      who: writers,
      on: "either",
      refusals: ["already-exists"],
      input: z.strictObject({ unit: unitCode(), ...registered() }),
      example: { unit: "skarholmen", ...examplePartner },
      decide: (_state, { unit: _unit, ...data }) => [{ type: "PartnerRegistered", data }],
    }),

    begin: command({
      title: { sv: "Anteckna vad som görs tillsammans", en: "Log what is done together" },
      help: {
        sv: "En sak som nämnden gör tillsammans med partnern, och om den hör till detta arbete.",
        en: "One thing that the board does together with the partner, and whether it belongs to this work.",
      },
      who: writers,
      on: "existing",
      refusals: ["already-exists", "step-missing", "step-already-taken"],
      input: z.strictObject({ ...begun(), notes: maybe(text(500, named.notes)) }),
      example: { ...exampleBegun, notes: "Två vandringar per termin." },
      decide: (_state, data, { recorded }) => [
        {
          type: "CollaborationBegun",
          data: { collaboration: nextCode(recorded, "c", "collaboration"), ...data },
        },
      ],
    }),

    end: command({
      title: { sv: "Avsluta samverkan", en: "End a collaboration" },
      help: { sv: "Det görs inte längre tillsammans.", en: "It is no longer done together." },
      who: writers,
      on: "existing",
      refusals: ["unknown-item", "step-missing", "step-already-taken"],
      input: z.strictObject({
        collaboration: code(named.collaboration),
        to: knownDate(named.to),
        reason: maybe(text(300, named.reason)),
      }),
      example: { collaboration: "c1", to: "2026-11", reason: "Bolaget har sålt husen." },
      decide: (_state, data) => [{ type: "CollaborationEnded", data }],
    }),

    leave: command({
      title: { sv: "Anteckna att partnern lämnat", en: "Log that the partner left" },
      help: { sv: "Samverkan med partnern har upphört helt.", en: "All collaboration with the partner has ended." },
      who: writers,
      on: "existing",
      refusals: ["step-missing", "step-already-taken"],
      input: z.strictObject({ reason: maybe(text(300, named.reason)) }),
      example: { reason: "Organisationen har lagts ned." },
      decide: (_state, data) => [{ type: "PartnerLeft", data }],
    }),
  }),
});
