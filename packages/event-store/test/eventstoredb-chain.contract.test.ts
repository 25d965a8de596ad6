import { expect, it, onTestFinished } from "vitest";
import { openEventStoreDb, verifyLog } from "../src/index.ts";
import { newEvent, written } from "./contract/kit.ts";
import { newPrefix, onServer } from "./server.ts";

await onServer("what a real server answers to a repetition", (url) => {
  const open = async (prefix: string) => {
    const store = await openEventStoreDb({ url, prefix });
    onTestFinished(() => store.close());
    return store;
  };

  it("leaves the chain to what is stored where a repetition's payload was another", async () => {
    const prefix = newPrefix();
    const [one, two] = [await open(prefix), await open(prefix)];
    const [event, next] = [newEvent({ at: 0 }), newEvent({ at: 1 })];
    const first = written(await one.append("s", "no stream", [event]));
    expect(await one.append("s", "no stream", [{ ...event, data: { at: 7 } }])).toEqual(first);
    // Another process learns of its own repetition by reading back, as the ledger does.
    expect(await two.append("s", "no stream", [{ ...event, data: { at: 8 } }])).toEqual(first);
    expect((await two.readStream("s"))[0]?.data).toEqual({ at: 0 });
    written(await two.append("s", 0, [next]));
    written(await one.append("s", 1, [newEvent({ at: 2 })]));
    expect(await verifyLog(one)).toMatchObject({ events: 3 });
    expect((await verifyLog(one)).finding).toBeUndefined();
  });

  it("shows in the stream what was acknowledged, or seen in the log, before", async () => {
    const store = await open(newPrefix());
    for (let revision = -1; revision < 60; revision += 1) {
      written(await store.append("s", revision < 0 ? "no stream" : revision, [newEvent()]));
      expect(await store.readStream("s", revision + 1)).toHaveLength(1);
    }
  });
});
