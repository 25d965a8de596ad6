import * as z from "zod/mini";
import { event } from "./kit/aggregate.ts";
import { choice, knownDate, label, list, maybe, reference, registryNumber, textRef } from "./kit/fields.ts";
import { party } from "./kit/variants.ts";
import { agreementAreas, agreementEnds, agreementLevels, agreementPurposes } from "./police-vocabulary.ts";

/* What an agreement's events hold, and what its commands share with them. The rules are in police-agreement.ts. */

export const named = {
  level: { sv: "Nivå", en: "Level" },
  name: { sv: "Överenskommelsens namn", en: "Name of the agreement" },
  parties: { sv: "Parter", en: "Parties" },
  party: { sv: "Part", en: "Party" },
  purposes: { sv: "Syften", en: "Purposes" },
  areas: { sv: "Områden", en: "Areas" },
  validFrom: { sv: "Gäller från", en: "Valid from" },
  validTo: { sv: "Gäller till och med", en: "Valid until (included)" },
  follows: { sv: "Central överenskommelse som den följer", en: "Central agreement that it follows" },
  replaces: { sv: "Ersätter överenskommelsen", en: "Replaces the agreement" },
  changes: { sv: "Vad som har ändrats", en: "What was changed" },
  endsOn: { sv: "Upphör att gälla", en: "Ceases to hold" },
  how: { sv: "Hur den upphörde", en: "How it ended" },
  reason: { sv: "Skäl", en: "Reason" },
} as const;

export const signed = () => ({
  name: label(120, named.name),
  parties: list(party(named.party), named.parties, 20, 1),
  purposes: list(choice(agreementPurposes, named.purposes), named.purposes, 10),
  areas: list(choice(agreementAreas, named.areas), named.areas, 10),
  validFrom: maybe(knownDate(named.validFrom)),
  validTo: maybe(knownDate(named.validTo)),
  registryNumber: maybe(registryNumber()),
  replaces: maybe(reference("police-agreement", named.replaces)),
});
export const follows = () => reference("police-agreement", named.follows);

export const exampleCentral = {
  name: "Samverkansöverenskommelse mellan staden och polisregionen",
  parties: [
    { kind: "unit", unit: "kommunstyrelsen" },
    { kind: "external", name: "Polisregion Stockholm" },
  ],
  purposes: ["joint-crime-prevention", "joint-safety"],
  areas: ["violent-extremism", "youth-crime"],
  validFrom: "2026-01-01",
  validTo: "2029-12-31",
  registryNumber: "KS 2025/1312",
} as const;
export const exampleLocal = {
  name: "Lokal samverkansöverenskommelse",
  parties: [
    { kind: "unit", unit: "skarholmen" },
    { kind: "external", name: "Lokalpolisområde Skärholmen" },
  ],
  purposes: ["shared-picture"],
  areas: ["violent-extremism"],
  follows: "stad-polisregion-2026",
} as const;
export const plain = <T>(example: T) => structuredClone(example) as never;
const sealed = { textId: "t-1", commitment: "c-1" };

// The storage format.
export const events = {
  AgreementSigned: event({
    schema: 1,
    fixed: ["level"],
    title: { sv: "Överenskommelse med polisen tecknad", en: "Agreement with the police signed" },
    data: z.strictObject({ level: choice(agreementLevels, named.level), ...signed(), follows: maybe(follows()) }),
    example: plain({ level: "local", ...exampleLocal }),
  }),
  AgreementUpdated: event({
    schema: 1,
    title: { sv: "Lokal överenskommelse uppdaterad", en: "Local agreement updated" },
    data: z.strictObject({
      follows: follows(),
      changes: maybe(textRef(500, named.changes)),
      registryNumber: maybe(registryNumber()),
    }),
    example: { follows: "stad-polisregion-2026", registryNumber: "SKA 2026/77" },
  }),
  AgreementCancelled: event({
    schema: 1,
    title: { sv: "Överenskommelse uppsagd", en: "Agreement cancelled" },
    data: z.strictObject({
      endsOn: knownDate(named.endsOn),
      reason: textRef(300, named.reason),
      registryNumber: maybe(registryNumber()),
    }),
    example: { endsOn: "2026-09-30", reason: sealed },
  }),
  AgreementEnded: event({
    schema: 1,
    title: { sv: "Överenskommelse upphörde", en: "Agreement ended" },
    data: z.strictObject({ how: choice(agreementEnds, named.how) }),
    example: { how: "expired" },
  }),
} as const;
