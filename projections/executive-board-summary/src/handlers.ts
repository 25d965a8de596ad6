import type { DataOf, EventTypeName, JsonObject } from "@liggare/domain";
import {
  activityHandlers,
  activityKinds,
  auditHandlers,
  auditKinds,
  concernHandlers,
  coverageHandlers,
  type EventInForce,
  forumHandlers,
  forumKinds,
  type Handlers,
  instructionHandlers,
  instructionKinds,
  keeping,
  meetingHandlers,
  meetingKinds,
  pictureHandlers,
  pictureKinds,
  planHandlers,
  planKinds,
  policeHandlers,
  policeKinds,
  reportHandlers,
  reportKinds,
  type Sensitivity,
  unitHandlers,
  unitKinds,
} from "@liggare/views";

export const kinds: Readonly<Record<string, Sensitivity>> = {
  ...unitKinds,
  ...forumKinds,
  ...meetingKinds,
  ...activityKinds,
  ...policeKinds,
  ...reportKinds,
  ...planKinds,
  ...instructionKinds,
  ...pictureKinds,
  ...auditKinds,
  course: "process",
  "stated-share": "process",
  // Counts of staff, and nothing else.
  participation: "sensitive",
  concern: "sensitive",
};

const course = keeping("course", ({ stream }) => stream.slice("training-".length));

/** A figure with a count of staff is sensitive; a share that is only stated, without numbers, is not. */
const participation = (event: EventInForce<"ParticipationCounted">) => [
  {
    kind: event.data.numerator === undefined ? "stated-share" : "participation",
    key: event.stream.slice("training-".length),
    data: event.data as DataOf<"ParticipationCounted"> & JsonObject,
  },
];

export const handles: Handlers = {
  ...unitHandlers,
  ...coverageHandlers,
  ...forumHandlers,
  ...meetingHandlers,
  ...activityHandlers,
  ...policeHandlers,
  ...reportHandlers,
  ...planHandlers,
  ...pictureHandlers,
  ConcernReported: concernHandlers.ConcernReported as NonNullable<Handlers["ConcernReported"]>,
  ...instructionHandlers,
  CourseRegistered: course,
  CourseRequired: course,
  ParticipationCounted: participation,
  ...auditHandlers,
};

/** Aggregates that this view shows; each of their event types is handled or named below. */
export const declares = [
  "unit",
  "forum",
  "meeting",
  "activity",
  "police-checkin",
  "concern-report",
  "situation-picture",
  "plan-instructions",
  "action-plan",
  "plan-report",
  "follow-up-round",
  "training",
  "audit",
] as const;

export const ignores: readonly EventTypeName[] = ["ConcernAssessed", "ConcernPassedOn", "ConcernClosed", "CourseHeld"];
