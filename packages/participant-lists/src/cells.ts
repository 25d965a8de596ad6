import { CsvError, parse } from "csv-parse/sync";
import { readSheet } from "read-excel-file/node";
import { type ListFault, unreadable } from "./fault.ts";
import { textOf } from "./text.ts";
import { inflatedSize } from "./zip.ts";

/** A table as rows of texts, the first row with index 0. */
export type Cells = readonly (readonly string[])[];

export type ListFormat = "csv" | "xlsx";

/** Most bytes that a spreadsheet may unfold to. */
const largest = 200 * 1024 * 1024;

/** The rows of a file. Nothing but memory is used: no file is written on the way. */
export async function cellsOf(
  bytes: Uint8Array,
  format: ListFormat,
  sheet: string | undefined,
): Promise<Cells | ListFault> {
  if (bytes.length === 0) return unreadable("", "Listan är tom", "The list is empty");
  return format === "csv" ? csvCells(textOf(bytes)) : xlsxCells(bytes, sheet);
}

/** The sign that parts most of the first line's fields, outside quotes; `sep=` in the first line says it. */
function delimiterOf(text: string): string {
  const [first = ""] = text.trimStart().split(/\r?\n/, 1);
  const said = /^\uFEFF?sep=(.)$/i.exec(first.trim())?.[1];
  if (said) return said;
  const lines = text.split(/\r?\n/, 30).map((line) => line.replace(/"[^"]*"/g, ""));
  const counts = [";", "\t", ","].map((sign) => ({
    sign,
    count: Math.max(...lines.map((line) => line.split(sign).length)),
  }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).sign;
}

function csvCells(text: string): Cells | ListFault {
  try {
    const rows = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
    }) as readonly string[][];
    return /^sep=./i.test(rows[0]?.[0] ?? "") ? [[], ...rows.slice(1)] : rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = Number((error as CsvError & { records?: number }).records ?? 0) + 1;
    return unreadable(
      `/rows/${row}`,
      `Rad ${row}: citattecknen går inte ihop, så raden kan inte läsas`,
      `Row ${row}: its quotes do not match, so the row cannot be read`,
    );
  }
}

async function xlsxCells(bytes: Uint8Array, sheet: string | undefined): Promise<Cells | ListFault> {
  const size = inflatedSize(bytes, largest);
  if (size === "not a zip")
    return unreadable("", "Filen är inget kalkylblad (xlsx)", "The file is no spreadsheet (xlsx)");
  if (size === "too large")
    return { kind: "too large", pointer: "", sv: "Kalkylbladet är för stort", en: "The spreadsheet is too large" };
  try {
    const which = sheet === undefined ? 1 : /^\d{1,3}$/.test(sheet) ? Number(sheet) : sheet;
    const rows = await readSheet(Buffer.from(bytes), which);
    return rows.map((row) => row.map(cellText));
  } catch {
    // The library's message may hold what stands in the file.
    return unreadable(
      sheet === undefined ? "" : "/sheet",
      "Kalkylbladet går inte att läsa, eller så finns inte det bladet",
      "The spreadsheet cannot be read, or there is no such sheet",
    );
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}
