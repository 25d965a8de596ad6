import { Argument } from "commander";
import type { Verb } from "../context.ts";
import { exits } from "../failure.ts";
import { examples, viewNames } from "../options.ts";

/** Builds views anew from the log. */
export const rebuild: Verb = (program, bind) =>
  bind(
    program
      .command("rebuild")
      .description("build views anew from the log; the old ones answer meanwhile")
      .addArgument(new Argument("[view]", `only this one: ${viewNames.join(", ")}`).choices(viewNames))
      .addHelpText(
        "after",
        `\nViews hold nothing that the log does not: their files may be deleted, and come out equal.\n${examples(
          "rebuild",
          "rebuild executive-board-summary",
        )}`,
      ),
    async (context, [view]) => {
      const { out } = context;
      const client = await context.connect();
      const progress = out.progress("Building");
      try {
        const result = await client.rebuild(view, (done, total) => progress.update(done, total));
        progress.end();
        if (!result.ok) return out.problem(result.problem);
        const views = view === undefined ? viewNames : [view];
        out.data({ views, number: result.body.number });
        out.line(`Built from ${result.body.number} events: ${views.join(", ")}`);
        return exits.done;
      } finally {
        progress.end();
        await client.close();
      }
    },
  );
