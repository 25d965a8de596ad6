import * as z from "zod/mini";
import { event } from "./kit/aggregate.ts";
import {
  choice,
  code,
  day,
  flag,
  group,
  knownDate,
  label,
  list,
  maybe,
  registryNumber,
  text,
  textRef,
  unitCode,
  wholeNumber,
} from "./kit/fields.ts";
import {
  afterDiscards,
  courseForms,
  courseLevels,
  participationBases,
  participationStates,
  requirementSources,
} from "./training-vocabulary.ts";
import { staffGroups } from "./vocabulary.ts";

/* The events of a course and the fields that commands share with them. */

export const named = {
  name: { sv: "Kursens namn", en: "Name of the course" },
  form: { sv: "Form", en: "Form" },
  level: { sv: "Nivå", en: "Level" },
  availableFrom: { sv: "Tillgänglig från", en: "Available from" },
  targetGroups: { sv: "Målgrupper", en: "Target groups" },
  of: { sv: "Räknat på", en: "Counted on" },
  requiredOf: { sv: "Ska gås av", en: "Required of" },
  by: { sv: "Enligt", en: "According to" },
  requiredBy: { sv: "Beslutets diarienummer", en: "Registry number of the decision" },
  decidedOn: { sv: "Beslutat", en: "Decided on" },
  dueBy: { sv: "Ska ha gåtts senast", en: "To be taken by" },
  occasions: { sv: "Antal tillfällen", en: "Number of occasions" },
  occasion: { sv: "Tillfälle", en: "Occasion" },
  day: { sv: "Dag", en: "Day" },
  reason: { sv: "Skäl", en: "Reason" },
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
  list: { sv: "Deltagarlista", en: "Participant list" },
  parts: { sv: "Räknat per nämnd", en: "Counted for each board" },
  new: { sv: "Nya", en: "New" },
  known: { sv: "Redan räknade", en: "Counted before" },
  unclear: { sv: "Oklara", en: "Unclear" },
  total: { sv: "Summa efter listan", en: "Total after the list" },
  unitNotKnown: { sv: "Rader utan känd nämnd", en: "Rows without a known board" },
  otherUnits: { sv: "Rader för andra nämnder", en: "Rows of other boards" },
  disposal: { sv: "Gallringsbeslutets diarienummer", en: "Registry number of the disposal decision" },
  afterDiscard: { sv: "När igenkänningen är kastad", en: "After recognition was discarded" },
} as const;

export const registered = () => ({
  name: label(120, named.name),
  form: choice(courseForms, named.form),
  level: choice(courseLevels, named.level),
  availableFrom: maybe(knownDate(named.availableFrom)),
  targetGroups: maybe(list(label(160, named.targetGroup), named.targetGroups, 30)),
});
export const required = () => ({
  of: choice(staffGroups, named.requiredOf),
  by: choice(requirementSources, named.by),
  decision: maybe(registryNumber(named.requiredBy)),
  decidedOn: maybe(day(named.decidedOn)),
  dueBy: maybe(day(named.dueBy)),
});
export const held = () => ({
  occasions: maybe(wholeNumber(named.occasions, 1, 1000)),
  targetGroup: maybe(label(160, named.targetGroup)),
});
export const withUnits = () => list(unitCode(), named.withUnits, 60);
export const planned = () => ({ day: day(named.day), targetGroup: maybe(label(160, named.targetGroup)) });
export const reason = () => text(300, named.reason);
export const counted = () => ({
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
export const received = () => ({
  list: code(named.list),
  occasion: maybe(code(named.occasion)),
  disposalDecision: maybe(registryNumber(named.disposal)),
  afterDiscard: maybe(choice(afterDiscards, named.afterDiscard)),
});
/** What one list says of one unit: its rows, told apart; never who stands on it. */
export const countedRows = () => ({
  state: choice(participationStates, named.state),
  of: choice(staffGroups, named.of),
  new: wholeNumber(named.new),
  known: wholeNumber(named.known),
  unclear: wholeNumber(named.unclear),
  unitNotKnown: maybe(wholeNumber(named.unitNotKnown)),
  otherUnits: maybe(wholeNumber(named.otherUnits)),
});

const disposed = () => ({ list: code(named.list), decision: registryNumber(named.disposal) });
export const disposing = disposed;

/** Who counts a list: it may hold rows of several boards. */
export const listCounters = { "local-coordinator": "own unit", "central-coordinator": "any unit" } as const;
/** Who destroys the key that recognises people. */
export const discarders = { "central-coordinator": "own unit", administrator: "any unit" } as const;

// The storage format.
export const events = {
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
    example: { of: "all-staff", by: "management-decision", decision: "SKA 2026/12", dueBy: "2026-12-31" },
  }),
  CourseHeld: event({
    schema: 1,
    title: { sv: "Utbildning genomförd", en: "Course held" },
    data: z.strictObject({ ...held(), withUnits: withUnits() }),
    example: { occasions: 2, withUnits: ["socialnamnden"] },
  }),
  CourseOccasionPlanned: event({
    schema: 1,
    fixed: ["occasion"],
    title: { sv: "Utbildningstillfälle planerat", en: "Course occasion planned" },
    data: z.strictObject({ occasion: code(named.occasion), ...planned(), withUnits: withUnits() }),
    example: { occasion: "t1", day: "2026-04-14", targetGroup: "Socialsekreterare", withUnits: ["socialnamnden"] },
  }),
  CourseOccasionHeld: event({
    schema: 1,
    fixed: ["occasion"],
    title: { sv: "Utbildningstillfälle hållet", en: "Course occasion held" },
    data: z.strictObject({
      occasion: code(named.occasion),
      targetGroup: maybe(label(160, named.targetGroup)),
      withUnits: withUnits(),
    }),
    example: { occasion: "t1", targetGroup: "Socialsekreterare", withUnits: ["socialnamnden"] },
  }),
  CourseOccasionCancelled: event({
    schema: 1,
    fixed: ["occasion"],
    title: { sv: "Utbildningstillfälle inställt", en: "Course occasion cancelled" },
    data: z.strictObject({ occasion: code(named.occasion), reason: textRef(300, named.reason) }),
    example: { occasion: "t1", reason: { textId: "t-1", commitment: "c-1" } },
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
  ParticipantListReceived: event({
    schema: 1,
    correctedBy: listCounters,
    fixed: ["list", "afterDiscard"],
    title: { sv: "Deltagarlista mottagen", en: "Participant list received" },
    data: z.strictObject(received()),
    example: { list: "0b6a3c1e-2f4d-4c8e-9a57-1d2e3f4a5b6c", disposalDecision: "SKA 2026/31" },
  }),
  ParticipantListCounted: event({
    schema: 1,
    correctedBy: listCounters,
    sensitive: true,
    fixed: ["list", "state", "of"],
    title: { sv: "Deltagarlista räknad", en: "Participant list counted" },
    data: z.strictObject({ list: code(named.list), ...countedRows(), total: wholeNumber(named.total) }),
    example: {
      list: "0b6a3c1e-2f4d-4c8e-9a57-1d2e3f4a5b6c",
      state: "completed",
      of: "all-staff",
      new: 31,
      known: 12,
      unclear: 2,
      total: 151,
    },
  }),
  ListDisposalDecided: event({
    schema: 1,
    fixed: ["list"],
    title: { sv: "Gallring av deltagarlista beslutad", en: "Disposal of a participant list decided" },
    data: z.strictObject(disposed()),
    example: { list: "0b6a3c1e-2f4d-4c8e-9a57-1d2e3f4a5b6c", decision: "SKA 2026/31" },
  }),
  RecognitionDiscarded: event({
    schema: 1,
    correctedBy: discarders,
    title: { sv: "Igenkänning av räknade deltagare kastad", en: "Recognition of counted participants discarded" },
    data: z.strictObject({ decision: registryNumber(named.disposal) }),
    example: { decision: "KS 2026/104" },
  }),
} as const;
