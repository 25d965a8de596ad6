import type { EventTypeName } from "@liggare/domain";
import {
  compilationHandlers,
  compilationKinds,
  concernHandlers,
  concernReportKinds,
  contributionHandlers,
  contributionKinds,
  coverageHandlers,
  type Handlers,
  inventoryHandlers,
  inventoryKinds,
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
  ...compilationKinds,
  ...contributionKinds,
  ...inventoryKinds,
};

export const handles: Handlers = {
  ...namingHandlers,
  ...coverageHandlers,
  ...pictureHandlers,
  ...planHandlers,
  ...policeHandlers,
  ...concernHandlers,
  ...compilationHandlers,
  ...contributionHandlers,
  ...inventoryHandlers,
};

/** Aggregates that this view shows; each of their event types is handled or named below. */
export const declares = [
  "unit",
  "situation-picture",
  "action-plan",
  "police-checkin",
  "concern-report",
  "concern-compilation",
  "picture-contribution",
  "inventory",
] as const;

export const ignores: readonly EventTypeName[] = [
  "CoordinatorAppointed",
  "CoordinatorVacant",
  "DeputyAppointed",
  "DeputyEnded",
  "HeadcountStated",
  "CoordinatorHandedOver",
  "HandoverPointDone",
];
