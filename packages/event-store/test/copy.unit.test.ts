import { describe, expect, it } from "vitest";
import { copyLog, type EventStore, openMemoryStore, openSqliteStore, verifyLog } from "../src/index.ts";
import { all, fill, newEvents, range, start } from "./contract/kit.ts";
import { newFile, openHere } from "./folders.ts";

const content = async (store: EventStore) =>
  (await all(store, start)).map(({ position: _position, ...event }) => event);

async function source(): Promise<EventStore> {
  const store = openMemoryStore({ weak: true });
  for (const at of range(1, 12)) await fill(store, `meeting-${at % 5}-${at}`, [newEvents(3), newEvents(2)]);
  await fill(store, "import-1", [newEvents(450)]);
  return store;
}

describe("a copy of a log", () => {
  it.each([
    ["a file", () => openHere({ file: newFile() }), 100],
    ["another store in memory", async () => openMemoryStore({ weak: true }), 1],
  ] as const)("to %s has the same ids, instants, numbers and hashes", async (_where, open, inFlight) => {
    const [from, to] = [await source(), await open()];
    const told: number[] = [];
    const copied = await copyLog(from, to, { inFlight, onProgress: ({ done, of }) => told.push(done, of) });
    expect(copied).toMatchObject({ kind: "copied", resumed: 0, head: { number: 510 } });
    expect(await content(to)).toEqual(await content(from));
    expect((await verifyLog(to)).finding).toBeUndefined();
    expect(told.at(-1)).toBe(510);
  });

  it("that was interrupted goes on where it stands, at whatever event", async () => {
    const from = await source();
    const events = await all(from, start);
    for (const stop of [0, 1, 4, 59, 60, 61, 260, 510]) {
      const to = openMemoryStore();
      for (const { stream, revision, ...event } of events.slice(0, stop))
        await to.append(stream, revision === 0 ? "no stream" : revision - 1, [
          { ...event, position: undefined, number: undefined, hash: undefined } as never,
        ]);
      expect(await copyLog(from, to)).toMatchObject({ kind: "copied", resumed: stop });
      expect(await content(to)).toEqual(await content(from));
    }
  });

  it("made again adds nothing", async () => {
    const [from, to] = [await source(), openMemoryStore()];
    await copyLog(from, to);
    expect(await copyLog(from, to)).toMatchObject({ kind: "copied", resumed: 510 });
    expect((await to.head()).number).toBe(510);
  });

  it("is refused where the target holds something else, or more, and adds nothing to it", async () => {
    const from = await source();
    const other = openMemoryStore();
    await fill(other, "meeting-1-1", [newEvents(1)]);
    expect(await copyLog(from, other)).toMatchObject({ kind: "other log", number: 1 });
    expect((await other.head()).number).toBe(1);
    const longer = openMemoryStore();
    await copyLog(from, longer);
    await fill(longer, "meeting-new", [newEvents(1)]);
    expect(await copyLog(from, longer)).toMatchObject({ kind: "other log", number: 511 });
  });

  it("of an empty log is an empty log", async () => {
    const to = await openSqliteStore({ file: newFile() });
    expect(await copyLog(openMemoryStore(), to)).toMatchObject({ kind: "copied", resumed: 0, head: { number: 0 } });
    await to.close();
  });
});
