import * as z from "zod/mini";
import { aggregate, event } from "./kit/aggregate.ts";
import { choice, code, list, maybe, text, textRef, unitCode, wholeNumber } from "./kit/fields.ts";
import type { Known } from "./kit/needs.ts";
import { contributionSources, described, pictured } from "./picture-vocabulary.ts";
import { refuse } from "./refusals.ts";

/*
 * What other sources than concern reports know for a board's local picture (DOMAIN §1.9, report §3.3.1): own units,
 * police, property owners, associations, other boards. Stream: picture-contribution-<id>. Only the kind of the source
 * is kept: an association tells what occurs, and is never linked to it (DOMAIN §2; RF 2:1–3).
 */

const named = {
  ...pictured,
  source: {
    sv: "Slags källa",
    en: "Kind of source",
    help: {
      sv: "Ange bara slaget. Skriv aldrig vilken förening, fastighetsägare eller person.",
      en: "State the kind only. Never write which association, property owner or person.",
    },
  },
  items: { sv: "Vad källan berättar", en: "What the source tells" },
  item: { sv: "Punkt i bidraget", en: "Item of the contribution" },
  text: { sv: "Kort beskrivning utan uppgifter om personer", en: "Short description without personal data" },
  year: { sv: "Lägesbildens år", en: "Year of the picture" },
  pictureItem: { sv: "Punkt i lägesbilden", en: "Item of the picture" },
  reason: { sv: "Skäl", en: "Reason" },
} as const;

/** Why an item of a contribution does not go into the picture. */
const asideReasons = {
  "known-already": { sv: "Finns redan i lägesbilden", en: "In the picture already" },
  "not-confirmed": { sv: "Går inte att bekräfta", en: "Cannot be confirmed" },
  "not-this-work": { sv: "Rör inte våldsbejakande extremism", en: "Does not concern violent extremism" },
  "other-board": { sv: "Hör till en annan nämnd", en: "Belongs to another board" },
  "could-identify": { sv: "Skulle kunna peka ut en person", en: "Could point at a person" },
  other: { sv: "Annat skäl", en: "Other reason" },
} as const;

const received = () => ({ source: choice(contributionSources, named.source) });
const taken = () => ({
  item: code(named.item),
  year: wholeNumber(named.year, 2000, 2100),
  pictureItem: code(named.pictureItem),
});
const aside = () => ({ item: code(named.item), reason: choice(asideReasons, named.reason) });
const told = {
  environment: "several",
  setting: "residential",
  phenomenon: "symbols-graffiti",
  trend: "rising",
} as const;

/** The picture that an item is to be taken into. */
const pictureOf = ({ year }: { readonly year: number }, { unit }: { readonly unit: string }) =>
  ({ picture: { kind: "stream", aggregate: "situation-picture", id: `${unit}-${year}` } }) as const;

/** Only an item that is in the board's picture can rest on a contribution. */
function notInPicture({ pictureItem }: { readonly pictureItem: string }, picture: Known | undefined) {
  const items = picture?.kind === "stream" ? (picture.state as { readonly items: object }).items : {};
  return new Map(Object.entries(items)).get(pictureItem) === "present"
    ? undefined
    : refuse("unknown-item", { what: named.pictureItem, id: pictureItem });
}

// The storage format.
const events = {
  PictureContributionReceived: event({
    schema: 1,
    title: { sv: "Bidrag till lägesbilden mottaget", en: "Picture contribution received" },
    data: z.strictObject({
      ...received(),
      items: list(z.strictObject({ item: code(named.item), ...described() }), named.items, 20, 1, "item"),
      text: maybe(textRef(300, named.text)),
    }),
    example: { source: "property-owners", items: [{ item: "i1", ...told }] },
  }),
  ContributionTakenIntoPicture: event({
    schema: 1,
    fixed: ["item"],
    correction: {
      refusals: ["unknown-item"],
      needs: pictureOf,
      refuses: (data, earlier, { known }) =>
        data.year === earlier.year && data.pictureItem === earlier.pictureItem
          ? undefined
          : notInPicture(data, known.picture),
    },
    title: { sv: "Bidrag infört i lägesbilden", en: "Contribution taken into the picture" },
    data: z.strictObject(taken()),
    example: { item: "i1", year: 2026, pictureItem: "i2" },
  }),
  ContributionSetAside: event({
    schema: 1,
    fixed: ["item"],
    title: { sv: "Bidrag lagt åt sidan", en: "Contribution set aside" },
    data: z.strictObject({ ...aside(), text: maybe(textRef(300, named.text)) }),
    example: { item: "i1", reason: "known-already" },
  }),
} as const;

interface State {
  /** What became of each item. */
  readonly items: Readonly<Record<string, "received" | "taken" | "aside">>;
}

const writers = { "local-coordinator": "own unit", "central-coordinator": "own unit" } as const;
const decided = { taken: "ContributionTakenIntoPicture", aside: "ContributionSetAside" } as const;

export const pictureContribution = aggregate({
  name: "picture-contribution",
  title: { sv: "Bidraget till lägesbilden", en: "The picture contribution" },
  events,
  initial: { items: {} } as State,

  evolve(state, { type, data }): State {
    switch (type) {
      case "PictureContributionReceived":
        return { items: Object.fromEntries(data.items.map(({ item }) => [item, "received"])) };
      case "ContributionTakenIntoPicture":
        return { items: { ...state.items, [data.item]: "taken" } };
      case "ContributionSetAside":
        return { items: { ...state.items, [data.item]: "aside" } };
    }
  },

  // Each item is taken into the picture or set aside, once.
  permits({ items }, { type, data }, { founding }) {
    const none = Object.keys(items).length === 0;
    switch (type) {
      case "PictureContributionReceived":
        return none ? undefined : refuse("step-already-taken", { step: events[type].title });
      case "ContributionTakenIntoPicture":
      case "ContributionSetAside": {
        if (none && !founding) return refuse("step-missing", { step: events.PictureContributionReceived.title });
        const before = Object.hasOwn(items, data.item) ? items[data.item] : undefined;
        if (before === "taken" || before === "aside")
          return refuse("step-already-taken", { step: events[decided[before]].title });
        return before === undefined && !none ? refuse("unknown-item", { what: named.item, id: data.item }) : undefined;
      }
    }
  },

  mayCorrect: writers,

  commands: (command) => ({
    receive: command({
      title: { sv: "Anteckna bidrag till lägesbilden", en: "Record a picture contribution" },
      help: {
        sv: "Vad en källa berättar om läget. Ange vad som förekommer, aldrig vem, och bara vilket slags källa det är.",
        en: "What a source tells about the situation. State what occurs, never who, and only the kind of source.",
      },
      who: writers,
      on: "new",
      refusals: [],
      input: z.strictObject({
        unit: unitCode(),
        ...received(),
        items: list(z.strictObject(described()), named.items, 20, 1),
        text: maybe(text(300, named.text)),
      }),
      example: {
        unit: "skarholmen",
        source: "property-owners",
        items: [told],
        text: "Mer klotter än i fjol.",
      } as never,
      decide: (_state, { unit: _unit, items, ...rest }) => [
        {
          type: "PictureContributionReceived",
          data: { ...rest, items: items.map((item, index) => ({ item: `i${index + 1}`, ...item })) },
        },
      ],
    }),

    take: command({
      title: { sv: "För in bidrag i lägesbilden", en: "Take a contribution into the picture" },
      help: {
        sv: "Anger vilken punkt i nämndens lägesbild som bygger på bidraget.",
        en: "States which item of the board's picture rests on the contribution.",
      },
      who: writers,
      on: "existing",
      refusals: ["step-missing", "step-already-taken", "unknown-item"],
      input: z.strictObject(taken()),
      example: { item: "i1", year: 2026, pictureItem: "i2" },
      needs: pictureOf,
      decide: (_state, data, { known, founding }) =>
        (founding ? undefined : notInPicture(data, known.picture)) ?? [{ type: "ContributionTakenIntoPicture", data }],
    }),

    "set-aside": command({
      title: { sv: "Lägg bidrag åt sidan", en: "Set a contribution aside" },
      help: { sv: "Punkten förs inte in i lägesbilden.", en: "The item does not go into the picture." },
      who: writers,
      on: "existing",
      refusals: ["step-missing", "step-already-taken", "unknown-item"],
      input: z.strictObject({ ...aside(), text: maybe(text(300, named.text)) }),
      example: { item: "i1", reason: "known-already" },
      decide: (_state, data) => [{ type: "ContributionSetAside", data }],
    }),
  }),
});
