import * as z from "zod/mini";
import { planVersions } from "./action-plan-compare.ts";
import { answers, type events, link, measureFields } from "./action-plan-events.ts";
import { answersOf, idFault, type Link, linksInForce, type PlanState, unitOfPlan } from "./action-plan-state.ts";
import { linkedPictures, named } from "./action-plan-vocabulary.ts";
import type { CommandBuilder, Decided } from "./kit/aggregate.ts";
import { nextCode } from "./kit/codes.ts";
import type { Entry } from "./kit/corrections.ts";
import { choice, code, maybe, text } from "./kit/fields.ts";
import type { Need } from "./kit/needs.ts";
import { refuse } from "./refusals.ts";

/* What is done to the measures of an action plan, and their links to the situation picture. */

const local = { "local-coordinator": "own unit", "central-coordinator": "own unit" } as const;

/** What a link asks of the picture's state. */
interface PictureState {
  readonly items: Readonly<Record<string, "present" | "removed">>;
}

const linked = () => {
  const { picture: _given, ...fields } = link();
  return z.strictObject({ ...fields, picture: maybe(choice(linkedPictures, named.picture)) });
};

/**
 * The measures in force of the plan that a new one starts from, as they come along into it: under their codes, with
 * their texts by reference. Items that they answer are those of last year's picture.
 */
export function continued(entries: readonly Entry[], lastYear: boolean): readonly Decided<typeof events>[] {
  const links = linksInForce(entries);
  const measures = planVersions(entries).at(-1)?.measures ?? [];
  return measures.flatMap(({ continues: _earlier, answers: _items, ...kept }) => [
    { type: "PlanMeasureAdded", data: { ...kept, answers: [], continues: kept.measure } } as const,
    ...(lastYear ? answersOf({ links }, kept.measure) : []).map(
      (item) => ({ type: "PlanItemLinked", data: { measure: kept.measure, item, picture: "previous-year" } }) as const,
    ),
  ]);
}

/** The unit and year of a plan's id, where the item's picture lies. */
function pictureOf(id: string, { picture = "same-year" }: { readonly picture?: Link["picture"] | undefined }): string {
  const year = Number(id.slice(-4)) - (picture === "previous-year" ? 1 : 0);
  return `${unitOfPlan(id)}-${year}`;
}

export const measureCommands = (command: CommandBuilder<PlanState, typeof events>) => ({
  "add-measure": command({
    title: { sv: "Lägg till åtgärd", en: "Add a measure" },
    help: {
      sv: "En åtgärd med ansvarig, tidplan och form för uppföljning, och gärna vilken punkt i lägesbilden den svarar mot.",
      en: "A measure with who is responsible, timetable and form of follow-up, and the items it answers.",
    },
    who: local,
    on: "either",
    refusals: ["id-mismatch", "step-missing", "already-exists", "classification-missing"],
    input: z.strictObject({
      measure: maybe(code({ ...named.measure, help: { sv: "Lämna tomt för en ny kod", en: "Empty: a new code" } })),
      wording: text(1000, named.wording),
      ...measureFields(),
      answers: maybe(answers()),
    }),
    example: {
      wording: "Medarbetarna går den webbaserade grundutbildningen.",
      area: "general",
      orientation: "preventive",
      responsible: { function: "unit-head" },
      timetable: "2026",
      followUp: "annual-report",
    } as never,
    decide: (_state, { measure: given, answers: items = [], ...rest }, { id, recorded }) => {
      const measure = given ?? nextCode(recorded, "m", "measure");
      return idFault(id) ?? [{ type: "PlanMeasureAdded", data: { measure, ...rest, answers: items } }];
    },
  }),

  "change-measure": command({
    title: { sv: "Ändra åtgärd", en: "Change a measure" },
    help: {
      sv: "Ersätter hela åtgärden. Kopplingar till lägesbilden finns kvar om du inte anger andra.",
      en: "Replaces the whole measure. Links to the situation picture stay unless others are given.",
    },
    who: local,
    on: "either",
    refusals: ["id-mismatch", "step-missing", "unknown-item", "classification-missing"],
    input: z.strictObject({
      measure: code(named.measure),
      wording: text(1000, named.wording),
      ...measureFields(),
      answers: maybe(answers()),
    }),
    example: {
      measure: "m1",
      wording: "Berörda medarbetare fullföljer grundutbildningen.",
      area: "general",
      followUp: "tertial-report",
    } as never,
    decide: (state, { answers: items, ...rest }, { id }) =>
      idFault(id) ?? [
        { type: "PlanMeasureChanged", data: { ...rest, answers: [...(items ?? answersOf(state, rest.measure))] } },
      ],
  }),

  "drop-measure": command({
    title: { sv: "Låt åtgärd utgå", en: "Drop a measure" },
    help: { sv: "Åtgärden ingår inte längre i planen.", en: "The measure is no longer part of the plan." },
    who: local,
    on: "either",
    refusals: ["id-mismatch", "step-missing", "unknown-item"],
    input: z.strictObject({ measure: code(named.measure), why: text(500, named.why) }),
    example: { measure: "m1", why: "Ingår i ordinarie verksamhet." } as never,
    decide: (_state, dropped, { id }) => idFault(id) ?? [{ type: "PlanMeasureDropped", data: dropped }],
  }),

  "link-item": command({
    title: { sv: "Koppla åtgärd till punkt i lägesbilden", en: "Link a measure to an item of the picture" },
    help: {
      sv: "Åtgärden svarar mot punkten. Planen behöver inte revideras för det.",
      en: "The measure answers the item. The plan need not be revised for it.",
    },
    who: local,
    on: "either",
    refusals: ["id-mismatch", "step-missing", "step-already-taken", "unknown-item"],
    input: linked(),
    example: { measure: "m1", item: "i2" },
    needs: (input, { id }): Readonly<Record<string, Need>> =>
      idFault(id) ? {} : { picture: { kind: "stream", aggregate: "situation-picture", id: pictureOf(id, input) } },
    decide: (_state, { picture = "same-year", ...given }, { id, known, founding }) => {
      const fault = idFault(id);
      if (fault) return fault;
      // A picture that is not in the ledger yet says nothing against the item.
      const items = known.picture?.kind === "stream" ? (known.picture.state as PictureState).items : undefined;
      if (items && !founding && !(Object.hasOwn(items, given.item) && items[given.item] === "present"))
        return refuse("unknown-item", { what: named.item, id: given.item }, [
          { pointer: "/input/item", sv: "Ange en punkt i lägesbilden", en: "Enter an item of the picture" },
        ]);
      return [{ type: "PlanItemLinked", data: { ...given, picture } }];
    },
  }),

  "unlink-item": command({
    title: { sv: "Ta bort koppling till lägesbilden", en: "Remove a link to the picture" },
    help: { sv: "Åtgärden svarar inte längre mot punkten.", en: "The measure no longer answers the item." },
    who: local,
    on: "either",
    refusals: ["id-mismatch", "step-missing", "unknown-item"],
    input: linked(),
    example: { measure: "m1", item: "i2" },
    decide: (_state, { picture = "same-year", ...given }, { id }) =>
      idFault(id) ?? [{ type: "PlanItemUnlinked", data: { ...given, picture } }],
  }),
});
