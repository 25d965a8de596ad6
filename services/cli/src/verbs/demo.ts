import { type DataFolder, openDataFolder } from "@liggare/api";
import { lastDayOfMonth, monthOf } from "@liggare/calendar";
import { owning } from "../client/connect.ts";
import type { Context, Verb } from "../context.ts";
import { type Dataset, demonstrationDataset } from "../dataset.ts";
import { exits, Failure } from "../failure.ts";
import { found } from "../founding.ts";
import { examples } from "../options.ts";
import { buildPages } from "../pages.ts";
import { serveUntilStopped } from "../serving.ts";

/** Serves a demonstration ledger with what a data set tells, by default the audit report; founds it the first time. */
export const demo: Verb = (program, bind) =>
  bind<{ readonly pages: boolean; readonly dataset: string }>(
    program
      .command("demo")
      .description("serve a demonstration: the City of Stockholm's work as audit report 2/2019 tells it")
      .option("--dataset <name>", "what it tells: stockholm-2019, or the invented small-town", "stockholm-2019")
      .option("--no-pages", "do not build the pages")
      .addHelpText(
        "after",
        `\nThe ledger is founded the first time and found as it was ever after. What you record in it stays.\n${examples(
          "demo",
          "demo --dataset small-town",
          "demo --no-pages --json",
        )}`,
      ),
    async (context, _args, { pages, dataset: name }) => {
      const { out, config } = context;
      const dataset = demonstrationDataset(name);
      if (pages) await buildPages({ force: false, onBuild: () => out.note("Building the pages …") });
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

async function foundOnce({ out, config }: Context, folder: DataFolder, dataset: Dataset): Promise<void> {
  const { opened } = folder.ledger;
  if (opened.kind !== "demonstration")
    throw new Failure(
      exits.refused,
      "not-a-demonstration",
      `${config.data} holds the ordinary ledger of ${opened.municipality}: serve it with "liggare serve", or name another folder with LIGGARE_DATA.`,
    );
  // by municipality, for a data set may have grown since the ledger was founded with it
  if (opened.municipality !== dataset.municipality)
    throw new Failure(
      exits.refused,
      "other-dataset",
      `${config.data} holds the demonstration of ${opened.municipality}, founded with another data set than ${dataset.name}: name another folder with LIGGARE_DATA.`,
    );
  const state = folder.ledger.founding().kind;
  if (state !== "open" && state !== "started") return;
  const outcome = await found(folder.ledger, dataset.material, out);
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
  out.line(`  Try       npm run -s liggare -- show executive-board-summary --as-known-on ${tryDay(dataset)}`);
  out.line(`  Data      ${config.data}`);
  out.line(`  Stop      Ctrl-C`);
  out.line();
}

/** A day on which everything in the data set is known: the end of its last month. */
const tryDay = ({ lastDay = "2019-11-30" }: Dataset): string => lastDayOfMonth(monthOf(lastDay));
