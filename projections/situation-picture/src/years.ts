import { actionAreas, orientations } from "@liggare/domain";
import {
  codeText,
  dateText,
  evidenceOf,
  formerOf,
  type KnownContribution,
  type KnownMeasure,
  type KnownPicture,
  type KnownPlan,
  wordOf,
} from "@liggare/views";
import type { MeasureShown, PictureItem, YearPicture } from "./answer.ts";
import { countsOf, described, trendText } from "./codes.ts";
import { sourceText } from "./sources.ts";
import { contentNotStated, statusTexts } from "./texts.ts";

/** A board's picture of one year, with the measures of that year's plan that answer it. */
export function yearPicture(
  picture: KnownPicture,
  plan: KnownPlan | undefined,
  names: ReadonlyMap<string, string>,
  contributions: readonly KnownContribution[],
): YearPicture {
  const { unit, year, compiled, adopted, items, facts } = picture;
  const measures = plan?.measures ?? [];
  const present = new Set(items.map(({ data }) => data.item));
  const told = contributions.flatMap(({ received, items: own }) =>
    own.flatMap(({ taken }) => (taken?.data.year === year ? [{ ...taken.data, source: received.data.source }] : [])),
  );
  const shown = items.map(({ data, fact }): PictureItem => {
    const answering = measures.filter((measure) => measure.data.answers.includes(data.item));
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
    plan: plan !== undefined,
    itemsWithoutMeasure: plan ? shown.filter((item) => item.measures.length === 0).map(({ item }) => item) : null,
    measuresWithoutItem: measures
      .filter(({ data }) => !data.answers.some((item) => present.has(item)))
      .map((measure) => measureShown(measure, unit)),
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
