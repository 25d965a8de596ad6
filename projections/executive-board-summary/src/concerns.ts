import {
  alphabetical,
  cityPeriods,
  isComplete,
  type KnownUnit,
  periodsOf,
  type Question,
  reportsOf,
  type Snapshot,
  twelveMonths,
} from "@liggare/views";
import type { Concerns } from "./answer.ts";

/** Concern reports of twelve months as counts: the city's, and each board's totals. */
export function concernsOf(
  cells: Snapshot,
  boards: readonly KnownUnit[],
  names: ReadonlyMap<string, string>,
  question: Question,
): Concerns {
  const { on, unit: only } = question;
  const reports = reportsOf(cells, question);
  const others = [...reports.keys()]
    .filter((unit) => (only === undefined || unit === only) && !boards.some((board) => board.unit === unit))
    .sort(alphabetical)
    .map((unit) => ({ unit, name: names.get(unit) ?? unit }));
  const own = [...boards, ...others].map(({ unit, name }) => ({
    unit,
    name,
    periods: periodsOf(reports.get(unit) ?? [], unit, question),
    complete: isComplete(cells, unit, "concern-reports", `${twelveMonths(on)[0]}-01`, on),
  }));
  const [first] = own;
  return {
    periods:
      only !== undefined && first
        ? first.periods
        : cityPeriods(
            own.map(({ periods }) => periods),
            question,
          ),
    boards: own.map(({ unit, name, complete, periods: { total, closed, tertials } }) => ({
      unit,
      name,
      total,
      closed,
      complete,
      tertials,
    })),
  };
}
