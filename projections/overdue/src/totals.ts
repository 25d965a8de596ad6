import { count, type KnownUnit } from "@liggare/views";
import type { BoardTotals, ComingItem, KindTotals, OverdueItem, Totals, UnjudgedItem } from "./answer.ts";
import { kinds, type OverdueKind } from "./kinds.ts";

export interface Lists {
  readonly overdue: readonly OverdueItem[];
  readonly coming: readonly ComingItem[];
  readonly cannotBeJudged: readonly UnjudgedItem[];
}

type Item = OverdueItem | ComingItem | UnjudgedItem;

function counted(items: readonly Item[], unit: string) {
  const numbers = [...new Set(items.flatMap(({ why }) => why.$why))].sort((a, b) => a - b);
  return count(items.length, { sensitivity: "process", unit, why: numbers });
}

/** How many there are of each list, with the events behind them. */
export const totalsOf = ({ overdue, coming, cannotBeJudged }: Lists, unit: string): Totals => ({
  overdue: counted(overdue, unit),
  coming: counted(coming, unit),
  cannotBeJudged: counted(cannotBeJudged, unit),
});

const narrowed = ({ overdue, coming, cannotBeJudged }: Lists, of: (item: Item) => boolean): Lists => ({
  overdue: overdue.filter(of),
  coming: coming.filter(of),
  cannotBeJudged: cannotBeJudged.filter(of),
});

const allOf = ({ overdue, coming, cannotBeJudged }: Lists): readonly Item[] => [
  ...overdue,
  ...coming,
  ...cannotBeJudged,
];

export function totalsByKind(lists: Lists): readonly KindTotals[] {
  const present = new Set(allOf(lists).map(({ kind }) => kind));
  return (Object.keys(kinds) as OverdueKind[])
    .filter((kind) => present.has(kind))
    .map((kind) => ({
      kind,
      text: kinds[kind],
      ...totalsOf(
        narrowed(lists, (item) => item.kind === kind),
        "",
      ),
    }));
}

/** By the board that is to act, registered or not, in the order of boards. */
export function totalsByBoard(lists: Lists, units: readonly KnownUnit[]): readonly BoardTotals[] {
  const present = new Map(allOf(lists).map(({ board }) => [board.unit ?? "", board.text.sv]));
  const order = [...new Set([...units.map(({ unit }) => unit), ...[...present.keys()].sort()])];
  return order
    .filter((unit) => present.has(unit))
    .map((unit) => ({
      unit,
      name: present.get(unit) ?? unit,
      ...totalsOf(
        narrowed(lists, ({ board }) => board.unit === unit),
        unit,
      ),
    }));
}
