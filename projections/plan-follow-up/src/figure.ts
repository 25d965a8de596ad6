import type { IsoDate } from "@liggare/calendar";
import {
  count,
  type KnownPlan,
  type KnownReport,
  type MeasureStanding,
  type NoFigure,
  numbersOf,
  type StandingMeasure,
  share,
  standingsOf,
} from "@liggare/views";
import type { Followed } from "./answer.ts";
import { noFigureTexts } from "./texts.ts";

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
  const standings = standingsOf(plan, report, end);
  if (typeof standings === "string") return noFigure(standings);
  const unit = plan?.unit ?? "";
  const counted = (chosen: readonly StandingMeasure[]) =>
    count(chosen.length, {
      sensitivity: "process",
      unit,
      why: numbersOf(chosen.flatMap(({ measure, activity }) => [measure.fact, ...(activity ? [activity.fact] : [])])),
    });
  const of = (standing: MeasureStanding) => counted(standings.filter((each) => each.standing === standing));
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
