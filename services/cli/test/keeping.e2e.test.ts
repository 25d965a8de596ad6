import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { programIn } from "./program.ts";

const stockholm = join(import.meta.dirname, "../../../test/datasets/stockholm-2019");
const { folder, data, liggare, remove } = programIn({ LIGGARE_MUNICIPALITY: "Exempelkommun" });
afterAll(remove);

const lines = (text: string) =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
const exported = async (): Promise<string> => (await liggare(["export", "--purpose", "comparing in a test"])).out;
const logFile = join(data, "log.sqlite");

beforeAll(async () => {
  const founded = await liggare(["import", stockholm, "--founding", "--json"]);
  expect(founded).toMatchObject({ exit: 0, err: "" });
  expect(JSON.parse(founded.out)).toMatchObject({
    status: "founded",
    material: "stockholm-2019",
    rows: 267,
    added: 267,
  });
});

beforeAll(async () => {
  const input = JSON.stringify({
    unit: "kommunstyrelsen",
    forum: "samordnarnatverket",
    functions: ["central-coordinator"],
    units: ["kommunstyrelsen"],
    notes: "Mötet hölls digitalt.",
  });
  expect(await liggare(["record", "meeting", "mote-1", "hold", "--input", input])).toMatchObject({ exit: 0 });
});

describe("views and the log", () => {
  test("deleting every view file and rebuilding gives byte-equal exports", async () => {
    const views = ["collaboration-log", "situation-picture", "executive-board-summary", "overdue", "policy"];
    const before = [];
    for (const view of views) before.push((await liggare(["export", "--view", view])).out);
    for (const name of readdirSync(join(data, "views"))) writeFileSync(join(data, "views", name), "");
    const rebuilt = await liggare(["rebuild"]);
    expect(rebuilt).toMatchObject({ exit: 0, out: expect.stringMatching(/^Built from \d+ events/) });
    for (const [at, view] of views.entries()) expect((await liggare(["export", "--view", view])).out).toBe(before[at]);
  });

  test("an export holds no text, and goes to a new file only", async () => {
    const text = await exported();
    expect(text).toContain("MeetingHeld");
    expect(text).not.toContain("digitalt");
    const out = await liggare(["export", "--purpose", "an audit", "--out", "log.jsonl"]);
    expect(out.exit).toBe(0);
    expect(readFileSync(join(folder, "log.jsonl"), "utf8")).toBe(text);
    expect(statSync(join(folder, "log.jsonl")).mode & 0o777).toBe(0o600);
    expect(await liggare(["export", "--purpose", "an audit", "--out", "log.jsonl"])).toMatchObject({
      exit: 2,
      err: expect.stringContaining("exists already"),
    });
  });

  test("a replay gives a line for each day on which something was learned", async () => {
    const { out } = await liggare(["replay", "executive-board-summary", "--until", "2019-11-30", "--json"]);
    const days = lines(out);
    expect(days.at(-1).day).toBe("2019-11-19");
    expect(days.map(({ day }) => day)).toEqual(days.map(({ day }) => day).toSorted());
    const whole = ["changes", "executive-board-summary", "--from", "1900-01-01", "--to", "2019-11-30", "--json"];
    expect(days.flatMap(({ events }) => events)).toEqual(JSON.parse((await liggare(whole)).out).events);
  });
});

describe("backup and doctor", () => {
  const restored = join(folder, "restored");
  const at = (place: string, args: readonly string[]) => {
    const other = programIn({ LIGGARE_DATA: place });
    return other.liggare(args).finally(other.remove);
  };

  beforeAll(async () => {
    const input = '{"name":"Nämnden som ändras","kind":"district-board"}';
    expect(await liggare(["record", "unit", "andras", "register", "--input", input])).toMatchObject({ exit: 0 });
  });

  test("what is restored elsewhere is an equal ledger with its texts, and doctor finds nothing", async () => {
    expect(await liggare(["backup", "backup"])).toMatchObject({ exit: 0 });
    const files = readdirSync(join(folder, "backup"), { recursive: true });
    expect(files.toSorted()).toEqual([
      ...["log.sqlite", "log.sqlite.head", "manifest.json", "vault"],
      ...["vault/vault-keys.sqlite", "vault/vault.key", "vault/vault.sqlite"],
    ]);
    expect(await liggare(["restore", "backup", "--to", "restored"])).toMatchObject({ exit: 0 });
    expect(readdirSync(join(folder, "backup"), { recursive: true }).toSorted()).toEqual(files.toSorted());
    expect((await at(restored, ["export", "--purpose", "comparing in a test"])).out).toBe(await exported());
    const shown = ["show", "collaboration-log", "--json"];
    expect((await at(restored, shown)).out).toBe((await liggare(shown)).out);
    const healthy = await at(restored, ["doctor"]);
    expect(healthy.out).toMatch(/ok {4}vault +1 texts, each whole/);
    expect(healthy).toMatchObject({ exit: 0, out: expect.stringMatching(/All is well\.\n$/) });
  });

  test("neither a backup nor a restore replaces anything", async () => {
    expect(await liggare(["backup", "backup"])).toMatchObject({
      exit: 1,
      err: expect.stringContaining("is not empty"),
    });
    expect(await liggare(["restore", "backup"])).toMatchObject({
      exit: 1,
      err: expect.stringContaining("is not empty"),
    });
    expect(await liggare(["backup", "data/inside"])).toMatchObject({
      exit: 1,
      err: expect.stringContaining("inside the data folder"),
    });
  });

  test("what an interrupted run left half made is said and removed, and anything else there is not touched", async () => {
    const left = (name: string, file: string) => {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, file), "half");
    };
    left("backup-3.partial", "log.sqlite.partial");
    const made = await liggare(["backup", "backup-3", "--json"]);
    const half = join(folder, "backup-3.partial");
    expect(made).toMatchObject({ exit: 0, err: expect.stringContaining(`Removed ${half}, the half-made backup`) });
    expect(JSON.parse(made.out)).toMatchObject({ removed: half });
    expect(existsSync(half)).toBe(false);

    left("restored-3.partial", "log.sqlite");
    const restored = await liggare(["restore", "backup-3", "--to", "restored-3"]);
    expect(restored).toMatchObject({ exit: 0, err: expect.stringContaining("an interrupted run left half restored") });
    expect(existsSync(join(folder, "restored-3.partial"))).toBe(false);

    left("backup-4.partial", "letters.txt");
    left("restored-4.partial", "letters.txt");
    for (const args of [
      ["backup", "backup-4"],
      ["restore", "backup-3", "--to", "restored-4"],
    ])
      expect(await liggare(args)).toMatchObject({
        exit: 1,
        err: expect.stringContaining("holds letters.txt, which no interrupted run left. Nothing was touched"),
      });
    for (const name of ["backup-4", "restored-4"])
      expect(readFileSync(join(folder, `${name}.partial/letters.txt`), "utf8")).toBe("half");
  });

  test("a backup whose vault was changed, or that lacks a file, is refused", async () => {
    const refused = async (says: RegExp) => {
      expect(await liggare(["restore", "backup-1", "--to", "never"])).toMatchObject({
        exit: 1,
        err: expect.stringMatching(says),
      });
      expect(readdirSync(folder).filter((name) => name.startsWith("never"))).toEqual([]);
    };
    await liggare(["backup", "backup-1"]);
    const vault = join(folder, "backup-1/vault/vault.sqlite");
    const bytes = readFileSync(vault);
    writeFileSync(vault, bytes.with(bytes.length - 1, 1));
    await refused(/vault\/vault\.sqlite is not the file that was copied/);
    rmSync(vault);
    await refused(/vault\/vault\.sqlite is missing/);
  });

  test("a changed byte in an event is found, in a backup and in a ledger", async () => {
    const change = (path: string) => {
      const bytes = readFileSync(path);
      const found = bytes.indexOf("Nämnden som ändras");
      expect(found).toBeGreaterThan(0);
      bytes.write("M", found);
      writeFileSync(path, bytes);
    };
    change(join(folder, "backup/log.sqlite"));
    const refused = await liggare(["restore", "backup", "--to", "never"]);
    expect(refused).toMatchObject({
      exit: 1,
      err: expect.stringMatching(/changed event: event \d+ \(unit-andras\)/),
    });
    expect(existsSync(join(folder, "never"))).toBe(false);
    change(join(restored, "log.sqlite"));
    const found = await at(restored, ["doctor", "--json"]);
    expect(found.exit).toBe(1);
    expect(JSON.parse(found.out).checks).toContainEqual({
      check: "log",
      ok: false,
      detail: expect.stringMatching(/^changed event: event \d+ \(unit-andras, revision 0\)/),
    });
  });

  test("a text that is gone from the vault, and one that was changed, are found", async () => {
    await liggare(["backup", "backup-2"]);
    await liggare(["restore", "backup-2", "--to", "restored-2"]);
    const place = join(folder, "restored-2");
    const vault = join(place, "vault/vault.sqlite");
    const database = new DatabaseSync(vault);
    database.exec("UPDATE text SET box = zeroblob(length(box))");
    expect((await at(place, ["doctor"])).out).toMatch(
      /FOUND vault, views Event \d+: its text \S+ is damaged in the vault/,
    );
    database.exec("DELETE FROM text");
    database.close();
    const missing = await at(place, ["doctor"]);
    expect(missing).toMatchObject({ exit: 1, out: expect.stringMatching(/its text \S+ is missing from the vault/) });
  });

  test("a cut tail is found, and the ledger does not start on it unless told to", async () => {
    const older = join(folder, "older.sqlite");
    copyFileSync(logFile, older);
    expect((await liggare(["record", "unit", "ny", "register", "--input", '{"name":"Ny","kind":"office"}'])).exit).toBe(
      0,
    );
    copyFileSync(older, logFile);
    const found = await liggare(["doctor"]);
    expect(found.exit).toBe(1);
    expect(found.out).toMatch(/FOUND log +lost tail: event (\d+): the log ends at \d+, but \1 was acknowledged/);
    expect(await liggare(["show", "policy"])).toMatchObject({
      exit: 1,
      err: expect.stringContaining("restore a backup"),
    });
  });

  test("a key file that others may read is found", async () => {
    chmodSync(join(data, "token.key"), 0o644);
    expect((await liggare(["doctor"])).out).toMatch(
      /FOUND folder .*token\.key is open to others \(mode 644\): chmod go-rwx/,
    );
  });
});
