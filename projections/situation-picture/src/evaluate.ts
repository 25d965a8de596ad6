import { policeLevels } from "@liggare/domain";
import {
  alphabetical,
  checkInsOf,
  cityTable,
  compilationsOf,
  contributionsOf,
  count,
  dateText,
  evidenceOf,
  type Fact,
  type FactOf,
  inventoriesOf,
  isBoard,
  isComplete,
  monthsBefore,
  namesOf,
  numbersOf,
  picturesOf,
  plansOf,
  type Question,
  reportsOf,
  type Snapshot,
  stepsOf,
  tableOf,
  twelveMonths,
  unitsOf,
  wordOf,
} from "@liggare/views";
import type { BoardPicture, Sentence, SharedPicture, SituationPictureAnswer } from "./answer.ts";
import { cityItems, newestOf } from "./city.ts";
import { described } from "./codes.ts";
import { ownInventories, roundShown } from "./inventories.ts";
import { compilationShown, contributionShown } from "./sources.ts";
import { yearPicture } from "./years.ts";

/** Months of check-ins whose shared pictures are shown, the judged day's included. */
const sharedMonths = 24;

export function evaluate(cells: Snapshot, question: Question): SituationPictureAnswer {
  const { on, unit: only } = question;
  const inSight = ({ unit }: { readonly unit: string }) => only === undefined || unit === only;
  const pictures = picturesOf(cells, on).filter(inSight);
  const plans = plansOf(cells, on);
  const checkIns = checkInsOf(cells, on, monthsBefore(on, sharedMonths - 1)).filter(inSight);
  const reports = reportsOf(cells, question);
  const compilations = compilationsOf(cells, on).filter(inSight);
  const contributions = contributionsOf(cells, on).filter(inSight);
  const rounds = inventoriesOf(cells, on);
  const steps = stepsOf(cells, question);
  const known = unitsOf(cells, on);
  const names = namesOf(known);
  const registered = known.filter(inSight);
  const holding = [
    ...pictures,
    ...checkIns,
    ...contributions,
    ...compilations,
    ...rounds.map(({ convener: unit }) => ({ unit })),
  ];
  const others = [...holding.map(({ unit }) => unit), ...reports.keys()]
    .filter((unit) => inSight({ unit }) && !registered.some((known) => known.unit === unit))
    .sort(alphabetical);
  const units = [
    // Offices and outside parties are shown where they hold something, or are asked for.
    ...registered.filter(
      (each) =>
        isBoard(each) || only !== undefined || reports.has(each.unit) || holding.some(({ unit }) => unit === each.unit),
    ),
    ...new Set(others),
  ].map((each) => (typeof each === "string" ? { unit: each, name: null, kind: null } : each));
  const boards = units.map(
    ({ unit, name, kind }): BoardPicture => ({
      unit,
      name,
      kind,
      years: pictures
        .filter((picture) => picture.unit === unit)
        .sort((a, b) => b.year - a.year || alphabetical(a.board, b.board))
        .map((picture) =>
          yearPicture(
            picture,
            {
              own: plans.find((plan) => plan.board === picture.board && plan.year === picture.year),
              next: plans.find((plan) => plan.board === picture.board && plan.year === picture.year + 1),
              pictures,
            },
            names,
            contributions.filter((each) => each.unit === unit),
          ),
        ),
      concerns: tableOf(reports.get(unit) ?? [], steps, unit, question),
      concernsComplete: isComplete(cells, unit, "concern-reports", `${twelveMonths(on)[0]}-01`, on),
      checkIns: checkIns
        .filter((fact) => fact.unit === unit && fact.data.picture.length > 0)
        .map(shared)
        .reverse(),
      compilations: compilations
        .filter((compilation) => compilation.unit === unit)
        .sort((a, b) => b.year - a.year)
        .map(compilationShown),
      contributions: contributions.filter((each) => each.unit === unit).map(contributionShown),
      inventories: rounds.flatMap((round) => ownInventories(round, unit, names)),
      convenes: rounds.filter(({ convener }) => convener === unit).map((round) => roundShown(round, names)),
    }),
  );
  const tables = boards.map(({ concerns }) => concerns);
  const whole = cityTable(tables, question);
  const concerns = only === undefined ? whole : (tables[0] ?? whole);
  return {
    on,
    unit: only ?? null,
    sentence: sentenceOf(boards, newestOf(pictures, known), concerns, on),
    boards,
    city:
      only === undefined
        ? {
            concerns: whole,
            items: cityItems(pictures, known),
            inventories: rounds.map((round) => roundShown(round, names)),
          }
        : null,
  };
}

function sentenceOf(
  boards: readonly BoardPicture[],
  pictures: ReturnType<typeof newestOf>,
  { total, closed }: Pick<BoardPicture["concerns"], "total" | "closed">,
  on: string,
): Sentence {
  const counted = (value: number, facts: readonly Fact[] = []) =>
    count(value, { sensitivity: "process", unit: "", why: numbersOf(facts) });
  const items = pictures.flatMap((picture) => picture.items);
  const rising = items.filter(({ data }) => data.trend === "rising");
  const facts = (chosen: typeof items) => chosen.map(({ fact }) => fact);
  const unanswered = boards.reduce((sum, { years: [newest] }) => sum + (newest?.itemsWithoutMeasure?.length ?? 0), 0);
  const months = twelveMonths(on);
  return {
    from: months[0] ?? "",
    to: months.at(-1) ?? "",
    boards: counted(boards.length),
    withPicture: counted(
      pictures.length,
      pictures.flatMap((picture) => picture.facts),
    ),
    items: counted(items.length, facts(items)),
    rising: counted(rising.length, facts(rising)),
    itemsWithoutMeasure: counted(unanswered),
    concerns: total,
    concernsClosed: closed,
  };
}

const shared = (fact: FactOf<"CheckInHeld">): SharedPicture => ({
  key: fact.stream,
  date: fact.occurredOn,
  dateText: dateText(fact.occurredOn),
  level: fact.data.level,
  levelText: wordOf(policeLevels, fact.data.level),
  items: fact.data.picture.map(({ environment, setting, kind }, index) => ({
    key: String(index + 1),
    ...described({ environment, setting, phenomenon: kind }),
  })),
  ...evidenceOf([fact], fact.unit),
});
