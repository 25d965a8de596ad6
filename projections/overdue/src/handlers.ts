import type { EventTypeName } from "@liggare/domain";
import {
  auditHandlers,
  auditKinds,
  concernHandlers,
  concernReportKinds,
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
  ...concernReportKinds,
  ...auditKinds,
};

export const handles: Handlers = {
  ...unitHandlers,
  ...coverageHandlers,
  ...planHandlers,
  ...forumHandlers,
  ...meetingHandlers,
  ...concernHandlers,
  ...auditHandlers,
};

/** Aggregates in which something can be overdue; each of their event types is handled or named below. */
export const declares = ["unit", "action-plan", "forum", "meeting", "concern-report", "audit"] as const;

export const ignores: readonly EventTypeName[] = [];
