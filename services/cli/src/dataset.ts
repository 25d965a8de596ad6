import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { FoundingMaterial, FoundingRow } from "@liggare/ledger";
import * as z from "zod/mini";
import { root } from "./context.ts";
import { wrongUsage } from "./failure.ts";

const datasetSchema = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(120)),
  municipality: z.string().check(z.minLength(1), z.maxLength(120)),
  kind: z.enum(["demonstration", "ordinary"]),
  lastDay: z.optional(z.iso.date()),
});

/** A founding import's folder: who it is about, and its rows. */
export interface Dataset extends z.output<typeof datasetSchema> {
  readonly material: FoundingMaterial;
}

/** Reads `dataset.json` and `commands.jsonl`. Throws Failure that names the file, and the row that is no JSON. */
export function readDataset(at: string): Dataset {
  const described = datasetSchema.safeParse(parseJson(readText(join(at, "dataset.json")), `${at}/dataset.json`));
  if (!described.success) {
    const [issue] = described.error.issues;
    throw wrongUsage(
      `${at}/dataset.json: ${issue?.path.join("/") || "the file"} is wrong; needed are name, municipality, kind (demonstration or ordinary) and, if known, lastDay.`,
    );
  }
  const file = join(at, "commands.jsonl");
  const rows = readText(file)
    .replace(/^\uFEFF/, "")
    .split("\n")
    .flatMap((line, index) => (line.trim() === "" ? [] : [rowOf(line, `${file}, row ${index + 1}`)]));
  if (rows.length === 0) throw wrongUsage(`${file} holds no rows.`);
  return { ...described.data, material: { name: described.data.name, rows } };
}

/** A data set that the product comes with, by its name. Throws Failure that names those there are. */
export function demonstrationDataset(name: string): Dataset {
  const folder = join(root, "test/datasets");
  const names = readdirSync(folder).filter((each) => existsSync(join(folder, each, "dataset.json")));
  if (!names.includes(name))
    throw wrongUsage(`--dataset: there is no data set ${name}. There are ${names.join(", ")}.`);
  return readDataset(join(folder, name));
}

function readText(file: string): string {
  if (!existsSync(file))
    throw wrongUsage(`${file} is missing; a founding import is a folder with dataset.json and commands.jsonl.`);
  return readFileSync(file, "utf8");
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw wrongUsage(`${where} is not valid JSON: ${(error as Error).message}`);
  }
}

const needed = ["aggregate", "id", "command", "input", "occurredOn", "recordedOn", "recordedOnSupport", "source"];
const allowed = new Set([...needed, "key", "causation", "correlation"]);

/** A row with all fields and no other; the ledger checks what they hold. */
function rowOf(line: string, where: string): FoundingRow {
  const row = parseJson(line, where);
  if (typeof row !== "object" || row === null || Array.isArray(row)) throw wrongUsage(`${where} is not a JSON object.`);
  const missing = needed.filter((name) => !(name in row));
  if (missing.length > 0) throw wrongUsage(`${where} lacks ${missing.join(", ")}.`);
  const unknown = Object.keys(row).filter((name) => !allowed.has(name));
  if (unknown.length > 0) throw wrongUsage(`${where} has a field that is not known here: ${unknown.join(", ")}.`);
  return row as FoundingRow;
}
