import type { IsoMonth } from "@liggare/calendar";
import { type CellStore, silentCell } from "./apply.ts";
import { type Cell, type CellId, cellName, type Fact, parseCellName } from "./cells.ts";
import { type Snapshot, snapshotOf, undated } from "./snapshot.ts";

export interface MemoryCells extends CellStore {
  /** The cells that hold facts, by kind, unit and key. */
  cells(): readonly Cell[];
  snapshot(): Snapshot;
}

const silent = cellName(silentCell);

/** Cells in memory: for trying a view without a file, and what the file is compared with. */
export function memoryCells(): MemoryCells {
  const facts = new Map<string, Fact[]>();
  const latest = new Map<string, IsoMonth>();
  const cells = () =>
    [...facts]
      .filter(([name, list]) => list.length > 0 && name !== silent)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, list]) => ({ ...parseCellName(name), facts: [...list] }));
  return {
    add(cell: CellId, fact: Fact, month?: IsoMonth) {
      const name = cellName(cell);
      const before = latest.get(name);
      if (before === undefined) latest.set(name, month ?? undated);
      else if (month !== undefined && month > before) latest.set(name, month);
      const list = facts.get(name) ?? [];
      facts.set(name, list);
      list.splice(list.findLastIndex(({ number }) => number <= fact.number) + 1, 0, fact);
    },
    take(cell: CellId, entry: string) {
      const name = cellName(cell);
      const list = facts.get(name) ?? [];
      facts.set(
        name,
        list.filter(({ id }) => id !== entry),
      );
      return list.filter(({ id }) => id === entry);
    },
    cells,
    snapshot: () => snapshotOf(cells(), (cell) => latest.get(cellName(cell)) ?? undated),
  };
}
