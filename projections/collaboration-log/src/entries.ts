import type { IsoDate, IsoMonth } from "@liggare/calendar";
import { policeLevels, type TextRef } from "@liggare/domain";
import {
  codeText,
  dateText,
  dayOf,
  evidenceOf,
  type Fact,
  type FactOf,
  type KnownForum,
  type KnownPlan,
  type Meeting,
  type MeetingAction,
  monthKey,
  type PlanFact,
  partyShown,
  reasonMoved,
  standingItemsOn,
  titleOf,
  wordOf,
} from "@liggare/views";
import type { EntryKind, LogEntry, LoggedAction } from "./answer.ts";

const titles = { planned: "MeetingPlanned", held: "MeetingHeld", cancelled: "MeetingCancelled" } as const;

type Names = ReadonlyMap<string, string>;

function entry(kind: EntryKind, type: string, newest: Fact<unknown>, date: string, names: Names) {
  const { unit, stream, number, knownOn } = newest;
  return {
    key: stream,
    number,
    kind,
    title: titleOf(type),
    stream,
    unit,
    unitName: names.get(unit) ?? null,
    date,
    dateText: dateText(date),
    knownOn,
    forum: null,
    level: null,
    levelText: null,
    step: null,
    year: null,
    functions: [],
    units: [],
    standingItems: [],
    decisions: [],
    actions: [],
    agreed: [],
    notes: null,
    invited: [],
    agenda: [],
    standing: [],
    moves: [],
    givenUpFor: null,
    unreported: false,
    audience: [],
    with: [],
  };
}

/** A meeting as one entry, as it stands on the judged day. */
export function meetingEntry(
  meeting: Meeting,
  forums: ReadonlyMap<string, KnownForum>,
  names: Names,
  on: IsoDate,
): LogEntry {
  const { held, cancelled, facts, status, forum } = meeting;
  const known = forums.get(forum);
  const taken = held?.data.standingItems;
  const expected = held && known ? standingItemsOn(known, dayOf(held.occurredOn)) : [];
  const newest = newestOf(meeting);
  return {
    ...entry(`meeting-${status}`, titles[status], { ...newest, unit: meeting.unit }, meeting.date, names),
    forum: { forum, name: known?.name ?? null },
    functions: held?.data.functions ?? [],
    units: held?.data.units ?? [],
    standingItems: held?.data.standingItems ?? [],
    decisions: held?.data.decisions ?? [],
    actions: meeting.actions.map((each) => actionShown(each, on)),
    invited: meeting.invitations.flatMap(({ data }) => data.to).map((each) => partyShown(each, names)),
    agenda: meeting.agenda.map((each) =>
      each.kind === "text"
        ? { kind: each.kind, item: null, text: each.text }
        : { kind: each.kind, item: each.item, text: null },
    ),
    standing: expected.map((item) => ({ item, takenUp: taken ? taken.includes(item) : null })),
    moves: meeting.moved.map(({ data: { plannedFor, reason } }) => ({ plannedFor, reason })),
    givenUpFor: meeting.givenUpFor ?? null,
    unreported: status === "planned" && dayOf(meeting.date) < on,
    notes: held?.data.notes ?? (held ? null : (cancelled?.data.reason ?? null)),
    ...evidenceOf(facts, meeting.unit),
  };
}

function actionShown(each: MeetingAction, on: IsoDate): LoggedAction {
  const { action, what, responsible, due, agreedDue, done } = each;
  return {
    action,
    what,
    responsible,
    due,
    agreedDue,
    movedReason: reasonMoved(each),
    state: done ? "done" : "open",
    doneOn: done?.occurredOn ?? null,
    overdue: !done && due < on,
  };
}

export function activityEntry(fact: FactOf<"ActivityCarriedOut">, forums: Names, names: Names): LogEntry {
  const { forum, audience, with: others = [], about } = fact.data;
  return {
    ...entry("activity", fact.type, fact, fact.occurredOn, names),
    forum: { forum, name: forums.get(forum) ?? null },
    audience: audience.map((each) => codeText("ActivityCarriedOut", "audience", each)),
    with: others.map((each) => partyShown(each, names)),
    notes: about ?? null,
    ...evidenceOf([fact], fact.unit),
  };
}

export function checkInEntry(fact: FactOf<"CheckInHeld">, names: Names): LogEntry {
  const { level, functions, agreedActions, notes } = fact.data;
  return {
    ...entry("police-checkin", fact.type, fact, fact.occurredOn, names),
    level,
    levelText: wordOf(policeLevels, level),
    functions,
    agreed: agreedActions,
    notes: notes ?? null,
    ...evidenceOf([fact], fact.unit),
  };
}

/** Changes of single measures belong to the plan's page; the log shows the plan's way between board and city. */
const steps: ReadonlySet<PlanFact["type"]> = new Set([
  "PlanDrafted",
  "PlanConsulted",
  "PlanDecided",
  "PlanApproved",
  "PlanConditionMet",
  "PlanSentBack",
  "PlanReviewed",
  "PlanRevised",
  "PlanContentsObserved",
]);

/** The steps of a plan that the log shows, from a month on. */
export const stepsOfPlan = ({ facts }: KnownPlan, from: IsoMonth): readonly PlanFact[] =>
  facts.filter(({ type, occurredOn }) => steps.has(type) && monthKey(occurredOn) >= from);

export const planEntry = (plan: KnownPlan, fact: PlanFact, names: Names): LogEntry => ({
  ...entry("plan", fact.type, fact, fact.occurredOn, names),
  key: fact.id,
  step: fact.type,
  year: plan.year,
  notes: noteOf(fact),
  ...evidenceOf([fact], plan.unit),
});

function noteOf(fact: PlanFact): TextRef | null {
  switch (fact.type) {
    case "PlanConsulted":
    case "PlanReviewed":
      return fact.data.comments ?? null;
    case "PlanSentBack":
      return fact.data.reasons;
    case "PlanRevised":
      return fact.data.summary ?? null;
    case "PlanConditionMet":
      return fact.data.evidence ?? null;
    default:
      return null;
  }
}

/** What may become an entry: only the newest are made. */
export interface Candidate {
  readonly day: IsoDate;
  readonly number: number;
  readonly entry: () => LogEntry;
}

/** Newest first, by when it happened, then by number. */
export const newestFirst = (a: Candidate, b: Candidate): number =>
  a.day > b.day ? -1 : a.day < b.day ? 1 : b.number - a.number;

const newestOf = ({ facts }: Meeting) => facts.reduce((last, fact) => (fact.number > last.number ? fact : last));

export const placeOf = (meeting: Meeting) => ({ day: dayOf(meeting.date), number: newestOf(meeting).number });
