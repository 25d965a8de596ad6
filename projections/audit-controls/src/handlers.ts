import type { EventTypeName } from "@liggare/domain";
import {
  auditHandlers,
  auditKinds,
  coverageHandlers,
  type EventInForce,
  forumHandlers,
  forumKinds,
  type Handlers,
  instructionHandlers,
  instructionKinds,
  meetingHandlers,
  meetingKinds,
  participationHandlers,
  participationKinds,
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
import { trainingIgnores } from "./training.ts";

export const kinds: Readonly<Record<string, Sensitivity>> = {
  ...unitKinds,
  ...forumKinds,
  ...meetingKinds,
  ...policeKinds,
  ...planKinds,
  ...pictureKinds,
  ...instructionKinds,
  ...reportKinds,
  release: "process",
  ...participationKinds,
  ...auditKinds,
};

/** That a summary was released, not what stands in it. */
const released = (event: EventInForce<"SummaryReleased" | "SummaryReleaseCorrected">) => [
  { kind: "release", key: event.data.period, data: { period: event.data.period, number: event.data.number } },
];
const releaseHandlers: Handlers = { SummaryReleased: released, SummaryReleaseCorrected: released };

export const handles: Handlers = {
  ...unitHandlers,
  ...coverageHandlers,
  ...forumHandlers,
  ...meetingHandlers,
  ...policeHandlers,
  ...planHandlers,
  ...pictureHandlers,
  ...instructionHandlers,
  ...reportHandlers,
  ...releaseHandlers,
  ...participationHandlers,
  ...auditHandlers,
};

/** Aggregates that this view shows; each of their event types is handled or named below. */
export const declares = [
  "unit",
  "forum",
  "meeting",
  "police-checkin",
  "situation-picture",
  "plan-instructions",
  "action-plan",
  "plan-report",
  "follow-up-round",
  "summary-release",
  "training",
  "audit",
] as const;

export const ignores: readonly EventTypeName[] = [...trainingIgnores, "SummaryTextWritten"];
