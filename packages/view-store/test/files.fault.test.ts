import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readdirSync, statSync, truncateSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type EventStore, openSqliteStore } from "@liggare/event-store";
import { tally } from "@liggare/views/story";
import { describe, expect, it, onTestFinished } from "vitest";
import { newestDay } from "../src/index.ts";
import { allCells, caughtUp, exported, inBatches, newFolder, openViews, storeOf } from "./kit.ts";
import { append, longStory } from "./logs.ts";

/** Lets the process work until it has said this many lines, then kills it. */
async function killedAfter(lines: number, ...argv: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "child.ts"), ...argv], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const exit = once(child, "exit");
  let said = 0;
  for await (const _ of createInterface({ input: child.stdout })) {
    said += 1;
    if (said === lines) child.kill("SIGKILL");
  }
  expect((await exit)[1]).toBe("SIGKILL");
}

async function sqliteLog(length: number): Promise<string> {
  const file = join(newFolder(), "log.db");
  const store = await openSqliteStore({ file });
  await append(store, longStory(length));
  await store.close();
  return file;
}

async function openLog(file: string): Promise<EventStore> {
  const store = await openSqliteStore({ file });
  onTestFinished(() => store.close());
  return store;
}

describe("kill -9", () => {
  it("while the views follow the log: they go on from their checkpoint and come out equal", async () => {
    const file = await sqliteLog(4_000);
    const folder = newFolder();
    for (const lines of [3, 17, 9]) await killedAfter(lines, "follow", file, folder);
    const store = await openLog(file);
    const survived = await openViews({ store, folder });
    expect(survived.status().views.tally?.number).toBeGreaterThan(0);
    survived.start();
    expect(await survived.caughtUp((await store.head()).position, 20_000)).toBe(true);
    expect(await exported(survived)).toBe(await exported(await caughtUp({ store })));
  });

  it("while a view is rebuilt: the old file answers, and what was half built is gone", async () => {
    const file = await sqliteLog(4_000);
    const folder = newFolder();
    const before = await openSqliteStore({ file });
    const views = await caughtUp({ store: before, folder });
    const whole = await exported(views);
    await views.close();
    await before.close();
    await killedAfter(40, "rebuild", file, folder);
    expect(readdirSync(folder)).toContain("tally.v1.sqlite.building");
    const after = await openViews({ store: await openLog(file), folder });
    expect(await exported(after)).toBe(whole);
    expect(readdirSync(folder)).not.toContain("tally.v1.sqlite.building");
  });
});

describe("a file that cannot be used is built anew, with a warning:", () => {
  const told = longStory(500);

  async function rebuiltAfter(harm: (path: string) => void, store?: EventStore) {
    const folder = newFolder();
    await (await caughtUp({ store: await storeOf(told), folder })).close();
    harm(join(folder, "tally.v1.sqlite"));
    const warnings: string[] = [];
    const log = store ?? (await storeOf(told));
    const views = await caughtUp({ store: log, folder, onWarning: (message) => warnings.push(message) });
    expect(await exported(views)).toBe(await exported(await caughtUp({ store: log })));
    return warnings;
  }

  it("one that is no database", async () => {
    expect(await rebuiltAfter((path) => writeFileSync(path, "not a database at all".repeat(500)))).toEqual([
      expect.stringContaining("is damaged"),
    ]);
  });

  it("one that was cut", async () => {
    expect(await rebuiltAfter((path) => truncateSync(path, statSync(path).size / 2))).toEqual([
      expect.stringContaining("is damaged"),
    ]);
  });

  it("one with overwritten pages", async () => {
    const overwrite = (path: string) => {
      const handle = openSync(path, "r+");
      writeSync(handle, Buffer.alloc(8_192, 0xab), 0, 8_192, 5 * 8_192);
      closeSync(handle);
    };
    expect(await rebuiltAfter(overwrite)).toEqual([expect.stringContaining("is damaged")]);
  });

  it("one that was made from another log, though that log is longer", async () => {
    const other = await storeOf(longStory(900).map((event) => ({ ...event, payloadHash: "other" })));
    expect(await rebuiltAfter(() => {}, other)).toEqual([expect.stringContaining("another log")]);
  });

  it("one that knows more than the log, as after an older backup was restored", async () => {
    expect(await rebuiltAfter(() => {}, await storeOf(told.slice(0, 300)))).toEqual([
      expect.stringContaining("another log"),
    ]);
  });

  it("an empty file is built anew", async () => {
    expect(await rebuiltAfter((path) => writeFileSync(path, ""))).toEqual([
      expect.stringContaining("is not a view's file"),
    ]);
  });
});

it("a second process on the same file writes nothing, and says what to do", async () => {
  const folder = newFolder();
  const store = await storeOf(longStory(40));
  const first = await openViews({ store: inBatches(store, 10), folder });
  const second = await openViews({ store, folder, backOff: () => 1e6 });
  first.start();
  await first.caughtUp((await store.head()).position, 20_000);
  const whole = await exported(first);
  const failed = new Promise<unknown>((resolve) => {
    const look = () => {
      const { retrying } = second.status();
      if (retrying) resolve(retrying.error);
      else setImmediate(look);
    };
    look();
  });
  second.start();
  expect(String(await failed)).toContain("give each its own folder of views");
  expect(await exported(first)).toBe(whole);
  expect(allCells(first, tally, { day: newestDay }).length).toBeGreaterThan(0);
});
