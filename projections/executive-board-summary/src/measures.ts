import { type IsoDate, yearOf } from "@liggare/calendar";
import { actionAreas, environments, orientations, phenomena } from "@liggare/domain";
import {
  alphabetical,
  count,
  evidenceOf,
  type KnownMeasure,
  type KnownPicture,
  type KnownPlan,
  numbersOf,
  wordOf,
} from "@liggare/views";
import type { MeasureRow, Measures, Problems } from "./answer-follow-up.ts";
import { notClassified } from "./texts.ts";

/* Measures of the year's plans over all boards, and what no measure answers. */

const counted = (measures: readonly KnownMeasure[]) =>
  count(measures.length, { sensitivity: "process", unit: "", why: numbersOf(measures.map(({ fact }) => fact)) });

function by(
  measures: readonly KnownMeasure[],
  words: typeof actionAreas | typeof orientations,
  codeOf: (measure: KnownMeasure) => string | undefined,
): readonly MeasureRow[] {
  const rows = Object.keys(words).map((code) => ({
    code,
    text: wordOf(words, code),
    count: counted(measures.filter((measure) => codeOf(measure) === code)),
  }));
  const without = measures.filter((measure) => codeOf(measure) === undefined);
  return [...rows, { code: "not-stated", text: notClassified, count: counted(without) }];
}

export function measuresOf(plans: readonly KnownPlan[], on: IsoDate): Measures {
  const year = yearOf(on);
  const measures = plans.filter((plan) => plan.year === year).flatMap((plan) => plan.measures);
  return {
    year,
    total: counted(measures),
    byArea: by(measures, actionAreas, ({ data }) => data.area),
    byOrientation: by(measures, orientations, ({ data }) => data.orientation),
  };
}

/** Both kinds of orphans of the year's plans; a picture of the year before stands in where there is none of the year. */
export function problemsOf(
  plans: readonly KnownPlan[],
  pictures: readonly KnownPicture[],
  names: ReadonlyMap<string, string>,
  on: IsoDate,
): Problems {
  const year = yearOf(on);
  const boards = [...new Set([...plans, ...pictures].map(({ board }) => board))].sort(alphabetical);
  const found = boards.map((board) => {
    const picture = [year, year - 1]
      .map((of) => pictures.find((each) => each.board === board && each.year === of))
      .find((each) => each !== undefined);
    const measures = plans.find((plan) => plan.board === board && plan.year === year)?.measures ?? [];
    const answers = ({ links }: KnownMeasure, item: string) =>
      links.some((link) => link.item === item && link.year === picture?.year);
    const items = picture?.items ?? [];
    const unit = picture?.unit ?? plans.find((plan) => plan.board === board)?.unit ?? board;
    const name = names.get(board) ?? names.get(unit) ?? unit;
    return {
      withoutMeasure: items
        .filter(({ data }) => !measures.some((measure) => answers(measure, data.item)))
        .map(({ data, fact }) => ({
          key: `${board} ${picture?.year} ${data.item}`,
          unit,
          name,
          year: picture?.year ?? year,
          environmentText: wordOf(environments, data.environment),
          phenomenonText: wordOf(phenomena, data.phenomenon),
          ...evidenceOf([fact], unit),
        })),
      measuresWithout: measures
        .filter((measure) => !items.some(({ data }) => answers(measure, data.item)))
        .map(({ data, fact }) => ({
          key: `${board} ${year} ${data.measure}`,
          unit,
          name,
          year,
          areaText: data.area === undefined ? null : wordOf(actionAreas, data.area),
          ...evidenceOf([fact], unit),
        })),
    };
  });
  return {
    withoutMeasure: found.flatMap((each) => each.withoutMeasure),
    measuresWithout: found.flatMap((each) => each.measuresWithout),
  };
}
