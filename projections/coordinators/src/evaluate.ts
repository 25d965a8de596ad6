import type { IsoDate } from "@liggare/calendar";
import { functions, handoverMatters, successions, unitKinds } from "@liggare/domain";
import {
  type Coordination,
  coordinationOf,
  count,
  dateText,
  evidenceOf,
  type Handover,
  type InOffice,
  type KnownUnit,
  namesOf,
  numbersOf,
  outlasts,
  type Question,
  type Snapshot,
  unitsOf,
  type Vacancy,
  vacancyOn,
  wordOf,
} from "@liggare/views";
import type { CoordinatorRow, CoordinatorsAnswer, FormerRow, HandoverRow, OfficeRow, VacancyRow } from "./answer.ts";
import { statusTexts } from "./texts.ts";

type Names = ReadonlyMap<string, string>;
type Known = readonly { readonly known: KnownUnit; readonly coordination: Coordination }[];

export function evaluate(cells: Snapshot, { on, unit: only, policy }: Question): CoordinatorsAnswer {
  const units = unitsOf(cells, on);
  const names = namesOf(units);
  const shown: Known = units
    .filter(({ unit, kind }) => (only === undefined ? kind !== "external" : unit === only))
    .map((known) => ({ known, coordination: coordinationOf(known, on) }));
  const inForce = shown.filter(({ known }) => known.inForce);
  const boards = inForce.map(({ known, coordination }) =>
    boardRow(known, coordination, names, policy["control-vacancy-days"], on),
  );
  return {
    on,
    unit: only ?? null,
    boards,
    former: shown.flatMap(({ known, coordination }) => (known.ended ? [formerRow(known, coordination, names)] : [])),
    totals: totalsOf(inForce),
  };
}

function totalsOf(shown: Known): CoordinatorsAnswer["totals"] {
  const boards = shown.filter(({ known }) => known.kind.endsWith("-board"));
  const counted = (chosen: Known) =>
    count(chosen.length, {
      sensitivity: "process",
      unit: "",
      why: numbersOf(chosen.flatMap(({ known }) => known.registered)),
    });
  const having = (...statuses: readonly Coordination["status"][]) =>
    counted(boards.filter(({ coordination }) => statuses.includes(coordination.status)));
  const open = shown.flatMap(({ coordination }) =>
    coordination.handovers.flatMap(({ fact, points }) => points.filter(({ done }) => !done).map(() => fact)),
  );
  return {
    boards: counted(boards),
    appointed: having("appointed"),
    vacant: having("vacant", "deputy"),
    notStated: having("not-stated"),
    openPoints: count(open.length, { sensitivity: "process", unit: "", why: numbersOf(open) }),
  };
}

const unitRow = (known: KnownUnit, { vacancies, handovers }: Coordination) => ({
  unit: known.unit,
  name: known.name,
  kind: known.kind,
  kindText: wordOf(unitKinds, known.kind),
  earlierNames: known.earlierNames.map(({ name, until }) => ({ name, until, untilText: dateText(until) })),
  vacancies: vacancies.map((vacancy) => vacancyRow(vacancy, known.unit)),
  handovers: handovers.map((handover) => handoverRow(handover, known.unit)),
});

function boardRow(
  known: KnownUnit,
  coordination: Coordination,
  names: Names,
  longest: number | undefined,
  on: IsoDate,
): CoordinatorRow {
  const { status, coordinator, deputy, vacancies } = coordination;
  const current = vacancies.at(-1);
  const vacant = coordinator === undefined && current !== undefined;
  const standing = vacancyOn(known, on);
  const grounds = [...(coordinator ? [coordinator.fact] : []), ...(deputy ? [deputy.fact] : [])];
  const succeeded = known.facts.filter(({ type }) => type === "UnitSucceeded" || type === "UnitRenamed");
  return {
    ...unitRow(known, coordination),
    status,
    statusText: statusTexts[status],
    coordinator: coordinator ? officeRow(coordinator) : null,
    deputy: deputy ? officeRow(deputy) : null,
    vacantTooLong: longest === undefined ? null : standing !== undefined && outlasts(standing, longest, on),
    predecessors: known.predecessors.map(({ unit, how, from }) => ({
      unit,
      name: names.get(unit) ?? unit,
      how,
      howText: wordOf(successions, how),
      from,
    })),
    ...evidenceOf([known.registered, ...grounds, ...(vacant ? current.facts : []), ...succeeded], known.unit),
  };
}

function formerRow(known: KnownUnit, coordination: Coordination, names: Names): FormerRow {
  const { from = known.registered.occurredOn, successors = [], facts = [] } = known.ended ?? {};
  return {
    ...unitRow(known, coordination),
    endedFrom: from,
    endedFromText: dateText(from),
    successors: successors.map((unit) => ({ unit, name: names.get(unit) ?? unit })),
    ...evidenceOf([known.registered, ...facts], known.unit),
  };
}

const officeRow = ({ function: code, since }: InOffice): OfficeRow => ({
  function: code,
  functionText: wordOf(functions, code),
  since,
  sinceText: dateText(since),
});

const vacancyRow = ({ from, to, days, approximate, facts }: Vacancy, unit: string): VacancyRow => ({
  key: facts[0]?.id ?? "",
  from,
  fromText: dateText(from),
  to,
  toText: to === null ? null : dateText(to),
  days,
  approximate,
  ...evidenceOf(facts, unit),
});

const handoverRow = ({ fact, points }: Handover, unit: string): HandoverRow => ({
  key: fact.id,
  on: fact.occurredOn,
  onText: dateText(fact.occurredOn),
  fromText: wordOf(functions, fact.data.from),
  toText: wordOf(functions, fact.data.to),
  matters: fact.data.matters.map((matter) => ({ matter, text: wordOf(handoverMatters, matter) })),
  points: points.map(({ data, done }) => ({ point: data.point, text: data.text, doneOn: done?.occurredOn ?? null })),
  ...evidenceOf([fact, ...points.flatMap(({ done }) => done ?? [])], unit),
});
