import * as z from "zod/mini";
import {
  acted,
  dropped,
  type events,
  exampleFinding,
  exampleOpened,
  examplePlanned,
  exampleRecommendation,
  finding,
  opened,
  owner,
  planned,
  recommendation,
  reply,
  to,
  verification,
} from "./audit-events.ts";
import type { AuditState } from "./audit-state.ts";
import type { CommandBuilder } from "./kit/aggregate.ts";
import { unitCode } from "./kit/fields.ts";

/* The commands of an audit: what the auditors write, then what the boards do. `permits` in audit.ts holds the order. */

const auditors = { auditor: "any unit" } as const;
const boards = { "local-coordinator": "own unit", "central-coordinator": "own unit" } as const;

export const auditCommands = (command: CommandBuilder<AuditState, typeof events>) => ({
  open: command({
    title: { sv: "Påbörja granskning", en: "Open an audit" },
    help: {
      sv: "Granskningens frågor, kriterier och granskade nämnder.",
      en: "The audit's questions, criteria and the boards audited.",
    },
    who: auditors,
    on: "either",
    refusals: ["step-already-taken"],
    input: z.strictObject({ unit: unitCode(), ...opened() }),
    example: { unit: "stadsrevisionen", ...exampleOpened },
    decide: (_state, { unit: _unit, ...audit }) => [{ type: "AuditOpened", data: audit }],
  }),

  "record-finding": command({
    title: { sv: "Anteckna iakttagelse eller bedömning", en: "Record a finding" },
    help: {
      sv: "Vad granskningen visar om en nämnd, med avsnitt i rapporten.",
      en: "What the audit shows about a board, with the sections of the report.",
    },
    who: auditors,
    on: "either",
    refusals: ["already-exists", "step-missing", "step-already-taken", "unknown-item"],
    input: z.strictObject({ unit: unitCode(), ...finding() }),
    example: { unit: "skarholmen", ...exampleFinding, sections: ["3.3.1"] },
    decide: (_state, { unit: _unit, ...found }) => [{ type: "FindingRecorded", data: found }],
  }),

  recommend: command({
    title: { sv: "Lämna rekommendation", en: "Give a recommendation" },
    help: {
      sv: "En rekommendation till en nämnd. Lydelsen anges både ur sammanfattningen och ur rapporten.",
      en: "A recommendation to a board, in the wording of the summary and of the report.",
    },
    who: auditors,
    on: "either",
    refusals: ["already-exists", "step-missing", "step-already-taken"],
    input: z.strictObject({ unit: unitCode(), ...recommendation() }),
    example: { unit: "kommunstyrelsen", ...exampleRecommendation },
    decide: (_state, { unit: _unit, ...given }) => [{ type: "RecommendationGiven", data: given }],
  }),

  submit: command({
    title: { sv: "Överlämna rapporten", en: "Submit the report" },
    help: {
      sv: "Rapporten överlämnas för yttrande. Därefter ändras iakttagelser bara genom rättelse.",
      en: "The report is submitted for replies. After that findings change by correction only.",
    },
    who: auditors,
    on: "either",
    refusals: ["step-missing", "step-already-taken"],
    input: z.strictObject({ unit: unitCode(), to: to() }),
    example: { unit: "stadsrevisionen", to: ["kommunstyrelsen", "skarholmen"] },
    decide: (_state, { to: boardsTold }) => [{ type: "AuditReportSubmitted", data: { to: boardsTold } }],
  }),

  reply: command({
    title: { sv: "Lämna yttrande", en: "Give a reply" },
    help: { sv: "Nämndens yttrande över en rekommendation.", en: "The board's reply to a recommendation." },
    who: boards,
    on: "existing",
    refusals: ["step-missing", "step-already-taken", "unknown-item"],
    input: z.strictObject({ unit: unitCode(), ...reply() }),
    example: { unit: "kommunstyrelsen", recommendation: "r1", position: "agrees" },
    decide: (_state, { unit: _unit, ...given }) => [{ type: "ReplyGiven", data: given }],
  }),

  "set-owner": command({
    title: { sv: "Utse ansvarig för rekommendation", en: "Set the owner of a recommendation" },
    help: {
      sv: "Den funktion vid nämnden som svarar för rekommendationen, aldrig ett namn.",
      en: "The function at the board that answers for the recommendation, never a name.",
    },
    who: boards,
    on: "existing",
    refusals: ["step-missing", "step-already-taken", "unknown-item"],
    input: z.strictObject({ unit: unitCode(), ...owner() }),
    example: { unit: "kommunstyrelsen", recommendation: "r1", owner: "central-coordinator" },
    decide: (_state, { unit: _unit, ...set }) => [{ type: "RecommendationOwnerSet", data: set }],
  }),

  "plan-action": command({
    title: { sv: "Planera åtgärd", en: "Plan an action" },
    help: {
      sv: "Vad nämnden ska göra med anledning av rekommendationen, och när det ska vara klart.",
      en: "What the board is to do about the recommendation, and when it is due.",
    },
    who: boards,
    on: "existing",
    refusals: ["already-exists", "step-missing", "unknown-item"],
    input: z.strictObject({ unit: unitCode(), ...planned() }),
    example: { unit: "kommunstyrelsen", ...examplePlanned, what: "Införa en samlad rapport per tertial." } as never,
    decide: (_state, { unit: _unit, ...action }) => [{ type: "RecommendationActionPlanned", data: action }],
  }),

  "take-action": command({
    title: { sv: "Anteckna åtgärd", en: "Log an action" },
    help: {
      sv: "Vad nämnden har gjort med anledning av rekommendationen, med hänvisning till händelser. Ange åtgärdens kod om den var planerad.",
      en: "What the board did about the recommendation, with references to events. State the action's code where it was planned.",
    },
    who: boards,
    on: "existing",
    refusals: ["step-missing", "step-already-taken", "unknown-item"],
    input: z.strictObject({ unit: unitCode(), ...acted() }),
    example: { unit: "kommunstyrelsen", recommendation: "r1", what: "Samlad rapport har införts." } as never,
    decide: (_state, { unit: _unit, evidence: events = [], ...action }) => [
      { type: "RecommendationActionTaken", data: { ...action, evidence: events } },
    ],
  }),

  "drop-action": command({
    title: { sv: "Stryk planerad åtgärd", en: "Drop a planned action" },
    help: { sv: "Åtgärden ska inte längre göras. Ange skälen.", en: "It is not to be done any longer. State why." },
    who: boards,
    on: "existing",
    refusals: ["step-missing", "step-already-taken", "unknown-item"],
    input: z.strictObject({ unit: unitCode(), ...dropped() }),
    example: { unit: "kommunstyrelsen", recommendation: "r1", action: "a1", reasons: "Ersatt av en annan." } as never,
    decide: (_state, { unit: _unit, ...action }) => [{ type: "RecommendationActionDropped", data: action }],
  }),

  verify: command({
    title: { sv: "Följ upp rekommendation", en: "Verify a recommendation" },
    help: {
      sv: "Revisionens bedömning av om rekommendationen är uppfylld, med skälen.",
      en: "The auditors' judgement whether the recommendation is met, with the reasons.",
    },
    who: auditors,
    on: "existing",
    refusals: ["step-missing", "unknown-item"],
    input: z.strictObject({ unit: unitCode(), ...verification() }),
    example: { unit: "kommunstyrelsen", recommendation: "r1", verdict: "met", reasons: "Rapporten finns." } as never,
    decide: (_state, { unit: _unit, ...verified }) => [{ type: "RecommendationVerified", data: verified }],
  }),
});
