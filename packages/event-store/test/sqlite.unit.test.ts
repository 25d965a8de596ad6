import { readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it, vi } from "vitest";
import { openSqliteStore, type StoreError, verifyLog } from "../src/index.ts";
import { applyPragmas, pragma, writerPragmas } from "../src/sqlite/schema.ts";
import { StreamHeads } from "../src/stream-heads.ts";
import {
  all,
  cursorOf,
  deliveriesUntil,
  eventsIn,
  fill,
  newEvent,
  newEvents,
  range,
  start,
  written,
} from "./contract/kit.ts";
import { newFile, openHere } from "./folders.ts";

const code = (expected: StoreError["code"], file = "") =>
  expect.objectContaining({ name: "StoreError", code: expected, message: expect.stringContaining(file) });

/** A closed log of so many events; what is done to its file then is somebody else's doing. */
async function closedLog(events: number): Promise<string> {
  const store = await openSqliteStore({ file: newFile() });
  await fill(store, "meeting-1", [newEvents(events)]);
  await store.close();
  return store.file;
}

function change(file: string, ...statements: string[]): void {
  const db = new DatabaseSync(file, { enableForeignKeyConstraints: false, defensive: false });
  for (const statement of statements) db.exec(statement);
  db.close();
}

it("UPDATE, DELETE and INSERT OR REPLACE are aborted, also on somebody else's connection", async () => {
  const file = await closedLog(3);
  expect(() => change(file, "UPDATE event SET hash = upper(hash) WHERE number = 1")).toThrow("never updated");
  expect(() => change(file, "DELETE FROM event WHERE number = 3")).toThrow("nothing is deleted");
  const replace = "INSERT OR REPLACE INTO event SELECT * FROM event WHERE number = 2";
  expect(() => change(file, "PRAGMA recursive_triggers = ON", replace)).toThrow("nothing is deleted");
  expect(await verifyLog(file)).toMatchObject({ events: 3 });
});

it("every pragma is in force, and one that does not take is refused", async () => {
  const file = newFile();
  const memory = new DatabaseSync(":memory:");
  expect(() => applyPragmas(memory, file, writerPragmas)).toThrow(code("unavailable", "journal_mode"));
  const db = new DatabaseSync(file);
  applyPragmas(db, file, writerPragmas);
  expect(writerPragmas.map(({ name }) => pragma(db, name))).toEqual(writerPragmas.map(({ reads }) => reads));
  db.close();
  memory.close();
});

it("a second opening in the same process is refused, also through a link, and leaves the first in charge", async () => {
  const file = newFile();
  const store = await openHere({ file });
  await fill(store, "meeting-1", [newEvents(1)]);
  await expect(openSqliteStore({ file })).rejects.toEqual(code("locked", file));
  symlinkSync(file, `${file}-link`);
  await expect(openSqliteStore({ file: `${file}-link` })).rejects.toEqual(code("locked", `process ${process.pid}`));
  expect(written(await store.append("meeting-1", 0, newEvents(1))).number).toBe(2);
  await store.close();
  await openHere({ file });
});

it("a newer schema is refused and left alone", async () => {
  const file = await closedLog(1);
  change(file, "PRAGMA user_version = 2");
  await expect(openSqliteStore({ file })).rejects.toEqual(code("newer schema", file));
  change(file, "PRAGMA user_version = 1");
  expect(await all(await openHere({ file }), start)).toHaveLength(1);
});

it("a file that is not a ledger is refused and left as it was", async () => {
  const text = newFile();
  writeFileSync(text, "this is no database, but somebody's letter".repeat(100));
  await expect(openSqliteStore({ file: text })).rejects.toEqual(code("not a ledger", text));
  expect(readFileSync(text, "utf8")).toContain("somebody's letter");
  const other = newFile();
  change(other, "CREATE TABLE recipe (name TEXT)");
  const before = readFileSync(other);
  await expect(openSqliteStore({ file: other })).rejects.toEqual(code("not a ledger", other));
  await expect(openSqliteStore({ file: other, readOnly: true })).rejects.toEqual(code("not a ledger", other));
  expect(readFileSync(other).equals(before)).toBe(true);
});

it("a log without its triggers is refused", async () => {
  const file = await closedLog(1);
  change(file, "DROP TRIGGER event_is_never_deleted");
  await expect(openSqliteStore({ file })).rejects.toEqual(code("damaged", "event_is_never_deleted"));
  expect((await verifyLog(file)).finding).toMatchObject({ kind: "damaged structure" });
});

it("a folder or a file that does not exist is told by name", async () => {
  await expect(openSqliteStore({ file: "/nowhere/log.db" })).rejects.toEqual(code("unavailable", "/nowhere"));
  const file = newFile();
  await expect(openSqliteStore({ file, readOnly: true })).rejects.toEqual(code("unavailable", file));
});

it("callers at once share a commit, a caller alone has one of its own", async () => {
  const store = await openHere({ file: newFile() });
  await Promise.all(range(1, 64).map((at) => fill(store, `meeting-${at}`, [newEvents(1), newEvents(1)])));
  expect(store.stats()).toMatchObject({ commits: 2, events: 128, largestGroup: 64 });
  await fill(store, "plan-1", [newEvents(1)]);
  await fill(store, "plan-2", [newEvents(1)]);
  expect(store.stats()).toMatchObject({ commits: 4, events: 130 });
  await store.append("plan-2", "no stream", newEvents(1));
  expect(store.stats()).toMatchObject({ commits: 4, conflicts: 1 });
});

it("the WAL is moved into the file on the way, and on request", async () => {
  const store = await openHere({ file: newFile() });
  const note = "x".repeat(200_000);
  for (const at of range(1, 112)) await fill(store, `meeting-${at}`, [[newEvent({ note })]]);
  expect(store.stats()).toMatchObject({ fault: undefined, commits: 112 });
  // The thread that makes them may still be starting.
  await vi.waitFor(() => expect(store.stats().checkpoints).toBeGreaterThan(0), { timeout: 20_000 });
  expect(store.checkpoint()).toBe(true);
});

it("the streams whose heads are remembered are bounded, those used last stay", () => {
  const heads = new StreamHeads(2);
  for (const stream of ["a", "b", "a", "c"]) heads.set(stream, { revision: 0, hash: stream });
  expect([heads.size, heads.get("b"), heads.get("a")?.hash, heads.get("c")?.hash]).toEqual([2, undefined, "a", "c"]);
});

it("a reader stands beside the owner, sees what comes and writes nothing", async () => {
  const file = newFile();
  const store = await openHere({ file });
  await fill(store, "meeting-1", [newEvents(2)]);
  const reader = await openHere({ file, readOnly: true });
  const following = deliveriesUntil(reader, start, 4);
  await fill(store, "meeting-2", [newEvents(2)]);
  expect(eventsIn(await following).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  await expect(reader.append("meeting-1", 1, newEvents(1))).rejects.toEqual(code("read only", file));
  expect(() => reader.checkpoint()).toThrow(code("read only", file));
  expect(await reader.head()).toEqual(await store.head());
});

it("a cut tail is refused with both numbers, until it is accepted", async () => {
  const file = await closedLog(5);
  change(
    file,
    "DROP TRIGGER event_is_never_deleted",
    "DELETE FROM event WHERE number > 3",
    "UPDATE sqlite_sequence SET seq = 3",
    "CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event\nBEGIN SELECT RAISE(ABORT, 'nothing is deleted from the log'); END",
  );
  expect((await verifyLog(file)).finding).toMatchObject({ kind: "lost tail", number: 4 });
  await expect(openSqliteStore({ file })).rejects.toEqual(code("lost tail", "ends at event 3, but event 5"));
  await expect(openSqliteStore({ file, readOnly: true })).rejects.toEqual(code("lost tail"));
  const store = await openSqliteStore({ file, acceptLostTail: true });
  expect(written(await store.append("meeting-1", 2, newEvents(1))).number).toBe(4);
  await store.close();
  await openHere({ file });
});

it("a tail cut by SQL is seen from SQLite's own sequence, though the outside head knows nothing of it", async () => {
  const file = await closedLog(3);
  writeFileSync(`${file}.head`, JSON.stringify({ position: "", number: 0, hash: "" }));
  change(
    file,
    "DROP TRIGGER event_is_never_deleted",
    "DELETE FROM event WHERE number = 3",
    "CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event\nBEGIN SELECT RAISE(ABORT, 'nothing is deleted from the log'); END",
  );
  await expect(openSqliteStore({ file })).rejects.toEqual(code("lost tail", "ends at event 2, but event 3"));
  expect((await verifyLog(file)).finding).toMatchObject({ kind: "lost tail", number: 3 });
});

it("a log, or its head, that is gone is missed by the other", async () => {
  const file = await closedLog(3);
  rmSync(`${file}.head`);
  await expect(openSqliteStore({ file })).rejects.toEqual(code("lost tail", `${file}.head is missing`));
  expect((await verifyLog(file)).finding).toMatchObject({ kind: "no outside head" });
  writeFileSync(`${file}.head`, "{}");
  await expect(openSqliteStore({ file })).rejects.toEqual(code("damaged", `${file}.head`));
  const gone = await closedLog(3);
  rmSync(gone);
  await expect(openSqliteStore({ file: gone })).rejects.toEqual(code("lost tail", "ends at event 0, but event 3"));
});

it("another event at the head's number is refused", async () => {
  const file = await closedLog(3);
  writeFileSync(`${file}.head`, JSON.stringify({ position: "0000000000000002", number: 2, hash: "f".repeat(64) }));
  await expect(openSqliteStore({ file })).rejects.toEqual(code("damaged", "event 2"));
  expect((await verifyLog(file)).finding).toMatchObject({
    kind: "other head",
    number: 2,
    stream: "meeting-1",
    revision: 1,
  });
});

it("any changed byte of an event in the file is found and named", async () => {
  const store = await openSqliteStore({ file: newFile() });
  for (const at of range(1, 3)) await fill(store, `meeting-${at}`, [[newEvent({ mark: `here-${at}` }), newEvent()]]);
  await store.close();
  const file = readFileSync(store.file);
  const at = file.indexOf("here-2");
  expect(at).toBeGreaterThan(0);
  for (const offset of [0, 3, 5]) {
    const changed = Buffer.from(file);
    changed[at + offset]! ^= 1;
    writeFileSync(store.file, changed);
    const { finding, events } = await verifyLog(store.file);
    expect([finding, events]).toEqual([
      expect.objectContaining({ kind: "changed event", number: 3, stream: "meeting-2", revision: 0 }),
      2,
    ]);
  }
});

it("verifying tells its progress, of a store in memory as well", async () => {
  const file = await closedLog(2_500);
  const seen: number[] = [];
  await verifyLog(file, { onProgress: ({ events, of }) => seen.push(events, of) });
  expect(seen).toEqual([1_000, 2_500, 2_000, 2_500, 2_500, 2_500]);
});

it("a backup while writing is the log as it stood, whole and with its head", async () => {
  const store = await openHere({ file: newFile() });
  const note = "x".repeat(2_000);
  const batch = () => range(1, 50).map(() => newEvent({ note }));
  await fill(store, "meeting-0", range(1, 40).map(batch));
  const target = join(newFile(), "..", "copy.db");
  const progress: number[] = [];
  let copying = true;
  const head = store
    .backup(target, ({ pagesLeft }) => progress.push(pagesLeft))
    .finally(() => {
      copying = false;
    });
  let written_ = 0;
  for (; copying; written_ += 1) await fill(store, `meeting-${written_ + 1}`, [batch()]);
  const copied = await head;
  expect(written_).toBeGreaterThan(0);
  expect(progress.length).toBeGreaterThan(0);
  expect(copied.number).toBeGreaterThanOrEqual(2_000);
  const copy = await openHere({ file: target });
  expect(await copy.head()).toEqual(copied);
  const original = (await all(store, start)).slice(0, copied.number);
  expect(await all(copy, start)).toEqual(original);
  expect(cursorOf(original.at(-1)!)).toEqual(cursorOf(copied));
  expect(await verifyLog(copy)).toMatchObject({ events: copied.number, outside: copied });
  await expect(store.backup(target)).rejects.toEqual(code("unavailable", target));
});
