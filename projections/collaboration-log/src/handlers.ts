import type { EventTypeName } from "@liggare/domain";
import {
  coverageHandlers,
  forumHandlers,
  forumKinds,
  type Handlers,
  meetingHandlers,
  meetingKinds,
  planHandlers,
  planKinds,
  policeHandlers,
  policeKinds,
  type Sensitivity,
  unitHandlers,
  unitKinds,
} from "@liggare/views";

export const kinds: Readonly<Record<string, Sensitivity>> = {
  ...unitKinds,
  ...forumKinds,
  ...meetingKinds,
  ...policeKinds,
  ...planKinds,
};

export const handles: Handlers = {
  ...unitHandlers,
  ...coverageHandlers,
  ...forumHandlers,
  ...meetingHandlers,
  ...policeHandlers,
  ...planHandlers,
};

/** Aggregates that this view shows; each of their event types is handled or named below. */
export const declares = ["unit", "forum", "meeting", "police-checkin", "action-plan"] as const;

export const ignores: readonly EventTypeName[] = [];
