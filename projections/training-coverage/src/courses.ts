import type { IsoDate, IsoMonth } from "@liggare/calendar";
import { staffGroups } from "@liggare/domain";
import {
  allFacts,
  alphabetical,
  boardOf,
  codeText,
  coursesOf,
  dateText,
  evidenceOf,
  type Fact,
  type FactOf,
  type FigureSeries,
  factsOf,
  formerOf,
  groupBy,
  happenedBy,
  inTime,
  type KnownUnit,
  monthKey,
  monthsBefore,
  newest,
  type Snapshot,
  wordOf,
} from "@liggare/views";
import type { CourseRow, HeadcountRow, ListRow, NotCountedRow, OccasionRow } from "./answer.ts";
import { occasionStatuses } from "./texts.ts";

type Names = ReadonlyMap<string, string>;

const courseOf = ({ stream }: Pick<Fact, "stream">) => stream.slice("training-".length);
const nameOf = (names: Names, unit: string) => names.get(unit) ?? unit;

/** Courses, with the boards whose staff are to take them. */
export function courseRows(cells: Snapshot, on: string, only: string | undefined, names: Names): readonly CourseRow[] {
  const { registered, required } = coursesOf(cells, on);
  return registered
    .map((fact): CourseRow => {
      const { name, form, level, targetGroups = [] } = fact.data;
      const own = required.filter(
        ({ stream, unit }) => stream === fact.stream && (only === undefined || unit === only),
      );
      return {
        course: courseOf(fact),
        name,
        form,
        formText: codeText("CourseRegistered", "form", form),
        level,
        levelText: codeText("CourseRegistered", "level", level),
        targetGroups,
        requirements: own.map((each) => ({
          key: `${each.unit} ${each.data.of} ${each.number}`,
          unit: each.unit,
          name: nameOf(names, each.unit),
          of: each.data.of,
          ofText: wordOf(staffGroups, each.data.of),
          by: each.data.by,
          byText: codeText("CourseRequired", "by", each.data.by),
          decision: each.data.decision ?? null,
          dueBy: each.data.dueBy ?? null,
          ...evidenceOf([each], each.unit),
        })),
        ...evidenceOf([fact], fact.unit),
      };
    })
    .sort((a, b) => alphabetical(a.name, b.name) || alphabetical(a.course, b.course));
}

/** Courses that staff are required to take, where no figure of that board and group is known. */
export function notCountedRows(
  cells: Snapshot,
  on: string,
  only: string | undefined,
  names: Names,
  counted: readonly FigureSeries[],
): readonly NotCountedRow[] {
  const { names: courses, required } = coursesOf(cells, on);
  const keyOf = (fact: Fact<unknown>, of: string) => [boardOf(fact), courseOf(fact), of].join(" ");
  const known = new Set(counted.map(({ inForce, of }) => keyOf(inForce, of)));
  const asked = groupBy(
    required.filter(({ unit }) => only === undefined || unit === only),
    (fact) => keyOf(fact, fact.data.of),
  );
  return [...asked]
    .flatMap(([key, facts]): NotCountedRow[] => {
      const [fact] = facts;
      if (!fact || known.has(key)) return [];
      const course = courseOf(fact);
      return [
        {
          key,
          unit: fact.unit,
          name: nameOf(names, fact.unit),
          former: formerOf(fact, names),
          course,
          courseName: courses.get(course) ?? null,
          of: fact.data.of,
          ofText: wordOf(staffGroups, fact.data.of),
          ...evidenceOf(facts, fact.unit),
        },
      ];
    })
    .sort((a, b) => alphabetical(a.name, b.name) || alphabetical(a.key, b.key));
}

/** The newest stated number of staff of each board and group. */
export const headcountRows = (units: readonly KnownUnit[]): readonly HeadcountRow[] =>
  units.flatMap(({ unit, name, facts }) =>
    Object.keys(staffGroups).flatMap((of) => {
      const fact = newest(factsOf(facts, "HeadcountStated").filter(({ data }) => data.of === of));
      if (!fact) return [];
      const { count, approximate } = fact.data;
      return [
        {
          key: `${unit} ${of}`,
          unit,
          name,
          of,
          ofText: wordOf(staffGroups, of),
          count,
          approximate,
          asOfText: dateText(fact.occurredOn),
          ...evidenceOf([fact], unit),
        },
      ];
    }),
  );

/** The first month of the two years whose occasions are shown. */
export const occasionsFrom = (on: IsoDate): IsoMonth => monthsBefore(on, 23);

/** Occasions of two years, newest first: planned ones with what became of them, and those that were only told of. */
export function occasionRows(
  cells: Snapshot,
  on: string,
  only: string | undefined,
  names: Names,
): readonly OccasionRow[] {
  const courses = coursesOf(cells, on).names;
  const from = occasionsFrom(on);
  const facts = allFacts(cells, "occasion", from).filter(
    (fact) => happenedBy(fact, on) && (only === undefined || fact.unit === only),
  );
  const held = new Map(
    factsOf(facts, "CourseOccasionHeld").map((fact) => [`${fact.stream} ${fact.data.occasion}`, fact]),
  );
  const cancelled = new Map(
    factsOf(facts, "CourseOccasionCancelled").map((fact) => [`${fact.stream} ${fact.data.occasion}`, fact]),
  );
  const planned = new Map(
    factsOf(facts, "CourseOccasionPlanned").map((fact) => [`${fact.stream} ${fact.data.occasion}`, fact]),
  );
  const common = (fact: Fact<unknown>) => ({
    course: courseOf(fact),
    courseName: courses.get(courseOf(fact)) ?? null,
    unit: fact.unit,
    name: nameOf(names, fact.unit),
  });
  const keyed = [...new Set([...planned.keys(), ...held.keys(), ...cancelled.keys()])].flatMap((key) => {
    const [before, done, off] = [planned.get(key), held.get(key), cancelled.get(key)];
    const last = done ?? off ?? before;
    if (!last) return [];
    const status = done ? "held" : off ? "cancelled" : "planned";
    const date = done?.occurredOn ?? before?.data.day ?? last.occurredOn;
    return [
      {
        date,
        row: {
          key,
          ...common(last),
          status,
          statusText: occasionStatuses[status],
          dateText: dateText(date),
          targetGroup: done?.data.targetGroup ?? before?.data.targetGroup ?? null,
          reason: (!done && off?.data.reason) || null,
          ...evidenceOf(
            [before, done, off].flatMap((fact) => fact ?? []),
            last.unit,
          ),
        } satisfies OccasionRow,
      },
    ];
  });
  const told = factsOf(facts, "CourseHeld").map((fact) => ({
    date: fact.occurredOn,
    row: {
      key: fact.id,
      ...common(fact),
      status: "held",
      statusText: occasionStatuses.held,
      dateText: dateText(fact.occurredOn),
      targetGroup: fact.data.targetGroup ?? null,
      reason: null,
      ...evidenceOf([fact], fact.unit),
    } satisfies OccasionRow,
  }));
  return [...keyed, ...told]
    .filter(({ date }) => monthKey(date) >= from)
    .sort(
      (a, b) =>
        inTime({ occurredOn: b.date, number: 0 }, { occurredOn: a.date, number: 0 }) ||
        alphabetical(a.row.key, b.row.key),
    )
    .map(({ row }) => row);
}

/** Participant lists that came in, newest first, each with the decision that its disposal rests on. */
export function listRows(cells: Snapshot, on: string, only: string | undefined, names: Names): readonly ListRow[] {
  const courses = coursesOf(cells, on).names;
  const facts = allFacts(cells, "list").filter(
    (fact) => happenedBy(fact, on) && (only === undefined || fact.unit === only),
  );
  const decided = new Map(
    factsOf(facts, "ListDisposalDecided").map((fact): [string, FactOf<"ListDisposalDecided">] => [
      fact.data.list,
      fact,
    ]),
  );
  return factsOf(facts, "ParticipantListReceived")
    .toReversed()
    .map((fact) => {
      const decision = decided.get(fact.data.list);
      return {
        list: fact.data.list,
        course: courseOf(fact),
        courseName: courses.get(courseOf(fact)) ?? null,
        unit: fact.unit,
        name: nameOf(names, fact.unit),
        receivedText: dateText(fact.occurredOn),
        decision: decision?.data.decision ?? fact.data.disposalDecision ?? null,
        ...evidenceOf(decision ? [fact, decision] : [fact], fact.unit),
      };
    });
}
