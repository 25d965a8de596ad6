import { Argument, type Command, InvalidArgumentError } from "commander";
import type { VerificationBody } from "../client/client.ts";
import type { Context, Verb } from "../context.ts";
import { type Exit, exits } from "../failure.ts";
import { type ActorOptions, examples, readerOf, readerOptions, wholeNumber } from "../options.ts";
import { releaseSections, showRelease } from "../tables/release.ts";

interface ReleaseOptions extends ActorOptions {
  readonly number?: number;
  readonly section?: string;
}

const period = (text: string): string => {
  if (/^\d{4}-(?:t1|t2|annual)$/.test(text)) return text;
  throw new InvalidArgumentError("Enter a period such as 2026-t1, 2026-t2 or 2026-annual.");
};
const periodArgument = () => new Argument("<period>", "such as 2026-t1, 2026-t2 or 2026-annual").argParser(period);
const numbered = (command: Command): Command =>
  command.option("--number <n>", "the release's number; default the newest of the period", wholeNumber(1));
const requestOf = (period: string, { number }: ReleaseOptions) => ({
  period,
  ...(number !== undefined && { number }),
});

/** The released summaries of the executive board. */
export const releases: Verb = (program, bind) =>
  bind<ActorOptions>(
    readerOptions(
      program.command("releases").description("list the executive board's released summaries"),
      "not used",
    ).addHelpText("after", examples("releases", "releases --json")),
    async (context, _args, options) => {
      const client = await context.connect();
      try {
        const { out } = context;
        const result = await client.releases(readerOf(options));
        if (!result.ok) return out.problem(result.problem);
        out.data(result.body);
        if (!out.json) for (const { draw } of releaseSections(out, result.body)) draw();
        return exits.done;
      } finally {
        await client.close();
      }
    },
  );

/** One released summary as it was frozen. */
export const showReleased: Verb = (program, bind) =>
  bind<ReleaseOptions>(
    readerOptions(
      numbered(
        program
          .command("show-release")
          .description("show a released summary as it was frozen")
          .addArgument(periodArgument())
          .option("--section <name>", "only this part, such as changes"),
      ),
      "not used",
    ).addHelpText(
      "after",
      `\nWith --json: the same body as GET /api/v1/releases/<period>.\n${examples(
        "show-release 2026-t1",
        "show-release 2026-t1 --number 1 --section changes",
      )}`,
    ),
    async (context, [asked = ""], options) => {
      const client = await context.connect();
      try {
        const result = await client.release(requestOf(asked, options), readerOf(options));
        if (!result.ok) return context.out.problem(result.problem);
        context.out.data(result.body);
        if (!context.out.json) showRelease(context.out, result.body, options.section);
        return exits.done;
      } finally {
        await client.close();
      }
    },
  );

/** Rebuilds a released summary from the log alone and compares it with what was released. */
export const verifyReleased: Verb = (program, bind) =>
  bind<ReleaseOptions>(
    readerOptions(
      numbered(
        program
          .command("verify-release")
          .description("rebuild a released summary from the log alone, and say whether it is equal")
          .addArgument(periodArgument()),
      ),
      "not used",
    ).addHelpText(
      "after",
      `
The views' files are not trusted: the summary is made anew in memory from the log up to the release's place in it,
put into canonical form and hashed. Ends with 0 where it is equal, 1 where it differs, and 3 where it was released with
another version of the view, so that it cannot be compared.
${examples("verify-release 2026-t1", "verify-release 2026-t1 --number 1 --json")}`,
    ),
    async (context, [asked = ""], options) => {
      const client = await context.connect();
      try {
        const result = await client.verifyRelease(requestOf(asked, options), readerOf(options));
        if (!result.ok) return context.out.problem(result.problem);
        context.out.data(result.body);
        return tell(context, result.body);
      } finally {
        await client.close();
      }
    },
  );

function tell({ out }: Context, found: VerificationBody): Exit {
  const { result, period: of, number, hash, rebuilt, version, differences, events } = found;
  const release = `${of} number ${number}`;
  switch (result) {
    case "equal":
      out.line(`${out.style("green", "equal")}: ${release}, rebuilt from ${events} events of the log.`);
      out.line(`SHA-256 ${hash}`);
      return exits.done;
    case "not comparable":
      out.line(
        `${release} cannot be compared: released with version ${version.released} of the view, which has version ${version.now} now. Its content still has its hash.`,
      );
      return exits.unavailable;
    case "differs":
      out.line(`${out.style("red", "differs")}: ${release}.`);
      out.line(`released SHA-256 ${hash}`);
      if (rebuilt !== null) out.line(`rebuilt  SHA-256 ${rebuilt}`);
      for (const pointer of differences) out.line(`  ${pointer}`);
      return exits.refused;
  }
}
