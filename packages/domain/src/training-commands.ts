import * as z from "zod/mini";
import type { CommandBuilder } from "./kit/aggregate.ts";
import { nextCode } from "./kit/codes.ts";
import { code, group, label, list, maybe, registryNumber, unitCode } from "./kit/fields.ts";
import {
  counted,
  countedRows,
  discarders,
  disposing,
  type events,
  held,
  listCounters,
  named,
  planned,
  reason,
  received,
  registered,
  required,
  withUnits,
} from "./training-events.ts";
import { type TrainingState, totalKey, totalOf } from "./training-state.ts";

/* The commands of a course. Their order is held by `permits` in training.ts, for corrections too. */

export const writers = { "local-coordinator": "own unit", "central-coordinator": "own unit" } as const;

export const trainingCommands = (command: CommandBuilder<TrainingState, typeof events>) => ({
  register: command({
    title: { sv: "Lägg upp utbildning", en: "Register a course" },
    help: { sv: "En utbildning som ska följas i liggaren.", en: "A course to be followed in the ledger." },
    who: writers,
    on: "either",
    refusals: ["step-already-taken"],
    input: z.strictObject({ unit: unitCode(), ...registered() }),
    example: { unit: "kommunstyrelsen", name: "Webbaserad grundutbildning", form: "web", level: "basic" },
    decide: (_state, { unit: _unit, ...course }) => [{ type: "CourseRegistered", data: course }],
  }),

  require: command({
    title: { sv: "Besluta vilka som ska gå", en: "Require the course" },
    help: {
      sv: "Vilka av nämndens medarbetare som ska gå utbildningen, enligt vilket beslut och senast när.",
      en: "Which of the board's staff are to take the course, by which decision and by when.",
    },
    who: writers,
    on: "either",
    refusals: ["dates-out-of-order", "step-missing"],
    input: z.strictObject({ unit: unitCode(), ...required() }),
    example: { unit: "skarholmen", of: "all-staff", by: "management-decision", decision: "SKA 2026/12" },
    decide: (_state, { unit: _unit, ...requirement }) => [{ type: "CourseRequired", data: requirement }],
  }),

  hold: command({
    title: { sv: "Anteckna genomförd utbildning", en: "Log a course held" },
    help: {
      sv: "Utbildningen har hållits, på en dag eller under en tid. Ange målgruppen, aldrig deltagare.",
      en: "The course was held, on a day or over a time. State the target group, never participants.",
    },
    who: writers,
    on: "either",
    refusals: ["step-missing"],
    input: z.strictObject({ unit: unitCode(), ...held(), withUnits: maybe(withUnits()) }),
    example: { unit: "kommunstyrelsen", occasions: 1, targetGroup: "Socialsekreterare" },
    decide: (_state, { unit: _unit, withUnits = [], ...course }) => [
      { type: "CourseHeld", data: { ...course, withUnits } },
    ],
  }),

  "plan-occasion": command({
    title: { sv: "Planera utbildningstillfälle", en: "Plan an occasion" },
    help: {
      sv: "En dag då utbildningen ska hållas, och för vilken målgrupp. Tillfället får en kod.",
      en: "A day on which the course is to be held, and for which target group. The occasion is given a code.",
    },
    who: writers,
    on: "either",
    refusals: ["step-missing"],
    input: z.strictObject({ unit: unitCode(), ...planned(), withUnits: maybe(withUnits()) }),
    example: { unit: "kommunstyrelsen", day: "2026-04-14", targetGroup: "Socialsekreterare" },
    decide: (_state, { unit: _unit, withUnits = [], ...occasion }, { recorded }) => [
      {
        type: "CourseOccasionPlanned",
        data: { occasion: nextCode(recorded, "t", "occasion"), ...occasion, withUnits },
      },
    ],
  }),

  "hold-occasion": command({
    title: { sv: "Anteckna hållet tillfälle", en: "Log an occasion held" },
    help: {
      sv: "Ett planerat tillfälle har hållits, eller (utan kod) ett som inte var planerat. Ange aldrig deltagare.",
      en: "A planned occasion was held, or (without code) one that was not planned. Never state participants.",
    },
    who: writers,
    on: "either",
    refusals: ["step-missing", "step-already-taken", "unknown-item"],
    input: z.strictObject({
      unit: unitCode(),
      occasion: maybe(code(named.occasion)),
      targetGroup: maybe(label(160, named.targetGroup)),
      withUnits: maybe(withUnits()),
    }),
    example: { unit: "kommunstyrelsen", occasion: "t1" },
    decide: (_state, { unit: _unit, occasion: given, withUnits = [], ...rest }, { recorded }) => {
      const occasion = given ?? nextCode(recorded, "t", "occasion");
      return [{ type: "CourseOccasionHeld", data: { occasion, ...rest, withUnits } }];
    },
  }),

  "cancel-occasion": command({
    title: { sv: "Ställ in tillfälle", en: "Cancel an occasion" },
    help: { sv: "Ett planerat tillfälle blir inte av.", en: "A planned occasion does not take place." },
    who: writers,
    on: "either",
    refusals: ["step-missing", "step-already-taken", "unknown-item"],
    input: z.strictObject({ unit: unitCode(), occasion: code(named.occasion), reason: reason() }),
    example: { unit: "kommunstyrelsen", occasion: "t1", reason: "För få anmälda." },
    decide: (_state, { unit: _unit, ...cancelled }) => [{ type: "CourseOccasionCancelled", data: cancelled }],
  }),

  count: command({
    title: { sv: "Räkna deltagande", en: "Count participation" },
    help: {
      sv: "Hur många av nämndens medarbetare som har deltagit eller fullföljt, per en dag.",
      en: "How many of the board's staff took part or completed, as of a day.",
    },
    who: writers,
    on: "either",
    refusals: ["step-missing", "figure-unclear", "count-exceeds", "step-already-taken"],
    input: z.strictObject({ unit: unitCode(), ...counted() }),
    example: {
      unit: "skarholmen",
      state: "taken-part",
      of: "all-staff",
      numerator: 120,
      denominator: { count: 1000, approximate: true },
      basis: "participant-lists",
    },
    decide: (_state, { unit: _unit, ...figure }) => [{ type: "ParticipationCounted", data: figure }],
  }),

  "count-list": command({
    title: { sv: "Räkna deltagarlista", en: "Count a participant list" },
    help: {
      sv: "Vad en deltagarlista säger om varje nämnd, i antal. Ges bara av importen, som läser listan.",
      en: "What a participant list says of each board, in numbers. Given only by the import, which reads the list.",
    },
    who: listCounters,
    on: "existing",
    inner: true,
    refusals: ["already-exists", "step-missing", "step-already-taken", "unknown-item", "recognition-discarded"],
    input: z.strictObject({
      unit: unitCode(),
      ...received(),
      parts: list(group(z.strictObject({ unit: unitCode(), ...countedRows() }), named.parts), named.parts, 1000),
    }),
    example: {
      unit: "skarholmen",
      list: "0b6a3c1e-2f4d-4c8e-9a57-1d2e3f4a5b6c",
      parts: [{ unit: "skarholmen", state: "completed", of: "all-staff", new: 31, known: 12, unclear: 2 }],
    },
    decide: (state, { unit: _unit, parts, ...receipt }) => [
      { type: "ParticipantListReceived", data: receipt },
      ...parts.map(({ unit, ...rows }) => {
        const before = receipt.afterDiscard === "start-over" ? 0 : totalOf(state, totalKey(unit, rows));
        const data = { list: receipt.list, ...rows, total: before + rows.new };
        return { type: "ParticipantListCounted" as const, unit, data };
      }),
    ],
  }),

  "record-disposal": command({
    title: { sv: "Anteckna gallring av deltagarlista", en: "Record the disposal of a participant list" },
    help: {
      sv: "Att kasta en mottagen lista är gallring. Ange det beslut som gallringen vilar på.",
      en: "Throwing a received list away is a disposal. State the decision that it rests on.",
    },
    who: writers,
    on: "existing",
    refusals: ["step-missing", "step-already-taken", "unknown-item"],
    input: z.strictObject({ unit: unitCode(), ...disposing() }),
    example: { unit: "skarholmen", list: "0b6a3c1e-2f4d-4c8e-9a57-1d2e3f4a5b6c", decision: "SKA 2026/31" },
    decide: (_state, { unit: _unit, ...disposal }) => [{ type: "ListDisposalDecided", data: disposal }],
  }),

  "discard-recognition": command({
    title: { sv: "Kasta igenkänningen av deltagare", en: "Discard the recognition of participants" },
    help: {
      sv: "Nyckeln som känner igen redan räknade personer förstörs. Antalen finns kvar; nästa lista kan inte skilja nya från redan räknade.",
      en: "The key that recognises people counted before is destroyed. The counts stay; the next list cannot tell new from known.",
    },
    who: discarders,
    on: "existing",
    refusals: ["step-missing", "step-already-taken"],
    input: z.strictObject({ unit: unitCode(), decision: registryNumber(named.disposal) }),
    example: { unit: "kommunstyrelsen", decision: "KS 2026/104" },
    decide: (_state, { unit: _unit, ...discarded }) => [{ type: "RecognitionDiscarded", data: discarded }],
  }),
});
