import type { IsoDate } from "@liggare/calendar";
import type { DataOf } from "@liggare/domain";
import type { Fact } from "../cells.ts";
import type { Snapshot } from "../snapshot.ts";
import type { Handlers } from "../view.ts";
import { allFacts, type FactOf, factsOf, groupBy, keeping, lastOf, type TypedFact } from "./facts.ts";
import { happenedBy, monthKey } from "./time.ts";

/** Meetings of forums by forum and month; actions done by meeting. */
export const meetingKinds = { meeting: "process", "action-done": "process" } as const;

export const meetingHandlers: Pick<
  Handlers,
  "MeetingPlanned" | "MeetingHeld" | "MeetingCancelled" | "MeetingActionDone"
> = {
  MeetingPlanned: (event) => keeping("meeting", () => `${event.data.forum} ${monthKey(event.data.plannedFor)}`)(event),
  MeetingHeld: (event) => keeping("meeting", () => `${event.data.forum} ${monthKey(event.occurredOn)}`)(event),
  MeetingCancelled: (event) => keeping("meeting", () => `${event.data.forum} ${monthKey(event.occurredOn)}`)(event),
  MeetingActionDone: keeping("action-done", ({ stream }) => stream),
};

export interface MeetingAction {
  readonly action: string;
  readonly what: DataOf<"MeetingHeld">["actions"][number]["what"];
  readonly responsible: string;
  readonly due: IsoDate;
  readonly done: FactOf<"MeetingActionDone"> | undefined;
}

export interface Meeting {
  readonly stream: string;
  readonly unit: string;
  readonly forum: string;
  readonly status: "planned" | "held" | "cancelled";
  /** When it was held, else the day it was planned for, else when it was cancelled. */
  readonly date: string;
  readonly held: FactOf<"MeetingHeld"> | undefined;
  readonly cancelled: FactOf<"MeetingCancelled"> | undefined;
  readonly actions: readonly MeetingAction[];
  readonly facts: readonly Fact[];
}

/** Meetings as they stood on a day, in the order in which they were first entered. */
export function meetingsOf(cells: Snapshot, on: IsoDate): readonly Meeting[] {
  const done = groupBy(
    allFacts(cells, "action-done").filter((fact) => happenedBy(fact, on)),
    ({ stream }) => stream,
  );
  const facts = allFacts(cells, "meeting").filter((fact) => happenedBy(fact, on));
  return [...groupBy(facts, ({ stream }) => stream)].flatMap(([stream, ofMeeting]) => {
    const steps = ofMeeting as unknown as readonly TypedFact<"MeetingPlanned" | "MeetingHeld" | "MeetingCancelled">[];
    const last = steps.at(-1);
    if (!last) return [];
    const planned = lastOf(ofMeeting, "MeetingPlanned");
    const held = lastOf(ofMeeting, "MeetingHeld");
    const cancelled = lastOf(ofMeeting, "MeetingCancelled");
    const doneHere = done.get(stream) ?? [];
    const actions = (held?.data.actions ?? []).map((action) => ({
      ...action,
      done: factsOf(doneHere, "MeetingActionDone").find(({ data }) => data.action === action.action),
    }));
    return [
      {
        stream,
        unit: (held ?? last).unit,
        forum: last.data.forum,
        status: held ? "held" : cancelled ? "cancelled" : "planned",
        date: held?.occurredOn ?? planned?.data.plannedFor ?? last.occurredOn,
        held,
        cancelled,
        actions,
        facts: [...ofMeeting, ...doneHere],
      },
    ];
  });
}
