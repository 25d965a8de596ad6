import { addMonths } from "@liggare/calendar";
import { reportPeriods } from "@liggare/domain";
import {
  allFacts,
  coverageOf,
  factsOf,
  happenedBy,
  isBoard,
  periodEnd,
  planReportsOf,
  plansOf,
  type ReportPeriodCode,
  reportDue,
} from "@liggare/views";
import type { Asked, Finding, Source } from "../source.ts";

/** A report that may be expected: of a board that has a plan for the year, or that a round asks. */
interface Expected {
  readonly unit: string;
  readonly board: string;
  readonly year: number;
  readonly period: ReportPeriodCode;
  /** The board has a plan for the year. */
  readonly planned: boolean;
}

const codes = Object.keys(reportPeriods) as ReportPeriodCode[];

function expectedOf({ cells, on, units }: Asked): readonly Expected[] {
  const planned = plansOf(cells, on).flatMap(({ unit, board, year }) =>
    codes.map((period): Expected => ({ unit, board, year, period, planned: true })),
  );
  const rounds = factsOf(
    allFacts(cells, "follow-up-round").filter((fact) => happenedBy(fact, on)),
    "FollowUpRequested",
  );
  const asked = rounds.flatMap(({ unit: convener, data: { year, period, boards } }) =>
    units
      .filter((known) => isBoard(known) && known.unit !== convener && (boards?.includes(known.unit) ?? true))
      .map(({ unit }): Expected => ({ unit, board: unit, year, period, planned: false })),
  );
  const all = new Map([...asked, ...planned].map((each) => [`${each.board}-${each.year}-${each.period}`, each]));
  return [...all.values()];
}

/**
 * Follow-up of plans that is not submitted (DOMAIN §1.6, §1.21): late where a round set a day, or where the board
 * declared its log of follow-up complete. Without either it cannot be judged: that no report is in the ledger says
 * nothing. That is told for the year before the judged day, and for boards that have a plan.
 */
export const planReports: Source = (asked) => {
  const { cells, on, executiveBoard } = asked;
  const reports = planReportsOf(cells, on);
  return expectedOf(asked).flatMap(({ unit, board, year, period, planned }): readonly Finding[] => {
    const report = reports.find((each) => each.board === board && each.year === year && each.period === period);
    if (report?.status === "reported" || report?.status === "nothing-to-report") return [];
    const name = reportPeriods[period];
    const found = {
      key: `${board}-${year}-${period}`,
      kind: "plan-report" as const,
      board: unit,
      waiting: executiveBoard === undefined || executiveBoard === unit ? [] : [executiveBoard],
      title: {
        sv: `Uppföljning av handlingsplanen ${year}, ${name.sv}`,
        en: `Follow-up of the plan of ${year}, ${name.en}`,
      },
      stream: `plan-report-${board}-${year}-${period}`,
    };
    const sentBack = report?.sentBack ? [report.sentBack] : [];
    const set = reportDue(cells, board, year, period, on);
    if (set) {
      const declared = coverageOf(cells, "plan-follow-up").filter((each) => each.unit === board);
      const why = set.from === "round" ? set.facts : declared.flatMap(({ facts }) => facts);
      return [{ ...found, due: set.due, facts: [...why, ...sentBack] }];
    }
    const end = periodEnd(year, period);
    const recent = addMonths(on, -12) <= end && end < on;
    return planned && recent ? [{ ...found, reason: neither, facts: sentBack }] : [];
  });
};

const neither = {
  sv: "ingen uppföljning är begärd, och nämndens logg över uppföljningen är inte förklarad fullständig",
  en: "no follow-up was requested, and the board's log of follow-up is not declared complete",
};
