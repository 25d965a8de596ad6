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
import { patchLines } from "../tables/patch.ts";

interface ChangesOptions extends ActorOptions {
  readonly from: string;
  readonly to: string;
  readonly structure?: Structure;
}

/** What changed in a view between two dates. */
export const changes: Verb = (program, bind) =>
  bind<ChangesOptions>(
    readerOptions(
      program
        .command("changes")
        .description("what changed in a view between two dates, and the events recorded in between")
        .addArgument(viewArgument("the view"))
        .requiredOption("--from <day>", "as known at the end of this day", day)
        .requiredOption("--to <day>", "as known at the end of this day", day)
        .addOption(structureOption()),
      "only this board",
    ).addHelpText(
      "after",
      `\nWith --json: a JSON Patch (RFC 6902) from the one answer to the other, and the events.\n${examples(
        "changes executive-board-summary --from 2019-09-03 --to 2019-11-30",
        "changes collaboration-log --from 2026-01-01 --to 2026-03-31 --unit skarholmen --json",
      )}`,
    ),
    async (context, [view = ""], options) => {
      const { from, to, unit, structure } = options;
      const reader = readerOf(options);
      const client = await context.connect();
      try {
        const result = await client.changes(
          { view, from, to, ...(unit !== undefined && { unit }), ...(structure !== undefined && { structure }) },
          reader,
        );
        if (!result.ok) return context.out.problem(result.problem);
        const { out } = context;
        out.data(result.body);
        if (out.json) return exits.done;
        out.line(out.style("bold", `${view}: ${result.body.from} → ${result.body.to}`));
        out.heading(`${result.body.events.length} events`);
        out.table(
          ["Number", "Known", "Occurred", "Event", "Stream"],
          result.body.events.map(({ number, type, stream, occurredOn, recordedOn, recordedAt }) => [
            String(number),
            recordedOn ?? recordedAt.slice(0, 10),
            occurredOn,
            type,
            stream,
          ]),
        );
        out.heading(`${result.body.patch.length} changes`);
        for (const line of patchLines(result.body.patch)) out.line(line);
        return exits.done;
      } finally {
        await client.close();
      }
    },
  );
