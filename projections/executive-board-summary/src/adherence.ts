import { type IsoDate, reportPeriodsOf, yearOf } from "@liggare/calendar";
import { type Bilingual, reportPeriods } from "@liggare/domain";
import {
  alphabetical,
  count,
  evidenceOf,
  type Fact,
  type KnownPlan,
  type KnownReport,
  numbersOf,
  periodEnd,
  planReportsOf,
  plansOf,
  type Question,
  type ReportPeriodCode,
  reportDue,
  type Snapshot,
  type StandingMeasure,
  share,
  standingsOf,
} from "@liggare/views";
import type { FollowedRow, PlanFollowUp } from "./answer-follow-up.ts";

/*
 * How far plans are followed: of a plan's measures as it stood at the period's end, those that are reported as carried
 * out or under way on time. Reports are those known, since a report of a period comes after it.
 */

const definition: Bilingual = {
  sv: "Andel av planens åtgärder som rapporteras som genomförda eller pågående enligt tidplan. En åtgärd som inte är rapporterad räknas inte som följd, och visas för sig.",
  en: "Share of the plan's measures that are reported as carried out or under way on time. A measure that is not reported does not count as followed, and is shown by itself.",
};

const reportTexts: Readonly<Record<FollowedRow["report"], Bilingual>> = {
  reported: { sv: "Rapporterat", en: "Reported" },
  "nothing-to-report": { sv: "Inget att rapportera", en: "Nothing to report" },
  "sent-back": { sv: "Återsänd för komplettering", en: "Sent back" },
  begun: { sv: "Påbörjad", en: "Begun" },
  "not-reported": { sv: "Inte rapporterat", en: "Not reported" },
  overdue: { sv: "Rapporten är försenad", en: "The report is overdue" },
};

const reasons = {
  report: { sv: "Ingen rapport", en: "No report" },
  measures: { sv: "Planen har inga åtgärder", en: "The plan has no measures" },
  activities: { sv: "Rapporten har inga aktiviteter", en: "The report has no activities" },
} as const;

const codes: readonly ReportPeriodCode[] = ["t1", "t2", "annual"];

/** The newest reporting period that is over on a day. */
function periodOver(on: IsoDate): { readonly year: number; readonly period: ReportPeriodCode } {
  const year = yearOf(on);
  const over = reportPeriodsOf(year).filter(({ last }) => last <= on).length;
  return over === 0 ? { year: year - 1, period: "annual" } : { year, period: codes[over - 1] as ReportPeriodCode };
}

export function planFollowUp(
  cells: Snapshot,
  { on, asKnownOn, unit: only }: Question,
  names: ReadonlyMap<string, string>,
): PlanFollowUp {
  const { year, period } = periodOver(on);
  const end = periodEnd(year, period);
  const known = asKnownOn > on ? asKnownOn : on;
  const plans = plansOf(cells, end).filter((plan) => plan.year === year && (only === undefined || plan.unit === only));
  const reports = planReportsOf(cells, known).filter((each) => each.year === year && each.period === period);
  const judged = plans
    .map((plan) => {
      const report = reports.find(({ board }) => board === plan.board);
      return { ...followed(plan, report, end), row: rowOf(cells, plan, report, end, on, names) };
    })
    .sort((a, b) => alphabetical(a.row.name, b.row.name) || alphabetical(a.row.key, b.row.key));
  const counted = judged.filter(({ followed: figure }) => figure !== undefined);
  const facts = (chosen: "followed" | "all") => counted.flatMap((each) => each[chosen] ?? []);
  const city = {
    followed: process(facts("followed").length, facts("followed"), ""),
    of: process(facts("all").length, facts("all"), ""),
  };
  return {
    year,
    period,
    periodText: reportPeriods[period],
    definition,
    boards: judged.map(({ row }) => row),
    city: { ...city, share: city.of.$count > 0 ? share(city.followed, city.of.$count, false) : null },
  };
}

const process = (value: number, facts: readonly Fact[], unit: string) =>
  count(value, { sensitivity: "process", unit, why: numbersOf(facts) });

/** The measures of a plan with a figure, and those followed; none where it cannot be judged. */
function followed(plan: KnownPlan, report: KnownReport | undefined, end: IsoDate) {
  const standings = standingsOf(plan, report, end);
  if (typeof standings === "string") return {};
  const factsOf = (chosen: readonly StandingMeasure[]) => chosen.map(({ measure }) => measure.fact);
  return {
    followed: factsOf(standings.filter(({ standing }) => standing === "followed")),
    missing: factsOf(standings.filter(({ standing }) => standing === "not reported")),
    all: factsOf(standings),
  };
}

function rowOf(
  cells: Snapshot,
  plan: KnownPlan,
  report: KnownReport | undefined,
  end: IsoDate,
  on: IsoDate,
  names: ReadonlyMap<string, string>,
): FollowedRow {
  const { unit, board, year, measures } = plan;
  const due = report?.submitted
    ? undefined
    : reportDue(cells, board, year, report?.period ?? periodOver(on).period, on);
  const late = due !== undefined && due.due < on;
  const status = report?.status ?? (late ? "overdue" : "not-reported");
  const { followed: of = [], missing = [], all = [] } = followed(plan, report, end);
  const reason = !report?.submitted ? "report" : measures.length === 0 ? "measures" : "activities";
  const followedCount = process(of.length, of, unit);
  return {
    key: board,
    unit,
    name: names.get(board) ?? names.get(unit) ?? unit,
    report: status,
    reportText: reportTexts[status],
    submittedOn: report?.submitted?.occurredOn ?? null,
    figure:
      all.length === 0
        ? null
        : {
            followed: followedCount,
            of: process(all.length, all, unit),
            notReported: process(missing.length, missing, unit),
            share: share(followedCount, all.length, false),
          },
    reasonText: all.length === 0 ? reasons[reason] : null,
    ...evidenceOf([...(report?.facts ?? []), ...((due?.facts ?? []) as readonly Fact[])], unit),
  };
}
