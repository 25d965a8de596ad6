import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import { openSqliteStore, type StoreError, verifyLog } from "../src/index.ts";
import { asStoreError } from "../src/sqlite/faults.ts";
import { openLog } from "../src/sqlite/open.ts";
import { SqliteEventStore } from "../src/sqlite/store.ts";
import type { CommitPlace } from "../src/sqlite/writer.ts";
import { all, fill, newEvent, newEvents, range, start, written } from "./contract/kit.ts";
import { newFile, openHere } from "./folders.ts";
import { fragileConnection, give, newOrders, type Order } from "./fragile.ts";

const code = (expected: StoreError["code"]) => expect.objectContaining({ name: "StoreError", code: expected });

const program = (data: unknown) => ({ url: new URL("./fragile-thread-child.ts", import.meta.url), data });

/** A store whose connections that write fail when told to. */
async function fragile(file: string, place: CommitPlace) {
  const orders = newOrders();
  const log = await openLog({ file });
  const store = await SqliteEventStore.over({ ...log, db: fragileConnection(log.db, orders) }, place, program(orders));
  return {
    store,
    order: (order: Order, value: number) => give(orders, order, value),
    pages: () => Number(Object.values(log.db.prepare("PRAGMA page_count").get()!)[0]),
  };
}

/** Commits on the event loop and commits beside it fail alike. */
const places = ["event loop", "thread"] as const;

it.each(places)(
  "a full disk fails these callers only; reads go on, and writing too once there is room (commits in the %s)",
  async (place) => {
    const { store, order, pages } = await fragile(newFile(), place);
    await fill(store, "meeting-1", [newEvents(2)]);
    order("most pages", pages() + 2);
    const large = newEvent({ note: "x".repeat(100_000) });
    await expect(store.append("meeting-2", "no stream", [large])).rejects.toEqual(code("disk full"));
    expect(await all(store, start)).toHaveLength(2);
    expect(written(await store.append("meeting-1", 1, [newEvent()])).number).toBe(3);
    order("most pages", 1_000_000);
    expect(written(await store.append("meeting-2", "no stream", [large])).number).toBe(4);
    expect(store.stats()).toMatchObject({ failedCommits: 1, events: 4 });
    await store.close();
    expect((await verifyLog(store.file)).finding).toBeUndefined();
  },
);

it.each(places)(
  "no room for the shared memory's file is a full disk: writing resumes, and the log opens once there is room (commits in the %s)",
  async (place) => {
    const { store, order } = await fragile(newFile(), place);
    await fill(store, "meeting-1", [newEvents(2)]);
    const ioErrorSharedMemorySize = 10 | (19 << 8);
    order("COMMIT", ioErrorSharedMemorySize);
    await expect(store.append("meeting-1", 1, newEvents(1))).rejects.toEqual(code("disk full"));
    order("COMMIT", 0);
    expect(written(await store.append("meeting-1", 1, newEvents(1))).number).toBe(3);
    await store.close();
  },
);

it.each([
  { system: "ENOSPC", expected: "disk full" },
  { system: "EROFS", expected: "read only" },
  { system: "EIO", expected: "unavailable" },
] as const)("$system from the file system is told as $expected, with the file's name", ({ system, expected }) => {
  const error = Object.assign(new Error(`${system}: injected, fsync`), { code: system, syscall: "fsync" });
  const fault = asStoreError(error, "log.db");
  expect(fault).toEqual(code(expected));
  expect((fault as StoreError).message).toMatch(/^log\.db: .*injected/);
});

it.each(places)(
  "after a fault of the disk nothing is acknowledged until the log is opened anew (commits in the %s)",
  async (place) => {
    const { store, order } = await fragile(newFile(), place);
    await fill(store, "meeting-1", [newEvents(2)]);
    const ioError = 10 | (4 << 8);
    order("COMMIT", ioError);
    const answers = await Promise.allSettled([
      store.append("meeting-1", 1, newEvents(1)),
      store.append("meeting-2", "no stream", newEvents(1)),
    ]);
    expect(answers).toEqual(range(1, 2).map(() => ({ status: "rejected", reason: code("damaged") })));
    order("COMMIT", 0);
    await expect(store.append("meeting-3", "no stream", newEvents(1))).rejects.toEqual(code("damaged"));
    expect(await all(store, start)).toHaveLength(2);
    await store.close();
    const again = await openHere({ file: store.file });
    expect(written(await again.append("meeting-3", "no stream", newEvents(1))).number).toBe(3);
  },
);

it.each(places)("a commit that cannot be undone stops the writer as well (commits in the %s)", async (place) => {
  const { store, order } = await fragile(newFile(), place);
  order("COMMIT", 13);
  order("ROLLBACK", 10);
  await expect(store.append("meeting-1", "no stream", newEvents(1))).rejects.toEqual(code("disk full"));
  await expect(store.append("meeting-1", "no stream", newEvents(1))).rejects.toEqual(code("damaged"));
  order("COMMIT", 0);
  order("ROLLBACK", 0);
  await store.close().catch(() => undefined); // reason: a stopped writer may say so once more
});

it.each(places)(
  "a commit that another program's lock holds up fails as locked, and the next one is written (commits in the %s)",
  async (place) => {
    const { store, order } = await fragile(newFile(), place);
    order("BEGIN IMMEDIATE", 5);
    await expect(store.append("meeting-1", "no stream", newEvents(1))).rejects.toEqual(code("locked"));
    order("BEGIN IMMEDIATE", 0);
    expect(written(await store.append("meeting-1", "no stream", newEvents(1))).number).toBe(1);
    await store.close();
  },
);

it("while a commit waits for the disk the event loop goes on, reading sees nothing of it, and the next one is gathered", async () => {
  const { store, order } = await fragile(newFile(), "thread");
  await fill(store, "meeting-1", [newEvents(1)]);
  order("hold", 1);
  const held = store.append("meeting-1", 0, newEvents(1));
  await new Promise((resolve) => setTimeout(resolve, 20));
  const gathered = range(1, 40).map((at) => store.append(`plan-${at}`, "no stream", newEvents(1)));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await all(store, start)).toHaveLength(1);
  expect(await store.readStream("meeting-1")).toHaveLength(1);
  order("hold", 0);
  expect(written(await held).number).toBe(2);
  expect((await Promise.all(gathered)).map((result) => written(result).number)).toEqual(range(3, 42));
  expect(store.stats()).toMatchObject({ commits: 3, commitsInThread: 3, events: 42, largestGroup: 40 });
  await store.close();
});

it("a thread that dies takes no answer with it: all who wait are told, and the log opens anew", async () => {
  const { store, order } = await fragile(newFile(), "thread");
  await fill(store, "meeting-1", [newEvents(2)]);
  order("die", 1);
  const answers = await Promise.allSettled(
    range(1, 20).map((at) => store.append(`plan-${at}`, "no stream", newEvents(1))),
  );
  expect(answers).toEqual(range(1, 20).map(() => ({ status: "rejected", reason: code("damaged") })));
  await expect(store.append("meeting-1", 1, newEvents(1))).rejects.toEqual(code("damaged"));
  expect(await all(store, start)).toHaveLength(2);
  order("die", 0);
  await store.close();
  expect(written(await (await openHere({ file: store.file })).append("meeting-1", 1, newEvents(1))).number).toBe(3);
});

it("a thread that cannot open the log is told, and done without", async () => {
  const log = await openLog({ file: newFile() });
  const store = await SqliteEventStore.over(log, "thread", program(undefined));
  expect(store.stats().fault).toContain("no orders for this connection");
  await fill(store, "meeting-1", [newEvents(2)]);
  expect(store.stats()).toMatchObject({ commits: 1, commitsInThread: 0 });
  await store.close();
});

it("commits go to the thread while they are slow, and come back", async () => {
  const { store, order } = await fragile(newFile(), "as measured");
  let appended = 0;
  const appendOne = async () => {
    appended += 1;
    await fill(store, `meeting-${appended}`, [newEvents(1)]);
    return store.stats();
  };
  expect(await appendOne()).toMatchObject({ commits: 1, commitsInThread: 0 });
  order("delay", 10);
  while ((await appendOne()).commitsInThread < 5) expect(appended).toBeLessThan(200);
  order("delay", 0);
  const inThread = () => store.stats().commitsInThread;
  for (let before = inThread(); (await appendOne()).commitsInThread > before; before = inThread())
    expect(appended).toBeLessThan(2_000);
  expect((await all(store, start)).map(({ number }) => number)).toEqual(range(1, appended));
  expect((await verifyLog(store.file)).finding).toBeUndefined();
  await store.close();
});

it("a long reading holds up no checkpoint for good: the WAL's growth is told, and it is emptied afterwards", async () => {
  const store = await openHere({ file: newFile() });
  await fill(store, "meeting-1", [newEvents(1)]);
  const reader = new DatabaseSync(store.file, { readOnly: true });
  reader.exec("BEGIN");
  const seen = () => reader.prepare("SELECT count(*) AS events FROM event").get()?.events;
  expect(seen()).toBe(1);
  const note = "x".repeat(400_000);
  const write = async (from: number, to: number) => {
    for (const at of range(from, to)) await fill(store, `plan-${at}`, [[newEvent({ note })]]);
  };
  await write(1, 96);
  const whileReading = store.stats();
  expect(whileReading.walPages).toBeGreaterThan(8_000);
  expect(whileReading.checkpoints).toBeGreaterThan(0);
  expect(whileReading.fault).toBeUndefined();
  expect([seen(), store.checkpoint()]).toEqual([1, false]);
  reader.exec("COMMIT");
  reader.close();
  await write(97, 144);
  expect(store.stats().walPages).toBeLessThan(whileReading.walPages);
  expect(store.stats().walPages).toBeLessThan(6_000);
  expect(store.checkpoint()).toBe(true);
});

it("what another program commits is not overlooked", async () => {
  const store = await openHere({ file: newFile() });
  await fill(store, "meeting-1", [newEvents(1)]);
  const intruder = new DatabaseSync(store.file);
  intruder.exec(
    "INSERT INTO event (stream, revision, envelope, hash) SELECT stream, 1, envelope, hash FROM event WHERE number = 1",
  );
  intruder.close();
  expect(await store.append("meeting-1", 0, newEvents(1))).toEqual({ kind: "conflict", actual: 1 });
  expect(written(await store.append("meeting-2", "no stream", newEvents(1))).number).toBe(3);
  expect((await verifyLog(store)).finding).toMatchObject({ kind: "changed event", number: 2 });
});

it("a head that cannot be written is told, and written once it can", async () => {
  const file = newFile();
  const store = await openSqliteStore({ file });
  const { mkdirSync, rmSync } = await import("node:fs");
  mkdirSync(`${file}.head.new`);
  await fill(store, "meeting-1", [newEvents(3)]);
  await expect(store.close()).rejects.toEqual(code("unavailable"));
  rmSync(`${file}.head.new`, { recursive: true });
  await (await openSqliteStore({ file })).close();
  expect(await verifyLog(file)).toMatchObject({ events: 3, outside: { number: 3 } });
});
