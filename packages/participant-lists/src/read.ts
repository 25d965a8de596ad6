import { type Cells, cellsOf, type ListFormat } from "./cells.ts";
import { type ColumnField, type Columns, columnFields, columnsOf } from "./columns.ts";
import { isFault, type ListFault, unreadable } from "./fault.ts";
import { type RowState, stateOf } from "./statuses.ts";
import { folded } from "./text.ts";

export interface ReadOptions {
  readonly format: ListFormat;
  readonly sheet?: string;
  /** What every row says, where the list has no column for it. */
  readonly state?: "taken-part" | "completed";
  /** Columns by their title, where the title alone does not say. */
  readonly columns?: Readonly<Record<string, ColumnField>>;
  /** What a status means, where its word alone does not say. */
  readonly statuses?: Readonly<Record<string, Exclude<RowState, "unclear">>>;
}

/** A row of a list as far as it is read: an address to recognise somebody by, and never a name. */
export interface ParticipantRow {
  /** From 1, as a spreadsheet counts. */
  readonly row: number;
  /** The address, folded; undefined where there is none that can be used. */
  readonly person: string | undefined;
  readonly unit: string;
  readonly state: RowState;
}

export interface ParticipantList {
  readonly rows: readonly ParticipantRow[];
  /** The columns that were recognised, from 1. */
  readonly columns: readonly { readonly column: number; readonly field: ColumnField }[];
  readonly hasUnits: boolean;
}

/** A row's status on a list of one state: who has only taken part has not completed. */
function within(said: RowState, state: ReadOptions["state"]): RowState {
  if (state === undefined || said === "none" || said === "unclear") return said;
  return state === "completed" && said === "taken-part" ? "none" : state;
}

const address = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;

/** An address as it is compared: NFKC, trimmed, small letters; undefined where it is none. */
function personOf(text: string): string | undefined {
  const plain = text
    .normalize("NFKC")
    .replace(/^\s*mailto:/i, "")
    .trim()
    .toLowerCase();
  return address.test(plain) ? plain : undefined;
}

const foldedKeys = <V>(record: Readonly<Record<string, V>> = {}): ReadonlyMap<string, V> =>
  new Map(Object.entries(record).map(([key, value]) => [folded(key), value]));

/** Reads a participant list (CSV or XLSX). What it holds stays in memory. */
export async function readParticipantList(
  bytes: Uint8Array,
  options: ReadOptions,
): Promise<ParticipantList | ListFault> {
  const cells = await cellsOf(bytes, options.format, options.sheet);
  if (isFault(cells)) return cells;
  const columns = columnsOf(cells, foldedKeys(options.columns));
  if (!columns)
    return unreadable(
      "/rows/1",
      "Ingen rubrikrad med en kolumn för e-postadresser hittades bland de första raderna. Ange kolumnen med map",
      "No header with a column of e-mail addresses was found in the first rows. Name the column with map",
    );
  const { status, completed } = columns.at;
  if (options.state === undefined && status === undefined && completed === undefined)
    return unreadable(
      "/state",
      "state: ange taken-part eller completed, eller en lista med en kolumn för status",
      "state: give taken-part or completed, or a list with a column of statuses",
    );
  return {
    rows: rowsOf(cells, columns, options),
    columns: (Object.keys(columnFields) as ColumnField[])
      .flatMap((field) => {
        const at = columns.at[field];
        return at === undefined ? [] : [{ column: at + 1, field }];
      })
      .sort((a, b) => a.column - b.column),
    hasUnits: columns.at.unit !== undefined,
  };
}

function rowsOf(cells: Cells, { header, at }: Columns, { state, statuses }: ReadOptions): readonly ParticipantRow[] {
  const named = foldedKeys<RowState>(statuses);
  const stated = (row: readonly string[]): RowState => {
    if (at.status !== undefined) return within(stateOf(row[at.status] ?? "", named), state);
    if (state !== undefined) return state;
    return (row[at.completed ?? -1] ?? "").trim() === "" ? "none" : "completed";
  };
  return cells.flatMap((row, index): ParticipantRow[] => {
    if (index <= header || row.every((cell) => cell.trim() === "")) return [];
    const person = personOf(row[at.email ?? -1] ?? "");
    return [{ row: index + 1, person, unit: (row[at.unit ?? -1] ?? "").trim(), state: stated(row) }];
  });
}
