import * as z from "zod/mini";
import { aggregate, event } from "./kit/aggregate.ts";
import { choice, list, maybe, reference, registryNumber, text, textRef, unitCode } from "./kit/fields.ts";
import { party } from "./kit/variants.ts";
import { audiences } from "./meeting-vocabulary.ts";

/*
 * What is carried out at a pace beside forums: a newsletter, a lecture, a dialogue with a university or an authority
 * (DOMAIN §1, below the table of forums; report §3.1.1, §3.1.2, §3.2.1). Stream: activity-<id>. It has no attendance;
 * its pace is that of the forum of kind "activity" that it belongs to.
 */

const named = {
  forum: { sv: "Återkommande aktivitet", en: "Recurring activity" },
  audience: { sv: "För vilka", en: "For whom" },
  with: { sv: "Tillsammans med", en: "Together with" },
  party: { sv: "Nämnd, funktion eller extern part", en: "Board, function or outside party" },
  about: { sv: "Vad den handlade om", en: "What it was about" },
} as const;

const carriedOut = () => ({
  forum: reference("forum", named.forum),
  audience: list(choice(audiences, named.audience), named.audience, 10, 1),
  with: maybe(list(party(named.party), named.with, 20)),
  registryNumber: maybe(registryNumber()),
});

const example = { forum: "nyhetsbrev-socialtjansten", audience: ["social-services", "coordinators"] } as const;

// The storage format.
const events = {
  ActivityCarriedOut: event({
    schema: 1,
    title: { sv: "Aktivitet genomförd", en: "Activity carried out" },
    data: z.strictObject({ ...carriedOut(), about: maybe(textRef(300, named.about)) }),
    example: { ...example, audience: [...example.audience] },
  }),
} as const;

interface State {
  readonly carriedOut: boolean;
}

const writers = { "local-coordinator": "own unit", "central-coordinator": "own unit" } as const;

export const activity = aggregate({
  name: "activity",
  idIs: { sv: "Aktivitetens kod, till exempel nyhetsbrev", en: "The activity’s code, such as nyhetsbrev" },
  title: { sv: "Aktiviteten", en: "The activity" },
  events,
  initial: { carriedOut: false } as State,

  evolve(_state, { type }): State {
    switch (type) {
      case "ActivityCarriedOut":
        return { carriedOut: true };
    }
  },

  mayCorrect: writers,

  commands: (command) => ({
    "carry-out": command({
      title: { sv: "Anteckna genomförd aktivitet", en: "Log an activity" },
      help: {
        sv: "Ett nyhetsbrev som har skickats, en föreläsning som har hållits, en dialog som har förts. Närvaro antecknas inte.",
        en: "A newsletter that was sent, a lecture that was held, a dialogue that took place. Attendance is not logged.",
      },
      who: writers,
      on: "new",
      refusals: [],
      input: z.strictObject({ unit: unitCode(), ...carriedOut(), about: maybe(text(300, named.about)) }),
      example: { unit: "socialnamnden", ...example, about: "Höstens utbildningar och aktuell omvärldsbevakning." },
      decide: (_state, { unit: _unit, ...data }) => [{ type: "ActivityCarriedOut", data }],
    }),
  }),
});
