import type { EventTypeName } from "@liggare/domain";
import {
  type Handlers,
  keeping,
  participationHandlers,
  participationKinds,
  type Sensitivity,
  unitHandlers,
} from "@liggare/views";

export const kinds: Readonly<Record<string, Sensitivity>> = {
  unit: "process",
  ...participationKinds,
  occasion: "process",
  list: "process",
};

const courseOf = ({ stream }: { readonly stream: string }) => stream.slice("training-".length);
const occasion = keeping("occasion", courseOf);
const list = keeping("list", courseOf);

export const handles: Handlers = {
  ...unitHandlers,
  ...participationHandlers,
  CourseHeld: occasion,
  CourseOccasionPlanned: occasion,
  CourseOccasionHeld: occasion,
  CourseOccasionCancelled: occasion,
  ParticipantListReceived: list,
  ListDisposalDecided: list,
  RecognitionDiscarded: list,
};

/** Aggregates that this view shows; each of their event types is handled or named below. */
export const declares = ["unit", "training"] as const;

export const ignores: readonly EventTypeName[] = ["CoverageDeclared", "CoverageEnded"];
