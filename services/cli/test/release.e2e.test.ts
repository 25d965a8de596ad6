import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type Actor, issueToken } from "@liggare/access";
import { type DataFolder, openDataFolder, readConfig, type Serving, serve } from "@liggare/api";
import type { Clock, ReleaseAnswer, ReleaseVerification } from "@liggare/ledger";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { programIn } from "./program.ts";

/*
 * A summary is released, a correction arrives, the release stays as it was, the next one lists the change, and the log
 * alone gives the same: over HTTP, then on the command line over the files.
 */

const { data, folder: own, liggare, remove } = programIn({ LIGGARE_MUNICIPALITY: "Exempelkommun" });
const central: Actor = { subject: "c1", role: "central-coordinator", unit: "ks" };
const local: Actor = { subject: "l1", role: "local-coordinator", unit: "skarholmen" };
const administrator: Actor = { subject: "a1", role: "administrator", unit: null };
const executives: Actor = { subject: "e1", role: "executive-board", unit: null };

let now = Date.parse("2024-01-10T12:00:00Z");
const clock: Clock = { now: () => new Date(now), monotonic: () => now };
const today = (day: string) => {
  now = Date.parse(`${day}T12:00:00Z`);
};
let folder: DataFolder;
let serving: Serving;

interface Answered<B = Record<string, unknown>> {
  readonly status: number;
  readonly etag: string | null;
  readonly body: B;
}
async function send<B = Record<string, unknown>>(
  as: Actor,
  method: string,
  path: string,
  body?: object,
): Promise<Answered<B>> {
  const token = await issueToken(folder.signingKey, { ...as, use: "program", lifetime: 60 }, clock.now());
  const response = await fetch(`${serving.url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json", "accept-language": "en" },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, etag: response.headers.get("etag"), body: (await response.json()) as B };
}
async function record(as: Actor, path: string, input: object, occurredOn?: string) {
  const answer = await send<{ events: [{ id: string }]; code?: string }>(as, "POST", `/commands/${path}`, {
    input,
    ...(occurredOn && { occurredOn }),
  });
  if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return answer.body.events[0].id;
}
const released = (period: string, number?: number) =>
  send<ReleaseAnswer>(executives, "GET", `/releases/${period}${number ? `?number=${number}` : ""}`);
const verified = async (period: string, number?: number) =>
  (
    await send<ReleaseVerification>(
      executives,
      "GET",
      `/releases/${period}/verification${number ? `?number=${number}` : ""}`,
    )
  ).body;
const start = async () => {
  const config = readConfig({ LIGGARE_DATA: data, LIGGARE_PORT: "0", LIGGARE_LOG_LEVEL: "silent" }, own);
  folder = await openDataFolder(config, { opening: { municipality: "Exempelkommun", kind: "ordinary" }, clock });
  serving = await serve({ folder, version: "0.0.0", now: () => clock.now() });
};

let first: Answered<ReleaseAnswer>;

beforeAll(async () => {
  await start();
  for (const [unit, kind] of [
    ["ks", "executive-board"],
    ["skarholmen", "district-board"],
    ["farsta", "district-board"],
  ])
    await record(administrator, `unit/${unit}/register`, { name: `Board ${unit}`, kind });
  today("2024-03-05");
  await record(local, "action-plan/skarholmen-2024/draft", { unit: "skarholmen", year: 2024 });
  const consulted = await record(local, "action-plan/skarholmen-2024/consult", { with: "ks" });
  await record(central, "summary-release/2024-t1/write", {
    unit: "ks",
    section: "introduction",
    text: "Nämndernas arbete i en bild.",
  });
  today("2024-05-12");
  await record(central, "summary-release/2024-t1/release", { unit: "ks" });
  first = await released("2024-t1");
  today("2024-05-20");
  await record(local, "action-plan/skarholmen-2024/withdraw", { entry: consulted, why: "Samrådet hölls inte." });
});
afterAll(async () => {
  await serving.stop();
  remove();
});

describe("a released summary, over HTTP", () => {
  test("has its texts filled in, and its hash as its entity tag", () => {
    expect(first.etag).toBe(`"${first.body.hash}"`);
    expect(first.body).toMatchObject({
      number: 1,
      releasedOn: "2024-05-12",
      asKnownOn: "2024-04-30",
      on: "2024-04-30",
      intact: true,
      correctedBy: null,
      changes: [],
      content: { texts: [{ section: "introduction", text: { text: "Nämndernas arbete i en bild." } }] },
    });
    expect(statusOf(first.body)).toBe("consulted");
  });

  test("stays as it was when a correction arrives, and is equal when it is rebuilt from the log", async () => {
    expect(await released("2024-t1")).toEqual(first);
    expect(await verified("2024-t1")).toMatchObject({ result: "equal", hash: first.body.hash, differences: [] });
  });

  test("can be neither corrected nor withdrawn nor released again", async () => {
    const { body } = await send<{ entries: { id: string; type: string }[] }>(
      central,
      "GET",
      "/aggregates/summary-release/2024-t1",
    );
    const entry = body.entries.find(({ type }) => type === "SummaryReleased")?.id;
    const withdraw = { input: { entry, why: "Fel." } };
    const refused = await send(central, "POST", "/commands/summary-release/2024-t1/withdraw", withdraw);
    expect([refused.status, refused.body.code]).toEqual([409, "entry-final"]);
    const again = await send(central, "POST", "/commands/summary-release/2024-t1/release", { input: { unit: "ks" } });
    expect(again.body.code).toBe("step-already-taken");
    const path = "/commands/summary-release/2024-t1/correct-summary-released";
    expect((await send(central, "POST", path, withdraw)).status).toBe(404);
  });

  test("is read by the executive board and the auditors, not by another board's coordinator", async () => {
    expect((await send(local, "GET", "/releases/2024-t1")).body.code).toBe("role-not-allowed");
    expect((await send(executives, "GET", "/releases/2023-t1")).status).toBe(404);
    expect((await send(executives, "GET", "/releases/2024-t1?number=x")).body.code).toBe("input-invalid");
    expect((await send(executives, "GET", "/releases/2024-t1/preview")).body.code).toBe("role-not-allowed");
  });

  test("is replaced by a numbered correction with its reason, which lists the change; the first stays", async () => {
    today("2024-06-03");
    const preview = await send<{ command: string; hash: string }>(central, "GET", "/releases/2024-t1/preview");
    expect(preview.body).toMatchObject({ command: "release-correction", number: 2 });
    await record(central, "summary-release/2024-t1/release-correction", { reason: "Samrådet hölls inte." });
    const second = await released("2024-t1");
    expect(second.body).toMatchObject({
      number: 2,
      hash: preview.body.hash,
      asKnownOn: "2024-05-31",
      reason: { text: "Samrådet hölls inte." },
      since: { period: "2024-t1", number: 1 },
    });
    expect(statusOf(second.body)).toBe("drafted");
    expect(second.body.changes).toContainEqual(
      expect.objectContaining({ section: "plans", key: "skarholmen 2024", what: "changed" }),
    );
    expect(await released("2024-t1", 1)).toEqual({ ...first, body: { ...first.body, correctedBy: 2 } });
    for (const number of [1, 2]) expect((await verified("2024-t1", number)).result).toBe("equal");
  });

  test("is followed by the next period's, which lists what changed since", async () => {
    today("2024-07-01");
    await record(local, "action-plan/skarholmen-2024/consult", { with: "ks" });
    today("2024-09-03");
    await record(central, "summary-release/2024-t2/release", { unit: "ks" });
    const { body } = await released("2024-t2");
    expect(body.since).toEqual({ period: "2024-t1", number: 2 });
    expect(body.changes).toContainEqual(
      expect.objectContaining({ section: "plans", key: "skarholmen 2024", what: "changed" }),
    );
    expect((await verified("2024-t2")).result).toBe("equal");
    const list = await send<{ releases: { key: string; correctedBy: number | null }[] }>(
      executives,
      "GET",
      "/releases",
    );
    expect(list.body.releases.map(({ key, correctedBy }) => [key, correctedBy])).toEqual([
      ["2024-t2 1", null],
      ["2024-t1 2", null],
      ["2024-t1 1", 2],
    ]);
  });
});

const statusOf = ({ content }: ReleaseAnswer) =>
  (content.summary as { plans: { key: string; status: string }[] }).plans.find(({ key }) => key === "skarholmen 2024")
    ?.status;

describe("a released summary, on the command line", () => {
  beforeAll(async () => {
    await serving.stop();
  });
  afterAll(start);

  test("is listed and shown, with what changed", async () => {
    const list = await liggare(["releases"]);
    expect(list).toMatchObject({ exit: 0, err: "" });
    expect(list.out).toContain("2024-t2");
    const shown = await liggare(["show-release", "2024-t1", "--section", "changes"]);
    expect(shown).toMatchObject({ exit: 0, err: "" });
    expect(shown.out).toMatch(/Changed since 2024-t1 \(1\)/);
    expect(shown.out).toMatch(/plans\s+│ skarholmen 2024/);
    const texts = await liggare(["show-release", "2024-t1", "--number", "1", "--section", "texts"]);
    expect(texts.out).toContain("Nämndernas arbete i en bild.");
    expect(texts.out).toContain("Replaced by 2");
    const { hash } = JSON.parse((await liggare(["show-release", "2024-t1", "--number", "1", "--json"])).out);
    expect(hash).toBe(first.body.hash);
  });

  test("verifies as equal, and exits with 0", async () => {
    for (const args of [["2024-t1"], ["2024-t1", "--number", "1"], ["2024-t2"]]) {
      const { exit, out, err } = await liggare(["verify-release", ...args]);
      expect({ exit, err }).toEqual({ exit: 0, err: "" });
      expect(out).toMatch(/^equal: 2024-t/);
    }
    expect(await liggare(["verify-release", "2023-t1"])).toMatchObject({ exit: 1 });
    expect(await liggare(["verify-release", "2024-t3"])).toMatchObject({ exit: 2 });
  });

  test("does not verify over a copy of the log where an event was changed, and says what differs", async () => {
    const copy = join(mkdtempSync(join(tmpdir(), "liggare-copy-")), "data");
    cpSync(data, copy, { recursive: true });
    const log = new DatabaseSync(join(copy, "log.sqlite"));
    changeLog(
      log,
      `UPDATE event SET envelope = replace(envelope, 'Board farsta', 'Board Farsta') WHERE stream = 'unit-farsta'`,
    );
    log.close();
    const other = programIn({ LIGGARE_DATA: copy });
    const { exit, out } = await other.liggare(["verify-release", "2024-t1"]);
    expect(exit).toBe(1);
    expect(out).toMatch(/^differs: 2024-t1 number 2/);
    expect(out).toMatch(/\/content\/summary\/boards\/\d\/name/);
    other.remove();
    rmSync(join(copy, ".."), { recursive: true });
  });

  test("does not verify where its own content was changed in a copy of the log", async () => {
    const copy = join(mkdtempSync(join(tmpdir(), "liggare-copy-")), "data");
    cpSync(data, copy, { recursive: true });
    const log = new DatabaseSync(join(copy, "log.sqlite"));
    changeLog(
      log,
      `UPDATE event SET envelope = replace(envelope, 'Board skarholmen', 'Board hidden') WHERE stream = 'summary-release-2024-t2'`,
    );
    log.close();
    const other = programIn({ LIGGARE_DATA: copy });
    const { exit, out } = await other.liggare(["verify-release", "2024-t2", "--json"]);
    expect(exit).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      result: "differs",
      differences: expect.arrayContaining([expect.stringMatching(/^\/content\/summary\/boards\/\d\/name$/)]),
    });
    other.remove();
    rmSync(join(copy, ".."), { recursive: true });
  });
});

const viewFile = (): string =>
  readdirSync(join(data, "views")).find((name) => /^executive-board-summary.*sqlite$/.test(name)) ?? "none";

describe("a summary that was released from a changed view", () => {
  test("does not verify, though the view itself shows nothing amiss", async () => {
    today("2025-01-02");
    await serving.stop();
    const view = new DatabaseSync(join(data, "views", viewFile()));
    const changed = view
      .prepare("UPDATE fact SET json = replace(json, 'Board farsta', 'Board hidden') WHERE json LIKE '%Board farsta%'")
      .run();
    expect(changed.changes).toBeGreaterThan(0);
    view.close();
    await start();
    await record(central, "summary-release/2024-annual/release", { unit: "ks" });
    const found = await verified("2024-annual");
    expect(found.result).toBe("differs");
    expect(found.differences).toContainEqual(expect.stringMatching(/^\/content\/summary\/boards\/\d\/name$/));
    // what was released before does not hang on the view's file
    expect((await verified("2024-t2")).result).toBe("equal");
  });
});

/** Changes the log past the store's guard, as whoever holds the file can. */
function changeLog(log: DatabaseSync, statement: string): void {
  const triggers = log.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all();
  for (const { name } of triggers) log.exec(`DROP TRIGGER "${name}"`);
  const { changes } = log.prepare(statement).run();
  expect(changes).toBeGreaterThan(0);
  for (const { sql } of triggers) log.exec(String(sql));
}
