import type { IsoDate } from "@liggare/calendar";
import {
  alphabetical,
  coursesOf,
  type FactOf,
  type FigureFact,
  figureSeriesOf,
  figureShown,
  type KnownUnit,
  type Snapshot,
} from "@liggare/views";
import type { TrainingRow } from "./answer.ts";

export interface Training {
  readonly rows: readonly TrainingRow[];
  /** Figures in force, with their rows. */
  readonly figures: readonly { readonly row: TrainingRow; readonly facts: readonly FigureFact[] }[];
  readonly required: readonly FactOf<"CourseRequired">[];
}

/** The figure in force of each unit, course, state and group of staff. */
export function trainingOf(
  cells: Snapshot,
  units: readonly KnownUnit[],
  on: IsoDate,
  only: string | undefined,
): Training {
  const courses = coursesOf(cells, on);
  const figures = figureSeriesOf(cells, on, only).map(({ key, inForce }) => ({
    row: figureShown(key, inForce, units, courses.names),
    facts: [inForce],
  }));
  figures.sort((a, b) => alphabetical(a.row.name, b.row.name) || alphabetical(a.row.key, b.row.key));
  return {
    rows: figures.map(({ row }) => row),
    figures,
    required: courses.required.filter(({ unit }) => only === undefined || unit === only),
  };
}
