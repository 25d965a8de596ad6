import type { EventTypeName } from "@liggare/domain";
import {
  auditHandlers,
  auditKinds,
  coverageHandlers,
  forumHandlers,
  forumKinds,
  type Handlers,
  meetingHandlers,
  meetingKinds,
  planHandlers,
  planKinds,
  type Sensitivity,
  unitHandlers,
  unitKinds,
} from "@liggare/views";

export const kinds: Readonly<Record<string, Sensitivity>> = {
  ...unitKinds,
  ...planKinds,
  ...forumKinds,
  ...meetingKinds,
  ...auditKinds,
};

export const handles: Handlers = {
  ...unitHandlers,
  ...coverageHandlers,
  ...planHandlers,
  ...forumHandlers,
  ...meetingHandlers,
  ...auditHandlers,
};

/** Aggregates in which something can be overdue; each of their event types is handled or named below. */
export const declares = ["unit", "action-plan", "forum", "meeting", "audit"] as const;

export const ignores: readonly EventTypeName[] = [];
