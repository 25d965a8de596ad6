import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import { openDataFolder } from "@liggare/api";
import { owning } from "../client/connect.ts";
import { runningServer } from "../client/server.ts";
import type { Context, Verb } from "../context.ts";
import { readDataset } from "../dataset.ts";
import { type Exit, exits, Failure, wrongUsage } from "../failure.ts";
import { found } from "../founding.ts";
import { importFile } from "../import-rows.ts";
import { type ActorOptions, actorOf, examples, recorderOptions } from "../options.ts";

interface ImportOptions extends ActorOptions {
  readonly founding?: true;
  readonly goOn?: true;
}

/** Imports commands as JSON Lines, or makes the founding import of a folder. */
export const importRows: Verb = (program, bind) =>
  bind<ImportOptions>(
    recorderOptions(
      program
        .command("import")
        .description("import commands as JSON Lines, or a whole history as the founding import")
        .argument("<source>", "a file of JSON Lines (- for stdin); with --founding a folder")
        .option("--founding", "the folder's dataset.json and commands.jsonl found the ledger, before anything else")
        .option("--go-on", "go on after a row that was refused"),
    ).addHelpText(
      "after",
      `
A row: {"aggregate":"meeting","id":"…","command":"hold","input":{…},"occurredOn":"2026-03-03","source":{…},"key":"…"}
Importing the same file again adds nothing: each row's idempotency key is its own key field, or is made from its content
without free texts and from how many equal rows came before it. Two honest equal rows are two.
Who imports: --role (default central-coordinator) and --unit (default kommunstyrelsen).
${examples(
  "import meetings.jsonl",
  "import meetings.jsonl --role local-coordinator --unit skarholmen --go-on --json",
  "import test/datasets/stockholm-2019 --founding",
)}`,
    ),
    async (context, [source = ""], options) => {
      if (options.founding) {
        if (options.goOn) throw wrongUsage("--go-on: a founding import is made whole or not at all.");
        return importFounding(context, source);
      }
      return importFile(context, source, actorOf(options), options.goOn ?? false);
    },
  );

async function importFounding({ config, out, workingFolder }: Context, source: string): Promise<Exit> {
  const dataset = readDataset(resolve(workingFolder, source));
  const running = runningServer(config.data);
  if (running)
    throw new Failure(
      exits.unavailable,
      "server-running",
      `A server runs at ${running.url} (process ${running.process}): stop it, a founding import is made before the ledger is used.`,
    );
  const isNew = !existsSync(config.data);
  const folder = await owning(config, () =>
    openDataFolder(config, {
      opening: { municipality: dataset.municipality, kind: dataset.kind },
      onWarning: (message) => out.note(message),
    }),
  );
  let outcome: Awaited<ReturnType<typeof found>>;
  try {
    outcome = await found(folder.ledger, dataset.material, out);
  } finally {
    await folder.close();
  }
  if (!outcome.ok) {
    // refused whole: a folder that this very run made is not left behind
    if (isNew) await rm(config.data, { recursive: true, force: true });
    return out.problem(outcome.problem);
  }
  const { status, rows, there, added } = outcome.body;
  out.data({ ...outcome.body, municipality: folder.ledger.opened.municipality, data: config.data });
  if (status === "resumed") out.line(`Found ${there} events of an interrupted import, and went on from there.`);
  out.line(
    status === "nothing added"
      ? `Nothing added: ${dataset.name} was imported before (${rows} rows).`
      : `${status === "founded" ? "Founded" : "Resumed"}: ${dataset.name}, ${rows} rows, ${added} events added to ${config.data}.`,
  );
  return exits.done;
}
