import { join } from "node:path";
import { type DataFolder, openDataFolder } from "@liggare/api";
import { owning } from "../client/connect.ts";
import { type Context, root, type Verb } from "../context.ts";
import { type Dataset, readDataset } from "../dataset.ts";
import { exits, Failure } from "../failure.ts";
import { found } from "../founding.ts";
import { examples } from "../options.ts";
import { buildPages } from "../pages.ts";
import { serveUntilStopped } from "../serving.ts";

const stockholm = join(root, "test/datasets/stockholm-2019");

/** Serves a demonstration ledger with what the audit report says; founds it the first time. */
export const demo: Verb = (program, bind) =>
  bind<{ readonly pages: boolean }>(
    program
      .command("demo")
      .description("serve a demonstration: the City of Stockholm's work as audit report 2/2019 tells it")
      .option("--no-pages", "do not build the pages")
      .addHelpText(
        "after",
        `\nThe ledger is founded the first time and found as it was ever after. What you record in it stays.\n${examples(
          "demo",
          "demo --no-pages --json",
        )}`,
      ),
    async (context, _args, { pages }) => {
      const { out, config } = context;
      if (pages) await buildPages({ force: false, onBuild: () => out.note("Building the pages …") });
      const dataset = readDataset(stockholm);
      const { municipality, kind } = dataset;
      const folder = await owning(config, () =>
        openDataFolder(config, {
          opening: { municipality, kind },
          onWarning: (message) => out.note(message),
        }),
      );
      try {
        await foundOnce(context, folder, dataset);
      } catch (error) {
        await folder.close();
        throw error;
      }
      await serveUntilStopped(context, folder, (url) => tell(context, url, dataset));
      return exits.done;
    },
  );

async function foundOnce({ out, config }: Context, folder: DataFolder, { material }: Dataset): Promise<void> {
  const { opened } = folder.ledger;
  if (opened.kind !== "demonstration")
    throw new Failure(
      exits.refused,
      "not-a-demonstration",
      `${config.data} holds the ordinary ledger of ${opened.municipality}: serve it with "liggare serve", or name another folder with LIGGARE_DATA.`,
    );
  const state = folder.ledger.founding().kind;
  if (state !== "open" && state !== "started") return;
  const outcome = await found(folder.ledger, material, out);
  if (!outcome.ok) throw new Failure(exits.defect, "founding-refused", outcome.problem.detail);
}

function tell({ out, config }: Context, url: string, dataset: Dataset): void {
  out.data({ url, data: config.data, municipality: dataset.municipality, kind: dataset.kind, process: process.pid });
  if (out.json) return;
  out.line();
  out.line(`  ${out.style("bold", "Liggare")} · ${dataset.municipality} · demonstration`);
  out.line();
  out.line(`  Pages     ${out.style("bold", url)}`);
  out.line(`  API       ${url}/docs`);
  out.line(`  Try       npm run -s liggare -- show executive-board-summary --as-known-on 2019-11-30`);
  out.line(`  Data      ${config.data}`);
  out.line(`  Stop      Ctrl-C`);
  out.line();
}
