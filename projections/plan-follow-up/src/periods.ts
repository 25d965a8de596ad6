import type { IsoDate } from "@liggare/calendar";
import { activityStates, effectEvidence, paces, reportPeriods } from "@liggare/domain";
import {
  evidenceOf,
  type KnownPlan,
  type KnownReport,
  periodEnd,
  type ReportDue,
  type ReportPeriodCode,
  reportDue,
  type Snapshot,
  wordOf,
} from "@liggare/views";
import type { ActivityShown, PeriodShown, PeriodStatus } from "./answer.ts";
import { followedOf } from "./figure.ts";
import { periodStatusTexts } from "./texts.ts";

export const periodCodes = Object.keys(reportPeriods) as readonly ReportPeriodCode[];

export interface Asked {
  readonly cells: Snapshot;
  readonly on: IsoDate;
  readonly unit: string;
  readonly board: string;
  readonly year: number;
  readonly reports: readonly KnownReport[];
  /** The plan as it stood at the end of a day. */
  readonly planOn: (day: IsoDate) => KnownPlan | undefined;
}

/** The year's three reports of a board, whether they came or not. */
export const periodsOf = (asked: Asked): readonly PeriodShown[] => periodCodes.map((period) => shown(asked, period));

function shown({ cells, on, unit, board, year, reports, planOn }: Asked, period: ReportPeriodCode): PeriodShown {
  const report = reports.find((each) => each.period === period);
  const end = periodEnd(year, period);
  const due = reportDue(cells, board, year, period, on);
  const status = statusOf(report, due, end, on);
  const submitted = report?.submitted;
  const analysis = report?.analysis;
  const back = report?.status === "sent-back" ? report.sentBack : undefined;
  const activities = [...(report?.activities.values() ?? [])];
  return {
    period,
    periodText: reportPeriods[period],
    status,
    statusText: periodStatusTexts[status],
    due: due?.due ?? null,
    dueFrom: due?.from ?? null,
    submittedOn: submitted?.occurredOn ?? null,
    registryNumber: submitted?.data.registryNumber ?? null,
    analysis: analysis?.data.analysis ?? null,
    reasons: back?.data.reasons ?? null,
    followed: followedOf(planOn(end < on ? end : on), report, end),
    activities: activities.map((activity) => activityShown(activity, unit)),
    ...evidenceOf([...(report?.facts ?? []), ...(due?.facts ?? [])], unit),
  };
}

/** A report that is begun or sent back is late too, once its day has passed. */
function statusOf(
  report: KnownReport | undefined,
  due: ReportDue | undefined,
  end: IsoDate,
  on: IsoDate,
): PeriodStatus {
  if (report?.status === "reported" || report?.status === "nothing-to-report") return report.status;
  if (report?.status === "sent-back") return "sent-back";
  if (due && due.due < on) return "overdue";
  if (report) return "begun";
  return end < on ? "not-reported" : "not-ended";
}

function activityShown(
  { data, fact }: { readonly data: KnownReportActivity; readonly fact: Parameters<typeof evidenceOf>[0][number] },
  unit: string,
): ActivityShown {
  const { measure, state, pace, postponedTo, result, effect } = data;
  return {
    measure,
    state,
    stateText: wordOf(activityStates, state),
    pace: pace ?? null,
    paceText: pace === undefined ? null : wordOf(paces, pace),
    postponedTo: postponedTo ?? null,
    result: result ?? null,
    effect: effect
      ? { evidence: effect.evidence, evidenceText: wordOf(effectEvidence, effect.evidence), text: effect.text }
      : null,
    ...evidenceOf([fact], unit),
  };
}

type KnownReportActivity =
  KnownReport["activities"] extends ReadonlyMap<string, { readonly data: infer D }> ? D : never;
