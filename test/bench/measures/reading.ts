import { join } from "node:path";
import { openDataFolder, readConfig } from "@liggare/api";
import { lift, start } from "@liggare/domain";
import { openSqliteStore, verifyLog } from "@liggare/event-store";
import { scanAndParse } from "../bare.ts";
import { figure, inTurn, type Measure, percentile, ratio, time, within } from "../figure.ts";

const logOf = (data: string) => join(data, "log.sqlite");
const open = (data: string) => openDataFolder(readConfig({ LIGGARE_DATA: data, LIGGARE_MUNICIPALITY: "Bench" }, data));

/** Milliseconds to read the whole log as typed events, lifted. */
async function readWhole(data: string): Promise<number> {
  const store = await openSqliteStore({ file: logOf(data) });
  let count = 0;
  const took = await time(async () => {
    for await (const batch of store.readAll(start)) for (const event of batch) if (lift(event).type) count += 1;
  });
  const { number } = await store.head();
  await store.close();
  if (count !== number) throw new Error(`read ${count} of ${number} events`);
  return took;
}

export const reading: Measure = {
  name: "P2",
  what: "read the whole log as typed events, lifted to their newest schema",
  async measure({ city, runs }) {
    const data = await city();
    const results = await inTurn(runs, {
      ours: () => readWhole(data),
      scan: () => time(() => scanAndParse(logOf(data))),
    });
    const own = figure("Liggare", "ms", results.ours);
    const scan = figure("scan of the rows and JSON.parse", "ms", results.scan);
    return { figures: [own, scan], ratios: [ratio("Liggare / scan and parse", own, scan, { atMost: 1.5 })], notes: [] };
  },
};

export const rebuilding: Measure = {
  name: "P3",
  what: "rebuild every view",
  async measure({ city, runs }) {
    const data = await city();
    const folder = await open(data);
    await folder.ledger.views.caughtUp(await folder.ledger.head(), 3_600_000);
    const rebuilt: number[] = [];
    for (let run = 0; run < runs; run++) rebuilt.push(await time(() => folder.ledger.views.rebuild()));
    await folder.close();
    const read: number[] = [];
    for (let run = 0; run < runs; run++) read.push(await readWhole(data));
    const [own, peer] = [figure("rebuild", "ms", rebuilt), figure("reading alone (P2)", "ms", read)];
    return { figures: [own, peer], ratios: [ratio("rebuild / reading", own, peer, { atMost: 2.5 })], notes: [] };
  },
};

export const asKnown: Measure = {
  name: "P5",
  what: "any view as known on any date",
  async measure({ city, runs, questions }) {
    const folder = await open(await city());
    const { ledger } = folder;
    await ledger.views.caughtUp(await ledger.head(), 3_600_000);
    const auditor = { subject: "bench", role: "auditor", unit: null } as const;
    const first = Date.UTC(2025, 0, 1);
    const byView = new Map<string, number[]>();
    const tails: number[] = [];
    const tailsOfBoard: number[] = [];
    for (let run = 0; run < runs; run++) {
      const all: number[] = [];
      const ofBoard: number[] = [];
      for (const [view, { who }] of ledger.definitions) {
        if (!("auditor" in who)) continue;
        for (let n = 0; n < questions; n++) {
          // another day each time, spread over the last year by a step that meets every day
          const day = new Date(first + ((n * 97 + run * 31) % 365) * 86_400_000).toISOString().slice(0, 10);
          const ask = (unit?: string) =>
            time(async () => {
              const answer = await ledger.ask({ view, asKnownOn: day, ...(unit && { unit }) }, auditor);
              if (answer.kind === "refused") throw new Error(`${view} on ${day}: ${answer.refusal.code}`);
            });
          const took = await ask();
          all.push(took);
          ofBoard.push(await ask("namnd-1"));
          byView.set(view, [...(byView.get(view) ?? []), took]);
        }
      }
      tails.push(percentile(all, 0.99));
      tailsOfBoard.push(percentile(ofBoard, 0.99));
    }
    await folder.close();
    const p99 = figure("p99 over all views", "ms", tails);
    return {
      figures: [
        p99,
        figure("p99 of one board", "ms", tailsOfBoard),
        ...[...byView].map(([view, took]) => figure(view, "ms", took)),
      ],
      ratios: [within("p99", p99, 50, "ms")],
      notes: [],
    };
  },
};

export const restarting: Measure = {
  name: "P6",
  what: "restart to ready: files opened, every view at the log's head",
  async measure({ city, runs }) {
    const data = await city();
    const once = async (): Promise<number> => {
      let folder: Awaited<ReturnType<typeof open>> | undefined;
      const took = await time(async () => {
        folder = await open(data);
        if (!(await folder.ledger.views.caughtUp(await folder.ledger.head(), 3_600_000))) throw new Error("not ready");
      });
      await folder?.close();
      return took;
    };
    await once(); // builds the views where they are not there yet
    const own = figure("restart", "ms", (await inTurn(runs, { once })).once);
    return { figures: [own], ratios: [within("restart", own, 1500, "ms")], notes: [] };
  },
};

export const verifying: Measure = {
  name: "P7",
  what: "verify the whole log offline",
  async measure({ city, runs }) {
    const file = logOf(await city());
    const once = () =>
      time(async () => {
        const { finding } = await verifyLog(file);
        if (finding) throw new Error(`event ${finding.number}: ${finding.detail}`);
      });
    const own = figure("verify", "ms", (await inTurn(runs, { once })).once);
    return { figures: [own], ratios: [within("verify", own, 10_000, "ms")], notes: [] };
  },
};
