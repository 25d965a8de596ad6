import type { IsoDate } from "@liggare/calendar";
import type { DataOf, TextRef } from "@liggare/domain";
import type { Fact } from "../cells.ts";
import type { Snapshot } from "../snapshot.ts";
import type { Handlers } from "../view.ts";
import { allFacts, type FactOf, factsOf, groupBy, keeping, lastOf, type TypedFact } from "./facts.ts";
import { happenedBy, monthKey } from "./time.ts";

/** Meetings of forums by forum and month; their invitations, agendas, actions and twins by meeting. */
export const meetingKinds = { meeting: "process", "action-done": "process", "meeting-step": "process" } as const;

const step = keeping("meeting-step", ({ stream }) => stream);
const action = keeping("action-done", ({ stream }) => stream);
export const meetingHandlers: Pick<
  Handlers,
  | "MeetingPlanned"
  | "MeetingMoved"
  | "MeetingInvitationSent"
  | "MeetingAgendaSent"
  | "MeetingHeld"
  | "MeetingCancelled"
  | "MeetingActionDone"
  | "MeetingActionMoved"
  | "MeetingFoundSame"
  | "MeetingFoundDifferent"
> = {
  MeetingPlanned: (event) => keeping("meeting", () => `${event.data.forum} ${monthKey(event.data.plannedFor)}`)(event),
  MeetingMoved: (event) => keeping("meeting", () => `${event.data.forum} ${monthKey(event.data.plannedFor)}`)(event),
  MeetingHeld: (event) => keeping("meeting", () => `${event.data.forum} ${monthKey(event.occurredOn)}`)(event),
  MeetingCancelled: (event) => keeping("meeting", () => `${event.data.forum} ${monthKey(event.occurredOn)}`)(event),
  MeetingInvitationSent: step,
  MeetingAgendaSent: step,
  MeetingFoundSame: step,
  MeetingFoundDifferent: step,
  MeetingActionDone: action,
  MeetingActionMoved: action,
};

export interface MeetingAction {
  readonly action: string;
  readonly what: DataOf<"MeetingHeld">["actions"][number]["what"];
  readonly responsible: string;
  /** The last day in force. */
  readonly due: IsoDate;
  /** The last day that the meeting agreed on. */
  readonly agreedDue: IsoDate;
  /** How the last day was moved, in order. */
  readonly moved: readonly FactOf<"MeetingActionMoved">[];
  readonly done: FactOf<"MeetingActionDone"> | undefined;
}

export type AgendaItem = NonNullable<DataOf<"MeetingAgendaSent">["agenda"]>[number];

export interface Meeting {
  readonly stream: string;
  readonly unit: string;
  readonly forum: string;
  readonly status: "planned" | "held" | "cancelled";
  /** When it was held, else the day it is planned for, else when it was cancelled. */
  readonly date: string;
  readonly held: FactOf<"MeetingHeld"> | undefined;
  readonly cancelled: FactOf<"MeetingCancelled"> | undefined;
  /** How the planned day was moved, in order. */
  readonly moved: readonly FactOf<"MeetingMoved">[];
  readonly invitations: readonly FactOf<"MeetingInvitationSent">[];
  /** The agenda sent last. */
  readonly agenda: readonly AgendaItem[];
  /** The occasion of a series that it is. */
  readonly occasion: { readonly series: string; readonly occasion: string } | undefined;
  /** The stream in whose favour this record was given up: it counts for nothing of its own any more. */
  readonly givenUpFor: string | undefined;
  /** Streams of meetings that it was found not to be. */
  readonly different: readonly string[];
  /** None where the record was given up. */
  readonly actions: readonly MeetingAction[];
  readonly facts: readonly Fact[];
}

type Step = TypedFact<"MeetingPlanned" | "MeetingMoved" | "MeetingHeld" | "MeetingCancelled">;

/** Meetings as they stood on a day, in the order in which they were first entered. */
export function meetingsOf(cells: Snapshot, on: IsoDate): readonly Meeting[] {
  const known = (kind: string) => allFacts(cells, kind).filter((fact) => happenedBy(fact, on));
  const later = groupBy([...known("action-done"), ...known("meeting-step")], ({ stream }) => stream);
  const facts = [...groupBy(known("meeting"), ({ stream }) => stream)];
  const meetings = facts.flatMap(([stream, ofMeeting]) => fold(stream, ofMeeting, later.get(stream) ?? []) ?? []);
  const byStream = new Map(meetings.map((meeting) => [meeting.stream, meeting]));
  return meetings.map((meeting) => {
    const kept = keptFor(meeting, byStream);
    return kept === meeting.givenUpFor
      ? { ...meeting, ...(kept !== undefined && { actions: [] }) }
      : { ...meeting, givenUpFor: kept, ...(kept !== undefined && { actions: [] }) };
  });
}

/** The record that a meeting was given up for in the end; none where that leads nowhere or round. */
function keptFor(meeting: Meeting, byStream: ReadonlyMap<string, Meeting>): string | undefined {
  const seen = new Set([meeting.stream]);
  let at = meeting;
  while (at.givenUpFor !== undefined) {
    const next = byStream.get(at.givenUpFor);
    if (!next || seen.has(next.stream)) return undefined;
    seen.add(next.stream);
    at = next;
  }
  return at === meeting ? undefined : at.stream;
}

const streamOfMeeting = (id: string) => `meeting-${id}`;

function fold(stream: string, ofMeeting: readonly Fact[], later: readonly Fact[]): Meeting | undefined {
  const last = (ofMeeting as unknown as readonly Step[]).at(-1);
  if (!last) return undefined;
  const planned = lastOf(ofMeeting, "MeetingPlanned");
  const held = lastOf(ofMeeting, "MeetingHeld");
  const cancelled = lastOf(ofMeeting, "MeetingCancelled");
  const moved = factsOf(ofMeeting, "MeetingMoved");
  const invitations = factsOf(later, "MeetingInvitationSent");
  const agendas = [...invitations, ...factsOf(later, "MeetingAgendaSent")].sort((a, b) => a.number - b.number);
  const same = lastOf(later, "MeetingFoundSame");
  const plannedFor = moved.at(-1)?.data.plannedFor ?? planned?.data.plannedFor;
  return {
    stream,
    unit: (held ?? last).unit,
    forum: last.data.forum,
    status: held ? "held" : cancelled ? "cancelled" : "planned",
    date: held?.occurredOn ?? plannedFor ?? last.occurredOn,
    held,
    cancelled,
    moved,
    invitations,
    agenda: agendas.flatMap(({ data }) => (data.agenda ? [data.agenda] : [])).at(-1) ?? [],
    occasion: held?.data.occasion ?? planned?.data.occasion,
    givenUpFor: same && streamOfMeeting(same.data.other),
    different: factsOf(later, "MeetingFoundDifferent").map(({ data }) => streamOfMeeting(data.other)),
    actions: (held?.data.actions ?? []).map((agreed) => actionOf(agreed, later)),
    facts: [...ofMeeting, ...later].sort((a, b) => a.number - b.number),
  };
}

function actionOf(agreed: DataOf<"MeetingHeld">["actions"][number], later: readonly Fact[]): MeetingAction {
  const moved = factsOf(later, "MeetingActionMoved").filter(({ data }) => data.action === agreed.action);
  return {
    ...agreed,
    due: moved.at(-1)?.data.due ?? agreed.due,
    agreedDue: agreed.due,
    moved,
    done: factsOf(later, "MeetingActionDone").find(({ data }) => data.action === agreed.action),
  };
}

/** Why an action's last day was moved the last time. */
export const reasonMoved = ({ moved }: MeetingAction): TextRef | null => moved.at(-1)?.data.reason ?? null;
