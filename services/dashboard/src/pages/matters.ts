import type { Matter } from "@liggare/executive-board-summary";
import type { Summary } from "../api/views.ts";

export type Board = Summary["boards"][number];
export type Cell = Board["cells"][Matter];

export interface OpenCell {
  readonly board: Board;
  readonly matter: Matter;
  readonly cell: Cell;
}

/** What matters, in the order of the columns. */
export const mattersOf = (board: Board): readonly Matter[] => Object.keys(board.cells) as Matter[];

/** A cell as it stands in the address. */
export const cellOf = (unit: string, matter: Matter): string => `${unit}.${matter}`;

export function parseCell(text: string | undefined, { boards }: Summary): OpenCell | undefined {
  const [unit, matter] = text?.split(".") ?? [];
  const board = boards.find((one) => one.unit === unit);
  const found = board && mattersOf(board).find((one) => one === matter);
  return found && { board, matter: found, cell: board.cells[found] };
}
