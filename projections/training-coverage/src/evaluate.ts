import {
  alphabetical,
  coursesOf,
  figureSeriesOf,
  figureShown,
  namesOf,
  type Question,
  type Snapshot,
  sourceOfFigure,
  unitsOf,
} from "@liggare/views";
import type { CoverageRow, TrainingCoverageAnswer } from "./answer.ts";
import { courseRows, headcountRows, listRows, notCountedRows, occasionRows, occasionsFrom } from "./courses.ts";
import { outlookOf, statedGoalMet } from "./outlook.ts";
import { definition, origins } from "./texts.ts";

export function evaluate(cells: Snapshot, { on, unit: only, policy }: Question): TrainingCoverageAnswer {
  const units = unitsOf(cells, on);
  const names = namesOf(units);
  const courses = coursesOf(cells, on).names;
  const allSeries = figureSeriesOf(cells, on, only, policy["small-number-threshold"]);
  const rows = allSeries.map((series): CoverageRow => {
    const shown = figureShown(series.key, series.inForce, units, courses);
    const goal = policy[`goal-training-${shown.state}`];
    const origin = sourceOfFigure(series.inForce);
    return {
      ...shown,
      origin,
      originText: origins[origin],
      goal: goal ?? null,
      statedGoalMet: statedGoalMet(shown.stated, goal),
      outlook: outlookOf(series, shown.denominator?.count, goal),
    };
  });
  return {
    on,
    unit: only ?? null,
    definition,
    rows: rows.sort((a, b) => alphabetical(a.name, b.name) || alphabetical(a.key, b.key)),
    notCounted: notCountedRows(cells, on, only, names, allSeries),
    courses: courseRows(cells, on, only, names),
    headcounts: headcountRows(units.filter(({ unit }) => only === undefined || unit === only)),
    occasionsFrom: `${occasionsFrom(on)}-01`,
    occasions: occasionRows(cells, on, only, names),
    lists: listRows(cells, on, only, names),
  };
}
