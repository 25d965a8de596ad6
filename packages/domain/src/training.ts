import * as z from "zod/mini";
import { aggregate, event } from "./kit/aggregate.ts";
import { choice, flag, group, knownDate, label, list, maybe, unitCode, wholeNumber } from "./kit/fields.ts";
import { refuse } from "./refusals.ts";
import {
  courseForms,
  courseLevels,
  participationBases,
  participationStates,
  requirementSources,
} from "./training-vocabulary.ts";
import { staffGroups } from "./vocabulary.ts";

/*
 * A course and the counted participation in it (DOMAIN §1.13, report §3.1.1, §3.2, §3.3.1). Stream: training-<course>.
 * Units write side by side. Only counts are kept, never who took part. A percentage is computed, never stored; where a
 * source states only a share ("about half"), the share is kept as it was stated.
 */

const named = {
  name: { sv: "Kursens namn", en: "Name of the course" },
  form: { sv: "Form", en: "Form" },
  level: { sv: "Nivå", en: "Level" },
  availableFrom: { sv: "Tillgänglig från", en: "Available from" },
  of: { sv: "Räknat på", en: "Counted on" },
  requiredOf: { sv: "Ska gås av", en: "Required of" },
  by: { sv: "Enligt", en: "According to" },
  occasions: { sv: "Antal tillfällen", en: "Number of occasions" },
  targetGroup: { sv: "Målgrupp", en: "Target group" },
  withUnits: { sv: "Tillsammans med", en: "Together with" },
  state: { sv: "Vad som räknas", en: "What is counted" },
  numerator: { sv: "Antal medarbetare", en: "Number of staff" },
  denominator: { sv: "Av antal medarbetare", en: "Of how many staff" },
  count: { sv: "Antal", en: "Number" },
  approximate: { sv: "Cirka", en: "About" },
  share: { sv: "Uppgiven andel, utan antal", en: "Stated share, without numbers" },
  shareNumerator: { sv: "Täljare", en: "Numerator" },
  shareDenominator: { sv: "Nämnare", en: "Denominator" },
  basis: { sv: "Underlag", en: "Basis" },
  course: { sv: "Kursen", en: "The course" },
} as const;

const registered = () => ({
  name: label(120, named.name),
  form: choice(courseForms, named.form),
  level: choice(courseLevels, named.level),
  availableFrom: maybe(knownDate(named.availableFrom)),
});
const required = () => ({ of: choice(staffGroups, named.requiredOf), by: choice(requirementSources, named.by) });
const held = () => ({
  occasions: maybe(wholeNumber(named.occasions, 1, 1000)),
  targetGroup: maybe(label(160, named.targetGroup)),
});
const counted = () => ({
  state: choice(participationStates, named.state),
  of: choice(staffGroups, named.of),
  numerator: maybe(wholeNumber(named.numerator)),
  denominator: maybe(
    group(
      z.strictObject({ count: wholeNumber(named.count, 1), approximate: flag(named.approximate) }),
      named.denominator,
    ),
  ),
  share: maybe(
    group(
      z.strictObject({
        numerator: wholeNumber(named.shareNumerator, 0, 100),
        denominator: wholeNumber(named.shareDenominator, 1, 100),
        approximate: flag(named.approximate),
      }),
      named.share,
    ),
  ),
  basis: choice(participationBases, named.basis),
});

// The storage format.
const events = {
  CourseRegistered: event({
    schema: 1,
    title: { sv: "Utbildning upplagd", en: "Course registered" },
    data: z.strictObject(registered()),
    example: { name: "Webbaserad grundutbildning", form: "web", level: "basic", availableFrom: "2026-02" },
  }),
  CourseRequired: event({
    schema: 1,
    title: { sv: "Utbildning beslutad för medarbetare", en: "Course required of staff" },
    data: z.strictObject(required()),
    example: { of: "all-staff", by: "management-decision" },
  }),
  CourseHeld: event({
    schema: 1,
    title: { sv: "Utbildning genomförd", en: "Course held" },
    data: z.strictObject({ ...held(), withUnits: list(unitCode(), named.withUnits, 60) }),
    example: { occasions: 2, withUnits: ["socialnamnden"] },
  }),
  ParticipationCounted: event({
    schema: 1,
    title: { sv: "Deltagande räknat", en: "Participation counted" },
    data: z.strictObject(counted()),
    example: {
      state: "taken-part",
      of: "all-staff",
      numerator: 120,
      denominator: { count: 1000, approximate: true },
      basis: "participant-lists",
    },
  }),
} as const;

interface State {
  readonly registered: boolean;
  /** Unit, state, denominator and day of each figure: a second one for the same is a correction. */
  readonly figures: readonly string[];
}

const writers = { "local-coordinator": "own unit", "central-coordinator": "own unit" } as const;

export const training = aggregate({
  name: "training",
  idIs: {
    sv: "Utbildningens kod, till exempel webbutbildning-grund",
    en: "The course’s code, such as webbutbildning-grund",
  },
  title: { sv: "Utbildningen", en: "The course" },
  ownedBy: "entry",
  events,
  initial: { registered: false, figures: [] } as State,

  evolve(state, { type, data, unit, occurredOn }): State {
    switch (type) {
      case "CourseRegistered":
        return { ...state, registered: true };
      case "CourseRequired":
      case "CourseHeld":
        return state;
      case "ParticipationCounted":
        return { ...state, figures: [...state.figures, figureKey(unit, data, occurredOn)] };
    }
  },

  permits(state, { type, data, unit, occurredOn }, { founding }) {
    if (type === "CourseRegistered")
      return state.registered ? refuse("step-already-taken", { step: events[type].title }) : undefined;
    if (!state.registered && !founding) return refuse("step-missing", { step: events.CourseRegistered.title });
    if (type !== "ParticipationCounted") return undefined;
    if ((data.numerator === undefined) === (data.share === undefined)) return refuse("figure-unclear");
    const { numerator, denominator, share } = data;
    const parts = { part: named.numerator, whole: named.denominator };
    // An approximate denominator may be below the true one, so only an exact one can be exceeded.
    if (numerator !== undefined && denominator && !denominator.approximate && numerator > denominator.count)
      return refuse("count-exceeds", parts);
    if (share && share.numerator > share.denominator) return refuse("count-exceeds", parts);
    return state.figures.includes(figureKey(unit, data, occurredOn))
      ? refuse("step-already-taken", { step: events[type].title })
      : undefined;
  },

  mayCorrect: writers,

  commands: (command) => ({
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
        sv: "Vilka av nämndens medarbetare som ska gå utbildningen, och enligt vilket beslut.",
        en: "Which of the board's staff are to take the course, and by which decision.",
      },
      who: writers,
      on: "either",
      refusals: ["step-missing"],
      input: z.strictObject({ unit: unitCode(), ...required() }),
      example: { unit: "skarholmen", of: "all-staff", by: "management-decision" },
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
      input: z.strictObject({
        unit: unitCode(),
        ...held(),
        withUnits: maybe(list(unitCode(), named.withUnits, 60)),
      }),
      example: { unit: "kommunstyrelsen", occasions: 1, targetGroup: "Socialsekreterare" },
      decide: (_state, { unit: _unit, withUnits = [], ...course }) => [
        { type: "CourseHeld", data: { ...course, withUnits } },
      ],
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
  }),
});

function figureKey(unit: string, data: { state: string; of: string }, occurredOn: string): string {
  return [unit, data.state, data.of, occurredOn].join("|");
}
