import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RecordedEvent, start } from "../../packages/domain/src/index.ts";
import { openSqliteStore } from "../../packages/event-store/src/index.ts";
import { openSqliteVault } from "../../packages/vault/src/index.ts";
import { Liggare } from "./liggare.ts";

/* A backup that is made while clients write without rest, what it restores to, and what becomes of it when it is damaged. */

const ledger = new Liggare();
const settings = { LIGGARE_MUNICIPALITY: "Exempelkommun" };
const backup = join(ledger.folder, "backup");
const restored = join(ledger.folder, "restored");
const clients = 6;
afterAll(() => ledger.remove());

/** Acknowledged before the backup was asked for, while it was made, and until the writers were stopped. */
const acknowledged = { before: 0, meanwhile: 0, in: 0 };
let manifest: { readonly number: number; readonly hash: string };

beforeAll(async () => {
  const server = await ledger.serve(["serve"], settings);
  const tokenOf = async (...args: readonly string[]) => (await ledger.run(["token", ...args])).out.trim();
  const post = async (path: string, token: string, body: object) => {
    const response = await fetch(`${server.url}/api/v1/commands/${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(201);
  };
  const unit = "kommunstyrelsen";
  const central = await tokenOf("--role", "central-coordinator", "--unit", unit, "--subject", "samordnare-1");
  const administrator = await tokenOf("--role", "administrator", "--subject", "administrator-1");
  await post(`unit/${unit}/register`, administrator, { input: { name: "Kommunstyrelsen", kind: "executive-board" } });
  const cadence = { kind: "every", count: 1, unit: "month" };
  const forum = {
    unit,
    name: "Samordnarnas nätverk",
    convener: { kind: "unit", unit },
    cadence,
    kind: "internal-network",
  };
  await post("forum/natverket/register", central, { input: forum });

  let writing = true;
  const client = async (name: number) => {
    for (let n = 0; writing; n += 1) {
      const meeting = { unit, forum: "natverket", functions: ["central-coordinator"], units: [unit] };
      const notes = `Mötet hölls digitalt, klient ${name}, punkt ${n}.`;
      await post(`meeting/mote-${name}-${n}/hold`, central, { input: { ...meeting, notes } });
      acknowledged.in += 1;
    }
  };
  const written = Promise.all(Array.from({ length: clients }, (_, name) => client(name)));
  while (acknowledged.in < 150) await sleep(5);
  acknowledged.before = acknowledged.in;
  const made = await ledger.run(["backup", backup, "--json"]);
  acknowledged.meanwhile = acknowledged.in - acknowledged.before;
  expect(made).toMatchObject({ exit: 0, err: "" });
  manifest = JSON.parse(made.out);
  while (acknowledged.in < acknowledged.before + acknowledged.meanwhile + 20) await sleep(5);
  writing = false;
  await written;
  expect(await server.end("SIGTERM")).toBe(0);
});

/** The events of a data folder's log, and their texts by id. */
async function contentOf(data: string): Promise<{ events: RecordedEvent[]; texts: ReadonlyMap<string, unknown> }> {
  const store = await openSqliteStore({ file: join(data, "log.sqlite") });
  const events: RecordedEvent[] = [];
  for await (const batch of store.readAll(start)) events.push(...batch);
  await store.close();
  const vault = await openSqliteVault({ folder: join(data, "vault") });
  const texts = await vault.get(textIdsOf(events));
  await vault.close();
  return { events, texts };
}

const textIdsOf = (events: readonly RecordedEvent[]): string[] =>
  events.flatMap(({ data }) => [...JSON.stringify(data).matchAll(/"textId":"([^"]+)"/g)].map(([, id]) => id as string));

describe("a backup under write load", () => {
  it("restores to the log as it stood at its head, event for event and text for text, and doctor finds nothing", async () => {
    expect(acknowledged.meanwhile).toBeGreaterThan(0);
    const put = await ledger.run(["restore", backup, "--to", restored]);
    expect(put).toMatchObject({ exit: 0 });
    const [whole, copy] = [await contentOf(ledger.data), await contentOf(restored)];
    // three events before the meetings: the ledger, its unit and its forum
    expect(whole.events).toHaveLength(acknowledged.in + 3);
    expect(copy.events).toEqual(whole.events.slice(0, manifest.number));
    expect(copy.events.at(-1)?.hash).toBe(manifest.hash);
    // all that was acknowledged before it was asked for, and not all that came later
    expect(copy.events.length).toBeGreaterThanOrEqual(acknowledged.before + 3);
    expect(copy.events.length).toBeLessThan(whole.events.length);
    const ids = textIdsOf(copy.events);
    expect(ids).toHaveLength(copy.events.length - 3);
    for (const id of ids) {
      expect(copy.texts.get(id)).toMatchObject({ text: expect.stringMatching(/^Mötet hölls digitalt, klient/) });
      expect(copy.texts.get(id)).toEqual(whole.texts.get(id));
    }
    const healthy = await ledger.run(["doctor"], { LIGGARE_DATA: restored });
    expect(healthy).toMatchObject({ exit: 0, out: expect.stringMatching(/All is well\.\n$/) });
  });

  it("is refused with its first bad event wherever a bit of an event flips, and nothing is put in place", async () => {
    const log = readFileSync(join(backup, "log.sqlite"));
    const { events } = await contentOf(restored);
    for (const [seed, share] of [0.02, 0.31, 0.64, 0.99].entries()) {
      const number = Math.ceil(share * events.length);
      const later = Math.min(events.length, number + 7);
      // a bit of this event, and one of a later event: the first is named
      const bytes = flipped(flipped(log, events[number - 1]?.id, seed), events[later - 1]?.id, seed + 1);
      const { exit, err } = await restoreOf(`damaged-${seed}`, bytes);
      const { stream } = events[number - 1] as RecordedEvent;
      expect({ exit, err }).toEqual({
        exit: 1,
        err: expect.stringContaining(`The backup is damaged: changed event: event ${number} (${stream}): the hash`),
      });
    }
  });

  it("is refused wherever any bit of its log flips, also where no event lies", async () => {
    const log = readFileSync(join(backup, "log.sqlite"));
    for (const [seed, share] of [0.001, 0.4, 0.999].entries()) {
      const bytes = Buffer.from(log);
      const at = Math.floor(share * bytes.length);
      bytes[at] = (bytes[at] as number) ^ (1 << seed);
      const { exit, err } = await restoreOf(`anywhere-${seed}`, bytes);
      expect({ exit, err }).toEqual({ exit: 1, err: expect.stringMatching(/damaged|is not the file that was copied/) });
    }
  });
});

/** Flips a bit within the id of an event, wherever it stands in the log's file: also in what a page split left behind. */
function flipped(log: Buffer, id: string | undefined, seed: number): Buffer {
  const bytes = Buffer.from(log);
  const wanted = `"id":"${id}"`;
  const found: number[] = [];
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) found.push(at);
  expect(found.length).toBeGreaterThan(0);
  for (const at of found) {
    const byte = at + 6 + ((seed * 11) % 36);
    bytes[byte] = (bytes[byte] as number) ^ (1 << (seed % 3));
  }
  return bytes;
}

/** Restores a copy of the backup that holds this log. */
async function restoreOf(name: string, log: Buffer): Promise<{ readonly exit: number | null; readonly err: string }> {
  const [copy, target] = [join(ledger.folder, name), join(ledger.folder, `${name}-restored`)];
  cpSync(backup, copy, { recursive: true });
  writeFileSync(join(copy, "log.sqlite"), log);
  const ran = await ledger.run(["restore", copy, "--to", target]);
  expect([existsSync(target), existsSync(`${target}.partial`)]).toEqual([false, false]);
  return ran;
}
