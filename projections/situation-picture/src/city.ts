import { environments, phenomena } from "@liggare/domain";
import { count, groupBy, type KnownPicture, numbersOf, wordOf } from "@liggare/views";
import type { CityItems } from "./answer.ts";

/** Each board's newest picture by the judged day. */
export const newestOf = (pictures: readonly KnownPicture[]): readonly KnownPicture[] =>
  [...groupBy(pictures, ({ unit }) => unit).values()].flatMap((own) =>
    own.reduce((newest, picture) => (picture.year > newest.year ? picture : newest)),
  );

/** Present items of the boards' newest pictures, by environment and phenomenon, in the vocabularies' order. */
export function cityItems(pictures: readonly KnownPicture[]): readonly CityItems[] {
  const items = newestOf(pictures).flatMap(({ unit, items: own }) => own.map((item) => ({ unit, ...item })));
  return Object.keys(environments).flatMap((environment) =>
    Object.keys(phenomena).flatMap((phenomenon): CityItems[] => {
      const here = items.filter(({ data }) => data.environment === environment && data.phenomenon === phenomenon);
      if (here.length === 0) return [];
      const counted = (chosen: typeof here) =>
        count(chosen.length, { sensitivity: "process", unit: "", why: numbersOf(chosen.map(({ fact }) => fact)) });
      return [
        {
          key: `${environment} ${phenomenon}`,
          environment,
          environmentText: wordOf(environments, environment),
          phenomenon,
          phenomenonText: wordOf(phenomena, phenomenon),
          boards: [...new Set(here.map(({ unit }) => unit))],
          count: counted(here),
          rising: counted(here.filter(({ data }) => data.trend === "rising")),
        },
      ];
    }),
  );
}
