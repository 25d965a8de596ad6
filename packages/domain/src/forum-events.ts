import * as z from "zod/mini";
import { event } from "./kit/aggregate.ts";
import { choice, day, label, maybe, textRef } from "./kit/fields.ts";
import { cadence, party, partyOrNotStated, pauses } from "./kit/variants.ts";
import { forumKinds } from "./vocabulary.ts";

/* What a forum's events hold, and what its commands share with them. The rules are in forum.ts. */

export const named = {
  name: { sv: "Forumets namn", en: "Name of the forum" },
  kind: { sv: "Slag", en: "Kind" },
  convener: { sv: "Sammankallande", en: "Convener" },
  member: { sv: "Medlem", en: "Member" },
  item: { sv: "Stående punkt", en: "Standing item" },
  validFrom: { sv: "Gäller från", en: "Valid from" },
  reason: { sv: "Skäl", en: "Reason" },
} as const;

export const described = () => ({
  name: label(120, named.name),
  convener: partyOrNotStated(named.convener),
  cadence: cadence(),
  pauses: maybe(pauses()),
});
export const pace = () => ({ cadence: cadence(), pauses: maybe(pauses()), validFrom: day(named.validFrom) });

export const exampleForum = {
  name: "Samordnarnätverket",
  convener: { kind: "function", function: "central-coordinator" },
  kind: "internal-network",
  cadence: { kind: "every", count: 1, unit: "month" },
  pauses: [{ from: "07-01", to: "07-31" }],
} as const;
export const exampleGroup = {
  name: "Intern samordningsgrupp",
  convener: { kind: "not-stated" },
  cadence: { kind: "not stated" },
} as const;
export const examplePace = {
  cadence: { kind: "per", min: 1, max: 2, period: "term" },
  validFrom: "2026-01-01",
} as const;
export const exampleMember = { kind: "unit", unit: "skarholmen" } as const;

// The storage format.
export const events = {
  ForumRegistered: event({
    schema: 1,
    fixed: ["kind"],
    title: { sv: "Forum registrerat", en: "Forum registered" },
    data: z.strictObject({ ...described(), kind: choice(forumKinds, named.kind) }),
    example: { ...exampleForum, pauses: [...exampleForum.pauses] },
  }),
  CadenceSet: event({
    schema: 1,
    title: { sv: "Intervall bestämt", en: "Cadence set" },
    data: z.strictObject(pace()),
    example: examplePace,
  }),
  MemberJoined: event({
    schema: 1,
    fixed: ["member"],
    title: { sv: "Medlem tillkom", en: "Member joined" },
    data: z.strictObject({ member: party(named.member) }),
    example: { member: exampleMember },
  }),
  MemberLeft: event({
    schema: 1,
    fixed: ["member"],
    title: { sv: "Medlem lämnade", en: "Member left" },
    data: z.strictObject({ member: party(named.member) }),
    example: { member: exampleMember },
  }),
  StandingItemSet: event({
    schema: 1,
    fixed: ["item"],
    title: { sv: "Stående punkt bestämd", en: "Standing item set" },
    data: z.strictObject({ item: label(80, named.item) }),
    example: { item: "Lägesbild" },
  }),
  StandingItemEnded: event({
    schema: 1,
    fixed: ["item"],
    title: { sv: "Stående punkt borttagen", en: "Standing item ended" },
    data: z.strictObject({ item: label(80, named.item) }),
    example: { item: "Lägesbild" },
  }),
  ForumClosed: event({
    schema: 1,
    title: { sv: "Forum avslutat", en: "Forum closed" },
    data: z.strictObject({ reason: maybe(textRef(300, named.reason)) }),
    example: { reason: { textId: "t-1", commitment: "c-1" } },
  }),
} as const;
