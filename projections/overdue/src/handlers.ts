import type { EventTypeName } from "@liggare/domain";
import {
  activityHandlers,
  activityKinds,
  auditHandlers,
  auditKinds,
  concernHandlers,
  concernReportKinds,
  coverageHandlers,
  forumHandlers,
  forumKinds,
  type Handlers,
  inventoryHandlers,
  inventoryKinds,
  meetingHandlers,
  meetingKinds,
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
import { templateHandlers, templateKinds } from "./template.ts";

export const kinds: Readonly<Record<string, Sensitivity>> = {
  ...unitKinds,
  ...planKinds,
  ...forumKinds,
  ...meetingKinds,
  ...reportKinds,
  ...inventoryKinds,
  ...activityKinds,
  ...policeKinds,
  ...concernReportKinds,
  ...templateKinds,
  ...auditKinds,
};

export const handles: Handlers = {
  ...unitHandlers,
  ...coverageHandlers,
  ...planHandlers,
  ...forumHandlers,
  ...meetingHandlers,
  ...reportHandlers,
  ...inventoryHandlers,
  ...activityHandlers,
  ...policeHandlers,
  ...concernHandlers,
  ...templateHandlers,
  ...auditHandlers,
};

/** Aggregates in which something can be overdue; each of their event types is handled or named below. */
export const declares = [
  "unit",
  "action-plan",
  "plan-report",
  "follow-up-round",
  "forum",
  "meeting",
  "activity",
  "police-checkin",
  "concern-report",
  "inventory",
  "audit",
  "policy",
] as const;

export const ignores: readonly EventTypeName[] = ["PolicySet"];
