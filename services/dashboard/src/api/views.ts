import type { AuditControlsAnswer } from "@liggare/audit-controls";
import type { CollaborationLogAnswer } from "@liggare/collaboration-log";
import type { CoordinatorsAnswer } from "@liggare/coordinators";
import type { ExecutiveBoardSummaryAnswer } from "@liggare/executive-board-summary";
import type { OverdueAnswer } from "@liggare/overdue";
import type { PlanFollowUpAnswer } from "@liggare/plan-follow-up";
import type { RecommendationsAnswer } from "@liggare/recommendations";
import type { SituationPictureAnswer } from "@liggare/situation-picture";
import type { TrainingCoverageAnswer } from "@liggare/training-coverage";
import type { Regrouping, Shown, Structure } from "@liggare/views";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { ApiError, call } from "./client.ts";

export type Log = Shown<CollaborationLogAnswer>;
export type Summary = Shown<ExecutiveBoardSummaryAnswer>;
export type Picture = Shown<SituationPictureAnswer>;
export type Coordinators = Shown<CoordinatorsAnswer>;
export type Coverage = Shown<TrainingCoverageAnswer>;
export type Controls = Shown<AuditControlsAnswer>;
export type FollowUp = Shown<PlanFollowUpAnswer>;
export type Overdue = Shown<OverdueAnswer>;
export type Recommendations = Shown<RecommendationsAnswer>;

/** Codes and names of boards and forums, as the server's register gives them. */
export interface Register {
  readonly units: readonly { readonly unit: string; readonly name: string; readonly kind: string }[];
  /** Those that have ended: named, never offered. */
  readonly former: readonly {
    readonly unit: string;
    readonly name: string;
    /** The first day on which it was no more. */
    readonly endedFrom: string;
    /** Codes of those that took over. */
    readonly successors: readonly string[];
  }[];
  readonly forums: readonly { readonly forum: string; readonly name: string; readonly closed: boolean }[];
}

interface Answers {
  readonly register: Register;
  readonly "collaboration-log": Log;
  readonly "executive-board-summary": Summary;
  readonly "situation-picture": Picture;
  readonly coordinators: Coordinators;
  readonly "training-coverage": Coverage;
  readonly "audit-controls": Controls;
  readonly "plan-follow-up": FollowUp;
  readonly overdue: Overdue;
  readonly recommendations: Recommendations;
}
export type ViewName = keyof Answers;

export interface Answered<T> {
  readonly asKnownOn: string;
  readonly on: string;
  readonly unit: string | null;
  readonly structure: Structure;
  /** By the present structure: whose history is shown under which board, and whose stands by itself. */
  readonly regrouped: Regrouping | null;
  readonly number: number;
  readonly position: string;
  readonly closedMonth: string;
  readonly reconstructed: boolean;
  readonly answer: T;
}

export interface Asked {
  readonly asKnownOn?: string | undefined;
  readonly unit?: string | undefined;
  /** Absent: history is shown with the boards of its time. */
  readonly structure?: "present" | undefined;
}

let newest: string | undefined;
/** What this page saved last: later answers must include it. */
export const mustInclude = (position: string): void => {
  newest = position;
};

const tries = 5;
const waitToRetry = (failures: number) => Math.min(4000, 500 * 2 ** failures);

/** A view as known on a day (default now), for one unit or all that the reader may see. */
export const viewQuery = <V extends ViewName>(view: V, { asKnownOn, unit, structure }: Asked) =>
  queryOptions({
    queryKey: ["view", view, asKnownOn ?? "now", unit ?? "all", structure ?? "of-its-time"],
    queryFn: ({ signal }) => {
      const question = new URLSearchParams();
      if (asKnownOn !== undefined) question.set("asKnownOn", asKnownOn);
      else if (newest !== undefined) question.set("atLeast", newest);
      if (unit !== undefined) question.set("unit", unit);
      if (structure !== undefined) question.set("structure", structure);
      const asked = question.toString();
      return call<Answered<Answers[V]>>(`/views/${view}${asked && `?${asked}`}`, { signal });
    },
    placeholderData: keepPreviousData,
    retry: (failures, error) =>
      failures < tries && error instanceof ApiError && (error.problem.status === 503 || error.problem.status === 0),
    retryDelay: waitToRetry,
  });
