import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import { openSqliteStore, type StoreError, verifyLog } from "../src/index.ts";
import { asStoreError } from "../src/sqlite/faults.ts";
import { type Opened, openLog } from "../src/sqlite/open.ts";
import { SqliteEventStore } from "../src/sqlite/store.ts";
import { all, fill, newEvent, newEvents, range, start, written } from "./contract/kit.ts";
import { newFile, openHere } from "./folders.ts";

const code = (expected: StoreError["code"]) => expect.objectContaining({ name: "StoreError", code: expected });

/** A store whose connection fails when told to; `errcode` as SQLite gives it. */
async function fragile(file: string) {
  const log = await openLog({ file });
  const faults: { statement: string; errcode: number }[] = [];
  const exec = (sql: string) => {
    const fault = faults.find(({ statement }) => sql === statement);
    if (fault === undefined) return log.db.exec(sql);
    throw Object.assign(new Error("injected"), { code: "ERR_SQLITE_ERROR", errcode: fault.errcode });
  };
  const db = new Proxy(log.db, {
    get: (target, name) => {
      const value = name === "exec" ? exec : Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return { store: new SqliteEventStore({ ...log, db } satisfies Opened), faults, db: log.db };
}

it("a full disk fails these callers only; reads go on, and writing too once there is room", async () => {
  const { store, db } = await fragile(newFile());
  await fill(store, "meeting-1", [newEvents(2)]);
  const pages = Number(Object.values(db.prepare("PRAGMA page_count").get()!)[0]);
  db.exec(`PRAGMA max_page_count = ${pages + 2}`);
  const large = newEvent({ note: "x".repeat(100_000) });
  await expect(store.append("meeting-2", "no stream", [large])).rejects.toEqual(code("disk full"));
  expect(await all(store, start)).toHaveLength(2);
  expect(written(await store.append("meeting-1", 1, [newEvent()])).number).toBe(3);
  db.exec("PRAGMA max_page_count = 1000000");
  expect(written(await store.append("meeting-2", "no stream", [large])).number).toBe(4);
  expect(store.stats()).toMatchObject({ failedCommits: 1, events: 4 });
  await store.close();
  expect((await verifyLog(store.file)).finding).toBeUndefined();
});

it("no room for the shared memory's file is a full disk: writing resumes, and the log opens once there is room", async () => {
  const { store, faults } = await fragile(newFile());
  await fill(store, "meeting-1", [newEvents(2)]);
  const ioErrorSharedMemorySize = 10 | (19 << 8);
  faults.push({ statement: "COMMIT", errcode: ioErrorSharedMemorySize });
  await expect(store.append("meeting-1", 1, newEvents(1))).rejects.toEqual(code("disk full"));
  faults.length = 0;
  expect(written(await store.append("meeting-1", 1, newEvents(1))).number).toBe(3);
  await store.close();
});

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

it("after a fault of the disk nothing is acknowledged until the log is opened anew", async () => {
  const { store, faults } = await fragile(newFile());
  await fill(store, "meeting-1", [newEvents(2)]);
  const ioError = 10 | (4 << 8);
  faults.push({ statement: "COMMIT", errcode: ioError });
  const answers = await Promise.allSettled([
    store.append("meeting-1", 1, newEvents(1)),
    store.append("meeting-2", "no stream", newEvents(1)),
  ]);
  expect(answers).toEqual(range(1, 2).map(() => ({ status: "rejected", reason: code("damaged") })));
  faults.length = 0;
  await expect(store.append("meeting-3", "no stream", newEvents(1))).rejects.toEqual(code("damaged"));
  expect(await all(store, start)).toHaveLength(2);
  await store.close();
  const again = await openHere({ file: store.file });
  expect(written(await again.append("meeting-3", "no stream", newEvents(1))).number).toBe(3);
});

it("a commit that cannot be undone stops the writer as well", async () => {
  const { store, faults } = await fragile(newFile());
  faults.push({ statement: "COMMIT", errcode: 13 }, { statement: "ROLLBACK", errcode: 10 });
  await expect(store.append("meeting-1", "no stream", newEvents(1))).rejects.toEqual(code("disk full"));
  await expect(store.append("meeting-1", "no stream", newEvents(1))).rejects.toEqual(code("damaged"));
  faults.length = 0;
  await store.close().catch(() => undefined); // reason: a stopped writer may say so once more
});

it("a commit that another program's lock holds up fails as locked, and the next one is written", async () => {
  const { store, faults } = await fragile(newFile());
  faults.push({ statement: "BEGIN IMMEDIATE", errcode: 5 });
  await expect(store.append("meeting-1", "no stream", newEvents(1))).rejects.toEqual(code("locked"));
  faults.length = 0;
  expect(written(await store.append("meeting-1", "no stream", newEvents(1))).number).toBe(1);
  await store.close();
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
