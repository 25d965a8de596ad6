import type { IsoDate, IsoMonth } from "@liggare/calendar";
import type { Bilingual, TextRef } from "@liggare/domain";
import type { DerivedNode, Evidence, FormerBoard, TrainingFigure } from "@liggare/views";

/** The answer before disclosure; what readers get is `Shown<TrainingCoverageAnswer>`. */
export interface TrainingCoverageAnswer {
  readonly on: IsoDate;
  readonly unit: string | null;
  /** How pace and forecast are reckoned. */
  readonly definition: Bilingual;
  /** Board × course × state × denominator, by the board's name. */
  readonly rows: readonly CoverageRow[];
  /** Courses required of staff without any figure of that board and group: nothing is known of how many took them. */
  readonly notCounted: readonly NotCountedRow[];
  readonly courses: readonly CourseRow[];
  readonly headcounts: readonly HeadcountRow[];
  /** The first day of the two years that `occasions` are of. */
  readonly occasionsFrom: string;
  readonly occasions: readonly OccasionRow[];
  /** Participant lists that were counted, newest first. */
  readonly lists: readonly ListRow[];
}

export type FigureOrigin = "counted" | "stated" | "lists";

export interface CoverageRow extends TrainingFigure {
  readonly origin: FigureOrigin;
  readonly originText: Bilingual;
  /** Per cent by policy; null where no goal is set. */
  readonly goal: number | null;
  /** Whether a share that is only stated reaches the goal; null where it cannot be told, or where staff are counted. */
  readonly statedGoalMet: boolean | null;
  /** Known from counts of staff, so given where those are; null where only a share was stated. */
  readonly outlook: DerivedNode<Outlook> | null;
}

export interface NotCountedRow extends Evidence {
  /** Stable key: the board of its time, the course and the group of staff. */
  readonly key: string;
  readonly unit: string;
  readonly name: string;
  /** By the present structure: the earlier board that it is of; else null. */
  readonly former: FormerBoard | null;
  readonly course: string;
  readonly courseName: string | null;
  readonly of: string;
  readonly ofText: Bilingual;
}

export type NoForecast = "no-denominator" | "one-figure" | "no-growth" | "too-far";

export interface Outlook {
  /** Null where no goal is set or the whole is not known. */
  readonly goalMet: boolean | null;
  /** Staff a month between the first and the newest figure, one decimal. */
  readonly perMonth: number | null;
  /** What the forecast is of: the goal, or everybody where no goal is set. */
  readonly target: number;
  readonly reached: boolean;
  /** The month in which the target is reached at this pace. */
  readonly month: IsoMonth | null;
  readonly reason: NoForecast | null;
  readonly reasonText: Bilingual | null;
}

export interface CourseRow extends Evidence {
  /** Stable key. */
  readonly course: string;
  readonly name: string;
  readonly form: string;
  readonly formText: Bilingual;
  readonly level: string;
  readonly levelText: Bilingual;
  readonly targetGroups: readonly string[];
  readonly requirements: readonly (Evidence & {
    /** Stable key: the unit and the group of staff. */
    readonly key: string;
    readonly unit: string;
    readonly name: string;
    readonly of: string;
    readonly ofText: Bilingual;
    readonly by: string;
    readonly byText: Bilingual;
    readonly decision: string | null;
    readonly dueBy: IsoDate | null;
  })[];
}

export interface HeadcountRow extends Evidence {
  /** Stable key: the unit and the group of staff. */
  readonly key: string;
  readonly unit: string;
  readonly name: string;
  readonly of: string;
  readonly ofText: Bilingual;
  readonly count: number;
  readonly approximate: boolean;
  readonly asOfText: Bilingual;
}

export interface OccasionRow extends Evidence {
  /** Stable key: the course and the occasion, or the event. */
  readonly key: string;
  readonly course: string;
  readonly courseName: string | null;
  readonly unit: string;
  readonly name: string;
  readonly status: "planned" | "held" | "cancelled";
  readonly statusText: Bilingual;
  readonly dateText: Bilingual;
  readonly targetGroup: string | null;
  /** Why it was cancelled. */
  readonly reason: TextRef | null;
}

export interface ListRow extends Evidence {
  /** Stable key: the list. */
  readonly list: string;
  readonly course: string;
  readonly courseName: string | null;
  readonly unit: string;
  readonly name: string;
  readonly receivedText: Bilingual;
  /** Registry number of the decision by which the received list was thrown away; null: it is not known. */
  readonly decision: string | null;
}
