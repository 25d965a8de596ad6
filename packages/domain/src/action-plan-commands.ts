import * as z from "zod/mini";
import { approval, contents, type events, instructions, year } from "./action-plan-events.ts";
import { continued } from "./action-plan-measures.ts";
import { idFault, type PlanState } from "./action-plan-state.ts";
import { named, planOccasions } from "./action-plan-vocabulary.ts";
import type { CommandBuilder } from "./kit/aggregate.ts";
import { lastCode, lastNumber } from "./kit/codes.ts";
import { choice, code, day, flag, list, maybe, reference, registryNumber, text, unitCode } from "./kit/fields.ts";
import type { Need } from "./kit/needs.ts";
import { refuse } from "./refusals.ts";
import { functions } from "./vocabulary.ts";

/*
 * The steps of an action plan; what is done to its measures stands in action-plan-measures.ts. Their order is held by
 * `permits` in action-plan.ts, for corrections too.
 */

const local = { "local-coordinator": "own unit", "central-coordinator": "own unit" } as const;
const central = { "central-coordinator": "any unit" } as const;

export const stepCommands = (command: CommandBuilder<PlanState, typeof events>) => ({
  draft: command({
    title: { sv: "Påbörja handlingsplan", en: "Draft a plan" },
    help: {
      sv: "Nämndens plan för ett år. Ange vilka anvisningar den följer. Utgår den från en tidigare plan följer dess gällande åtgärder med, om du inte börjar utan åtgärder.",
      en: "The board's plan for a year. State the instructions it follows. Where it starts from an earlier plan, the measures in force there come along, unless it starts without measures.",
    },
    who: local,
    on: "new",
    refusals: ["id-mismatch", "step-already-taken", "unknown-item"],
    input: z.strictObject({
      unit: unitCode(),
      year: year(),
      instructions: instructions(),
      startsFrom: maybe(reference("action-plan", named.startsFrom)),
      startEmpty: maybe(flag(named.startEmpty)),
    }),
    example: { unit: "skarholmen", year: 2026, instructions: "2026" },
    needs: ({ startsFrom, startEmpty }): Readonly<Record<string, Need>> =>
      startsFrom !== undefined && startEmpty !== true
        ? { earlier: { kind: "stream", aggregate: "action-plan", id: startsFrom } }
        : {},
    decide: (_state, { unit, startEmpty, ...plan }, { id, known }) => {
      if (id !== `${unit}-${plan.year}`) return refuse("id-mismatch", { expected: `${unit}-${plan.year}` });
      const drafted = { type: "PlanDrafted", data: plan } as const;
      if (plan.startsFrom === undefined || startEmpty === true) return [drafted];
      const { earlier } = known;
      // Another board's texts are not copied: its plan is as if it did not exist.
      if (earlier?.kind !== "stream" || earlier.unit !== unit)
        return refuse("unknown-item", { what: named.startsFrom, id: plan.startsFrom }, [
          { pointer: "/input/startsFrom", sv: "Ange en plan som nämnden har haft", en: "Enter a plan of the board" },
        ]);
      return [drafted, ...continued(earlier.entries, plan.startsFrom === `${unit}-${plan.year - 1}`)];
    },
  }),

  consult: command({
    title: { sv: "Samråd", en: "Consult" },
    help: { sv: "Samråd om planen har hållits.", en: "The plan was consulted on." },
    who: local,
    on: "either",
    refusals: ["id-mismatch", "step-missing"],
    input: z.strictObject({
      with: unitCode(named.with),
      function: maybe(choice(functions, named.function)),
      comments: maybe(text(1000, named.comments)),
    }),
    example: { with: "kommunstyrelsen", function: "central-coordinator" },
    decide: (_state, consulted, { id }) => idFault(id) ?? [{ type: "PlanConsulted", data: consulted }],
  }),

  decide: command({
    title: { sv: "Nämndens beslut", en: "The board's decision" },
    help: { sv: "Nämnden har beslutat planen.", en: "The board decided the plan." },
    who: local,
    on: "either",
    refusals: ["id-mismatch", "step-missing", "step-already-taken"],
    input: z.strictObject({ registryNumber: maybe(registryNumber()) }),
    example: { registryNumber: "SKA 2026/12" },
    decide: (_state, decided, { id }) => idFault(id) ?? [{ type: "PlanDecided", data: decided }],
  }),

  approve: command({
    title: { sv: "Godkänn handlingsplan", en: "Approve the plan" },
    help: {
      sv: "Planen godkänns, med eller utan villkor. Ange vem som godkände och med vilket stöd.",
      en: "The plan is approved, with or without conditions. State who approved it and on what strength.",
    },
    who: central,
    on: "either",
    refusals: ["id-mismatch", "step-missing", "step-already-taken"],
    input: z.strictObject({
      ...approval(),
      conditions: maybe(
        list(z.strictObject({ text: text(500, named.condition), due: day(named.due) }), named.conditions, 30),
      ),
    }),
    example: {
      givenBy: "city-executive-office",
      delegation: "delegated",
      delegationDecision: "KS 2026/3",
      conditions: [{ text: "Ange tidplan för två åtgärder.", due: "2026-06-30" }],
    } as never,
    decide: (_state, { conditions = [], ...given }, { id, recorded }) =>
      idFault(id) ?? [
        {
          type: "PlanApproved",
          data: {
            ...given,
            conditions: conditions.map((condition, index) => ({
              condition: `c${lastCode(recorded, "c", "condition") + index + 1}`,
              ...condition,
            })),
          },
        },
      ],
  }),

  "meet-condition": command({
    title: { sv: "Villkor uppfyllt", en: "Condition met" },
    help: { sv: "Ett villkor för godkännandet är uppfyllt.", en: "A condition of the approval is met." },
    who: central,
    on: "either",
    refusals: ["id-mismatch", "step-missing", "unknown-item", "step-already-taken"],
    input: z.strictObject({ condition: code(named.condition), evidence: maybe(text(500, named.evidence)) }),
    example: { condition: "c1" },
    decide: (_state, met, { id }) => idFault(id) ?? [{ type: "PlanConditionMet", data: met }],
  }),

  "send-back": command({
    title: { sv: "Återsänd för komplettering", en: "Send back" },
    help: { sv: "Planen behöver kompletteras. Ange skälen.", en: "The plan needs more. State the reasons." },
    who: central,
    on: "either",
    refusals: ["id-mismatch", "step-missing", "step-already-taken"],
    input: z.strictObject({ reasons: text(1000, named.reasons) }),
    example: { reasons: "Tidplan saknas för två åtgärder." } as never,
    decide: (_state, back, { id }) => idFault(id) ?? [{ type: "PlanSentBack", data: back }],
  }),

  review: command({
    title: { sv: "Granska inför revidering", en: "Review before the revision" },
    help: {
      sv: "Centrala samordnaren har granskat planen inför den årliga revideringen.",
      en: "The central coordinator reviewed the plan before the yearly revision.",
    },
    who: central,
    on: "either",
    refusals: ["id-mismatch", "step-missing"],
    input: z.strictObject({ comments: maybe(text(1000, named.comments)) }),
    example: {},
    decide: (_state, reviewed, { id }) => idFault(id) ?? [{ type: "PlanReviewed", data: reviewed }],
  }),

  revise: command({
    title: { sv: "Revidera handlingsplan", en: "Revise the plan" },
    help: {
      sv: "Öppnar planen för ändringar. Därefter följer samråd, beslut och godkännande på nytt.",
      en: "Opens the plan for changes. Consultation, decision and approval follow anew.",
    },
    who: local,
    on: "either",
    refusals: ["id-mismatch", "step-missing"],
    input: z.strictObject({
      inConnectionWith: choice(planOccasions, named.occasion),
      instructions: instructions(),
      summary: maybe(text(1000, named.summary)),
    }),
    example: { inConnectionWith: "tertial-1" },
    decide: (_state, revised, { id, recorded }) =>
      idFault(id) ?? [{ type: "PlanRevised", data: { revision: lastNumber(recorded, "revision") + 1, ...revised } }],
  }),

  "observe-contents": command({
    title: { sv: "Anteckna planens innehåll", en: "Observe the contents" },
    help: {
      sv: "Vad planen innehåller och anger. Lämna tomt det som inte har setts.",
      en: "What the plan contains and states. Leave out what was not looked at.",
    },
    who: { "central-coordinator": "any unit", auditor: "any unit" },
    on: "either",
    refusals: ["id-mismatch"],
    input: z.strictObject(contents()),
    example: { localPicture: true, measures: true, responsible: true, arrangedBy: "orientation" },
    decide: (_state, observed, { id }) => idFault(id) ?? [{ type: "PlanContentsObserved", data: observed }],
  }),
});
