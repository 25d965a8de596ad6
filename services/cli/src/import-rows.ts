import { createReadStream, existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import type { Actor } from "@liggare/access";
import type { Problem } from "@liggare/api";
import type { CommandRequest } from "@liggare/ledger";
import type { AcceptedBody, Client } from "./client/client.ts";
import type { Context } from "./context.ts";
import { type Exit, exitOf, exits, wrongUsage } from "./failure.ts";
import { parseRow, rowKeys } from "./row.ts";

interface Counts {
  accepted: number;
  already: number;
  refused: number;
}

type Status = "accepted" | "already there" | "refused";

/** Imports a file's rows in order, each told as it is done. Stops at the first bad row unless told to go on. */
export async function importFile(context: Context, source: string, actor: Actor, goOn: boolean): Promise<Exit> {
  const { out, stop } = context;
  const { stream, size } = openSource(context, source);
  const client = await context.connect();
  const progress = out.progress("Importing");
  const counts: Counts = { accepted: 0, already: 0, refused: 0 };
  const keyOf = rowKeys();
  let exit: Exit = exits.done;
  let line = 0;
  let stopped: "refused" | "interrupted" | undefined;
  let read = 0;
  try {
    for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
      line += 1;
      read += Buffer.byteLength(text) + 1;
      const content = line === 1 ? text.replace(/^\uFEFF/, "") : text;
      if (content.trim() === "") continue;
      if (stop.aborted) {
        stopped = "interrupted";
        break;
      }
      const outcome = await carryOut(client, content, keyOf, actor, out.lang);
      tell(context, line, outcome, counts);
      if (size !== undefined) progress.update(Math.min(read, size), size);
      if (outcome.status !== "refused") continue;
      const failed = exitOf(outcome.problem);
      exit = exit === exits.done ? failed : exit;
      // what is not available now is not available for the next row either
      if (goOn && failed === exits.refused) continue;
      stopped = "refused";
      break;
    }
  } finally {
    progress.end();
    await client.close();
  }
  return summary(context, counts, line, stopped, exit);
}

type Outcome =
  | { readonly status: "accepted" | "already there"; readonly body: AcceptedBody; readonly request: CommandRequest }
  | { readonly status: "refused"; readonly problem: Problem };

async function carryOut(
  client: Client,
  text: string,
  keyOf: ReturnType<typeof rowKeys>,
  actor: Actor,
  lang: Context["out"]["lang"],
): Promise<Outcome> {
  const row = parseRow(text, lang);
  if (!row.ok) return { status: "refused", problem: row.problem };
  const request = { ...row.request, ...keyOf(row.request) };
  const result = await client.execute(request, actor);
  if (!result.ok) return { status: "refused", problem: result.problem };
  return { status: result.repeated ? "already there" : "accepted", body: result.body, request };
}

function tell({ out }: Context, row: number, outcome: Outcome, counts: Counts): void {
  const status: Status = outcome.status;
  if (outcome.status === "refused") {
    counts.refused += 1;
    out.data({ row, status, problem: outcome.problem });
    const { detail, errors = [] } = outcome.problem;
    out.line(`${column(row)} ${out.style("red", column(status))} ${detail}`);
    for (const error of errors) out.line(`${column("")} ${column("")} ${error.pointer || "/"}: ${error.detail}`);
    return;
  }
  if (outcome.status === "accepted") counts.accepted += 1;
  else counts.already += 1;
  const { aggregate, id, revision, number } = outcome.body;
  out.data({ row, status, aggregate, id, command: outcome.request.command, revision, number });
  const colour = outcome.status === "accepted" ? "green" : "dim";
  const what = `${aggregate} ${id} ${outcome.request.command}`;
  out.line(`${column(row)} ${out.style(colour, column(status))} ${what} · revision ${revision}`);
}

const column = (text: string | number): string =>
  typeof text === "number" ? String(text).padStart(6) : text.padEnd(13);

function summary({ out }: Context, counts: Counts, row: number, stopped: string | undefined, exit: Exit): Exit {
  const { accepted, already, refused } = counts;
  out.data({ summary: { accepted, alreadyThere: already, refused, ...(stopped && { stopped, row }) } });
  out.line();
  out.line(`${accepted} accepted, ${already} already there, ${refused} refused.`);
  if (stopped === "refused")
    out.note(`Stopped at row ${row}. Correct it and import the same file again: what is there stays.`);
  if (stopped === "interrupted") out.note(`Interrupted before row ${row}. The same import again goes on from there.`);
  return stopped === "interrupted" ? exits.interrupted : exit;
}

function openSource({ workingFolder, stdin }: Context, source: string) {
  if (source === "-") return { stream: stdin, size: undefined };
  const file = resolve(workingFolder, source);
  if (!existsSync(file)) throw wrongUsage(`${file} does not exist.`);
  const { size, isFile } = { size: statSync(file).size, isFile: statSync(file).isFile() };
  if (!isFile) throw wrongUsage(`${file} is a folder: name a file of JSON Lines, or add --founding.`);
  return { stream: createReadStream(file), size };
}
