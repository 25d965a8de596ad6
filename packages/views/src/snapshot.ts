import type { JsonObject } from "@liggare/domain";
import { type Cell, cellName } from "./cells.ts";

/** The cells of a view at one moment, as the reader may know them. */
export interface Snapshot {
  /** All cells of a kind, by unit and key. Kinds are typed by the view that wrote them. */
  cells<D = JsonObject>(kind: string): readonly Cell<D>[];
  cell<D = JsonObject>(kind: string, unit: string, key: string): Cell<D> | undefined;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** A snapshot over given cells; empty cells are as if they were not there. */
export function snapshotOf(cells: Iterable<Cell>): Snapshot {
  const kinds = new Map<string, Cell[]>();
  const names = new Map<string, Cell>();
  for (const cell of cells) {
    if (cell.facts.length === 0) continue;
    names.set(cellName(cell), cell);
    const list = kinds.get(cell.kind);
    if (list) list.push(cell);
    else kinds.set(cell.kind, [cell]);
  }
  for (const list of kinds.values()) list.sort((a, b) => compare(a.unit, b.unit) || compare(a.key, b.key));
  return {
    cells: <D>(kind: string) => (kinds.get(kind) ?? []) as unknown as readonly Cell<D>[],
    cell: <D>(kind: string, unit: string, key: string) =>
      names.get(cellName({ kind, unit, key })) as unknown as Cell<D> | undefined,
  };
}
