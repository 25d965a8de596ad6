import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { expect, it, onTestFinished } from "vitest";
import { openSqliteStore, verifyLog } from "../src/index.ts";
import { all, fill, newEvents, start } from "./contract/kit.ts";
import { newFile, openHere } from "./folders.ts";

const program = join(import.meta.dirname, "child.ts");

function child(task: string, file: string) {
  const process_ = spawn(process.execPath, [program, task, file], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void process_.kill("SIGKILL"));
  return { process: process_, lines: createInterface({ input: process_.stdout }) };
}

async function output(started: { process: ChildProcessByStdio<null, Readable, null>; lines: AsyncIterable<string> }) {
  const lines: string[] = [];
  for await (const line of started.lines) lines.push(line);
  return lines;
}

it("a second process is refused with the owner's number, and let in when the owner has closed", async () => {
  const file = newFile();
  const store = await openSqliteStore({ file });
  const [line] = await output(child("open", file));
  expect(line).toContain("refused locked");
  expect(line).toContain(`${file} is in use by process ${process.pid}`);
  expect(await output(child("read", file))).toEqual(["open"]);
  await fill(store, "meeting-1", [newEvents(1)]);
  await store.close();
  expect(await output(child("open", file))).toEqual(["open"]);
});

it("kill -9 frees the log, and everything acknowledged is there, whole and once", async () => {
  const file = newFile();
  const acknowledged: string[] = [];
  for (const round of [1, 2, 3]) {
    const target = round * 120;
    const store = round === 1 ? file : `${dirname(file)}/log-${round}.db`;
    const { process: writer, lines } = child("write", store);
    const acks: string[] = [];
    for await (const line of lines) {
      if (line.startsWith("ack ")) acks.push(line);
      if (acks.length === target) {
        await expect(openSqliteStore({ file: store })).rejects.toThrow(`in use by process ${writer.pid}`);
        writer.kill("SIGKILL");
      }
    }
    if (writer.signalCode === null) await once(writer, "exit");
    const again = await openHere({ file: store });
    const log = await all(again, start);
    const known = new Set(log.map(({ stream, revision, id }) => `ack ${stream} ${revision} ${id}`));
    expect(acks.filter((ack) => !known.has(ack))).toEqual([]);
    expect(acks.length).toBeGreaterThanOrEqual(target);
    expect(log.length % 2).toBe(0);
    expect(new Set(log.map(({ id }) => id)).size).toBe(log.length);
    expect((await verifyLog(again)).finding).toBeUndefined();
    acknowledged.push(...acks);
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(720);
});

it("a folder or a file that may not be written is refused by name", async () => {
  const folder = join(dirname(newFile()), "archive");
  mkdirSync(folder);
  chmodSync(dirname(folder), 0o755);
  chmodSync(folder, 0o555);
  const file = join(folder, "log.db");
  const [line] = await output(child("open-as-nobody", file));
  expect(line).toContain(`refused read only: ${folder} cannot be written`);
});

it("a log on a medium that may not be written can be read and verified", async () => {
  const folder = join(dirname(newFile()), "archive");
  mkdirSync(folder);
  const file = join(folder, "log.db");
  const store = await openSqliteStore({ file });
  await fill(store, "meeting-1", [newEvents(3)]);
  await store.close();
  for (const path of [file, `${file}.head`]) chmodSync(path, 0o444);
  chmodSync(dirname(folder), 0o755);
  chmodSync(folder, 0o555);
  onTestFinished(() => chmodSync(folder, 0o755));
  expect(await output(child("read-as-nobody", file))).toEqual(["open", "read 3, verified 3, found nothing"]);
});
