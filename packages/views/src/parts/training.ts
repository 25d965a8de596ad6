import type { IsoDate } from "@liggare/calendar";
import { type Bilingual, type DataOf, type JsonObject, staffGroups } from "@liggare/domain";
import { type CountNode, count, type ShareNode, share } from "../answer.ts";
import { boardOf } from "../cells.ts";
import { type Evidence, evidenceOf } from "../evidence.ts";
import type { Snapshot } from "../snapshot.ts";
import type { Handlers } from "../view.ts";
import { allFacts, codeText, type FactOf, factsOf, groupBy, keeping, newest, type TypedFact, wordOf } from "./facts.ts";
import { dateText, happenedBy, inTime, monthKey } from "./time.ts";
import { type FormerBoard, formerOf, type KnownUnit, namesOf } from "./units.ts";

/** Courses, and figures of participation: counted by hand, stated as a share, or from participant lists. */
export const participationKinds = { course: "process", "stated-share": "process", participation: "sensitive" } as const;

/** The course of a stream. */
export const courseOf = (stream: string) => stream.slice("training-".length);
const course = keeping("course", ({ stream }) => courseOf(stream));

/** A figure with a count of staff is sensitive; a share that is only stated, without numbers, is not. */
export const participationHandlers = {
  CourseRegistered: course,
  CourseRequired: course,
  ParticipationCounted: (event) => [
    {
      kind: event.data.numerator === undefined ? "stated-share" : "participation",
      key: courseOf(event.stream),
      data: event.data as DataOf<"ParticipationCounted"> & JsonObject,
    },
  ],
  ParticipantListCounted: keeping("participation", ({ stream }) => courseOf(stream)) as never,
} satisfies Handlers;

export type FigureFact = TypedFact<"ParticipationCounted" | "ParticipantListCounted">;
/** Where a figure comes from. */
export type FigureSource = "counted" | "stated" | "lists";

/** The figures of one unit, course, state and group of staff. */
export interface FigureSeries {
  /** Stable key: unit, course, state and group. */
  readonly key: string;
  readonly unit: string;
  readonly course: string;
  readonly state: "taken-part" | "completed";
  readonly of: "all-staff" | "staff-concerned";
  /** All figures up to the judged day, oldest first. */
  readonly figures: readonly FigureFact[];
  readonly inForce: FigureFact;
}

export const sourceOfFigure = (fact: FigureFact): FigureSource =>
  fact.type === "ParticipantListCounted" ? "lists" : fact.data.numerator === undefined ? "stated" : "counted";

/** How many people a figure counts; undefined where only a share was stated. */
export const peopleIn = (fact: FigureFact): number | undefined =>
  fact.type === "ParticipantListCounted" ? fact.data.total : fact.data.numerator;

/** Rows that could not be placed, or that nobody can be recognised by, are no figure. */
const saysSomething = (fact: FigureFact) =>
  fact.type !== "ParticipantListCounted" || fact.data.new + fact.data.known > 0;

/**
 * The newest figure. Lists hold only those who stand on a list that was imported: they take the place of an older
 * count when they have come up to it. (Two small numbers are not compared: which is greater would tell of both.)
 */
function inForceOf(figures: readonly FigureFact[], threshold: number): FigureFact | undefined {
  const last = newest(figures);
  if (last?.type !== "ParticipantListCounted") return last;
  const stated = newest(figures.filter((fact) => fact.type !== "ParticipantListCounted"));
  const before = stated && peopleIn(stated);
  if (stated === undefined || before === undefined) return last;
  return last.data.total >= before || before < threshold ? last : stated;
}

/** The courses known on a day. */
export function coursesOf(cells: Snapshot, on: IsoDate) {
  const facts = allFacts(cells, "course").filter((fact) => happenedBy(fact, on));
  return {
    names: new Map(factsOf(facts, "CourseRegistered").map(({ stream, data }) => [courseOf(stream), data.name])),
    registered: factsOf(facts, "CourseRegistered"),
    required: factsOf(facts, "CourseRequired"),
  };
}

/** The figures known on a day, by unit, course, state and group of staff. */
export function figureSeriesOf(
  cells: Snapshot,
  on: IsoDate,
  only: string | undefined,
  threshold = 5,
): readonly FigureSeries[] {
  const facts = [...allFacts(cells, "participation"), ...allFacts(cells, "stated-share")].filter(
    (fact) => (only === undefined || fact.unit === only) && happenedBy(fact, on),
  ) as unknown as readonly FigureFact[];
  const groups = groupBy(facts.filter(saysSomething), (fact) =>
    [boardOf(fact), courseOf(fact.stream), fact.data.state, fact.data.of].join(" "),
  );
  return [...groups].flatMap(([key, group]) => {
    const inForce = inForceOf(group, threshold);
    if (!inForce) return [];
    const { unit, stream, data } = inForce;
    const figures = [...group].sort(inTime);
    return [{ key, unit, course: courseOf(stream), state: data.state, of: data.of, figures, inForce }];
  });
}

export interface TrainingFigure extends Evidence {
  /** Stable key: unit, course, state and denominator. */
  readonly key: string;
  readonly unit: string;
  readonly name: string;
  /** By the present structure: the earlier board that it is of; else null. */
  readonly former: FormerBoard | null;
  readonly course: string;
  readonly courseName: string | null;
  readonly state: "taken-part" | "completed";
  readonly stateText: Bilingual;
  readonly of: "all-staff" | "staff-concerned";
  readonly ofText: Bilingual;
  readonly numerator: CountNode | null;
  readonly denominator: {
    readonly count: number;
    readonly approximate: boolean;
    /** Whether the figure gave it, or a stated number of staff. */
    readonly from: "figure" | "headcount";
  } | null;
  /** Computed; null where a part is missing. */
  readonly share: ShareNode | null;
  /** A share that the source states without numbers ("about half"). */
  readonly stated: {
    readonly numerator: number;
    readonly denominator: number;
    readonly approximate: boolean;
    readonly text: Bilingual;
  } | null;
  /** Known date that the figure is of. */
  readonly asOf: string;
  readonly asOfText: Bilingual;
  readonly basis: string;
  readonly basisText: Bilingual;
}

/** The stated number of staff that a figure without a denominator of its own is measured against. */
export function headcountFor(fact: FigureFact, units: readonly KnownUnit[]): FactOf<"HeadcountStated"> | undefined {
  if (peopleIn(fact) === undefined || (fact.type === "ParticipationCounted" && fact.data.denominator)) return undefined;
  const known = units.find((each) => each.unit === boardOf(fact));
  return newest(factsOf(known?.facts ?? [], "HeadcountStated").filter(({ data }) => data.of === fact.data.of));
}

/** The figure as a count, in the month that it is of; null where only a share was stated. */
export function figureCount(fact: FigureFact): CountNode | null {
  const people = peopleIn(fact);
  const { occurredOn, number, corrections } = fact;
  if (people === undefined) return null;
  // Of an earlier board by the present structure too: what is small of it stays small to the one that took over.
  const unit = boardOf(fact);
  return count(people, { sensitivity: "sensitive", unit, period: monthKey(occurredOn), why: [number, ...corrections] });
}

/** A figure as an answer gives it. */
export function figureShown(
  key: string,
  figure: FigureFact,
  units: readonly KnownUnit[],
  courses: ReadonlyMap<string, string>,
): TrainingFigure {
  const { state, of } = figure.data;
  const { unit, occurredOn, stream } = figure;
  const names = namesOf(units);
  const headcount = headcountFor(figure, units);
  const hand = figure.type === "ParticipationCounted" ? figure.data : undefined;
  const whole = hand?.denominator ?? headcount?.data;
  const stated = hand?.share;
  const basis = hand?.basis ?? "participant-lists";
  const counted = figureCount(figure);
  return {
    key,
    unit,
    name: names.get(unit) ?? unit,
    former: formerOf(figure, names),
    course: courseOf(stream),
    courseName: courses.get(courseOf(stream)) ?? null,
    state,
    stateText: codeText("ParticipationCounted", "state", state),
    of,
    ofText: wordOf(staffGroups, of),
    numerator: counted,
    denominator: whole
      ? { count: whole.count, approximate: whole.approximate, from: headcount ? "headcount" : "figure" }
      : null,
    share: counted && whole && whole.count > 0 ? share(counted, whole.count, whole.approximate) : null,
    stated: stated ? { ...stated, text: statedShare(stated.numerator, stated.denominator, stated.approximate) } : null,
    asOf: occurredOn,
    asOfText: dateText(occurredOn),
    basis,
    basisText: codeText("ParticipationCounted", "basis", basis),
    ...evidenceOf(headcount ? [figure, headcount] : [figure], boardOf(figure), counted ? "sensitive" : "process"),
  };
}

/** "ungefär hälften", "about half": a share as its source states it. */
function statedShare(numerator: number, denominator: number, approximate: boolean): Bilingual {
  const [sv, en] = fractions[`${numerator}/${denominator}`] ?? [
    `${numerator} av ${denominator}`,
    `${numerator} of ${denominator}`,
  ];
  return { sv: approximate ? `ungefär ${sv}` : sv, en: approximate ? `about ${en}` : en };
}

const fractions: Readonly<Record<string, readonly [sv: string, en: string]>> = {
  "1/2": ["hälften", "half"],
  "1/3": ["en tredjedel", "a third"],
  "2/3": ["två tredjedelar", "two thirds"],
  "1/4": ["en fjärdedel", "a quarter"],
  "3/4": ["tre fjärdedelar", "three quarters"],
  "1/1": ["alla", "all"],
};
