import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { applyPatch } from "rfc6902";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Liggare, type ServerProcess } from "./liggare.ts";

const liggare = new Liggare();
let server: ServerProcess;
afterAll(() => liggare.remove());
beforeAll(async () => {
  server = await liggare.serve(["demo", "--no-pages"]);
});

const bodyOf = (text: string) => JSON.parse(text);
interface Row {
  readonly unit: string;
  readonly subject: string;
  readonly replyDue: string;
  readonly sections: readonly string[];
  readonly numerator: { readonly value: number } | null;
  readonly denominator: unknown;
  readonly share: { readonly text: { readonly en: string } } | null;
  readonly stated: { readonly text: { readonly en: string } } | null;
}

const json = async (...args: string[]) => {
  const { out, err, exit } = await liggare.run([...args, "--json"]);
  expect({ err, exit }).toEqual({ err: "", exit: 0 });
  return bodyOf(out);
};
const asKnownOn = (day: string) => json("show", "executive-board-summary", "--as-known-on", day);
const exported = async () => (await liggare.run(["export", "--purpose", "comparing in a test"])).out;
const record = (unit: string, ...more: string[]) =>
  liggare.run([
    "record",
    "unit",
    unit,
    "register",
    "--input",
    `{"name":"Nämnden ${unit}","kind":"district-board"}`,
    ...more,
  ]);

describe("the demonstration of Stockholm 2019", () => {
  test("as known on 2019-11-30 the summary has the training figures, twelve trackers and the missing strategies", async () => {
    const { answer } = await asKnownOn("2019-11-30");
    const figures = answer.training.map((row: Row) => [
      row.unit,
      row.numerator?.value,
      row.denominator,
      (row.share ?? row.stated)?.text.en,
      row.sections,
    ]);
    expect(figures).toEqual([
      [
        "enskede-arsta-vantor",
        208,
        expect.objectContaining({ count: 2679, approximate: true }),
        "about 8 %",
        ["3.3.1"],
      ],
      ["skarholmen", 94, expect.objectContaining({ count: 1000, approximate: true }), "about 9 %", ["3.3.1"]],
      ["socialnamnden", undefined, null, "about half", ["3.2"]],
      ["spanga-tensta", 76, expect.objectContaining({ count: 1000, approximate: true }), "about 8 %", ["3.3.1"]],
    ]);
    expect(answer.training[2]).toMatchObject({ support: "stated", share: null });
    expect(answer.recommendations).toHaveLength(12);
    expect(new Set(answer.recommendations.map((row: Row) => row.replyDue))).toEqual(new Set(["2020-02-28"]));
    const missing = answer.findings.filter((row: Row) => row.subject === "civil-society-strategy");
    expect(new Set(missing.map((row: Row) => row.unit))).toEqual(
      new Set(["enskede-arsta-vantor", "skarholmen", "spanga-tensta"]),
    );
  });

  test("as known the day before, the training figures are absent, and so are the findings", async () => {
    const [september, november] = [await asKnownOn("2019-09-03"), await asKnownOn("2019-11-18")];
    expect(september.answer.training).toEqual([]);
    expect(november.answer.training).toHaveLength(4);
    expect(november.answer.findings).toEqual([]);
    expect(november.answer.recommendations).toEqual([]);
  });

  test("the state on one day plus the changes is the state on another, and the events are those between", async () => {
    const pairs = [
      ["2016-01-01", "2016-09-30"],
      ["2016-09-30", "2019-09-04"],
      ["2018-06-30", "2018-06-30"],
      ["2019-03-31", "2019-11-18"],
      ["2019-09-04", "2019-12-24"],
      ["2016-01-01", "2019-12-24"],
    ] as const;
    const days = new Set(pairs.flat());
    const states = new Map<string, { answer: unknown; number: number }>();
    for (const day of days) states.set(day, await asKnownOn(day));
    const log = (await exported()).trim().split("\n").map(bodyOf);
    for (const [from, to] of pairs) {
      const changes = await json("changes", "executive-board-summary", "--from", from, "--to", to);
      const state = structuredClone({ answer: states.get(from)?.answer });
      expect(
        applyPatch(state.answer, changes.patch).every((fault) => fault === null),
        `${from} to ${to}`,
      ).toBe(true);
      expect(state.answer, `${from} to ${to}`).toEqual(states.get(to)?.answer);
      const between = log.filter(
        ({ number }) => number > (states.get(from)?.number ?? 0) && number <= (states.get(to)?.number ?? 0),
      );
      expect(changes.events.map(({ id }: { id: string }) => id)).toEqual(between.map(({ id }) => id));
      const days2 = between.flatMap(({ recordedOn }) => recordedOn ?? []);
      expect(days2.every((day) => day > from && day <= to)).toBe(true);
    }
  });
});

describe("while a server runs", () => {
  test("its address lies in the data folder, for the owner only", () => {
    const running = join(liggare.data, "running.json");
    expect(bodyOf(readFileSync(running, "utf8"))).toEqual({ url: server.url, process: server.process.pid });
    expect(statSync(running).mode & 0o777).toBe(0o600);
  });

  test("a second one on the same data folder is refused with a clear message", async () => {
    const second = await liggare.run(["serve"]);
    expect(second).toMatchObject({ exit: 3, out: "" });
    expect(second.err).toContain(`in use by process ${server.process.pid}: only one process may own a ledger`);
    expect(second.err).toContain(server.url);
    const founding = await liggare.run([
      "import",
      join(import.meta.dirname, "../datasets/stockholm-2019"),
      "--founding",
    ]);
    expect(founding).toMatchObject({ exit: 3, err: expect.stringContaining("stop it") });
  });

  test("a token of the command line opens the API, and a link signs in once", async () => {
    const { out: token } = await liggare.run([
      "token",
      "--role",
      "auditor",
      "--subject",
      "revisor-1",
      "--lifetime",
      "5m",
    ]);
    const response = await fetch(`${server.url}/api/v1/views/policy`, {
      headers: { Authorization: `Bearer ${token.trim()}` },
    });
    expect(response.status).toBe(200);
    const forOperators = await fetch(`${server.url}/api/v1/admin/backup`, {
      method: "POST",
      headers: { Authorization: `Bearer ${token.trim()}`, "Content-Type": "application/json" },
      body: JSON.stringify({ folder: join(liggare.folder, "not-theirs") }),
    });
    expect(forOperators.status).toBe(403);
    const { out: link } = await liggare.run(["token", "--role", "administrator", "--subject", "first", "--link"]);
    expect(link).toMatch(new RegExp(`^${server.url}/login#`));
    const signIn = () =>
      fetch(`${server.url}/api/v1/session`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Origin: server.url },
        body: JSON.stringify({ link: link.trim().split("#")[1] }),
      });
    expect([(await signIn()).status, (await signIn()).status]).toEqual([201, 401]);
    const long = await liggare.run([
      "token",
      "--role",
      "administrator",
      "--subject",
      "first",
      "--link",
      "--lifetime",
      "1h",
    ]);
    expect(long).toMatchObject({ exit: 2, err: expect.stringContaining("at most 15m") });
  });

  test("a backup taken while others write restores an equal ledger", { timeout: 120_000 }, async () => {
    const rows = Array.from({ length: 300 }, (_, at) => ({
      aggregate: "meeting",
      id: `mote-${at}`,
      command: "hold",
      occurredOn: "2026-03-03",
      input: {
        unit: "kommunstyrelsen",
        forum: "samordnarnatverket",
        functions: ["central-coordinator"],
        units: ["kommunstyrelsen"],
        notes: `Anteckning ${at}.`,
      },
    }));
    writeFileSync(join(liggare.folder, "rows.jsonl"), rows.map((row) => JSON.stringify(row)).join("\n"));
    let importing = true;
    const imported = liggare.run(["import", "rows.jsonl"]).finally(() => {
      importing = false;
    });
    const backups: { folder: string; number: number }[] = [];
    do backups.push(await json("backup", `backup-${backups.length}`));
    while (importing);
    expect(await imported).toMatchObject({
      exit: 0,
      out: expect.stringMatching(/300 accepted, 0 already there, 0 refused/),
    });
    const reworded = rows.map((row) => ({ ...row, input: { ...row.input, notes: "Omskriven." } }));
    writeFileSync(join(liggare.folder, "reworded.jsonl"), reworded.map((row) => JSON.stringify(row)).join("\n"));
    const again = await liggare.run(["import", "reworded.jsonl"]);
    expect(again).toMatchObject({ exit: 0, out: expect.stringMatching(/0 accepted, 300 already there, 0 refused/) });
    const log = await exported();
    for (const [at, backup] of backups.entries()) {
      const restored = { LIGGARE_DATA: join(liggare.folder, `restored-${at}`) };
      expect(await json("restore", backup.folder, "--to", restored.LIGGARE_DATA)).toMatchObject({
        number: backup.number,
      });
      // doctor finds an event whose text was not copied
      expect(await liggare.run(["doctor"], restored)).toMatchObject({ exit: 0 });
      const copy = await liggare.run(["export", "--purpose", "comparing in a test"], restored);
      expect(copy.out.trim().split("\n")).toHaveLength(backup.number);
      expect(log.startsWith(copy.out)).toBe(true);
    }
  });

  test("doctor asks it for what only it can see, and rebuild and refusals go through it", async () => {
    expect(await json("doctor")).toMatchObject({ findings: 0 });
    expect(await json("rebuild", "policy")).toMatchObject({ views: ["policy"] });
    const refused = await record("fel", "--role", "executive-board", "--json");
    expect(refused.exit).toBe(1);
    expect(bodyOf(refused.out)).toMatchObject({ code: "role-not-allowed", status: 403 });
  });
});

test("what was acknowledged is there after kill -9, and the files answer as the server did", async () => {
  const accepted = bodyOf((await record("kvar", "--key", "kvar-1", "--json")).out);
  const show = ["show", "collaboration-log", "--json"];
  const answer = (await liggare.run(show)).out;
  const before = await exported();
  expect(await server.end("SIGKILL")).toBe(null);
  expect((await liggare.run(show)).out).toBe(answer);
  expect(await exported()).toBe(before);
  expect(bodyOf((await record("kvar", "--key", "kvar-1", "--json")).out)).toEqual(accepted);
  expect(await exported()).toBe(before);

  server = await liggare.serve(["demo", "--no-pages"]);
  expect(await exported()).toBe(before);
  expect(await server.end("SIGTERM")).toBe(0);
  const again = await liggare.run(["doctor"]);
  expect(again).toMatchObject({ exit: 0, out: expect.stringContaining("none runs here") });
});
