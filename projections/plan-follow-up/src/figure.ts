import type { IsoDate } from "@liggare/calendar";
import {
  type Activity,
  count,
  type Fact,
  type KnownMeasure,
  type KnownPlan,
  type KnownReport,
  numbersOf,
  share,
  spanOf,
} from "@liggare/views";
import type { Followed, NoFigure } from "./answer.ts";
import { noFigureTexts } from "./texts.ts";

/** How a measure counts in the figure. */
type Standing = "followed" | "not followed" | "pace unclear" | "not reported";

function standingOf(measure: KnownMeasure, activity: Activity | undefined, end: IsoDate): Standing {
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

export const noFigure = (reason: NoFigure): Followed => ({
  status: "cannot be judged",
  reason,
  reasonText: noFigureTexts[reason],
  numerator: null,
  denominator: null,
  share: null,
  notReported: null,
  paceUnclear: null,
});

/**
 * How far a plan is followed at the end of a period: `plan` as it stood then, `report` as it was submitted last.
 * The definition's text is part of the answer.
 */
export function followedOf(plan: KnownPlan | undefined, report: KnownReport | undefined, end: IsoDate): Followed {
  if (!plan) return noFigure("no-plan");
  if (!report?.submitted) return noFigure("not-reported");
  if (plan.measures.length === 0) return noFigure("no-measures");
  if (report.activities.size === 0)
    return noFigure(report.submitted.type === "PlanNothingReported" ? "nothing-to-report" : "no-activities");
  const standings = plan.measures.map((measure) => {
    const activity = report.activities.get(measure.data.measure);
    return {
      standing: standingOf(measure, activity?.data, end),
      facts: [measure.fact, ...(activity ? [activity.fact] : [])],
    };
  });
  const { unit } = plan;
  const counted = (chosen: readonly { readonly facts: readonly Fact[] }[]) =>
    count(chosen.length, { sensitivity: "process", unit, why: numbersOf(chosen.flatMap(({ facts }) => facts)) });
  const of = (standing: Standing) => counted(standings.filter((each) => each.standing === standing));
  const numerator = of("followed");
  return {
    status: "figure",
    reason: null,
    reasonText: null,
    numerator,
    denominator: counted(standings),
    share: share(numerator, standings.length, false),
    notReported: of("not reported"),
    paceUnclear: of("pace unclear"),
  };
}
