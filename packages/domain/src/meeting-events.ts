import * as z from "zod/mini";
import { event } from "./kit/aggregate.ts";
import { choice, code, day, group, label, list, maybe, reference, text, textRef, unitCode } from "./kit/fields.ts";
import { party, shapes } from "./kit/variants.ts";
import { agendaKinds } from "./meeting-vocabulary.ts";
import { functions } from "./vocabulary.ts";

/* What a meeting's events hold, and what its commands share with them. The rules are in meeting.ts. */

export const named = {
  forum: { sv: "Forum", en: "Forum" },
  plannedFor: { sv: "Planerat till", en: "Planned for" },
  functions: { sv: "Funktioner som deltog", en: "Functions that took part" },
  units: { sv: "Nämnder och kontor som deltog", en: "Boards and offices that took part" },
  standingItems: { sv: "Stående punkter som togs upp", en: "Standing items taken up" },
  decisions: { sv: "Beslut", en: "Decisions" },
  decision: { sv: "Beslut", en: "Decision" },
  actions: { sv: "Åtgärder", en: "Actions" },
  what: { sv: "Vad som ska göras", en: "What is to be done" },
  responsible: { sv: "Ansvarig nämnd eller kontor", en: "Responsible board or office" },
  due: { sv: "Klart senast", en: "Due" },
  notes: { sv: "Anteckning", en: "Note" },
  reason: { sv: "Skäl", en: "Reason" },
  item: { sv: "Punkt", en: "Item" },
  action: { sv: "Åtgärd", en: "Action" },
  invited: { sv: "Inbjudna", en: "Invited" },
  invitee: { sv: "Inbjuden nämnd, funktion eller extern part", en: "Invited board, function or outside party" },
  agenda: { sv: "Dagordning", en: "Agenda" },
  agendaKind: { sv: "Slags punkt", en: "Kind of item" },
  agendaText: { sv: "Punkt på dagordningen", en: "Item of the agenda" },
  occasion: { sv: "Tillfälle i en mötesserie", en: "Occasion of a series" },
  series: { sv: "Mötesserie", en: "Series of meetings" },
  occasionCode: { sv: "Tillfällets kod", en: "Code of the occasion" },
  other: { sv: "Det andra mötet", en: "The other meeting" },
} as const;

/** The occasion of a series that a meeting is. */
const occasion = () =>
  maybe(
    group(
      z.strictObject({ series: reference("series", named.series), occasion: code(named.occasionCode) }),
      named.occasion,
    ),
  );
export const attendance = () => ({
  forum: reference("forum", named.forum),
  functions: list(choice(functions, named.functions), named.functions, 40, 1),
  units: list(unitCode(), named.units, 60, 1),
  standingItems: maybe(list(label(80, named.item), named.standingItems, 20)),
  occasion: occasion(),
});
export const planned = () => ({
  forum: reference("forum", named.forum),
  plannedFor: day(named.plannedFor),
  occasion: occasion(),
});
export const invited = () => list(party(named.invitee), named.invited, 60, 1);

/** An agenda: the forum's standing items by name, others as guarded texts. */
const agendaOf = <T extends z.core.$ZodType>(free: () => T) => {
  const shape = shapes(agendaKinds, named.agendaKind);
  return list(
    z.discriminatedUnion("kind", [
      shape("standing-item", { item: label(80, named.item) }),
      shape("text", { text: free() }),
    ]),
    named.agenda,
    40,
    1,
  );
};
export const agenda = () => agendaOf(() => text(300, named.agendaText));
const storedAgenda = () => agendaOf(() => textRef(300, named.agendaText));

const sealed = { textId: "t-1", commitment: "c-1" };
export const exampleOccasion = { series: "samordnarnatverket-host-2026", occasion: "o1" } as const;
export const exampleInvited = [
  { kind: "unit", unit: "skarholmen" },
  { kind: "function", function: "local-coordinator" },
  { kind: "external", name: "Polisregion Stockholm" },
] as const;

/** Who may say what became of a meeting that another recorded. */
export const anyone = { "local-coordinator": "own unit", "central-coordinator": "any unit" } as const;

// The storage format.
export const events = {
  MeetingPlanned: event({
    schema: 1,
    fixed: ["forum"],
    title: { sv: "Möte planerat", en: "Meeting planned" },
    data: z.strictObject(planned()),
    example: { forum: "samordnarnatverket", plannedFor: "2026-03-03" },
  }),
  MeetingMoved: event({
    schema: 1,
    fixed: ["forum"],
    title: { sv: "Möte flyttat", en: "Meeting moved" },
    data: z.strictObject({
      forum: reference("forum", named.forum),
      plannedFor: day(named.plannedFor),
      reason: textRef(300, named.reason),
    }),
    example: { forum: "samordnarnatverket", plannedFor: "2026-03-10", reason: sealed },
  }),
  MeetingInvitationSent: event({
    schema: 1,
    title: { sv: "Inbjudan skickad", en: "Invitation sent" },
    data: z.strictObject({ to: invited(), agenda: maybe(storedAgenda()) }),
    example: { to: [...exampleInvited], agenda: [{ kind: "standing-item", item: "Lägesbild" }] },
  }),
  MeetingAgendaSent: event({
    schema: 1,
    title: { sv: "Dagordning skickad", en: "Agenda sent" },
    data: z.strictObject({ agenda: storedAgenda() }),
    example: {
      agenda: [
        { kind: "standing-item", item: "Lägesbild" },
        { kind: "text", text: sealed },
      ],
    },
  }),
  MeetingHeld: event({
    schema: 1,
    fixed: ["forum"],
    title: { sv: "Möte hållet", en: "Meeting held" },
    data: z.strictObject({
      ...attendance(),
      decisions: list(textRef(500, named.decision), named.decisions, 50),
      actions: list(
        z.strictObject({
          action: code(named.action),
          what: textRef(300, named.what),
          responsible: unitCode(named.responsible),
          due: day(named.due),
        }),
        named.actions,
        50,
        0,
        "action",
      ),
      notes: maybe(textRef(2000, named.notes)),
    }),
    example: {
      forum: "samordnarnatverket",
      functions: ["local-coordinator", "central-coordinator"],
      units: ["kommunstyrelsen", "skarholmen"],
      decisions: [],
      actions: [],
    },
  }),
  MeetingCancelled: event({
    schema: 1,
    fixed: ["forum"],
    title: { sv: "Möte inställt", en: "Meeting cancelled" },
    data: z.strictObject({ forum: reference("forum", named.forum), reason: textRef(300, named.reason) }),
    example: { forum: "samordnarnatverket", reason: sealed },
  }),
  MeetingActionDone: event({
    schema: 1,
    correctedBy: anyone,
    fixed: ["action"],
    title: { sv: "Åtgärd från möte klar", en: "Action of a meeting done" },
    data: z.strictObject({ action: code(named.action) }),
    example: { action: "a1" },
  }),
  MeetingActionMoved: event({
    schema: 1,
    correctedBy: anyone,
    fixed: ["action"],
    title: { sv: "Åtgärd från möte fick ny tid", en: "Action of a meeting given a new due date" },
    data: z.strictObject({ action: code(named.action), due: day(named.due), reason: textRef(300, named.reason) }),
    example: { action: "a1", due: "2026-05-01", reason: sealed },
  }),
  MeetingFoundSame: event({
    schema: 1,
    correctedBy: anyone,
    fixed: ["other"],
    title: { sv: "Samma möte som ett annat", en: "Meeting found to be the same as another" },
    data: z.strictObject({ other: reference("meeting", named.other) }),
    example: { other: "m-2026-03" },
  }),
  MeetingFoundDifferent: event({
    schema: 1,
    correctedBy: anyone,
    fixed: ["other"],
    title: { sv: "Inte samma möte som ett annat", en: "Meeting found not to be the same as another" },
    data: z.strictObject({ other: reference("meeting", named.other) }),
    example: { other: "m-2026-03" },
  }),
} as const;
