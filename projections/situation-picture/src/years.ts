import { actionAreas, orientations } from "@liggare/domain";
import {
  codeText,
  dateText,
  doesAnswer,
  evidenceOf,
  formerOf,
  type KnownContribution,
  type KnownMeasure,
  type KnownPicture,
  type KnownPlan,
  orphansOf,
  wordOf,
} from "@liggare/views";
import type { MeasureShown, PictureItem, YearPicture } from "./answer.ts";
import { countsOf, described, trendText } from "./codes.ts";
import { sourceText } from "./sources.ts";
import { contentNotStated, statusTexts } from "./texts.ts";

/** The board's plans that may answer its picture of a year. */
export interface PicturePlans {
  /** Of the picture's year. */
  readonly own: KnownPlan | undefined;
  /** Of the year after: its measures may answer last year's picture. */
  readonly next: KnownPlan | undefined;
  /** All pictures, for measures that answer the one of the year before. */
  readonly pictures: readonly KnownPicture[];
}

/** A board's picture of one year, with the measures of its plans that answer it. */
export function yearPicture(
  picture: KnownPicture,
  plans: PicturePlans,
  names: ReadonlyMap<string, string>,
  contributions: readonly KnownContribution[],
): YearPicture {
  const { unit, year, compiled, adopted, items, facts } = picture;
  const measures = [...(plans.own?.measures ?? []), ...(plans.next?.measures ?? [])];
  const told = contributions.flatMap(({ received, items: own }) =>
    own.flatMap(({ taken }) => (taken?.data.year === year ? [{ ...taken.data, source: received.data.source }] : [])),
  );
  const shown = items.map(({ data, fact }): PictureItem => {
    const answering = measures.filter((measure) => doesAnswer(measure, picture, data.item));
    return {
      item: data.item,
      ...described(data),
      trend: data.trend,
      trendText: trendText(data.trend),
      text: data.text ?? null,
      measures: answering.map((measure) => measureShown(measure, unit)),
      restsOn: [...new Set(told.flatMap((each) => (each.pictureItem === data.item ? [each.source] : [])))].map(
        (source) => ({ source, text: sourceText(source) }),
      ),
      ...evidenceOf([fact], unit),
    };
  });
  // The next year's plan judges this picture only where it answers it, as last year's.
  const judged = plans.own !== undefined || shown.some((item) => item.measures.length > 0);
  const status = adopted ? "adopted" : compiled ? "compiled" : "steps only";
  const content = compiled?.data.content ?? "not-stated";
  return {
    year,
    former: facts[0] ? formerOf(facts[0], names) : null,
    status,
    statusText: statusTexts[status],
    changedSince: picture.changedSince,
    content,
    contentText: content === "not-stated" ? contentNotStated : codeText("SituationPictureCompiled", "content", content),
    sources: (compiled?.data.sources ?? []).map((source) => ({
      source,
      text: codeText("SituationPictureCompiled", "sources", source),
    })),
    compiledOn: compiled?.occurredOn ?? null,
    compiledOnText: compiled ? dateText(compiled.occurredOn) : null,
    adoptedOn: adopted?.occurredOn ?? null,
    adoptedOnText: adopted ? dateText(adopted.occurredOn) : null,
    registryNumber: adopted?.data.registryNumber ?? null,
    items: shown,
    counts: countsOf(items, unit),
    plan: plans.own !== undefined,
    itemsWithoutMeasure: judged ? shown.filter((item) => item.measures.length === 0).map(({ item }) => item) : null,
    measuresWithoutItem: (plans.own ? orphansOf(plans.own, plans.pictures).measures : []).map((measure) =>
      measureShown(measure, unit),
    ),
    ...evidenceOf(facts, unit),
  };
}

const measureShown = ({ data, fact }: KnownMeasure, unit: string): MeasureShown => ({
  measure: data.measure,
  wording: data.wording,
  area: data.area ?? null,
  areaText: data.area === undefined ? null : wordOf(actionAreas, data.area),
  orientation: data.orientation ?? null,
  orientationText: data.orientation === undefined ? null : wordOf(orientations, data.orientation),
  ...evidenceOf([fact], unit),
});
