import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as later } from "node:timers/promises";
import { figure, type Measure, percentile, type Setting, within } from "../figure.ts";
import { served } from "../served.ts";

const rate = 500;
/** Pages that are open beside the one that is measured. */
const manyPages = 500;
const actor = { subject: "bench", role: "central-coordinator", unit: "kommunstyrelsen" } as const;
const input = { unit: "kommunstyrelsen", level: "district-director", functions: ["central-coordinator", "police"] };

/** Milliseconds from each acknowledgement to the feed's first message that includes it. */
async function lags({ folder, seconds }: Setting, pages: number): Promise<{ lags: number[]; perSecond: number }> {
  const server = await served(mkdtempSync(join(folder, "p4-")));
  const closePages = await server.openPages(pages);
  const leave = new AbortController();
  const feed = await server.feed(leave.signal);
  const acknowledged: { readonly position: string; readonly at: number }[] = [];
  const seen: { readonly position: string; readonly at: number }[] = [];
  const listening = (async () => {
    let text = "";
    const decoder = new TextDecoder();
    try {
      for await (const chunk of feed) {
        const at = performance.now();
        text += decoder.decode(chunk, { stream: true });
        for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
          const position = /"position":"([^"]+)"/.exec(text.slice(0, end))?.[1];
          if (position !== undefined) seen.push({ position, at });
          text = text.slice(end + 2);
        }
      }
    } catch (error) {
      if (!leave.signal.aborted) throw error;
    }
  })();
  const began = performance.now();
  const wanted = rate * seconds;
  const commands: Promise<void>[] = [];
  while (commands.length < wanted) {
    const due = Math.min(wanted, Math.floor(((performance.now() - began) / 1000) * rate));
    while (commands.length < due) {
      const request = { aggregate: "police-checkin", id: `c-${commands.length}`, command: "hold", input };
      commands.push(
        server.ledger.execute(request, actor).then((outcome) => {
          if (outcome.kind === "refused") throw new Error(outcome.refusal.code);
          acknowledged.push({ position: outcome.position, at: performance.now() });
        }),
      );
    }
    await later(2);
  }
  await Promise.all(commands);
  const perSecond = wanted / ((performance.now() - began) / 1000);
  const last = acknowledged.reduce((most, { position }) => (position > most ? position : most), "");
  while (!seen.some(({ position }) => position >= last)) await later(5);
  leave.abort();
  await listening;
  await closePages();
  await server.stop();
  return {
    perSecond,
    lags: acknowledged.map(({ position, at }) => Math.max(0, seen.find((each) => each.position >= position)!.at - at)),
  };
}

export const feeding: Measure = {
  name: "P4",
  what: "acknowledged → in the dashboard's live feed, at 500 events a second",
  async measure(setting) {
    const alone = { tails: [] as number[], medians: [] as number[], rates: [] as number[] };
    const crowded = { tails: [] as number[], medians: [] as number[], rates: [] as number[] };
    for (let run = 0; run < setting.runs; run++)
      for (const [pages, into] of [
        [0, alone],
        [manyPages, crowded],
      ] as const) {
        const { lags: all, perSecond } = await lags(setting, pages);
        into.tails.push(percentile(all, 0.99));
        into.medians.push(percentile(all, 0.5));
        into.rates.push(perSecond);
      }
    const p99 = figure("p99", "ms", alone.tails);
    const reached = figure("events a second reached", "1/s", alone.rates);
    return {
      figures: [
        p99,
        figure("median", "ms", alone.medians),
        reached,
        figure(`p99 with ${manyPages} more pages open`, "ms", crowded.tails),
        figure(`median with ${manyPages} more pages open`, "ms", crowded.medians),
        figure(`events a second reached with ${manyPages} more pages open`, "1/s", crowded.rates),
      ],
      ratios: [within("p99", p99, 50, "ms")],
      notes:
        reached.median < 0.95 * rate
          ? [`The machine did not keep ${rate} events a second: the goal is not judged at that rate.`]
          : [],
    };
  },
};
