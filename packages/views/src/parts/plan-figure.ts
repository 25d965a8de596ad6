import type { IsoDate } from "@liggare/calendar";
import type { Fact } from "../cells.ts";
import type { Activity, KnownReport } from "./plan-reports.ts";
import type { KnownMeasure, KnownPlan } from "./plans.ts";
import { spanOf } from "./time.ts";

/*
 * How far a plan is followed at the end of a period (DOMAIN §1.6): of the measures in force then, those reported as
 * carried out or as under way on time. Defined once, for every view that shows the figure.
 */

/** How a measure counts in the figure. */
export type MeasureStanding = "followed" | "not followed" | "pace unclear" | "not reported";

/** Why there is no figure; what is not reported is never zero. */
export type NoFigure = "no-plan" | "no-measures" | "not-reported" | "nothing-to-report" | "no-activities";

export interface StandingMeasure {
  readonly measure: KnownMeasure;
  readonly activity: { readonly data: Activity; readonly fact: Fact } | undefined;
  readonly standing: MeasureStanding;
}

function standingOf(measure: KnownMeasure, activity: Activity | undefined, end: IsoDate): MeasureStanding {
  if (!activity) return "not reported";
  if (activity.state === "carried-out") return "followed";
  if (activity.state !== "under-way") return "not followed";
  if (activity.pace === "on-time") return "followed";
  if (activity.pace === "delayed") return "not followed";
  const { timetable } = measure.data;
  if (timetable === undefined) return "pace unclear";
  const { last } = spanOf(timetable);
  return last === null || last >= end ? "followed" : "not followed";
}

/** The measures with how each counts, or why nothing is counted: `plan` as it stood, `report` as submitted last. */
export function standingsOf(
  plan: KnownPlan | undefined,
  report: KnownReport | undefined,
  end: IsoDate,
): readonly StandingMeasure[] | NoFigure {
  if (!plan) return "no-plan";
  if (!report?.submitted) return "not-reported";
  if (plan.measures.length === 0) return "no-measures";
  if (report.activities.size === 0)
    return report.submitted.type === "PlanNothingReported" ? "nothing-to-report" : "no-activities";
  return plan.measures.map((measure) => {
    const activity = report.activities.get(measure.data.measure);
    return { measure, activity, standing: standingOf(measure, activity?.data, end) };
  });
}
