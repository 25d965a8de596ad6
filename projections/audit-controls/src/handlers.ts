import type { EventTypeName } from "@liggare/domain";
import {
  agreementHandlers,
  agreementKinds,
  auditHandlers,
  auditKinds,
  civilSocietyKinds,
  coverageHandlers,
  type EventInForce,
  forumHandlers,
  forumKinds,
  guidanceHandlers,
  type Handlers,
  instructionHandlers,
  instructionKinds,
  paceHandlers,
  paceKinds,
  participationHandlers,
  participationKinds,
  partnerHandlers,
  pictureHandlers,
  pictureKinds,
  planHandlers,
  planKinds,
  policeHandlers,
  policeKinds,
  referralHandlers,
  reportHandlers,
  reportKinds,
  type Sensitivity,
  strategyHandlers,
  together,
  unitHandlers,
  unitKinds,
} from "@liggare/views";
import { trainingIgnores } from "./training.ts";

export const kinds: Readonly<Record<string, Sensitivity>> = {
  ...unitKinds,
  ...forumKinds,
  ...paceKinds,
  ...policeKinds,
  ...agreementKinds,
  ...civilSocietyKinds,
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
  ...together(policeHandlers, paceHandlers),
  ...agreementHandlers,
  ...referralHandlers,
  ...strategyHandlers,
  ...partnerHandlers,
  ...guidanceHandlers,
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
  "activity",
  "police-checkin",
  "police-agreement",
  "agreement-referral",
  "civil-society-strategy",
  "civil-society-partner",
  "civil-society-guidance",
  "situation-picture",
  "plan-instructions",
  "action-plan",
  "plan-report",
  "follow-up-round",
  "summary-release",
  "training",
  "audit",
] as const;

export const ignores: readonly EventTypeName[] = [
  ...trainingIgnores,
  "SummaryTextWritten",
  "MeetingPlanned",
  "MeetingMoved",
  "MeetingInvitationSent",
  "MeetingAgendaSent",
  "MeetingCancelled",
  "MeetingActionDone",
  "MeetingActionMoved",
];
