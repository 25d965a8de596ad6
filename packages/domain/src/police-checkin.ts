import * as z from "zod/mini";
import { aggregate, event } from "./kit/aggregate.ts";
import { choice, group, list, maybe, reference, text, textRef, unitCode } from "./kit/fields.ts";
import { environments, functions, phenomena, policeLevels, settings } from "./vocabulary.ts";

/*
 * A check-in (avstämning) with the police (DOMAIN §1, police rows of the forum table; §1.11). Stream:
 * police-checkin-<id>. What was shared is held only as coded items of a situation picture.
 */

const named = {
  level: { sv: "Nivå", en: "Level" },
  forum: {
    sv: "Forum",
    en: "Forum",
    help: {
      sv: "Avstämningen räknas då i forumets intervall.",
      en: "The check-in then counts in the forum's cadence.",
    },
  },
  functions: { sv: "Funktioner som deltog", en: "Functions that took part" },
  picture: { sv: "Lägesbild som delades", en: "Situation picture that was shared" },
  item: { sv: "Punkt i lägesbilden", en: "Item of the picture" },
  environment: { sv: "Miljö", en: "Environment" },
  setting: { sv: "Plats", en: "Setting" },
  kind: { sv: "Företeelse", en: "Phenomenon" },
  agreedActions: { sv: "Överenskomna åtgärder", en: "Agreed actions" },
  agreedAction: { sv: "Överenskommen åtgärd", en: "Agreed action" },
  notes: { sv: "Anteckning", en: "Note" },
} as const;

const held = () => ({
  level: choice(policeLevels, named.level),
  functions: list(choice(functions, named.functions), named.functions, 40, 1),
  forum: maybe(reference("forum", named.forum)),
});
const picture = () =>
  list(
    group(
      z.strictObject({
        environment: choice(environments, named.environment),
        setting: maybe(choice(settings, named.setting)),
        kind: choice(phenomena, named.kind),
      }),
      named.item,
    ),
    named.picture,
    50,
  );

const example = {
  level: "district-director",
  functions: ["district-director", "local-coordinator", "police"],
  picture: [{ environment: "white-power", setting: "public-place", kind: "symbols-graffiti" }],
} as const;
const exampleHeld = { ...example, functions: [...example.functions], picture: [...example.picture] };

// The storage format.
const events = {
  CheckInHeld: event({
    schema: 1,
    title: { sv: "Avstämning med polisen hållen", en: "Check-in with the police held" },
    data: z.strictObject({
      ...held(),
      picture: picture(),
      agreedActions: list(textRef(300, named.agreedAction), named.agreedActions, 20),
      notes: maybe(textRef(500, named.notes)),
    }),
    example: { ...exampleHeld, agreedActions: [{ textId: "t-1", commitment: "c-1" }] },
  }),
} as const;

interface State {
  readonly held: boolean;
}

const writers = { "local-coordinator": "own unit", "central-coordinator": "own unit" } as const;

export const policeCheckin = aggregate({
  name: "police-checkin",
  title: { sv: "Avstämningen med polisen", en: "The check-in with the police" },
  events,
  initial: { held: false } as State,

  evolve(_state, { type }): State {
    switch (type) {
      case "CheckInHeld":
        return { held: true };
    }
  },

  mayCorrect: writers,

  commands: (command) => ({
    hold: command({
      title: { sv: "Anteckna avstämning med polisen", en: "Log a check-in with the police" },
      help: {
        sv: "Skriver in en avstämning. Det som delades anges med koder, aldrig med uppgifter om personer.",
        en: "Enters a check-in. What was shared is given as codes, never as facts about persons.",
      },
      who: writers,
      on: "new",
      refusals: [],
      input: z.strictObject({
        unit: unitCode(),
        ...held(),
        picture: maybe(picture()),
        agreedActions: maybe(list(text(300, named.agreedAction), named.agreedActions, 20)),
        notes: maybe(text(500, named.notes)),
      }),
      example: {
        unit: "skarholmen",
        ...exampleHeld,
        agreedActions: ["Gemensam genomgång av lägesbilden före sommaren."],
        notes: "Avstämningen hölls som stående punkt.",
      },
      decide: (_state, { unit: _unit, picture = [], agreedActions = [], ...rest }) => [
        { type: "CheckInHeld", data: { ...rest, picture, agreedActions } },
      ],
    }),
  }),
});
