import { Argument } from "commander";
import type { Verb } from "../context.ts";
import { exits } from "../failure.ts";
import { type ActorOptions, code, examples, readerOf, readerOptions, wholeNumber } from "../options.ts";
import { showComparison } from "../tables/plan-comparison.ts";

interface CompareOptions extends ActorOptions {
  readonly from?: number;
  readonly to?: number;
  readonly with?: string;
}

/** Compares two revisions of an action plan, or last year's plan and this one. */
export const comparePlan: Verb = (program, bind) =>
  bind<CompareOptions>(
    readerOptions(
      program
        .command("compare-plan")
        .description("compare two revisions of an action plan, or two plans, side by side")
        .addArgument(new Argument("<id>", "the plan, such as skarholmen-2026").argParser(code))
        .option("--from <revision>", "the earlier revision; default the one before", wholeNumber(0))
        .option("--to <revision>", "the later revision; default the newest", wholeNumber(0))
        .option("--with <plan>", "another plan that is the earlier side, such as skarholmen-2025", code),
      "the reader's own board",
    ).addHelpText(
      "after",
      `\nWith --json: the same body as GET /api/v1/plans/<id>/compare.\n${examples(
        "compare-plan skarholmen-2026 --from 0 --to 1",
        "compare-plan skarholmen-2026 --with skarholmen-2025 --json",
      )}`,
    ),
    async (context, [id = ""], options) => {
      const { from, to, with: other } = options;
      const reader = readerOf(options);
      const client = await context.connect();
      try {
        const request = {
          id,
          ...(from !== undefined && { from }),
          ...(to !== undefined && { to }),
          ...(other !== undefined && { with: other }),
        };
        const result = await client.comparePlans(request, reader);
        if (!result.ok) return context.out.problem(result.problem);
        context.out.data(result.body);
        if (!context.out.json) showComparison(context.out, result.body);
        return exits.done;
      } finally {
        await client.close();
      }
    },
  );
