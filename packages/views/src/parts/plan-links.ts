import type { KnownPicture } from "./pictures.ts";
import type { KnownMeasure, KnownPlan } from "./plans.ts";

/* Problem → measure (DOMAIN §1.7): which items of the situation picture no measure answers, and the other way round. */

/** What a measure is to state (report §3.3.2), with both classifications (DOMAIN §1.3). */
export const measureParts = ["area", "orientation", "responsible", "timetable", "followUp"] as const;
export type MeasurePart = (typeof measureParts)[number];

/** What a measure lacks of that: it is to be completed. */
export const lacksOf = ({ data }: Pick<KnownMeasure, "data">): readonly MeasurePart[] =>
  measureParts.filter((part) => data[part] === undefined || data[part] === "not-stated");

export interface Orphans {
  /** The picture whose items are looked at: the plan's year's, or else the one of the year before. */
  readonly picture: KnownPicture | undefined;
  /** Items of that picture that no measure answers; undefined where there is no such picture. */
  readonly items: KnownPicture["items"] | undefined;
  /** Measures that answer no present item of either picture. */
  readonly measures: readonly KnownMeasure[];
}

/** Both kinds of orphans of a plan. */
export function orphansOf(plan: KnownPlan, pictures: readonly KnownPicture[]): Orphans {
  const of = (year: number) => pictures.find((picture) => picture.board === plan.board && picture.year === year);
  const [own, before] = [of(plan.year), of(plan.year - 1)];
  const picture = own ?? before;
  return {
    picture,
    items: picture?.items.filter(
      ({ data }) => !plan.measures.some((measure) => doesAnswer(measure, picture, data.item)),
    ),
    measures: plan.measures.filter(
      (measure) =>
        ![own, before].some((each) => each?.items.some(({ data }) => doesAnswer(measure, each, data.item)) ?? false),
    ),
  };
}

/** Whether a measure answers an item of a picture. */
export const doesAnswer = ({ links }: KnownMeasure, { year }: Pick<KnownPicture, "year">, item: string): boolean =>
  links.some((link) => link.item === item && link.year === year);
