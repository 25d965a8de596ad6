import type { IsoDate } from "@liggare/calendar";
import { staffGroups } from "@liggare/domain";
import {
  allFacts,
  alphabetical,
  boardOf,
  codeText,
  count,
  dateText,
  evidenceOf,
  type FactOf,
  factsOf,
  formerOf,
  groupBy,
  happenedBy,
  type KnownUnit,
  monthKey,
  namesOf,
  newest,
  type Snapshot,
  share,
  wordOf,
} from "@liggare/views";
import type { TrainingRow } from "./answer.ts";
import { statedShare } from "./texts.ts";

export interface Training {
  readonly rows: readonly TrainingRow[];
  /** Figures in force, with their rows. */
  readonly figures: readonly { readonly row: TrainingRow; readonly facts: readonly FactOf<"ParticipationCounted">[] }[];
  readonly required: readonly FactOf<"CourseRequired">[];
}

const courseOf = (stream: string) => stream.slice("training-".length);

/** The figure in force of each unit, course, state and group of staff: that of the newest day. */
export function trainingOf(
  cells: Snapshot,
  units: readonly KnownUnit[],
  on: IsoDate,
  only: string | undefined,
): Training {
  const inSight = ({ unit }: { readonly unit: string }) => only === undefined || unit === only;
  const courses = allFacts(cells, "course").filter((fact) => happenedBy(fact, on));
  const names = new Map(factsOf(courses, "CourseRegistered").map(({ stream, data }) => [stream, data.name]));
  const counted = [...allFacts(cells, "participation"), ...allFacts(cells, "stated-share")].filter(
    (fact) => inSight(fact) && happenedBy(fact, on),
  );
  const groups = groupBy(factsOf(counted, "ParticipationCounted"), (fact) =>
    [boardOf(fact), courseOf(fact.stream), fact.data.state, fact.data.of].join(" "),
  );
  const figures = [...groups].flatMap(([key, facts]) => {
    const figure = newest(facts);
    return figure ? [{ row: trainingRow(key, figure, units, names), facts: [figure] }] : [];
  });
  figures.sort((a, b) => alphabetical(a.row.name, b.row.name) || alphabetical(a.row.key, b.row.key));
  return {
    rows: figures.map(({ row }) => row),
    figures,
    required: factsOf(courses, "CourseRequired").filter(inSight),
  };
}

function trainingRow(
  key: string,
  figure: FactOf<"ParticipationCounted">,
  units: readonly KnownUnit[],
  courses: ReadonlyMap<string, string>,
): TrainingRow {
  const { state, of, numerator, share: stated, basis } = figure.data;
  const { unit, occurredOn, stream } = figure;
  const names = namesOf(units);
  const known = units.find((each) => each.unit === boardOf(figure));
  const headcounts = factsOf(known?.facts ?? [], "HeadcountStated").filter(({ data }) => data.of === of);
  const headcount = numerator !== undefined && figure.data.denominator === undefined ? newest(headcounts) : undefined;
  const whole = figure.data.denominator ?? headcount?.data;
  const counted =
    numerator === undefined
      ? null
      : count(numerator, {
          sensitivity: "sensitive",
          unit,
          period: monthKey(occurredOn),
          why: [figure.number, ...figure.corrections],
        });
  return {
    key,
    unit,
    name: names.get(unit) ?? unit,
    former: formerOf(figure, names),
    course: courseOf(stream),
    courseName: courses.get(stream) ?? null,
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
    ...evidenceOf(headcount ? [figure, headcount] : [figure], unit, counted ? "sensitive" : "process"),
  };
}
