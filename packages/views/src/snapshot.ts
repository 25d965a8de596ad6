import type { IsoMonth } from "@liggare/calendar";
import type { JsonObject } from "@liggare/domain";
import type { Cell } from "./cells.ts";

/** The cells of a view at one moment, as the reader may know them. Only what is asked for is read. */
export interface Snapshot {
  /**
   * The cells of a kind, by unit and key. Kinds are typed by the view that wrote them.
   *
   * @param from without the cells that never said anything of this month or a later one; each comes whole, with what it
   *   says of earlier months too, and those that are about no month come always
   */
  cells<D = JsonObject>(kind: string, from?: IsoMonth): readonly Cell<D>[];
  /** The cells of a kind with this key, whichever unit's they are. */
  keyed<D = JsonObject>(kind: string, key: string): readonly Cell<D>[];
  cell<D = JsonObject>(kind: string, unit: string, key: string): Cell<D> | undefined;
  /**
   * The cells of a kind whose key begins with a prefix and lies before another, from the greatest key down: those of one
   * key together, whichever unit's they are.
   */
  backwards<D = JsonObject>(kind: string, prefix: string, before: string): Iterable<readonly Cell<D>[]>;
}

/** The month of cells that are about none: it lies after all. */
export const undated: IsoMonth = "9999-12";

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** By unit and key. */
export const inOrderOfCells = (a: Pick<Cell, "unit" | "key">, b: Pick<Cell, "unit" | "key">): number =>
  compare(a.unit, b.unit) || compare(a.key, b.key);

/**
 * A snapshot over given cells; empty cells are as if they were not there.
 *
 * @param latestOf the newest month that a cell says, or once said, something of; `undated` where it is about none
 */
export function snapshotOf(cells: Iterable<Cell>, latestOf: (cell: Cell) => IsoMonth = () => undated): Snapshot {
  const kinds = new Map<string, Cell[]>();
  const keys = new Map<string, Cell[]>();
  for (const cell of cells) {
    if (cell.facts.length === 0) continue;
    put(kinds, cell.kind, cell);
    put(keys, `${cell.kind}\n${cell.key}`, cell);
  }
  for (const list of [...kinds.values(), ...keys.values()]) list.sort(inOrderOfCells);
  const ofKind = (kind: string) => kinds.get(kind) ?? [];
  const keyed = (kind: string, key: string) => keys.get(`${kind}\n${key}`) ?? [];
  return {
    cells: <D>(kind: string, from?: IsoMonth) =>
      (from === undefined
        ? ofKind(kind)
        : ofKind(kind).filter((cell) => latestOf(cell) >= from)) as unknown as readonly Cell<D>[],
    keyed: <D>(kind: string, key: string) => keyed(kind, key) as unknown as readonly Cell<D>[],
    cell: <D>(kind: string, unit: string, key: string) =>
      keyed(kind, key).find((cell) => cell.unit === unit) as unknown as Cell<D> | undefined,
    backwards: <D>(kind: string, prefix: string, before: string) =>
      byKey(
        ofKind(kind)
          .filter(({ key }) => key.startsWith(prefix) && key < before)
          .sort(backwards),
      ) as unknown as Iterable<readonly Cell<D>[]>,
  };
}

/** Cells that lie by key, those of each key together. */
export function* byKey(cells: Iterable<Cell>): Generator<readonly Cell[]> {
  let together: Cell[] = [];
  for (const cell of cells) {
    if (together.length > 0 && together[0]?.key !== cell.key) {
      yield together;
      together = [];
    }
    together.push(cell);
  }
  if (together.length > 0) yield together;
}

/** By key from the greatest down, then by unit. */
const backwards = (a: Pick<Cell, "unit" | "key">, b: Pick<Cell, "unit" | "key">): number =>
  compare(b.key, a.key) || compare(b.unit, a.unit);

function put(lists: Map<string, Cell[]>, name: string, cell: Cell): void {
  const list = lists.get(name);
  if (list) list.push(cell);
  else lists.set(name, [cell]);
}
