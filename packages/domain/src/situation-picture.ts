import * as z from "zod/mini";
import { aggregate, event } from "./kit/aggregate.ts";
import { nextCode } from "./kit/codes.ts";
import { choice, code, list, maybe, registryNumber, text, textRef, unitCode, wholeNumber } from "./kit/fields.ts";
import { described, pictureSources } from "./picture-vocabulary.ts";
import { refuse } from "./refusals.ts";

/*
 * A board's local situation picture of one year (DOMAIN §1.8–9, report §3.1.3 and §3.3.1).
 * Stream: situation-picture-<unit>-<year>. It codes what occurs where, never who.
 */

const named = {
  year: { sv: "År", en: "Year" },
  content: { sv: "Innehåll", en: "Content" },
  sources: { sv: "Källor", en: "Sources" },
  source: { sv: "Källa", en: "Source" },
  items: { sv: "Punkter i lägesbilden", en: "Items of the picture" },
  item: { sv: "Punkt", en: "Item" },
  text: { sv: "Beskrivning", en: "Description" },
  why: { sv: "Varför", en: "Why" },
} as const;

/** Whether the picture's items are in the ledger, or a source only says that there is a picture. */
const pictureContents = {
  given: { sv: "Punkterna är införda", en: "The items are entered" },
  "stated-to-exist": { sv: "Uppges finnas, punkterna är inte införda", en: "Stated to exist, items not entered" },
} as const;

const storedItem = () =>
  z.strictObject({ item: code(named.item), ...described(), text: maybe(textRef(500, named.text)) });
const year = () => wholeNumber(named.year, 2000, 2100);
const compiled = () => ({
  content: choice(pictureContents, named.content),
  sources: list(choice(pictureSources, named.source), named.sources, 10),
});
const keepsItems = {
  pointer: "/input/data/items",
  sv: "Behåll varje punkt med sin kod. En punkt som inte gäller tas bort för sig",
  en: "Keep each item with its code. An item that does not hold is removed on its own",
};
const exampleItem = {
  item: "i1",
  environment: "several",
  setting: "residential",
  phenomenon: "symbols-graffiti",
  trend: "rising",
} as const;

// The storage format.
const events = {
  SituationPictureCompiled: event({
    schema: 1,
    fixed: ["year"],
    correction: {
      refusals: ["unknown-item"],
      needs: () => ({}),
      // Plans and contributions name items by their codes, so a code is taken away by removing the item.
      refuses: (data, earlier) => {
        const gone = earlier.items.find(({ item }) => !data.items.some((each) => each.item === item));
        return gone && refuse("unknown-item", { what: named.item, id: gone.item }, [keepsItems]);
      },
    },
    title: { sv: "Lägesbild sammanställd", en: "Situation picture compiled" },
    data: z.strictObject({ year: year(), ...compiled(), items: list(storedItem(), named.items, 100, 0, "item") }),
    example: { year: 2026, content: "given", sources: ["own-units", "police"], items: [exampleItem] },
  }),
  PictureItemAdded: event({
    schema: 1,
    fixed: ["item"],
    title: { sv: "Punkt tillagd i lägesbild", en: "Picture item added" },
    data: storedItem(),
    example: exampleItem,
  }),
  PictureItemRevised: event({
    schema: 1,
    fixed: ["item"],
    title: { sv: "Punkt ändrad i lägesbild", en: "Picture item revised" },
    data: storedItem(),
    example: { ...exampleItem, trend: "unchanged" },
  }),
  PictureItemRemoved: event({
    schema: 1,
    fixed: ["item"],
    title: { sv: "Punkt borttagen ur lägesbild", en: "Picture item removed" },
    data: z.strictObject({ item: code(named.item), why: textRef(300, named.why) }),
    example: { item: "i1", why: { textId: "t-1", commitment: "c-1" } },
  }),
  SituationPictureAdopted: event({
    schema: 1,
    title: { sv: "Lägesbild fastställd", en: "Situation picture adopted" },
    data: z.strictObject({ registryNumber: maybe(registryNumber()) }),
    example: { registryNumber: "SKA 2026/12" },
  }),
} as const;

interface State {
  readonly status: "none" | "compiled" | "adopted";
  /** Every item that ever was, so that a code is never used twice. */
  readonly items: Readonly<Record<string, "present" | "removed">>;
}

const writers = { "local-coordinator": "own unit", "central-coordinator": "own unit" } as const;
export const situationPicture = aggregate({
  name: "situation-picture",
  idIs: {
    sv: "Nämndens kod och året, till exempel skarholmen-2026",
    en: "The board’s code and the year, such as skarholmen-2026",
  },
  title: { sv: "Lägesbilden", en: "The situation picture" },
  events,
  initial: { status: "none", items: {} } as State,

  evolve(state, { type, data }): State {
    switch (type) {
      case "SituationPictureCompiled":
        return { status: "compiled", items: Object.fromEntries(data.items.map(({ item }) => [item, "present"])) };
      case "PictureItemAdded":
      case "PictureItemRevised":
        return { status: "compiled", items: { ...state.items, [data.item]: "present" } };
      case "PictureItemRemoved":
        return { status: "compiled", items: { ...state.items, [data.item]: "removed" } };
      case "SituationPictureAdopted":
        return { ...state, status: "adopted" };
    }
  },

  permits(state, { type, data }, { founding }) {
    if (type === "SituationPictureCompiled")
      return state.status === "none" ? undefined : refuse("step-already-taken", { step: events[type].title });
    if (state.status === "none" && !founding)
      return refuse("step-missing", { step: events.SituationPictureCompiled.title });
    switch (type) {
      case "PictureItemAdded":
        return Object.hasOwn(state.items, data.item) ? refuse("already-exists", { what: data.item }) : undefined;
      case "PictureItemRevised":
      case "PictureItemRemoved":
        return state.items[data.item] === "present"
          ? undefined
          : refuse("unknown-item", { what: named.item, id: data.item });
      case "SituationPictureAdopted":
        return state.status === "adopted" ? refuse("step-already-taken", { step: events[type].title }) : undefined;
    }
  },

  mayCorrect: writers,

  commands: (command) => ({
    compile: command({
      title: { sv: "Sammanställ lägesbild", en: "Compile a situation picture" },
      help: {
        sv: "Årets lokala lägesbild, med källor och punkter. Skriv vad som förekommer, aldrig vem.",
        en: "The year's local picture, with sources and items. Write what occurs, never who.",
      },
      who: writers,
      on: "new",
      refusals: ["id-mismatch", "step-already-taken"],
      input: z.strictObject({
        unit: unitCode(),
        year: year(),
        ...compiled(),
        items: maybe(list(z.strictObject({ ...described(), text: maybe(text(500, named.text)) }), named.items, 100)),
      }),
      example: {
        unit: "skarholmen",
        year: 2026,
        content: "given",
        sources: ["own-units", "police"],
        items: [{ environment: "several", phenomenon: "symbols-graffiti", trend: "rising" }],
      },
      decide: (_state, { unit, items = [], ...picture }, { id }) =>
        id === `${unit}-${picture.year}`
          ? [
              {
                type: "SituationPictureCompiled",
                data: { ...picture, items: items.map((item, index) => ({ item: `i${index + 1}`, ...item })) },
              },
            ]
          : refuse("id-mismatch", { expected: `${unit}-${picture.year}` }),
    }),

    "add-item": command({
      title: { sv: "Lägg till punkt", en: "Add an item" },
      help: { sv: "En ny punkt i årets lägesbild.", en: "A new item of the year's picture." },
      who: writers,
      on: "existing",
      refusals: ["step-missing", "already-exists"],
      input: z.strictObject({ ...described(), text: maybe(text(500, named.text)) }),
      example: { environment: "not-known", phenomenon: "knowledge-gap", trend: "not-stated" },
      decide: (_state, item, { recorded }) => [
        { type: "PictureItemAdded", data: { item: nextCode(recorded, "i", "item"), ...item } },
      ],
    }),

    "revise-item": command({
      title: { sv: "Ändra punkt", en: "Revise an item" },
      help: { sv: "Ersätter hela punkten.", en: "Replaces the whole item." },
      who: writers,
      on: "existing",
      refusals: ["step-missing", "unknown-item"],
      input: z.strictObject({ item: code(named.item), ...described(), text: maybe(text(500, named.text)) }),
      example: { item: "i1", environment: "several", phenomenon: "symbols-graffiti", trend: "falling" },
      decide: (_state, item) => [{ type: "PictureItemRevised", data: item }],
    }),

    "remove-item": command({
      title: { sv: "Ta bort punkt", en: "Remove an item" },
      help: { sv: "Punkten gäller inte längre.", en: "The item no longer holds." },
      who: writers,
      on: "existing",
      refusals: ["step-missing", "unknown-item"],
      input: z.strictObject({ item: code(named.item), why: text(300, named.why) }),
      example: { item: "i1", why: "Förekommer inte längre." } as never,
      decide: (_state, removed) => [{ type: "PictureItemRemoved", data: removed }],
    }),

    adopt: command({
      title: { sv: "Fastställ lägesbild", en: "Adopt the picture" },
      help: { sv: "Lägesbilden fastställs som den nu är.", en: "The picture is adopted as it now is." },
      who: writers,
      on: "existing",
      refusals: ["step-missing", "step-already-taken"],
      input: z.strictObject({ registryNumber: maybe(registryNumber()) }),
      example: { registryNumber: "SKA 2026/12" },
      decide: (_state, adopted) => [{ type: "SituationPictureAdopted", data: adopted }],
    }),
  }),
});
