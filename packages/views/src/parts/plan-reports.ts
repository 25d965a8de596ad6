import { addDays, addMonths, type IsoDate, lastDayOfMonth, monthOf, reportPeriodsOf } from "@liggare/calendar";
import type { DataOf } from "@liggare/domain";
import { boardOf, type Fact } from "../cells.ts";
import type { Snapshot } from "../snapshot.ts";
import type { Handlers } from "../view.ts";
import { allFacts, cellsOfYears, type FactOf, groupBy, keeping, keepingYear, lastOf, type TypedFact } from "./facts.ts";
import { happenedBy } from "./time.ts";
import { isComplete } from "./units.ts";

/* The boards' follow-up of their plans by period, and the rounds that ask for it (DOMAIN §1.6, §1.20–21). */

export const reportKinds = { "plan-report": "process", "follow-up-round": "process" } as const;

const report = keepingYear("plan-report", ({ stream }) => stream.split("-").slice(-2).join(" "));
const round = keeping("follow-up-round", ({ stream }) => stream.split("-").slice(-2).join(" "));
export const reportHandlers = {
  PlanActivityReported: report,
  PlanAnalysisRecorded: report,
  PlanReportSubmitted: report,
  PlanNothingReported: report,
  PlanReportSentBack: report,
  FollowUpRequested: round,
  FollowUpDueMoved: round,
} satisfies Handlers;

type ReportFact = TypedFact<
  "PlanActivityReported" | "PlanAnalysisRecorded" | "PlanReportSubmitted" | "PlanNothingReported" | "PlanReportSentBack"
>;

export type ReportPeriodCode = "t1" | "t2" | "annual";
const periodCodes: readonly ReportPeriodCode[] = ["t1", "t2", "annual"];

export type Activity = DataOf<"PlanActivityReported">;

export interface KnownReport {
  readonly unit: string;
  /** The board whose report it is; by the present structure an earlier one may be shown under `unit`. */
  readonly board: string;
  readonly year: number;
  readonly period: ReportPeriodCode;
  readonly status: "begun" | "reported" | "nothing-to-report" | "sent-back";
  /** The step that submitted it last, with activities or as "nothing to report". */
  readonly submitted: FactOf<"PlanReportSubmitted"> | FactOf<"PlanNothingReported"> | undefined;
  /** The step that sent it back, where it has not come again since. */
  readonly sentBack: FactOf<"PlanReportSentBack"> | undefined;
  /** As it was submitted last: what is reported after that is not part of the report yet. */
  readonly analysis: FactOf<"PlanAnalysisRecorded"> | undefined;
  readonly activities: ReadonlyMap<string, { readonly data: Activity; readonly fact: Fact }>;
  readonly facts: readonly Fact[];
}

/** Reports as they stood on a day, by unit, year and period. */
export const planReportsOf = (cells: Snapshot, on: IsoDate): readonly KnownReport[] =>
  cellsOfYears(cells, "plan-report", on).flatMap(({ unit, key, facts }) => {
    const [year = "", code = ""] = key.split(" ");
    const period = periodCodes.find((each) => each === code);
    if (period === undefined) return [];
    const known = facts.filter((fact) => happenedBy(fact, on));
    return [...groupBy(known, ({ stream }) => stream).values()].map((own) => fold(unit, Number(year), period, own));
  });

function fold(unit: string, year: number, period: ReportPeriodCode, facts: readonly Fact[]): KnownReport {
  let status: KnownReport["status"] = "begun";
  let submitted: KnownReport["submitted"];
  let sentBack: KnownReport["sentBack"];
  let analysis: KnownReport["analysis"];
  const activities = new Map<string, { readonly data: Activity; readonly fact: Fact }>();
  let reported: Pick<KnownReport, "analysis" | "activities"> = { analysis: undefined, activities: new Map() };
  for (const original of facts) {
    const fact = original as unknown as ReportFact;
    switch (fact.type) {
      case "PlanActivityReported":
        activities.set(fact.data.measure, { data: fact.data, fact: original });
        break;
      case "PlanAnalysisRecorded":
        analysis = fact;
        break;
      case "PlanReportSubmitted":
      case "PlanNothingReported":
        status = fact.type === "PlanReportSubmitted" ? "reported" : "nothing-to-report";
        submitted = fact;
        sentBack = undefined;
        reported = { analysis, activities: new Map(activities) };
        break;
      case "PlanReportSentBack":
        status = "sent-back";
        sentBack = fact;
    }
  }
  const board = facts[0] ? boardOf(facts[0]) : unit;
  return { unit, board, year, period, status, submitted, sentBack, ...reported, facts };
}

/** By when a report was to come, and by what: the central coordinator's round, or the board's complete log. */
export interface ReportDue {
  readonly due: IsoDate;
  readonly from: "round" | "coverage";
  readonly facts: readonly Fact<unknown>[];
}

/** The last day of what a period's report covers. */
export const periodEnd = (year: number, period: ReportPeriodCode): IsoDate =>
  reportPeriodsOf(year)[periodCodes.indexOf(period)]?.last ?? `${year}-12-31`;

/**
 * The last day on which a board's report of a period was to be submitted. Without a round it is the end of the month
 * after the period (ours), and only where the board declared its log of follow-up complete until then; otherwise
 * undefined: that no report is in the ledger says nothing.
 */
export function reportDue(
  cells: Snapshot,
  board: string,
  year: number,
  period: ReportPeriodCode,
  on: IsoDate,
): ReportDue | undefined {
  const facts = allFacts(cells, "follow-up-round").filter(
    (fact) => fact.stream.endsWith(`-${year}-${period}`) && happenedBy(fact, on),
  );
  const asked = lastOf(facts, "FollowUpRequested");
  if (asked && (asked.data.boards === undefined || asked.data.boards.includes(board))) {
    const moved = lastOf(facts, "FollowUpDueMoved");
    return { due: moved?.data.due ?? asked.data.due, from: "round", facts: moved ? [asked, moved] : [asked] };
  }
  const end = periodEnd(year, period);
  const due = lastDayOfMonth(monthOf(addMonths(`${monthOf(end)}-01`, 1)));
  const complete = isComplete(cells, board, "plan-follow-up", addDays(end, 1), due < on ? due : on);
  return end < on && complete ? { due, from: "coverage", facts: [] } : undefined;
}
