import * as z from "zod/mini";
import { answers, type events, link, measureFields } from "./action-plan-events.ts";
import { answersOf, freshMeasure, idFault, type PlanState } from "./action-plan-state.ts";
import { linkedPictures, named } from "./action-plan-vocabulary.ts";
import type { CommandBuilder } from "./kit/aggregate.ts";
import { choice, code, maybe, text } from "./kit/fields.ts";

/* What is done to the measures of an action plan, and their links to the situation picture. */

const local = { "local-coordinator": "own unit", "central-coordinator": "own unit" } as const;

const linked = () => {
  const { picture: _given, ...fields } = link();
  return z.strictObject({ ...fields, picture: maybe(choice(linkedPictures, named.picture)) });
};

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
    decide: (state, { measure = freshMeasure(state), answers: items = [], ...rest }, { id }) =>
      idFault(id) ?? [{ type: "PlanMeasureAdded", data: { measure, ...rest, answers: items } }],
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
    decide: (_state, { picture = "same-year", ...given }, { id }) =>
      idFault(id) ?? [{ type: "PlanItemLinked", data: { ...given, picture } }],
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
