import { join } from "node:path";
import { start } from "@liggare/domain";
import { openSqliteStore, verifyLog } from "@liggare/event-store";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { programIn } from "./program.ts";

const city = programIn();
const again = programIn();
afterAll(() => {
  city.remove();
  again.remove();
});

const simulate = ["simulate", "--boards", "3", "--years", "2", "--events", "1500", "--seed", "5", "--json"];

/** The whole log without what the clock gave. */
async function logOf(data: string): Promise<readonly unknown[]> {
  const store = await openSqliteStore({ file: join(data, "log.sqlite") });
  const events: unknown[] = [];
  for await (const batch of store.readAll(start))
    for (const { recordedAt: _at, hash: _hash, ...event } of batch)
      events.push(event.stream === "ledger" ? { ...event, occurredOn: undefined } : event);
  await store.close();
  return events;
}

beforeAll(async () => {
  const made = await city.liggare(simulate);
  expect(made).toMatchObject({ exit: 0, err: "" });
  expect(JSON.parse(made.out)).toMatchObject({ status: "founded", rows: 1500, added: 1500, number: 1503 });
});

describe("a simulated city", () => {
  test("says in its opening that it is a demonstration, and in each event that it is a simulation", async () => {
    const [opened, ...rest] = (await logOf(city.data)) as {
      stream: string;
      data: object;
      source?: { document: string };
    }[];
    expect(opened?.data).toMatchObject({ kind: "demonstration", municipality: "Exempelstaden (simulerad)" });
    const events = rest.filter(({ stream }) => stream !== "ledger");
    expect(events).toHaveLength(1500);
    for (const { source } of events) expect(source?.document).toBe("Simulering, frö 5");
  });

  test("is the same log for the same seed, ids, payloads and texts' commitments alike", async () => {
    expect(await again.liggare(simulate)).toMatchObject({ exit: 0 });
    expect(await logOf(again.data)).toEqual(await logOf(city.data));
  });

  test("is whole by its hashes, and every view takes every event", async () => {
    expect(await verifyLog(join(city.data, "log.sqlite"))).not.toHaveProperty("finding");
    const shown = await city.liggare(["show", "collaboration-log", "--as-known-on", "2025-06-30", "--json"]);
    expect(shown).toMatchObject({ exit: 0, err: "" });
    expect(JSON.parse(shown.out)).toMatchObject({ asKnownOn: "2025-06-30", reconstructed: true });
    expect(await city.liggare(["doctor"])).toMatchObject({ exit: 0, out: expect.stringMatching(/All is well\.\n$/) });
  });

  test("is added to by nothing: the same again adds no event, and another seed is refused", async () => {
    const same = await city.liggare(simulate);
    expect(JSON.parse(same.out)).toMatchObject({ status: "nothing added", added: 0, number: 1503 });
    const other = await city.liggare(["simulate", "--boards", "3", "--years", "2", "--events", "1500", "--seed", "6"]);
    expect(other).toMatchObject({ exit: 1, err: expect.stringContaining("holds another ledger") });
  });

  test("is refused with the least number of events where fewer are asked for", async () => {
    const few = await city.liggare(["simulate", "--boards", "14", "--years", "5", "--events", "1000"]);
    expect(few).toMatchObject({ exit: 2, err: expect.stringMatching(/at least \d+ events/) });
  });
});
