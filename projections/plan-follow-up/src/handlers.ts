import type { EventTypeName } from "@liggare/domain";
import {
  coverageHandlers,
  type Handlers,
  instructionHandlers,
  instructionKinds,
  namingHandlers,
  pictureHandlers,
  pictureKinds,
  planHandlers,
  planKinds,
  reportHandlers,
  reportKinds,
  type Sensitivity,
  unitKinds,
} from "@liggare/views";

export const kinds: Readonly<Record<string, Sensitivity>> = {
  ...unitKinds,
  ...planKinds,
  ...instructionKinds,
  ...reportKinds,
  ...pictureKinds,
};

export const handles: Handlers = {
  ...namingHandlers,
  ...coverageHandlers,
  ...planHandlers,
  ...instructionHandlers,
  ...reportHandlers,
  ...pictureHandlers,
};

/** Aggregates that this view shows; each of their event types is handled or named below. */
export const declares = [
  "unit",
  "action-plan",
  "plan-instructions",
  "plan-report",
  "follow-up-round",
  "situation-picture",
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
