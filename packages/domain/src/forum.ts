import * as z from "zod/mini";
import {
  described,
  events,
  exampleForum,
  exampleGroup,
  exampleMember,
  examplePace,
  named,
  pace,
} from "./forum-events.ts";
import { aggregate } from "./kit/aggregate.ts";
import { choice, label, maybe, text, unitCode } from "./kit/fields.ts";
import { type Party, party } from "./kit/variants.ts";
import { refuse } from "./refusals.ts";
import { forumKinds } from "./vocabulary.ts";

/*
 * A forum, or an activity with a pace beside forums (DOMAIN §1, networks and cadences). Stream: forum-<id>. Its
 * meetings have streams of their own.
 */

interface State {
  readonly status: "none" | "open" | "closed";
  readonly convener: string | undefined;
  /** Members by what they are (`unit:skarholmen`, `external:…`), each with its unit if it has one. */
  readonly members: Readonly<Record<string, string | undefined>>;
  readonly items: readonly string[];
}

const keyOf = (member: Party) => {
  switch (member.kind) {
    case "unit":
      return `unit:${member.unit}`;
    case "function":
      return `function:${member.function}:${member.unit ?? ""}`;
    case "external":
      return `external:${member.name}`;
  }
};
const unitOf = (member: Party | { readonly kind: "not-stated" }) => ("unit" in member ? member.unit : undefined);
const without = (members: State["members"], key: string) =>
  Object.fromEntries(Object.entries(members).filter(([each]) => each !== key));

const title = { sv: "Forumet", en: "The forum" };
const central = { "central-coordinator": "any unit" } as const;
const writers = { "local-coordinator": "own unit", "central-coordinator": "any unit" } as const;

export const forum = aggregate({
  name: "forum",
  title,
  idIs: { sv: "Forumets kod, till exempel samordnarnatverket", en: "The forum’s code, such as samordnarnatverket" },
  events,
  initial: { status: "none", convener: undefined, members: {}, items: [] } as State,

  evolve(state, { type, data }): State {
    switch (type) {
      case "ForumRegistered":
        return { ...state, status: "open", convener: unitOf(data.convener) };
      case "CadenceSet":
        return state;
      case "MemberJoined":
        return { ...state, members: { ...state.members, [keyOf(data.member)]: unitOf(data.member) } };
      case "MemberLeft":
        return { ...state, members: without(state.members, keyOf(data.member)) };
      case "StandingItemSet":
        return { ...state, items: [...state.items, data.item] };
      case "StandingItemEnded":
        return { ...state, items: state.items.filter((item) => item !== data.item) };
      case "ForumClosed":
        return { ...state, status: "closed" };
    }
  },

  permits(state, { type, data }, { founding }) {
    const taken = (step: keyof typeof events) => refuse("step-already-taken", { step: events[step].title });
    if (state.status === "closed") return taken("ForumClosed");
    if (type === "ForumRegistered")
      return state.status === "open" ? refuse("already-exists", { what: title }) : undefined;
    if (state.status === "none" && !founding) return refuse("step-missing", { step: events.ForumRegistered.title });
    switch (type) {
      case "CadenceSet":
        return undefined;
      case "MemberJoined":
        return Object.hasOwn(state.members, keyOf(data.member)) ? taken(type) : undefined;
      case "MemberLeft":
        return Object.hasOwn(state.members, keyOf(data.member)) || founding
          ? undefined
          : refuse("step-missing", { step: events.MemberJoined.title });
      case "StandingItemSet":
        return state.items.includes(data.item) ? taken(type) : undefined;
      case "StandingItemEnded":
        return state.items.includes(data.item) || founding
          ? undefined
          : refuse("step-missing", { step: events.StandingItemSet.title });
      case "ForumClosed":
        return undefined;
    }
  },

  sharedWith: ({ convener, members }) =>
    [...new Set([convener, ...Object.values(members)])].filter((each) => each !== undefined),
  mayCorrect: writers,

  commands: (command) => ({
    register: command({
      title: { sv: "Registrera forum", en: "Register a forum" },
      help: {
        sv: "Lägger till ett forum eller en återkommande aktivitet.",
        en: "Adds a forum or a recurring activity.",
      },
      who: central,
      on: "either",
      refusals: ["already-exists", "step-already-taken"],
      input: z.strictObject({ unit: unitCode(), ...described(), kind: choice(forumKinds, named.kind) }),
      example: { unit: "kommunstyrelsen", ...exampleForum },
      decide: (_state, { unit: _unit, ...data }) => [{ type: "ForumRegistered", data }],
    }),

    "register-internal-group": command({
      title: { sv: "Registrera intern grupp", en: "Register an internal group" },
      help: {
        sv: "Lägger till nämndens egen grupp för arbetet.",
        en: "Adds the board's own group for the work.",
      },
      who: writers,
      on: "either",
      refusals: ["already-exists", "step-already-taken"],
      input: z.strictObject({ unit: unitCode(), ...described() }),
      example: { unit: "skarholmen", ...exampleGroup },
      decide: (_state, { unit: _unit, ...data }) => [
        { type: "ForumRegistered", data: { ...data, kind: "internal-group" } },
      ],
    }),

    "set-cadence": command({
      title: { sv: "Bestäm intervall", en: "Set the cadence" },
      help: {
        sv: "Hur ofta forumet träffas från en viss dag, och när det gör uppehåll.",
        en: "How often the forum meets from a given day, and when it pauses.",
      },
      who: writers,
      on: "existing",
      refusals: ["step-missing", "step-already-taken"],
      input: z.strictObject(pace()),
      example: examplePace,
      decide: (_state, data) => [{ type: "CadenceSet", data }],
    }),

    "add-member": command({
      title: { sv: "Lägg till medlem", en: "Add a member" },
      help: {
        sv: "En nämnd, en funktion eller en extern organisation, aldrig en person.",
        en: "A board, a function or an outside organisation, never a person.",
      },
      who: writers,
      on: "existing",
      refusals: ["step-missing", "step-already-taken"],
      input: z.strictObject({ member: party(named.member) }),
      example: { member: exampleMember },
      decide: (_state, data) => [{ type: "MemberJoined", data }],
    }),

    "remove-member": command({
      title: { sv: "Ta bort medlem", en: "Remove a member" },
      help: { sv: "Medlemmen har lämnat forumet.", en: "The member has left the forum." },
      who: writers,
      on: "existing",
      refusals: ["step-missing", "step-already-taken"],
      input: z.strictObject({ member: party(named.member) }),
      example: { member: exampleMember },
      decide: (_state, data) => [{ type: "MemberLeft", data }],
    }),

    "set-standing-item": command({
      title: { sv: "Bestäm stående punkt", en: "Set a standing item" },
      help: { sv: "En punkt som tas upp vid varje möte.", en: "An item taken up at each meeting." },
      who: writers,
      on: "existing",
      refusals: ["step-missing", "step-already-taken"],
      input: z.strictObject({ item: label(80, named.item) }),
      example: { item: "Lägesbild" },
      decide: (_state, data) => [{ type: "StandingItemSet", data }],
    }),

    "end-standing-item": command({
      title: { sv: "Ta bort stående punkt", en: "End a standing item" },
      help: { sv: "Punkten tas inte längre upp vid varje möte.", en: "The item is no longer taken up each time." },
      who: writers,
      on: "existing",
      refusals: ["step-missing", "step-already-taken"],
      input: z.strictObject({ item: label(80, named.item) }),
      example: { item: "Lägesbild" },
      decide: (_state, data) => [{ type: "StandingItemEnded", data }],
    }),

    close: command({
      title: { sv: "Avsluta forum", en: "Close a forum" },
      help: { sv: "Forumet upphör. Dess möten finns kvar.", en: "The forum ends. Its meetings remain." },
      who: writers,
      on: "existing",
      refusals: ["step-missing", "step-already-taken"],
      input: z.strictObject({ reason: maybe(text(300, named.reason)) }),
      example: { reason: "Gruppen har gått upp i en annan." },
      decide: (_state, data) => [{ type: "ForumClosed", data }],
    }),
  }),
});
