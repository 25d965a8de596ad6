import { open } from "node:fs/promises";
import { resolve } from "node:path";
import { Option } from "commander";
import type { Client, Result } from "../client/client.ts";
import type { Context, Verb } from "../context.ts";
import { type Exit, exits, wrongUsage } from "../failure.ts";
import { type ActorOptions, examples, readerOf, readerOptions, viewNames, wholeNumber } from "../options.ts";

interface ExportOptions extends ActorOptions {
  readonly purpose?: string;
  readonly view?: string;
  readonly after?: number;
  readonly limit?: number;
  readonly type?: string;
  readonly stream?: string;
  readonly out?: string;
}

/** Exports the log without its texts, or a view's cells with their history. */
export const exportLog: Verb = (program, bind) =>
  bind<ExportOptions>(
    readerOptions(
      program
        .command("export")
        .description("export the log without its texts, or a view, as JSON Lines")
        .option("--purpose <text>", "what the export of the log is for, 3–200 characters; required for it")
        .addOption(new Option("--view <view>", "a view's canonical export instead of the log").choices(viewNames))
        .option("--after <number>", "only events with a greater number", wholeNumber(0))
        .option("--limit <n>", "at most this many events", wholeNumber(0))
        .option("--type <types>", "only these event types, separated by commas")
        .option("--stream <stream>", "only this stream")
        .option("--out <file>", "write to this new file (mode 0600) instead of stdout"),
      "only this board's events",
    ).addHelpText(
      "after",
      `\nEqual ledgers give equal exports. The export of a view is for comparing and rebuilding, not for publishing.\n${examples(
        'export --purpose "audit of 2026" --out log.jsonl',
        'export --purpose "audit of 2026" --type MeetingHeld,MeetingCancelled | wc -l',
        "export --view executive-board-summary",
      )}`,
    ),
    async (context, _args, options) => {
      if (options.view !== undefined) refuseLogOptions(options);
      else if (options.purpose === undefined)
        throw wrongUsage('--purpose: state what the export of the log is for, such as --purpose "audit of 2026".');
      const client = await context.connect();
      try {
        const chunks = await chunksOf(client, options);
        if (!chunks.ok) return context.out.problem(chunks.problem);
        return await write(context, chunks.body, options.out);
      } finally {
        await client.close();
      }
    },
  );

function refuseLogOptions(options: ExportOptions): void {
  for (const name of ["purpose", "after", "limit", "type", "stream", "unit"] as const)
    if (options[name] !== undefined) throw wrongUsage(`--${name}: a view is exported whole; leave it out.`);
}

function chunksOf(client: Client, options: ExportOptions): Promise<Result<AsyncIterable<string>>> {
  const { view, purpose, after, limit, type, stream, unit } = options;
  if (view !== undefined) return client.exportView(view);
  return client.log(
    {
      ...(purpose !== undefined && { purpose }),
      ...(after !== undefined && { after }),
      ...(limit !== undefined && { limit }),
      ...(type !== undefined && { types: type.split(",") }),
      ...(stream !== undefined && { stream }),
      ...(unit !== undefined && { unit }),
    },
    readerOf(options),
  );
}

async function write(context: Context, chunks: AsyncIterable<string>, target: string | undefined): Promise<Exit> {
  const { out, stop, workingFolder } = context;
  if (target === undefined) {
    for await (const chunk of chunks) {
      if (stop.aborted) return exits.interrupted;
      await out.raw(chunk);
    }
    return exits.done;
  }
  const file = resolve(workingFolder, target);
  const handle = await open(file, "wx", 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EEXIST") throw wrongUsage(`--out: ${file} exists already; name a new file.`);
    if (error.code === "ENOENT") throw wrongUsage(`--out: the folder of ${file} does not exist.`);
    throw error;
  });
  let lines = 0;
  try {
    for await (const chunk of chunks) {
      if (stop.aborted) {
        out.note(`Interrupted: ${file} holds only ${lines} lines.`);
        return exits.interrupted;
      }
      await handle.write(chunk);
      lines += chunk.split("\n").length - 1;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  out.data({ file, lines });
  out.line(`${lines} lines in ${file}`);
  return exits.done;
}
