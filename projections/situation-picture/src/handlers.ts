import type { EventTypeName } from "@liggare/domain";
import {
  concernHandlers,
  concernReportKinds,
  coverageHandlers,
  type Handlers,
  namingHandlers,
  pictureHandlers,
  pictureKinds,
  planHandlers,
  planKinds,
  policeHandlers,
  policeKinds,
  type Sensitivity,
  unitKinds,
} from "@liggare/views";

export const kinds: Readonly<Record<string, Sensitivity>> = {
  ...unitKinds,
  ...pictureKinds,
  ...planKinds,
  ...policeKinds,
  ...concernReportKinds,
};

export const handles: Handlers = {
  ...namingHandlers,
  ...coverageHandlers,
  ...pictureHandlers,
  ...planHandlers,
  ...policeHandlers,
  ...concernHandlers,
};

/** Aggregates that this view shows; each of their event types is handled or named below. */
export const declares = ["unit", "situation-picture", "action-plan", "police-checkin", "concern-report"] as const;

export const ignores: readonly EventTypeName[] = [
  "CoordinatorAppointed",
  "CoordinatorVacant",
  "DeputyAppointed",
  "DeputyEnded",
  "HeadcountStated",
  "CoordinatorHandedOver",
  "HandoverPointDone",
];
