import type { EventTypeName } from "@liggare/domain";
import {
  activityHandlers,
  activityKinds,
  agreementHandlers,
  agreementKinds,
  civilSocietyKinds,
  coverageHandlers,
  forumHandlers,
  forumKinds,
  guidanceHandlers,
  type Handlers,
  meetingHandlers,
  meetingKinds,
  paceHandlers,
  paceKinds,
  partnerHandlers,
  planHandlers,
  planKinds,
  policeHandlers,
  policeKinds,
  referralHandlers,
  type Sensitivity,
  seriesHandlers,
  seriesKinds,
  strategyHandlers,
  together,
  unitHandlers,
  unitKinds,
} from "@liggare/views";

export const kinds: Readonly<Record<string, Sensitivity>> = {
  ...unitKinds,
  ...forumKinds,
  ...meetingKinds,
  ...seriesKinds,
  ...activityKinds,
  ...agreementKinds,
  ...civilSocietyKinds,
  ...policeKinds,
  ...paceKinds,
  ...planKinds,
};

export const handles: Handlers = {
  ...unitHandlers,
  ...coverageHandlers,
  ...forumHandlers,
  ...together(meetingHandlers, activityHandlers, policeHandlers, paceHandlers),
  ...seriesHandlers,
  ...agreementHandlers,
  ...referralHandlers,
  ...strategyHandlers,
  ...partnerHandlers,
  ...guidanceHandlers,
  ...planHandlers,
};

/** Aggregates that this view shows; each of their event types is handled or named below. */
export const declares = [
  "unit",
  "forum",
  "meeting",
  "series",
  "activity",
  "police-checkin",
  "police-agreement",
  "agreement-referral",
  "civil-society-strategy",
  "civil-society-partner",
  "civil-society-guidance",
  "action-plan",
] as const;

export const ignores: readonly EventTypeName[] = [];
