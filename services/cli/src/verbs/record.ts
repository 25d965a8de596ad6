import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { text as textOf } from "node:stream/consumers";
import type { Source } from "@liggare/domain";
import { sourceSchema } from "@liggare/ledger";
import * as z from "zod/mini";
import { heed } from "../advice.ts";
import type { Context, Verb } from "../context.ts";
import { exits, wrongUsage } from "../failure.ts";
import { type ActorOptions, actorOf, examples, recorderOptions, wholeNumber } from "../options.ts";
import { unknownCommand } from "../row.ts";

interface RecordOptions extends ActorOptions {
  readonly input: string;
  readonly occurredOn?: string;
  readonly key?: string;
  readonly ifMatch?: number;
  readonly source?: string;
  readonly yes?: boolean;
}

/** Records one command. */
export const record: Verb = (program, bind) =>
  bind<RecordOptions>(
    recorderOptions(
      program
        .command("record")
        .description("record one command: a meeting, a check-in, a concern report, a plan's revision …")
        .argument("<aggregate>", "what it is about, such as meeting")
        .argument("<id>", "its id; `new` makes one")
        .argument("<command>", "what to record, such as hold")
        .requiredOption("--input <json>", "the command's fields as JSON; @file reads a file, - reads stdin")
        .option("--occurred-on <date>", "when it happened, as precisely as it is known (2026-03-03, 2026-03, 2026)")
        .option("--key <key>", "idempotency key: the same again adds nothing")
        .option("--if-match <revision>", "refuse unless this is the revision that you read", wholeNumber(0))
        .option("--source <json>", 'where it was taken from: {"document":"…","section":"…","support":"observed"}')
        .option("--yes", "save also where the codes together are rare and could point at a person"),
    ).addHelpText(
      "after",
      `
Who records: --role (default central-coordinator) and --unit (default kommunstyrelsen).
${examples(
  `record unit skarholmen register --input '{"name":"Skärholmens stadsdelsnämnd","kind":"district-board"}'`,
  "record meeting new hold --input @meeting.json --occurred-on 2026-03-03 --role local-coordinator --unit skarholmen",
  "record meeting <id> hold --input - --if-match 0 --key 2026-03-03-network < meeting.json",
)}`,
    ),
    async (context, [aggregate = "", id = "", command = ""], options) => {
      const unknown = unknownCommand(aggregate, command);
      if (unknown) throw wrongUsage(`${unknown.pointer.slice(1)}: ${unknown[context.out.lang]}.`);
      if (id === "") throw wrongUsage("id: give the id, or `new` for a new one.");
      const actor = actorOf(options);
      const input = parseJson(await inputOf(context, options.input), "--input");
      const { occurredOn, key, ifMatch, source } = options;
      const client = await context.connect();
      try {
        const asked = {
          aggregate,
          id: id === "new" ? crypto.randomUUID() : id,
          command,
          input,
          ...(occurredOn !== undefined && { occurredOn }),
          ...(key !== undefined && { key }),
          ...(ifMatch !== undefined && { expectedRevision: ifMatch }),
          ...(source !== undefined && { source: sourceOf(source) }),
        };
        const { request, advice } = await heed(context, client, asked, actor, options.yes ?? false);
        if (!request) return exits.refused;
        const result = await client.execute(request, actor);
        if (!result.ok) return context.out.problem(result.problem);
        context.out.data({ ...result.body, ...(advice && { advice }) });
        const { revision, unit, events } = result.body;
        const what = events.map(({ type }) => type).join(", ");
        const again = result.repeated ? " It was there already." : "";
        context.out.line(`${what}: ${aggregate} ${result.body.id}, unit ${unit}, revision ${revision}.${again}`);
        return exits.done;
      } finally {
        await client.close();
      }
    },
  );

async function inputOf({ stdin, workingFolder }: Context, given: string): Promise<string> {
  if (given === "-") return textOf(stdin as NodeJS.ReadStream);
  if (!given.startsWith("@")) return given;
  const file = resolve(workingFolder, given.slice(1));
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw wrongUsage(`--input: ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

function parseJson(text: string, option: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw wrongUsage(`${option}: this is not valid JSON: ${(error as Error).message}`);
  }
}

function sourceOf(text: string): Source {
  const parsed = z.safeParse(sourceSchema, parseJson(text, "--source"));
  if (parsed.success) return parsed.data as Source;
  throw wrongUsage(
    "--source: give document, support (observed, stated or judged) and, if possible, section and row, and nothing else.",
  );
}
