import { type IsoDate, yearOf } from "@liggare/calendar";
import { environments, phenomena } from "@liggare/domain";
import {
  alphabetical,
  count,
  evidenceOf,
  type Fact,
  formerOf,
  groupBy,
  isBoard,
  type KnownPicture,
  type KnownPlan,
  type KnownReport,
  type KnownUnit,
  lacksOf,
  namesOf,
  orphansOf,
  picturesOf,
  planReportsOf,
  plansOf,
  type Question,
  type Snapshot,
  unitsOf,
  wordOf,
} from "@liggare/views";
import type { BoardYear, ItemShown, PlanFollowUpAnswer, YearTotals } from "./answer.ts";
import { noFigure } from "./figure.ts";
import { bothTables, type Followed, measureShown, withActivities } from "./measures.ts";
import { periodCodes, periodsOf } from "./periods.ts";
import { planShown } from "./plan.ts";
import { definition, partTexts } from "./texts.ts";

/** A board's year: what there is of it in the ledger. */
interface Subject {
  readonly unit: string;
  readonly board: string;
  readonly year: number;
  readonly plan: KnownPlan | undefined;
  readonly reports: readonly KnownReport[];
}

export function evaluate(cells: Snapshot, question: Question): PlanFollowUpAnswer {
  const { on, unit: only } = question;
  const inSight = ({ unit }: { readonly unit: string }) => only === undefined || unit === only;
  const units = unitsOf(cells, on);
  const names = namesOf(units);
  const pictures = picturesOf(cells, on);
  const subjects = subjectsOf(cells, on, units, only).filter(inSight);
  const onDay = plansByDay(cells);
  const rows = subjects.map((subject) => {
    const followed = withActivities(subject.plan?.measures ?? [], subject.reports);
    return { followed, row: boardYear(cells, subject, { on, units, names, pictures, onDay, followed }) };
  });
  return {
    on,
    unit: only ?? null,
    definition,
    year: totalsOf(
      rows.filter(({ row }) => row.year === yearOf(on)),
      yearOf(on),
    ),
    boards: rows.map(({ row }) => row),
  };
}

/** Boards in force for the judged year, and whatever has a plan or a report of any year. */
function subjectsOf(
  cells: Snapshot,
  on: IsoDate,
  units: readonly KnownUnit[],
  only: string | undefined,
): readonly Subject[] {
  const plans = plansOf(cells, on);
  const reports = planReportsOf(cells, on);
  const asked = units.filter((known) => isBoard(known) || known.unit === only);
  const keys = [...asked.map(({ unit }) => ({ unit, board: unit, year: yearOf(on) })), ...plans, ...reports].map(
    ({ unit, board, year }) => ({ unit, board, year }),
  );
  const order = (unit: string) => {
    const index = units.findIndex((known) => known.unit === unit);
    return index < 0 ? units.length : index;
  };
  return [...groupBy(keys, ({ board, year }) => `${board} ${year}`).values()]
    .flatMap(([key]): Subject[] =>
      key
        ? [
            {
              ...key,
              plan: plans.find(({ board, year }) => board === key.board && year === key.year),
              reports: periodCodes.flatMap((period) =>
                reports.filter((each) => each.board === key.board && each.year === key.year && each.period === period),
              ),
            },
          ]
        : [],
    )
    .sort(
      (a, b) =>
        order(a.unit) - order(b.unit) ||
        alphabetical(a.unit, b.unit) ||
        b.year - a.year ||
        alphabetical(a.board, b.board),
    );
}

/** Plans as they stood at the end of a day; each day is folded once. */
function plansByDay(cells: Snapshot): (day: IsoDate) => readonly KnownPlan[] {
  const days = new Map<IsoDate, readonly KnownPlan[]>();
  return (day) => {
    const known = days.get(day) ?? plansOf(cells, day);
    days.set(day, known);
    return known;
  };
}

interface Known {
  readonly on: IsoDate;
  readonly units: readonly KnownUnit[];
  readonly names: ReadonlyMap<string, string>;
  readonly pictures: readonly KnownPicture[];
  readonly onDay: (day: IsoDate) => readonly KnownPlan[];
  readonly followed: readonly Followed[];
}

function boardYear(
  cells: Snapshot,
  { unit, board, year, plan, reports }: Subject,
  { on, units, names, pictures, onDay, followed }: Known,
): BoardYear {
  const periods = periodsOf({
    cells,
    on,
    unit,
    board,
    year,
    reports,
    planOn: (day) => onDay(day).find((each) => each.board === board && each.year === year),
  });
  const figure = periods.findLast((period) => period.followed.status === "figure");
  const orphans = plan && orphansOf(plan, pictures);
  const facts = [...(plan?.facts ?? []), ...reports.flatMap((report) => report.facts)] as readonly Fact[];
  const [first] = facts;
  return {
    key: `${board} ${year}`,
    unit,
    name: names.get(unit) ?? unit,
    kind: units.find((known) => known.unit === unit)?.kind ?? null,
    former: first ? formerOf(first, names) : null,
    year,
    plan: plan ? planShown(cells, plan, on) : null,
    followed: figure
      ? { ...figure.followed, period: figure.period }
      : { ...noFigure(reasonOf(plan, reports)), period: null },
    periods,
    measures: followed.map((each) => measureShown(each, unit)),
    ...bothTables(followed, unit),
    itemsWithoutMeasure: orphans?.items?.map((item) => itemShown(item, unit)) ?? null,
    pictureYear: orphans?.picture?.year ?? null,
    measuresWithoutItem: orphans?.measures.map(({ data }) => data.measure) ?? [],
    toBeCompleted: followed.flatMap(({ measure }) => {
      const lacks = lacksOf(measure).map((part) => ({ part, text: partTexts[part] }));
      return lacks.length > 0 ? [{ measure: measure.data.measure, lacks }] : [];
    }),
    ...evidenceOf(facts, unit),
  };
}

/** Why a year has no figure at all. */
function reasonOf(plan: KnownPlan | undefined, reports: readonly KnownReport[]) {
  if (!plan) return "no-plan";
  if (plan.measures.length === 0) return "no-measures";
  const submitted = reports.filter((report) => report.submitted);
  if (submitted.length === 0) return "not-reported";
  return submitted.at(-1)?.submitted?.type === "PlanNothingReported" ? "nothing-to-report" : "no-activities";
}

const itemShown = ({ data, fact }: KnownPicture["items"][number], unit: string): ItemShown => ({
  item: data.item,
  environment: data.environment,
  environmentText: wordOf(environments, data.environment),
  phenomenon: data.phenomenon,
  phenomenonText: wordOf(phenomena, data.phenomenon),
  text: data.text ?? null,
  ...evidenceOf([fact], unit),
});

function totalsOf(
  rows: readonly { readonly row: BoardYear; readonly followed: readonly Followed[] }[],
  year: number,
): YearTotals {
  const counted = (value: number, chosen: readonly BoardYear[] = []) =>
    count(value, {
      sensitivity: "process",
      unit: "",
      why: [...new Set(chosen.flatMap(({ why }) => why.$why))].sort((a, b) => a - b),
    });
  const boards = rows.map(({ row }) => row);
  const withPlan = boards.filter(({ plan }) => plan !== null);
  const withMeasures = boards.filter(({ measures }) => measures.length > 0);
  const sum = (of: (row: BoardYear) => number) => boards.reduce((total, row) => total + of(row), 0);
  return {
    year,
    boards: counted(boards.length),
    withPlan: counted(withPlan.length, withPlan),
    withMeasures: counted(withMeasures.length, withMeasures),
    periods: periodCodes.map((period) => {
      const own = boards.flatMap(({ periods }) => periods.filter((each) => each.period === period));
      const having = (...statuses: readonly string[]) => {
        const chosen = own.filter(({ status }) => statuses.includes(status));
        const why = [...new Set(chosen.flatMap((each) => each.why.$why))].sort((a, b) => a - b);
        return count(chosen.length, { sensitivity: "process", unit: "", why });
      };
      return {
        period,
        text: own[0]?.periodText ?? { sv: period, en: period },
        reported: having("reported", "nothing-to-report"),
        overdue: having("overdue"),
      };
    }),
    ...bothTables(
      rows.flatMap(({ followed }) => followed),
      "",
    ),
    itemsWithoutMeasure: counted(sum(({ itemsWithoutMeasure }) => itemsWithoutMeasure?.length ?? 0)),
    measuresWithoutItem: counted(sum(({ measuresWithoutItem }) => measuresWithoutItem.length)),
  };
}
