import type { Structure } from "@liggare/views";
import type { Verb } from "../context.ts";
import { exits } from "../failure.ts";
import {
  type ActorOptions,
  day,
  examples,
  readerOf,
  readerOptions,
  structureOption,
  viewArgument,
} from "../options.ts";
import { showView } from "../tables/show-view.ts";

interface ShowOptions extends ActorOptions {
  readonly asKnownOn?: string;
  readonly on?: string;
  readonly section?: string;
  readonly structure?: Structure;
}

/** Shows a view, now or as it was known on a date. */
export const show: Verb = (program, bind) =>
  bind<ShowOptions>(
    readerOptions(
      program
        .command("show")
        .description("show a view, as known now or on an earlier date")
        .addArgument(viewArgument("the view"))
        .option("--as-known-on <day>", "what was known at the end of this day, Europe/Stockholm; default today", day)
        .option("--on <day>", "the date that is judged; default the same", day)
        .addOption(structureOption())
        .option("--section <name>", "only this part of the tables, such as training"),
      "only this board",
    ).addHelpText(
      "after",
      `\nWith --json: the same body as GET /api/v1/views/<view>.\n${examples(
        "show executive-board-summary --as-known-on 2019-11-30 --section training",
        "show collaboration-log --unit skarholmen --lang en",
        "show executive-board-summary --role executive-board --json",
      )}`,
    ),
    async (context, [view = ""], options) => {
      const { asKnownOn, on, unit, structure } = options;
      const reader = readerOf(options);
      const client = await context.connect();
      try {
        const question = {
          view,
          ...(asKnownOn !== undefined && { asKnownOn }),
          ...(on !== undefined && { on }),
          ...(unit !== undefined && { unit }),
          ...(structure !== undefined && { structure }),
        };
        const result = await client.ask(question, reader);
        if (!result.ok) return context.out.problem(result.problem);
        context.out.data(result.body);
        if (!context.out.json) showView(context.out, result.body, options.section);
        return exits.done;
      } finally {
        await client.close();
      }
    },
  );
