import * as z from "zod/mini";
import { event } from "./kit/aggregate.ts";
import { choice, code, group, knownDate, maybe, registryNumber, text, textRef } from "./kit/fields.ts";
import { activityStates, effectEvidence, paces } from "./plan-report-vocabulary.ts";

/* The storage format of the follow-up of action plans; the rules stand in plan-report.ts. */

export const named = {
  measure: { sv: "Åtgärd i planen", en: "Measure of the plan" },
  activities: { sv: "Aktiviteter", en: "Activities" },
  state: { sv: "Läge", en: "State" },
  pace: { sv: "Följer tidplanen", en: "Keeps to the timetable" },
  postponedTo: { sv: "Uppskjuten till", en: "Postponed to" },
  result: { sv: "Resultat", en: "Result" },
  effect: { sv: "Effekt", en: "Effect" },
  evidence: { sv: "Effekten bygger på", en: "The effect is seen in" },
  effectText: { sv: "Vilken effekt", en: "What effect" },
  analysis: { sv: "Nämndens samlade analys", en: "The board's consolidated analysis" },
  why: { sv: "Varför", en: "Why" },
  reasons: { sv: "Vad som behöver kompletteras", en: "What needs to be completed" },
} as const;

/** How an activity went, beside its texts. */
const went = () => ({
  measure: code(named.measure),
  state: choice(activityStates, named.state),
  pace: maybe(choice(paces, named.pace)),
  postponedTo: maybe(knownDate(named.postponedTo)),
});

/** An activity as a person writes it. */
export const writtenActivity = () =>
  z.strictObject({
    ...went(),
    result: maybe(text(1000, named.result)),
    effect: maybe(
      group(
        z.strictObject({
          evidence: choice(effectEvidence, named.evidence),
          text: text(500, named.effectText),
        }),
        named.effect,
      ),
    ),
  });

const exampleText = { textId: "t-1", commitment: "c-1" };

// The storage format.
export const events = {
  PlanActivityReported: event({
    schema: 1,
    fixed: ["measure"],
    title: { sv: "Aktivitet i planen rapporterad", en: "Activity of the plan reported" },
    data: z.strictObject({
      ...went(),
      result: maybe(textRef(1000, named.result)),
      effect: maybe(
        group(
          z.strictObject({
            evidence: choice(effectEvidence, named.evidence),
            text: textRef(500, named.effectText),
          }),
          named.effect,
        ),
      ),
    }),
    example: { measure: "m1", state: "under-way", pace: "on-time", result: exampleText },
  }),
  PlanAnalysisRecorded: event({
    schema: 1,
    title: { sv: "Samlad analys antecknad", en: "Consolidated analysis recorded" },
    data: z.strictObject({ analysis: textRef(4000, named.analysis) }),
    example: { analysis: exampleText },
  }),
  PlanReportSubmitted: event({
    schema: 1,
    title: { sv: "Uppföljning av planen lämnad", en: "Follow-up of the plan submitted" },
    data: z.strictObject({ registryNumber: maybe(registryNumber()) }),
    example: { registryNumber: "SKA 2026/40" },
  }),
  PlanNothingReported: event({
    schema: 1,
    title: { sv: "Inget att rapportera", en: "Nothing to report" },
    data: z.strictObject({ registryNumber: maybe(registryNumber()), why: maybe(textRef(500, named.why)) }),
    example: { registryNumber: "SKA 2026/40" },
  }),
  PlanReportSentBack: event({
    schema: 1,
    correctedBy: { "central-coordinator": "any unit" },
    title: { sv: "Uppföljning återsänd för komplettering", en: "Follow-up sent back for completion" },
    data: z.strictObject({ reasons: textRef(1000, named.reasons) }),
    example: { reasons: exampleText },
  }),
} as const;
