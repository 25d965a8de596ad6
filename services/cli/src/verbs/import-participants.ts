import { existsSync, readFileSync } from "node:fs";
import { extname, resolve } from "node:path";
import type { ListQuery } from "@liggare/api";
import { Argument, Option } from "commander";
import type { Verb } from "../context.ts";
import { exits, wrongUsage } from "../failure.ts";
import { type ActorOptions, actorOf, code, examples, recorderOptions } from "../options.ts";
import { showList } from "../tables/participant-list.ts";

interface ListOptions extends ActorOptions {
  readonly state?: string;
  readonly of?: string;
  readonly occurredOn?: string;
  readonly occasion?: string;
  readonly sheet?: string;
  readonly board?: string;
  readonly map?: string;
  readonly boards?: string;
  readonly statuses?: string;
  readonly afterDiscard?: string;
  readonly disposalDecision?: string;
  readonly preview?: boolean;
  readonly key?: string;
}

/** Counts a participant list of a course; the file stays where it is, and nothing of it is kept but numbers. */
export const importParticipants: Verb = (program, bind) =>
  bind<ListOptions>(
    recorderOptions(
      program
        .command("import-participants")
        .description("count a participant list of a course (CSV or XLSX); names and addresses are kept nowhere")
        .addArgument(new Argument("<course>", "the course, such as webbutbildning-grund").argParser(code))
        .argument("<file>", "the list as a staff system gives it: .csv, .txt, .tsv or .xlsx")
        .addOption(
          new Option("--state <state>", "what every row says; without it a column of statuses does").choices([
            "taken-part",
            "completed",
          ]),
        )
        .addOption(
          new Option("--of <group>", "whose share is counted; default all-staff").choices([
            "all-staff",
            "staff-concerned",
          ]),
        )
        .option("--occurred-on <date>", "the date that the list is of, as precisely as it is known; default today")
        .option("--occasion <code>", "the occasion that the list is of", code)
        .option("--sheet <sheet>", "name or number of the sheet; default the first")
        .option("--board <code>", "the board of every row, where the list has no column for it", code)
        .option("--map <pairs>", 'titles of columns and what they hold, such as "Arbetsplats=unit"')
        .option("--boards <pairs>", 'what the list calls boards and their codes, such as "Team Söder=skarholmen"')
        .option("--statuses <pairs>", 'statuses and what they mean, such as "Klar=completed;Avbruten=none"')
        .addOption(
          new Option("--after-discard <how>", "after recognition was discarded").choices(["add", "start-over"]),
        )
        .option("--disposal-decision <number>", "registry number of the decision by which the list is thrown away")
        .option("--preview", "say what would be counted; nothing is stored")
        .option("--key <key>", "idempotency key: the same again counts nobody"),
    ).addHelpText(
      "after",
      `\nWith --json: the same body as POST /api/v1/training/<course>/participant-lists.\n${examples(
        "import-participants webbutbildning-grund deltagare.xlsx --state completed --preview",
        "import-participants webbutbildning-grund deltagare.csv --state taken-part --occurred-on 2026-03-31",
      )}`,
    ),
    async (context, [course = "", file = ""], options) => {
      const at = resolve(file);
      if (!existsSync(at)) throw wrongUsage(`${file} is not there.`);
      const actor = actorOf(options);
      const client = await context.connect();
      try {
        const list = {
          course,
          content: readFileSync(at),
          format: extname(at).toLowerCase() === ".xlsx" ? ("xlsx" as const) : ("csv" as const),
          ...(options.key !== undefined && { key: options.key }),
        };
        const result = await client.countParticipants(list, queryFor(options), actor);
        if (!result.ok) return context.out.problem(result.problem);
        context.out.data(result.body);
        if (!context.out.json) showList(context.out, result.body);
        return exits.done;
      } finally {
        await client.close();
      }
    },
  );

/** The options as the parameters of the API. */
function queryFor({ board, boards, preview, ...options }: ListOptions): ListQuery {
  const { state, of, occurredOn, occasion, sheet, map, statuses, afterDiscard, disposalDecision } = options;
  const all = {
    ...{ state, of, occurredOn, occasion, sheet, map, statuses, afterDiscard, disposalDecision },
    ...{ unit: board, units: boards, preview: preview ? "true" : undefined },
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
