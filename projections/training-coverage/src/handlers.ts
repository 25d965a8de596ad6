import type { EventTypeName } from "@liggare/domain";
import {
  type EventInForce,
  type Handlers,
  keeping,
  monthKey,
  participationHandlers,
  participationKinds,
  type Sensitivity,
  unitHandlers,
} from "@liggare/views";

export const kinds: Readonly<Record<string, Sensitivity>> = {
  unit: "process",
  ...participationKinds,
  occasion: "process",
  list: "process",
};

const courseOf = ({ stream }: { readonly stream: string }) => stream.slice("training-".length);
const said = (event: EventInForce, date: string) => [
  { kind: "occasion", key: courseOf(event), month: monthKey(date), data: event.data as never },
];
const occasion = (event: EventInForce) => said(event, event.occurredOn);
const list = keeping("list", courseOf);

export const handles: Handlers = {
  ...unitHandlers,
  ...participationHandlers,
  CourseHeld: occasion,
  CourseOccasionPlanned: (event) => said(event, event.data.day),
  CourseOccasionHeld: occasion,
  CourseOccasionCancelled: occasion,
  ParticipantListReceived: list,
  ListDisposalDecided: list,
  RecognitionDiscarded: list,
};

/** Aggregates that this view shows; each of their event types is handled or named below. */
export const declares = ["unit", "training"] as const;

export const ignores: readonly EventTypeName[] = ["CoverageDeclared", "CoverageEnded"];
