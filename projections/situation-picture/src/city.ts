import { environments, phenomena } from "@liggare/domain";
import { count, groupBy, type KnownPicture, type KnownUnit, numbersOf, wordOf } from "@liggare/views";
import type { CityItems } from "./answer.ts";

/**
 * Each board's newest picture by the judged day. That of a board that has ended counts until one that took over has a
 * picture of its own.
 */
export function newestOf(pictures: readonly KnownPicture[], units: readonly KnownUnit[]): readonly KnownPicture[] {
  const byBoard = groupBy(pictures, ({ board }) => board);
  const replaced = (board: string, passed: readonly string[] = []): boolean => {
    const { successors = [] } = units.find(({ unit }) => unit === board)?.ended ?? {};
    return successors.some(
      (unit) => byBoard.has(unit) || (!passed.includes(unit) && replaced(unit, [...passed, board])),
    );
  };
  return [...byBoard].flatMap(([board, own]) =>
    replaced(board) ? [] : own.reduce((newest, picture) => (picture.year > newest.year ? picture : newest)),
  );
}

/** Present items of the boards' newest pictures, by environment and phenomenon, in the vocabularies' order. */
export function cityItems(pictures: readonly KnownPicture[], units: readonly KnownUnit[]): readonly CityItems[] {
  const items = newestOf(pictures, units).flatMap(({ unit, items: own }) => own.map((item) => ({ unit, ...item })));
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
