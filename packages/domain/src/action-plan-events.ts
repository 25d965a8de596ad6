import * as z from "zod/mini";
import {
  approvers,
  delegations,
  followUpForms,
  linkedPictures,
  named,
  planArrangements,
  planOccasions,
} from "./action-plan-vocabulary.ts";
import { event } from "./kit/aggregate.ts";
import {
  choice,
  code,
  day,
  flag,
  group,
  knownDate,
  list,
  maybe,
  reference,
  registryNumber,
  textRef,
  unitCode,
  wholeNumber,
} from "./kit/fields.ts";
import { actionAreas, functions, orientations } from "./vocabulary.ts";

/* The storage format of action plans; the rules stand in action-plan.ts. */

/** A measure's fields beside its code and wording. */
export const measureFields = () => ({
  area: maybe(choice(actionAreas, named.area)),
  orientation: maybe(choice(orientations, named.orientation)),
  responsible: maybe(
    group(z.strictObject({ function: choice(functions, named.function), unit: maybe(unitCode()) }), named.responsible),
  ),
  timetable: maybe(knownDate(named.timetable)),
  followUp: choice(followUpForms, named.followUp),
});
export const answers = () => list(code(named.item), named.answers, 50);
/** A measure and an item of the board's situation picture that it answers. */
export const link = () => ({
  measure: code(named.measure),
  item: code(named.item),
  picture: choice(linkedPictures, named.picture),
});
const storedMeasure = () => ({
  measure: code(named.measure),
  wording: textRef(1000, named.wording),
  ...measureFields(),
  answers: answers(),
});
export const approval = () => ({
  givenBy: choice(approvers, named.givenBy),
  delegation: choice(delegations, named.delegation),
  delegationDecision: maybe(registryNumber(named.delegationDecision)),
});
export const contents = () => ({
  localPicture: maybe(flag({ sv: "Innehåller lokal lägesbild", en: "Contains a local situation picture" })),
  measures: maybe(flag({ sv: "Innehåller insatser", en: "Contains measures" })),
  responsible: maybe(flag({ sv: "Anger ansvarig", en: "States who is responsible" })),
  timetable: maybe(flag({ sv: "Anger tidplan", en: "States a timetable" })),
  followUp: maybe(flag({ sv: "Anger form för uppföljning", en: "States the form of follow-up" })),
  arrangedBy: maybe(choice(planArrangements, { sv: "Indelad efter", en: "Arranged by" })),
});
export const instructions = () => maybe(reference("plan-instructions", named.instructions));
export const year = () => wholeNumber(named.year, 2000, 2100);
const exampleText = { textId: "t-1", commitment: "c-1" };
const exampleMeasure = {
  measure: "m1",
  wording: exampleText,
  area: "general",
  orientation: "preventive",
  responsible: { function: "unit-head" },
  timetable: "2026",
  followUp: "annual-report",
  answers: ["i1"],
} as const;

/** What the executive office says of a plan is not the board's to take back. */
const central = { correctedBy: { "central-coordinator": "any unit" } } as const;

// The storage format.
export const events = {
  PlanDrafted: event({
    schema: 1,
    fixed: ["year", "startsFrom"],
    title: { sv: "Utkast till handlingsplan", en: "Plan drafted" },
    data: z.strictObject({
      year: year(),
      instructions: instructions(),
      startsFrom: maybe(reference("action-plan", named.startsFrom)),
    }),
    example: { year: 2026, instructions: "2026", startsFrom: "skarholmen-2025" },
  }),
  PlanMeasureAdded: event({
    schema: 1,
    fixed: ["measure", "continues"],
    title: { sv: "Åtgärd tillagd", en: "Measure added" },
    data: z.strictObject({ ...storedMeasure(), continues: maybe(code(named.continues)) }),
    example: { ...exampleMeasure, answers: ["i1"] },
  }),
  PlanMeasureChanged: event({
    schema: 1,
    fixed: ["measure"],
    title: { sv: "Åtgärd ändrad", en: "Measure changed" },
    data: z.strictObject(storedMeasure()),
    example: { ...exampleMeasure, answers: ["i1", "i2"] },
  }),
  PlanMeasureDropped: event({
    schema: 1,
    fixed: ["measure"],
    title: { sv: "Åtgärd utgår", en: "Measure dropped" },
    data: z.strictObject({ measure: code(named.measure), why: textRef(500, named.why) }),
    example: { measure: "m1", why: exampleText },
  }),
  PlanItemLinked: event({
    schema: 1,
    fixed: ["measure", "item", "picture"],
    title: { sv: "Åtgärd kopplad till punkt i lägesbilden", en: "Measure linked to an item of the picture" },
    data: z.strictObject(link()),
    example: { measure: "m1", item: "i2", picture: "same-year" },
  }),
  PlanItemUnlinked: event({
    schema: 1,
    fixed: ["measure", "item", "picture"],
    title: { sv: "Koppling till punkt i lägesbilden borttagen", en: "Link to an item of the picture removed" },
    data: z.strictObject(link()),
    example: { measure: "m1", item: "i2", picture: "same-year" },
  }),
  PlanConsulted: event({
    schema: 1,
    title: { sv: "Samråd om handlingsplan", en: "Plan consulted on" },
    data: z.strictObject({
      with: unitCode(named.with),
      function: maybe(choice(functions, named.function)),
      comments: maybe(textRef(1000, named.comments)),
    }),
    example: { with: "kommunstyrelsen", function: "central-coordinator" },
  }),
  PlanDecided: event({
    schema: 1,
    title: { sv: "Handlingsplan beslutad av nämnden", en: "Plan decided by the board" },
    data: z.strictObject({ registryNumber: maybe(registryNumber()) }),
    example: { registryNumber: "SKA 2026/12" },
  }),
  PlanApproved: event({
    schema: 1,
    ...central,
    title: { sv: "Handlingsplan godkänd", en: "Plan approved" },
    data: z.strictObject({
      ...approval(),
      conditions: list(
        z.strictObject({
          condition: code(named.condition),
          text: textRef(500, named.condition),
          due: day(named.due),
        }),
        named.conditions,
        30,
        0,
        "condition",
      ),
    }),
    example: { givenBy: "city-executive-office", delegation: "not-stated", conditions: [] },
  }),
  PlanConditionMet: event({
    schema: 1,
    ...central,
    fixed: ["condition"],
    title: { sv: "Villkor uppfyllt", en: "Condition met" },
    data: z.strictObject({ condition: code(named.condition), evidence: maybe(textRef(500, named.evidence)) }),
    example: { condition: "c1" },
  }),
  PlanSentBack: event({
    schema: 1,
    ...central,
    title: { sv: "Handlingsplan återsänd för komplettering", en: "Plan sent back" },
    data: z.strictObject({ reasons: textRef(1000, named.reasons) }),
    example: { reasons: exampleText },
  }),
  PlanReviewed: event({
    schema: 1,
    ...central,
    title: { sv: "Handlingsplan granskad inför revidering", en: "Plan reviewed before its revision" },
    data: z.strictObject({ comments: maybe(textRef(1000, named.comments)) }),
    example: {},
  }),
  PlanRevised: event({
    schema: 1,
    fixed: ["revision"],
    title: { sv: "Revidering av handlingsplan", en: "Plan revised" },
    data: z.strictObject({
      revision: wholeNumber(named.revision, 1, 99),
      inConnectionWith: choice(planOccasions, named.occasion),
      instructions: instructions(),
      summary: maybe(textRef(1000, named.summary)),
    }),
    example: { revision: 1, inConnectionWith: "tertial-1" },
  }),
  PlanContentsObserved: event({
    schema: 1,
    correctedBy: { "central-coordinator": "any unit", auditor: "any unit" },
    title: { sv: "Planens innehåll iakttaget", en: "Contents of the plan observed" },
    data: z.strictObject(contents()),
    example: { localPicture: true, measures: true, arrangedBy: "orientation" },
  }),
} as const;
