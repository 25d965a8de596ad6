import type { EventTypeName } from "@liggare/domain";
import {
  coursesOf,
  type FactOf,
  type FigureFact,
  figureSeriesOf,
  headcountFor,
  type KnownUnit,
  peopleIn,
  type Question,
  type Snapshot,
} from "@liggare/views";

/* How many of those who are required to take a course have taken it. */

export const trainingIgnores: readonly EventTypeName[] = [
  "CourseHeld",
  "CourseOccasionPlanned",
  "CourseOccasionHeld",
  "CourseOccasionCancelled",
  "ParticipantListReceived",
  "ListDisposalDecided",
  "RecognitionDiscarded",
];

/** The figure in force of a course that a board's staff are required to take: counted, stated or from lists. */
export interface Figure {
  readonly unit: string;
  readonly state: "taken-part" | "completed";
  /** Per cent of those required; null where the whole is not known. */
  readonly percent: number | null;
  /** Of a count of staff: how many, of how many. */
  readonly counted: { readonly part: number; readonly whole: number } | null;
  readonly stated: boolean;
  readonly fact: FigureFact;
  /** The decision, and the number of staff where the figure gives none itself. */
  readonly measuredBy: readonly FactOf<"CourseRequired" | "HeadcountStated">[];
}

/** Figures up to a day, of the courses and groups of staff that a board's decision requires. */
export function figuresOf(
  cells: Snapshot,
  { on, policy }: Pick<Question, "on" | "policy">,
  units: readonly KnownUnit[],
): readonly Figure[] {
  const series = figureSeriesOf(cells, on, undefined, policy["small-number-threshold"]);
  return coursesOf(cells, on).required.flatMap((demand) =>
    series
      .map(({ inForce }) => inForce)
      .filter(
        ({ unit, stream, data }) => unit === demand.unit && stream === demand.stream && data.of === demand.data.of,
      )
      .map((fact) => figure(fact, demand, headcountFor(fact, units))),
  );
}

function figure(
  fact: FigureFact,
  required: FactOf<"CourseRequired">,
  headcount: FactOf<"HeadcountStated"> | undefined,
): Figure {
  const { share, denominator } = fact.type === "ParticipationCounted" ? fact.data : {};
  const part = share?.numerator ?? peopleIn(fact);
  const whole = share?.denominator ?? denominator?.count ?? headcount?.data.count;
  const percent = part === undefined || !whole ? null : (part / whole) * 100;
  const measuredBy = headcount ? [required, headcount] : [required];
  const counted = share || part === undefined || !whole ? null : { part, whole };
  return { unit: fact.unit, state: fact.data.state, percent, counted, stated: share !== undefined, fact, measuredBy };
}
