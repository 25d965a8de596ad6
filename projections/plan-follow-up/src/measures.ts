import { actionAreas, activityStates, type Bilingual, orientations } from "@liggare/domain";
import {
  type Activity,
  count,
  dateText,
  evidenceOf,
  type Fact,
  type KnownMeasure,
  type KnownReport,
  numbersOf,
  wordOf,
} from "@liggare/views";
import type { MeasureShown, StateRow } from "./answer.ts";
import { notClassified, notReported } from "./texts.ts";

/** A measure with what was reported of it last in its year. */
export interface Followed {
  readonly measure: KnownMeasure;
  readonly activity: { readonly data: Activity; readonly fact: Fact } | undefined;
}

/** Each measure with its newest submitted activity; `reports` in the order of their periods. */
export const withActivities = (
  measures: readonly KnownMeasure[],
  reports: readonly KnownReport[],
): readonly Followed[] =>
  measures.map((measure) => ({
    measure,
    activity: reports
      .findLast(({ activities }) => activities.has(measure.data.measure))
      ?.activities.get(measure.data.measure),
  }));

const stateOf = ({ activity }: Followed): string => activity?.data.state ?? "not-reported";
const stateText = (state: string): Bilingual =>
  state === "not-reported" ? notReported : wordOf(activityStates, state);

export function measureShown(followed: Followed, unit: string): MeasureShown {
  const { data, fact, links } = followed.measure;
  const { area, orientation, timetable } = data;
  return {
    measure: data.measure,
    wording: data.wording,
    area: area ?? null,
    areaText: area === undefined ? null : wordOf(actionAreas, area),
    orientation: orientation ?? null,
    orientationText: orientation === undefined ? null : wordOf(orientations, orientation),
    timetable: timetable ?? null,
    timetableText: timetable === undefined ? null : dateText(timetable),
    state: stateOf(followed),
    stateText: stateText(stateOf(followed)),
    answers: links,
    ...evidenceOf(followed.activity ? [fact, followed.activity.fact] : [fact], unit),
  };
}

/** Measures × state by one classification, those without it last. Every state has a column, 0 where there is none. */
function stateRows(
  all: readonly Followed[],
  unit: string,
  words: typeof actionAreas | typeof orientations,
  codeOf: (measure: KnownMeasure) => string | undefined,
): readonly StateRow[] {
  const counted = (chosen: readonly Followed[]) =>
    count(chosen.length, {
      sensitivity: "process",
      unit,
      why: numbersOf(chosen.flatMap(({ measure, activity }) => [measure.fact, ...(activity ? [activity.fact] : [])])),
    });
  const row = (code: string, text: Bilingual, own: readonly Followed[]): StateRow => ({
    code,
    text,
    total: counted(own),
    states: [...Object.keys(activityStates), "not-reported"].map((state) => ({
      state,
      text: stateText(state),
      count: counted(own.filter((each) => stateOf(each) === state)),
    })),
  });
  const without = all.filter(({ measure }) => codeOf(measure) === undefined);
  return [
    ...Object.keys(words).map((code) =>
      row(
        code,
        wordOf(words, code),
        all.filter(({ measure }) => codeOf(measure) === code),
      ),
    ),
    ...(without.length > 0 ? [row("not-stated", notClassified, without)] : []),
  ];
}

/** The same measures by the guidelines' areas, and by the boards' own arrangement (DOMAIN §1.3). */
export const bothTables = (all: readonly Followed[], unit: string) => ({
  byArea: stateRows(all, unit, actionAreas, ({ data }) => data.area),
  byOrientation: stateRows(all, unit, orientations, ({ data }) => data.orientation),
});
