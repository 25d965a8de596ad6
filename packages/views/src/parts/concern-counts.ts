import { formatKnownDate, type IsoMonth, monthOf, periodName, tertialOf } from "@liggare/calendar";
import { type Bilingual, concernKinds, environments } from "@liggare/domain";
import { type CountNode, count, numbersOf } from "../answer.ts";
import { boardOf, type Fact } from "../cells.ts";
import type { Judged, Report } from "./concerns.ts";
import { groupBy, wordOf } from "./facts.ts";
import type { ConcernCount, ConcernPeriods, ConcernTable } from "./shown.ts";
import { dayOf, inBoth, monthKey, spanOf, twelveMonths } from "./time.ts";

/* Concern reports as tables of counts. A total has the counts that it sums as parts, so that masks carry over. */

/**
 * Reports of a unit. By the present structure the boards before are its parts, each with its own unit: what is masked
 * of one of them masks the sum outside it.
 */
function counted(facts: readonly Fact<unknown>[], unit: string, period: IsoMonth): CountNode {
  const one = (own: readonly Fact<unknown>[], board: string) =>
    count(own.length, { sensitivity: "sensitive", unit: board, period, why: numbersOf(own) });
  if (facts.every(({ formerUnit }) => formerUnit === undefined)) return one(facts, unit);
  return sum(
    [...groupBy(facts, boardOf)].map(([board, own]) => one(own, board)),
    unit,
    period,
  );
}

/** A sum is the unit's own only where nothing in it is another's. */
function sum(parts: readonly CountNode[], unit: string, period: IsoMonth): CountNode {
  const value = parts.reduce((total, part) => total + part.$count, 0);
  const why = [...new Set(parts.flatMap((part) => part.why))].sort((a, b) => a - b);
  const whose = parts.every((part) => part.unit === unit || part.$count === 0) ? unit : "";
  return count(value, { sensitivity: "sensitive", unit: whose, period, parts, why });
}

const countsOf = (rows: readonly ConcernCount[]) => rows.map((row) => row.count);

function isMonthly({ occurredOn }: Report): boolean {
  const { first, last } = spanOf(occurredOn);
  return first !== null && last !== null && monthOf(first) === monthOf(last);
}

const row = (period: string, counts: CountNode): ConcernCount => ({
  period,
  text: inBoth((lang) => formatKnownDate(period, lang)),
  count: counts,
});

/** Reports of a unit by period: each of the twelve months, and coarser dates by themselves. */
export function periodsOf(reports: readonly Report[], unit: string, judged: Judged): ConcernPeriods {
  const monthly = groupBy(reports.filter(isMonthly), ({ occurredOn }) => monthKey(occurredOn));
  const coarse = groupBy(
    reports.filter((report) => !isMonthly(report)),
    ({ occurredOn }) => occurredOn,
  );
  const months = twelveMonths(judged.on).map((month) => row(month, counted(monthly.get(month) ?? [], unit, month)));
  const coarser = [...coarse].map(([date, facts]) => row(date, counted(facts, unit, monthKey(date))));
  return assemble(months, coarser, unit, judged);
}

/** The city's periods, each the sum of the boards'. */
export function cityPeriods(boards: readonly ConcernPeriods[], judged: Judged): ConcernPeriods {
  const months = twelveMonths(judged.on).map((month, index) => {
    const parts = boards.flatMap((board) => board.months[index]?.count ?? []);
    return row(month, sum(parts, "", month));
  });
  const coarse = groupBy(
    boards.flatMap((board) => board.coarser),
    ({ period }) => period,
  );
  const coarser = [...coarse].map(([period, rows]) => row(period, sum(countsOf(rows), "", monthKey(period))));
  return assemble(months, coarser, "", judged);
}

function assemble(
  months: readonly ConcernCount[],
  unordered: readonly ConcernCount[],
  unit: string,
  judged: Judged,
): ConcernPeriods {
  const orderOf = ({ period }: ConcernCount) => `${dayOf(period)} ${period}`;
  const coarser = [...unordered].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const all = countsOf([...months, ...coarser]);
  return {
    from: months[0]?.period ?? "",
    to: monthOf(judged.on),
    ...totals(all, unit, judged),
    months,
    coarser,
    tertials: tertialsOf(months, unit),
  };
}

/** The sum of everything, and that of the closed months. */
function totals(parts: readonly CountNode[], unit: string, { on, closedMonth }: Judged) {
  const to = monthOf(on);
  const until = closedMonth < to ? closedMonth : to;
  return {
    total: sum(parts, unit, to),
    closed: sum(
      parts.filter(({ period = "" }) => period <= until),
      unit,
      until,
    ),
  };
}

const tertialsOf = (months: readonly ConcernCount[], unit: string): readonly ConcernCount[] =>
  [...groupBy(months, ({ period }) => tertialOf(`${period}-01`).first)].map(([first, inside]) => {
    const tertial = tertialOf(first);
    return {
      period: `${tertial.year}-${tertial.tertial + 36}`,
      text: inBoth((lang) => periodName(tertial, lang)),
      count: sum(countsOf(inside), unit, inside.at(-1)?.period ?? monthOf(tertial.last)),
    };
  });

/** The whole table of one unit's reports; `steps` are those taken with each, by stream. */
export function tableOf(
  reports: readonly Report[],
  steps: ReadonlyMap<string, readonly Fact[]>,
  unit: string,
  judged: Judged,
): ConcernTable {
  const of = (chosen: readonly Report[]) => periodsOf(chosen, unit, judged);
  return {
    ...of(reports),
    byEnvironment: Object.keys(environments).map((environment) => {
      const { total, closed, months } = of(reports.filter(({ data }) => data.environment === environment));
      return { environment, text: wordOf(environments, environment), total, closed, months };
    }),
    byKind: Object.keys(concernKinds).map((kind) => {
      const { total, closed } = of(reports.filter(({ data }) => data.kind === kind));
      return { kind, text: wordOf(concernKinds, kind), total, closed };
    }),
    statuses: statuses.map(({ status, type, text }) => {
      const taken = ({ stream }: Report) => steps.get(stream)?.some((step) => step.type === type) ?? false;
      const { total, closed } = of(type === undefined ? reports : reports.filter(taken));
      return { status, text, total, closed };
    }),
  };
}

/** The city's table, its cells the sums of the boards'. */
export function cityTable(boards: readonly ConcernTable[], judged: Judged): ConcernTable {
  const empty = tableOf([], new Map(), "", judged);
  type Sums = Pick<ConcernTable, "total" | "closed">;
  const sums = (pick: (board: ConcernTable) => Sums | undefined) => {
    const of = (name: keyof Sums) =>
      sum(
        boards.flatMap((board) => pick(board)?.[name] ?? []),
        "",
        empty[name].period ?? "",
      );
    return { total: of("total"), closed: of("closed") };
  };
  return {
    ...cityPeriods(boards, judged),
    byEnvironment: empty.byEnvironment.map((each, at) => ({
      ...each,
      ...sums((board) => board.byEnvironment[at]),
      months: each.months.map(({ period }, index) => {
        const parts = boards.flatMap((board) => board.byEnvironment[at]?.months[index]?.count ?? []);
        return row(period, sum(parts, "", period));
      }),
    })),
    byKind: empty.byKind.map((each, at) => ({ ...each, ...sums((board) => board.byKind[at]) })),
    statuses: empty.statuses.map((each, at) => ({ ...each, ...sums((board) => board.statuses[at]) })),
  };
}

const statuses: readonly { readonly status: string; readonly type?: string; readonly text: Bilingual }[] = [
  { status: "received", text: { sv: "Inkomna", en: "Received" } },
  { status: "assessed", type: "ConcernAssessed", text: { sv: "Bedömda", en: "Assessed" } },
  { status: "passed-on", type: "ConcernPassedOn", text: { sv: "Förda vidare", en: "Passed on" } },
  { status: "closed", type: "ConcernClosed", text: { sv: "Avslutade", en: "Closed" } },
];
