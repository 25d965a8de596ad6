import type { IsoDate, IsoMonth } from "@liggare/calendar";
import type { DataOf, JsonObject, TextRef } from "@liggare/domain";
import type { Cell, Contribution, EventInForce, Fact } from "../cells.ts";
import type { Snapshot } from "../snapshot.ts";
import type { Handlers } from "../view.ts";
import { type FactOf, factsOf, groupBy, lastOf, type TypedFact } from "./facts.ts";
import { keptRecord, streamOfMeeting } from "./same-meeting.ts";
import { happenedBy, monthKey } from "./time.ts";

/** Meetings with what was said of each afterwards, and the actions that they agreed on, by meeting. */
export const meetingKinds = { meeting: "process", action: "process" } as const;

const idOf = ({ stream }: Pick<EventInForce, "stream">) => stream.slice(streamOfMeeting("").length);

/** What is said of a meeting, in the month that it is about. */
const said = (event: EventInForce, date: string): Contribution => ({
  kind: "meeting",
  key: idOf(event),
  month: monthKey(date),
  data: event.data as JsonObject,
});
const planned = (event: EventInForce<"MeetingPlanned" | "MeetingMoved">) => [said(event, event.data.plannedFor)];
const happened = (event: EventInForce) => [said(event, event.occurredOn)];
const ofActions = (event: EventInForce, actions: readonly string[]): Contribution => ({
  kind: "action",
  key: idOf(event),
  data: { actions: [...actions] },
});

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
  MeetingPlanned: planned,
  MeetingMoved: planned,
  MeetingHeld: (event) => {
    const { actions = [] } = event.data;
    const agreed = actions.map(({ action }) => action);
    return [...happened(event), ...(agreed.length > 0 ? [ofActions(event, agreed)] : [])];
  },
  MeetingCancelled: happened,
  MeetingInvitationSent: happened,
  MeetingAgendaSent: happened,
  MeetingFoundSame: happened,
  MeetingFoundDifferent: happened,
  MeetingActionDone: (event) => [...happened(event), ofActions(event, [event.data.action])],
  MeetingActionMoved: happened,
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

/**
 * Meetings as they stood on a day, in the order in which they were first entered.
 *
 * @param from without meetings whose date lies before this month
 */
export function meetingsOf(cells: Snapshot, on: IsoDate, from?: IsoMonth): readonly Meeting[] {
  const read = [...groupBy(cells.cells("meeting", from), ({ key }) => key).values()].flatMap(
    (parts) => meetingIn(parts, on) ?? [],
  );
  const meetings = from === undefined ? read : read.filter(({ date }) => monthKey(date) >= from);
  return withoutGivenUp(cells, meetings, on).toSorted((a, b) => entered(a) - entered(b));
}

/** Meetings with an action that is not done on a day, whenever they were held. */
export function meetingsWithOpenActions(cells: Snapshot, on: IsoDate): readonly Meeting[] {
  const open = cells.cells<{ readonly actions: readonly string[] }>("action").flatMap(({ key, facts }) => {
    const known = facts.filter((fact) => happenedBy(fact, on));
    const told = (type: string) => known.filter((fact) => fact.type === type).flatMap(({ data }) => data.actions);
    const done = new Set(told("MeetingActionDone"));
    return told("MeetingHeld").some((action) => !done.has(action)) ? [key] : [];
  });
  const meetings = [...new Set(open)].flatMap((id) => meetingNamed(cells, id, on) ?? []);
  return withoutGivenUp(cells, meetings, on).toSorted((a, b) => entered(a) - entered(b));
}

const entered = ({ facts: [first] }: Meeting): number => first?.number ?? 0;

/** A meeting from its cells, one for each unit that recorded something of it. */
const meetingIn = (parts: readonly Cell[], on: IsoDate): Meeting | undefined => {
  const known = parts.flatMap(({ facts }) => facts.filter((fact) => happenedBy(fact, on)));
  const [first] = known;
  return first && fold(first.stream, parts.length > 1 ? known.sort((a, b) => a.number - b.number) : known);
};

const meetingNamed = (cells: Snapshot, id: string, on: IsoDate): Meeting | undefined =>
  meetingIn(cells.keyed("meeting", id), on);

/** A record that was given up for another has no actions of its own any more. */
function withoutGivenUp(cells: Snapshot, meetings: readonly Meeting[], on: IsoDate): readonly Meeting[] {
  const byStream = new Map<string, Meeting | undefined>(meetings.map((meeting) => [meeting.stream, meeting]));
  const find = (stream: string) => {
    if (!byStream.has(stream)) byStream.set(stream, meetingNamed(cells, idOf({ stream }), on));
    return byStream.get(stream);
  };
  return meetings.map((meeting) => {
    if (meeting.givenUpFor === undefined) return meeting;
    const last = keptRecord(meeting.stream, (stream) => find(stream)?.givenUpFor);
    // It counts for itself where they lead nowhere or round.
    const kept = last !== undefined && find(last) ? last : undefined;
    return { ...meeting, givenUpFor: kept, ...(kept !== undefined && { actions: [] }) };
  });
}

const steps: ReadonlySet<string> = new Set(["MeetingPlanned", "MeetingMoved", "MeetingHeld", "MeetingCancelled"]);

function fold(stream: string, facts: readonly Fact[]): Meeting | undefined {
  const ofMeeting = facts.filter(({ type }) => steps.has(type));
  const later = facts.filter(({ type }) => !steps.has(type));
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
    facts,
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
