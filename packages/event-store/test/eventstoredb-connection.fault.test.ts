import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { inspect } from "node:util";
import { type EventStoreFake, faults, selfSigned } from "@liggare/eventstore-fake";
import { describe, expect, it, onTestFinished } from "vitest";
import { openEventStoreDb } from "../src/index.ts";
import { all, fill, newEvent, newEvents, start, written } from "./contract/kit.ts";
import { brief, eventually, openOn, startFake } from "./fake.ts";
import { newFile } from "./folders.ts";

/** A fake with TLS, and the address to reach it by. */
async function startSecure() {
  const tls = await selfSigned();
  const fake = await startFake({ tls });
  const authority = newFile();
  writeFileSync(authority, tls.certificate);
  return { fake, url: `esdb://localhost:${fake.port}?tlsCAFile=${encodeURIComponent(authority)}` };
}

describe("credentials", () => {
  const credentials = { username: "ledger", password: "correct horse" };
  const basic = `Basic ${Buffer.from("ledger:correct horse").toString("base64")}`;

  it("go with each call, of whatever kind, where the connection is encrypted", async () => {
    const { fake, url } = await startSecure();
    const store = await openOn({ url }, { credentials });
    await fill(store, "meeting-1", [newEvents(2)]);
    await store.readStream("meeting-1");
    await all(store, start);
    await eventually(() => store.stats().live).toBe(true);
    for (const method of ["append", "read", "subscribe"] as const) {
      const headers = fake.calls.of(method).map((call) => call.headers.authorization);
      expect(new Set(headers), method).toEqual(new Set([basic]));
    }
  });

  it("are not sent over a connection that anybody can read", async () => {
    const fake = await startFake();
    const store = await openOn(fake, { credentials });
    await fill(store, "meeting-1", [newEvents(1)]);
    expect(fake.calls.all.filter(({ headers }) => "authorization" in headers)).toEqual([]);
  });

  it("stand in no message, whatever fails", async () => {
    const { fake, url } = await startSecure();
    const patience = { ...brief, whole: 100 };
    const withPassword = url.replace("esdb://", "esdb://ledger:correct%20horse@");
    const store = await openOn({ url: withPassword }, { patience });
    const told: unknown[] = [];
    for (const fault of [faults.hang, faults.internal, faults.accessDenied]) {
      for (const method of ["append", "read"] as const) fake.orderAlways(method, fault);
      const failing = [
        store.append("meeting-1", "no stream", [newEvent()]),
        store.readStream("meeting-1"),
        openEventStoreDb({ url: withPassword, patience }),
      ];
      told.push(...(await Promise.all(failing.map((each) => each.catch((error: unknown) => error)))));
    }
    expect(told).toHaveLength(9);
    for (const error of told) {
      if (!(error instanceof Error)) throw new Error("it did not fail");
      expect(inspect(error, { depth: 12, showHidden: true })).not.toMatch(/correct(?: |%20)horse|bGVkZ2VyOm/);
    }
    expect(store.server).toBe(`localhost:${fake.port}`);
  });
});

describe("a store that is closed lets the process end", () => {
  const program = join(import.meta.dirname, "eventstoredb-child.ts");

  /** Lines and exit code of a program that uses a store on this server and ends by itself. */
  async function run(url: string, task: string) {
    const child = spawn(process.execPath, [program, url, task], { stdio: ["ignore", "pipe", "inherit"] });
    onTestFinished(() => void child.kill("SIGKILL"));
    const lines: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) lines.push(line);
    if (child.exitCode === null) await once(child, "exit");
    return { lines, exit: child.exitCode };
  }

  it("after appends, readings left in the middle, and a subscription", async () => {
    const fake = await startFake();
    expect(await run(fake.url, "all")).toEqual({
      lines: ["append: written", "append: written", "event 1", "events: 4", "completed", "closed"],
      exit: 0,
    });
  });

  it("after a reading that the server has not ended yet", async () => {
    const fake = await startFake();
    const writer = await openOn(fake);
    await fill(writer, "meeting-1", [newEvents(3)]);
    // Opening reads the end and counts; then the end is read once more.
    fake.order("read", faults.slow(0), faults.slow(0), faults.slow(0), faults.after(2, faults.hang));
    expect(await run(fake.url, "reading")).toEqual({ lines: ["event 1", "closed"], exit: 0 });
    expect(fake.calls.left("read")).toBe(0);
  });

  it("after clients that were given up, whose server still hangs", async () => {
    const fake = await startFake();
    fake.orderAlways("append", faults.hang);
    fake.orderAlways("subscribe", faults.hang);
    expect(await run(fake.url, "hung")).toEqual({ lines: ["append: gave up", "completed", "closed"], exit: 0 });
    expect(fake.calls.of("append").length).toBeGreaterThan(1);
    await eventually(() => fake.connections).toBe(0);
  });
});

it("a server that hangs while the store opens is told as unavailable, and nothing stays open", async () => {
  const fake = await startFake();
  fake.orderAlways("read", faults.hang);
  const opening = openEventStoreDb({ url: fake.url, patience: { answer: 100, search: 100, whole: 200 } });
  await expect(opening).rejects.toMatchObject({ code: "unavailable" });
  await expect(opening).rejects.toThrow(`${fake.host}:${fake.port}: the log's end could not be read: no answer`);
  await eventually(() => fake.connections).toBe(0);
});

it("no server at the address is told as unavailable, and one that comes up meanwhile is used", async () => {
  const fake = await startFake();
  await fake.down();
  await expect(openEventStoreDb({ url: fake.url, patience: { answer: 100, whole: 200 } })).rejects.toMatchObject({
    code: "unavailable",
  });
  const opening = openOn(fake);
  await fake.up();
  expect(await (await opening).head()).toMatchObject({ number: 0 });
});

it("a server that went away and came back is used again by appends, readings and subscriptions", async () => {
  const fake = await startFake();
  const store = await openOn(fake);
  await fill(store, "meeting-1", [newEvents(2)]);
  await fake.down();
  const appending = store.append("meeting-1", 1, newEvents(1));
  const reading = store.readStream("meeting-1");
  await eventually(() => store.stats().retries).toBeGreaterThanOrEqual(2);
  await fake.up();
  expect(written(await appending).revision).toBe(2);
  expect((await reading).length).toBeGreaterThanOrEqual(2);
  await eventually(() => store.stats().live).toBe(true);
});

it("a probe that fails does not stick: no operation waits for the server's features", async () => {
  const fake = await startFake();
  for (const fault of [faults.internal, faults.hang]) {
    fake.orderAlways("features", fault);
    const store = await openOn(fake);
    const stream = `meeting-${fault.kind}`;
    await fill(store, stream, [newEvents(2)]);
    expect(await store.readStream(stream)).toHaveLength(2);
    expect(store.stats().unknown).toBe(0);
  }
  expect(fake.calls.of("features")).toEqual([]);
});

describe("in a cluster", () => {
  /** Two nodes of one log; the first leads. */
  async function cluster() {
    const one = await startFake();
    const two = await startFake({ log: one.log });
    const { host } = one;
    const lead = (leader: EventStoreFake) => {
      const members = [one, two].map(({ port }) => ({
        host,
        port,
        state: port === leader.port ? ("leader" as const) : ("follower" as const),
      }));
      for (const node of [one, two]) {
        node.members = members;
        node.obey();
        if (node !== leader)
          for (const method of ["append", "read"] as const) node.orderAlways(method, faults.notLeader(leader));
      }
    };
    lead(one);
    return { one, two, lead, url: `esdb://${host}:${one.port},${host}:${two.port}?tls=false` };
  }

  it("the leader is found by asking the nodes, and found again when another leads", async () => {
    const { one, two, lead, url } = await cluster();
    const store = await openOn({ url });
    await fill(store, "meeting-1", [newEvents(2)]);
    expect([one, two].map((node) => node.calls.of("append").length)).toEqual([1, 0]);
    lead(two);
    expect(written(await store.append("meeting-1", 1, newEvents(1))).revision).toBe(2);
    expect(two.calls.of("append")).toHaveLength(1);
    expect(await store.readStream("meeting-1")).toHaveLength(3);
  });

  it("a leader that died is left for the next one, and what it stored is not written twice", async () => {
    const { one, two, lead, url } = await cluster();
    const store = await openOn({ url }, { patience: brief });
    const event = newEvent();
    one.order("append", faults.storeAndHang);
    const appending = store.append("meeting-1", "no stream", [event]);
    await eventually(() => one.log.events.length).toBe(1);
    await one.down();
    lead(two);
    expect(written(await appending).revision).toBe(0);
    expect(one.log.events.map(({ id }) => id)).toEqual([event.id]);
    expect(two.calls.of("append")).toEqual([]);
  });

  it("a node that hangs does not hold up the search for the leader for long", async () => {
    const { one, two, lead, url } = await cluster();
    lead(two);
    one.orderAlways("gossip", faults.hang);
    const store = await openOn({ url });
    await fill(store, "meeting-1", [newEvents(1)]);
    expect(two.calls.of("append")).toHaveLength(1);
  });

  it("a follower that was named alone leads to the leader that it names", async () => {
    const { one, two } = await cluster();
    const store = await openOn(two);
    await fill(store, "meeting-1", [newEvents(2)]);
    expect(one.calls.of("append")).toHaveLength(1);
    expect(await store.readStream("meeting-1")).toHaveLength(2);
  });
});
