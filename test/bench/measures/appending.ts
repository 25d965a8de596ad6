import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { EventStoreDBClient, jsonEvent, NO_STREAM } from "@eventstore/db-client";
import { openEventStoreDb, openSqliteStore } from "@liggare/event-store";
import { BareLog } from "../bare.ts";
import { callers, sampleEvent } from "../events.ts";
import { type Figure, figure, inTurn, type Measure, type Ratio, ratio, type Setting, time } from "../figure.ts";
import { served } from "../served.ts";

const atOnce = 64;

/** Appends a second over a store of the run's own. */
async function rate(count: number, append: (n: number) => Promise<unknown>): Promise<number> {
  return count / ((await time(() => callers(count, atOnce, append))) / 1000);
}

async function ours({ folder, appends }: Setting): Promise<number> {
  const store = await openSqliteStore({ file: join(mkdtempSync(join(folder, "p1-")), "log.sqlite") });
  const result = await rate(appends, (n) => store.append(`police-checkin-${n}`, "no stream", [sampleEvent(n)]));
  await store.close();
  return result;
}

async function bare({ folder, appends }: Setting): Promise<number> {
  const log = new BareLog(join(mkdtempSync(join(folder, "p1-bare-")), "log.sqlite"));
  const result = await rate(appends, (n) => log.append(`police-checkin-${n}`, sampleEvent(n)));
  log.close();
  return result;
}

/** The same through HTTP: guard, decision, two views' worth of everything that a server does. */
async function http({ folder, appends }: Setting): Promise<number> {
  const server = await served(mkdtempSync(join(folder, "p1-http-")));
  const result = await rate(Math.ceil(appends / 20), (n) => server.checkIn(`c-${n}`));
  await server.stop();
  return result;
}

async function eventStoreDb(setting: Setting, url: string): Promise<{ figures: Figure[]; ratios: Ratio[] }> {
  const { appends } = setting;
  // ten appends warm up what a server and its client do the first thousand times
  const count = Math.ceil(appends / 10);
  const stamp = Date.now().toString(36);
  const client = EventStoreDBClient.connectionString(url as never);
  const results = await inTurn(setting.runs + 1, {
    client: (run) =>
      rate(count, (n) =>
        client.appendToStream(
          `bench_${stamp}-${run}-${n}`,
          jsonEvent({ type: "CheckInHeld", data: { ...sampleEvent(n) } as never }),
          { expectedRevision: NO_STREAM },
        ),
      ),
    store: async (run) => {
      const store = await openEventStoreDb({ url, prefix: `bench${stamp}${run}` });
      const result = await rate(count, (n) =>
        store.append(`police-checkin-${n}`, "no stream", [{ ...sampleEvent(n), id: crypto.randomUUID() }]),
      );
      await store.close();
      return result;
    },
  });
  await client.dispose();
  const [through, own] = [results.store.slice(1), results.client.slice(1)];
  const figures = [
    figure("EventStoreDB through its store", "appends/s", through),
    figure("EventStoreDB, its bare client (batch path)", "appends/s", own),
  ];
  return {
    figures,
    ratios: [ratio("through the EventStoreDB store / its bare client", figures[0]!, figures[1]!, { atLeast: 0.8 })],
  };
}

export const appending: Measure = {
  name: "P1",
  what: "durable single-event appends, 64 callers at once, about 400 bytes",
  async measure(setting) {
    const results = await inTurn(setting.runs, {
      ours: () => ours(setting),
      bare: () => bare(setting),
      http: () => http(setting),
    });
    const own = figure("Liggare's SQLite store", "appends/s", results.ours);
    const peer = figure("bare node:sqlite, same group commit", "appends/s", results.bare);
    const server = setting.eventStore ? await eventStoreDb(setting, setting.eventStore) : undefined;
    return {
      figures: [own, peer, figure("through HTTP", "commands/s", results.http), ...(server?.figures ?? [])],
      ratios: [
        ratio("Liggare / bare node:sqlite", own, peer, { atLeast: 0.8 }),
        ...(server ? [ratio("Liggare / EventStoreDB", own, server.figures[1]!, { atLeast: 4 }), ...server.ratios] : []),
      ],
      notes: [
        ...(server ? [] : ["EventStoreDB: not measured; EVENTSTORE_URL=esdb://… names a server that would be."]),
        "Emmett's SQLite store: not measured; its driver is built from native code on installing, which this workspace does not allow.",
      ],
    };
  },
};
