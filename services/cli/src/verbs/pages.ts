import type { Verb } from "../context.ts";
import { exits } from "../failure.ts";
import { examples } from "../options.ts";
import { buildPages, pagesFolder } from "../pages.ts";

/** Builds the pages that `serve` and `demo` serve. */
export const pages: Verb = (program, bind) =>
  bind<{ readonly force?: true }>(
    program
      .command("pages")
      .description("build the pages, where their sources have changed")
      .option("--force", "build also where nothing has changed")
      .addHelpText("after", examples("pages", "pages --force")),
    async ({ out }, _args, { force = false }) => {
      const built = await buildPages({ force, onBuild: () => out.note("Building the pages …") });
      out.data({ built, folder: pagesFolder });
      out.line(built ? `Built in ${pagesFolder}` : "The pages are as their sources are: nothing to build.");
      return exits.done;
    },
  );
