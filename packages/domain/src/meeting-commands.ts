import * as z from "zod/mini";
import type { CommandBuilder } from "./kit/aggregate.ts";
import { code, day, list, maybe, reference, text, unitCode } from "./kit/fields.ts";
import {
  agenda,
  anyone,
  attendance,
  type events,
  exampleInvited,
  exampleOccasion,
  invited,
  named,
  planned,
} from "./meeting-events.ts";
import type { MeetingState } from "./meeting-state.ts";
import { refuse } from "./refusals.ts";

const writers = { "local-coordinator": "own unit", "central-coordinator": "own unit" } as const;
const itself = (other: string) => refuse("unknown-item", { what: named.other, id: other });

export const meetingCommands = (command: CommandBuilder<MeetingState, typeof events>) => ({
  plan: command({
    title: { sv: "Planera möte", en: "Plan a meeting" },
    help: { sv: "Skriver in ett kommande möte.", en: "Enters a coming meeting." },
    who: writers,
    on: "new",
    refusals: ["step-already-taken"],
    input: z.strictObject({ unit: unitCode(), ...planned() }),
    example: {
      unit: "kommunstyrelsen",
      forum: "samordnarnatverket",
      plannedFor: "2026-03-03",
      occasion: exampleOccasion,
    },
    decide: (_state, { unit: _unit, ...data }) => [{ type: "MeetingPlanned", data }],
  }),

  move: command({
    title: { sv: "Flytta möte", en: "Move a meeting" },
    help: {
      sv: "Ett planerat möte får en ny dag, med skäl.",
      en: "A planned meeting gets a new day, with the reason.",
    },
    who: writers,
    on: "existing",
    refusals: ["step-missing", "step-already-taken"],
    input: z.strictObject({ plannedFor: day(named.plannedFor), reason: text(300, named.reason) }),
    example: { plannedFor: "2026-03-10", reason: "Lokalen var upptagen." },
    decide: ({ forum }, { plannedFor, reason }) => [{ type: "MeetingMoved", data: { forum, plannedFor, reason } }],
  }),

  invite: command({
    title: { sv: "Anteckna skickad inbjudan", en: "Log an invitation that was sent" },
    help: {
      sv: "Vilka som har bjudits in, och dagordningen om den följde med. Utkast hör inte hit.",
      en: "Who was invited, and the agenda if it came along. Drafts do not belong here.",
    },
    who: writers,
    on: "existing",
    refusals: ["step-missing", "step-already-taken"],
    input: z.strictObject({ to: invited(), agenda: maybe(agenda()) }),
    example: {
      to: [...exampleInvited],
      agenda: [
        { kind: "standing-item", item: "Lägesbild" },
        { kind: "text", text: "Höstens utbildningar" },
      ],
    },
    decide: (_state, data) => [{ type: "MeetingInvitationSent", data }],
  }),

  "send-agenda": command({
    title: { sv: "Anteckna skickad dagordning", en: "Log an agenda that was sent" },
    help: {
      sv: "Punkterna på mötet: forumets stående punkter och andra. Den senast skickade dagordningen gäller.",
      en: "The items of the meeting: the forum's standing items and others. The agenda sent last holds.",
    },
    who: writers,
    on: "existing",
    refusals: ["step-missing", "step-already-taken"],
    input: z.strictObject({ agenda: agenda() }),
    example: { agenda: [{ kind: "text", text: "Genomgång av planerna" }] },
    decide: (_state, data) => [{ type: "MeetingAgendaSent", data }],
  }),

  hold: command({
    title: { sv: "Anteckna möte", en: "Log a meeting" },
    help: {
      sv: "Skriver in ett möte som har hållits, med funktioner som deltog, beslut och åtgärder.",
      en: "Enters a meeting that was held, with the functions that took part, decisions and actions.",
    },
    who: writers,
    on: "either",
    refusals: ["step-already-taken"],
    input: z.strictObject({
      unit: unitCode(),
      ...attendance(),
      decisions: maybe(list(text(500, named.decision), named.decisions, 50)),
      actions: maybe(
        list(
          z.strictObject({
            what: text(300, named.what),
            responsible: unitCode(named.responsible),
            due: day(named.due),
          }),
          named.actions,
          50,
        ),
      ),
      notes: maybe(text(2000, named.notes)),
    }),
    example: {
      unit: "kommunstyrelsen",
      forum: "samordnarnatverket",
      functions: ["central-coordinator", "local-coordinator"],
      units: ["kommunstyrelsen", "skarholmen"],
      standingItems: ["Lägesbild"],
      decisions: ["Nätverket går igenom lägesbilden vid varje möte."],
      actions: [{ what: "Samla in planerna", responsible: "skarholmen", due: "2026-04-01" }],
      notes: "Mötet hölls digitalt.",
    },
    decide: (_state, { unit: _unit, decisions = [], actions = [], ...held }) => [
      {
        type: "MeetingHeld",
        data: {
          ...held,
          decisions,
          actions: actions.map((action, index) => ({ action: `a${index + 1}`, ...action })),
        },
      },
    ],
  }),

  cancel: command({
    title: { sv: "Ställ in möte", en: "Cancel a meeting" },
    help: { sv: "Ett planerat möte blir inte av.", en: "A planned meeting does not take place." },
    who: writers,
    on: "existing",
    refusals: ["step-missing", "step-already-taken"],
    input: z.strictObject({ reason: text(300, named.reason) }),
    example: { reason: "Flera samordnare hade förhinder." },
    decide: (state, { reason }) => [{ type: "MeetingCancelled", data: { forum: state.forum, reason } }],
  }),

  "complete-action": command({
    title: { sv: "Åtgärd klar", en: "Action done" },
    help: { sv: "En åtgärd från mötet är klar.", en: "An action of the meeting is done." },
    who: anyone,
    on: "existing",
    refusals: ["unknown-item", "step-already-taken"],
    input: z.strictObject({ action: code(named.action) }),
    example: { action: "a1" },
    decide: (_state, { action }) => [{ type: "MeetingActionDone", data: { action } }],
  }),

  "move-action": command({
    title: { sv: "Ge åtgärd ny tid", en: "Give an action a new due date" },
    help: {
      sv: "En åtgärd från mötet ska vara klar en annan dag än det bestämdes, med skäl.",
      en: "An action of the meeting is due on another day than agreed, with the reason.",
    },
    who: anyone,
    on: "existing",
    refusals: ["unknown-item", "step-already-taken"],
    input: z.strictObject({ action: code(named.action), due: day(named.due), reason: text(300, named.reason) }),
    example: { action: "a1", due: "2026-05-01", reason: "Underlaget kom sent." },
    decide: (_state, data) => [{ type: "MeetingActionMoved", data }],
  }),

  "same-as": command({
    title: { sv: "Samma möte som ett annat", en: "The same meeting as another" },
    help: {
      sv: "Anteckningen ges upp till förmån för den andra: mötet räknas en gång och åtgärderna här gäller inte längre. För först över det som bara står här.",
      en: "This record is given up in favour of the other: the meeting counts once and the actions here no longer hold. Carry over first what stands only here.",
    },
    who: anyone,
    on: "existing",
    refusals: ["unknown-item", "step-missing", "step-already-taken"],
    input: z.strictObject({ other: reference("meeting", named.other) }),
    example: { other: "m-2026-03" },
    decide: (_state, { other }, { id }) =>
      other === id ? itself(other) : [{ type: "MeetingFoundSame", data: { other } }],
  }),

  "not-same-as": command({
    title: { sv: "Inte samma möte som ett annat", en: "Not the same meeting as another" },
    help: {
      sv: "Två möten i samma forum vid samma tid är olika möten. De visas inte längre som troligen samma.",
      en: "Two meetings of one forum at one time are different. They are no longer shown as probably the same.",
    },
    who: anyone,
    on: "existing",
    refusals: ["unknown-item", "step-missing", "step-already-taken"],
    input: z.strictObject({ other: reference("meeting", named.other) }),
    example: { other: "m-2026-04" },
    decide: (_state, { other }, { id }) =>
      other === id ? itself(other) : [{ type: "MeetingFoundDifferent", data: { other } }],
  }),
});
