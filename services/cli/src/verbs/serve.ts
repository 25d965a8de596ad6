import { openDataFolder } from "@liggare/api";
import { owning } from "../client/connect.ts";
import type { Verb } from "../context.ts";
import { exits } from "../failure.ts";
import { examples } from "../options.ts";
import { havePages } from "../pages.ts";
import { serveUntilStopped } from "../serving.ts";

/** Serves the ledger of the data folder, and founds an ordinary one where there is none. */
export const serve: Verb = (program, bind) =>
  bind<{ readonly acceptLostTail?: true }>(
    program
      .command("serve")
      .description("serve the ledger over HTTP until stopped (Ctrl-C)")
      .option("--accept-lost-tail", "start although acknowledged events are gone, and take what is left for the truth")
      .addHelpText(
        "after",
        `\nA new ledger is opened where the data folder has none; LIGGARE_MUNICIPALITY names whose it is.\n${examples(
          "serve",
          "serve --json    # one line with the address once it answers",
        )}`,
      ),
    async (context, _args, { acceptLostTail }) => {
      const { config, out } = context;
      const folder = await owning(config, () =>
        openDataFolder(config, {
          onWarning: (message) => out.note(message),
          ...(acceptLostTail && { acceptLostTail }),
        }),
      );
      await serveUntilStopped(context, folder, (url) => {
        const { municipality, kind } = folder.ledger.opened;
        out.data({ url, data: config.data, municipality, kind, process: process.pid });
        out.line(`${municipality} (${kind}): ${url}`);
        if (!havePages()) out.note("The pages are not built, so only the API answers: `liggare pages` builds them.");
      });
      return exits.done;
    },
  );
