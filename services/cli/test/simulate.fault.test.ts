import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as later } from "node:timers/promises";
import { start } from "@liggare/domain";
import { openSqliteStore, verifyLog } from "@liggare/event-store";
import { afterAll, expect, test } from "vitest";
import { programIn } from "./program.ts";

const main = join(import.meta.dirname, "../src/main.ts");
const killed = programIn();
const whole = programIn();
afterAll(() => {
  killed.remove();
  whole.remove();
});

const simulate = ["simulate", "--boards", "4", "--years", "2", "--events", "4000", "--seed", "9", "--json"];

/** Starts the simulation as a process and kills it once the head kept outside the log has come to `number`. */
async function killAt(number: number): Promise<void> {
  const child = spawn(process.execPath, [main, ...simulate], {
    env: { ...process.env, LIGGARE_DATA: killed.data },
    stdio: "ignore",
  });
  const ended = once(child, "close");
  const head = join(killed.data, "log.sqlite.head");
  while (child.exitCode === null) {
    if (existsSync(head) && JSON.parse(readFileSync(head, "utf8")).number >= number) break;
    await later(5);
  }
  expect(child.exitCode).toBeNull();
  child.kill("SIGKILL");
  await ended;
}

test("a simulation that was killed twice goes on, says what it found, and ends in the same log", async () => {
  await killAt(1);
  await killAt(1100);
  const left = await verifyLog(join(killed.data, "log.sqlite"));
  expect(left.finding).toBeUndefined();
  expect(left.events).toBeLessThan(4003);

  const resumed = await killed.liggare(simulate.filter((argument) => argument !== "--json"));
  const found = left.events - 2;
  expect(resumed).toMatchObject({
    exit: 0,
    out: expect.stringContaining(`Found ${found} events of an interrupted run`),
  });
  expect(resumed.out).toContain(`${4000 - found} events added`);

  expect(await whole.liggare(simulate)).toMatchObject({ exit: 0 });
  const ids = async ({ data }: typeof whole) => {
    const store = await openSqliteStore({ file: join(data, "log.sqlite") });
    const all: string[] = [];
    for await (const batch of store.readAll(start)) for (const { id } of batch) all.push(id);
    await store.close();
    return all;
  };
  expect(await ids(killed)).toEqual(await ids(whole));
}, 60_000);
