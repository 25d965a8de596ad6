import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { programIn } from "./program.ts";

const stockholm = join(import.meta.dirname, "../../../test/datasets/stockholm-2019");
const { folder, liggare, remove } = programIn({ LIGGARE_MUNICIPALITY: "Exempelkommun" });
afterAll(remove);

const head = (unit: string, count: number, extra: object = {}) => ({
  aggregate: "unit",
  id: unit,
  command: "state-headcount",
  input: { of: "all-staff", count, approximate: true },
  occurredOn: "2026-03",
  ...extra,
});
const file = (name: string, rows: readonly (object | string)[]): string => {
  writeFileSync(
    join(folder, name),
    rows.map((row) => (typeof row === "string" ? row : JSON.stringify(row))).join("\n"),
  );
  return name;
};
const lines = (text: string) =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
const exported = async (): Promise<string> => (await liggare(["export", "--purpose", "comparing in a test"])).out;

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

describe("a founding import", () => {
  test("made again adds nothing", async () => {
    const before = await exported();
    const again = await liggare(["import", stockholm, "--founding", "--json"]);
    expect(JSON.parse(again.out)).toMatchObject({ status: "nothing added", added: 0 });
    expect(again.exit).toBe(0);
    expect(await exported()).toBe(before);
  });

  test("of another set is refused", async () => {
    copyFileSync(join(stockholm, "dataset.json"), join(folder, "dataset.json"));
    const rows = readFileSync(join(stockholm, "commands.jsonl"), "utf8").trim().split("\n");
    writeFileSync(join(folder, "commands.jsonl"), rows.slice(0, -1).join("\n"));
    const other = await liggare(["import", ".", "--founding", "--json"]);
    expect(other.exit).toBe(1);
    expect(JSON.parse(other.out)).toMatchObject({ code: "founding-differs", status: 409 });
  });

  test("with a bad row is refused whole, names the row, and leaves no folder behind", async () => {
    const program = programIn();
    copyFileSync(join(stockholm, "dataset.json"), join(program.folder, "dataset.json"));
    const rows = readFileSync(join(stockholm, "commands.jsonl"), "utf8").trim().split("\n");
    const commands = join(program.folder, "commands.jsonl");
    writeFileSync(commands, rows.with(3, rows[3]?.replace('"hold"', '"register"') ?? "").join("\n"));
    const refused = await program.liggare(["import", ".", "--founding", "--json"]);
    expect(refused.exit).toBe(1);
    expect(JSON.parse(refused.out)).toMatchObject({ row: 4, detail: expect.stringMatching(/^Row 4: /) });
    writeFileSync(commands, rows.with(5, "{").join("\n"));
    const malformed = await program.liggare(["import", ".", "--founding"]);
    expect(malformed).toMatchObject({ exit: 2, err: expect.stringContaining("row 6 is not valid JSON") });
    expect(existsSync(program.data)).toBe(false);
    program.remove();
  });
});

describe("an import of rows", () => {
  const rows = [head("skarholmen", 1000), head("skarholmen", 1000), head("spanga-tensta", 900, { key: "bilaga-1" })];

  test("takes two equal rows for two, and adds nothing the second time", async () => {
    const first = lines(
      (await liggare(["import", file("rows.jsonl", rows), "--role", "central-coordinator", "--json"])).out,
    );
    expect(first.map(({ status }) => status)).toEqual(["accepted", "accepted", "accepted", undefined]);
    expect(first.at(-1)).toEqual({ summary: { accepted: 3, alreadyThere: 0, refused: 0 } });
    const before = await exported();
    const second = await liggare(["import", "rows.jsonl", "--json"]);
    expect(second.exit).toBe(0);
    expect(lines(second.out).at(-1)).toEqual({ summary: { accepted: 0, alreadyThere: 3, refused: 0 } });
    expect(await exported()).toBe(before);
  });

  test("stops at the first bad row with its number and reason", async () => {
    const bad = [head("skarholmen", 1), "", head("skarholmen", -1), head("skarholmen", 2)];
    const ran = await liggare(["import", file("bad.jsonl", bad)]);
    expect(ran.exit).toBe(1);
    expect(ran.out).toMatch(
      /^ {5}1 accepted .*\n {5}3 refused .*\n.*\/input\/count: .*\n\n1 accepted, 0 already there, 1 refused\.\n$/,
    );
    expect(ran.err).toMatch(/^Stopped at row 3\./);
  });

  test("goes on where it is told to, and says so with its exit code", async () => {
    const bad = ["{", head("skarholmen", -1), head("nowhere", 5), head("skarholmen", 3), '"text"'];
    const ran = await liggare(
      ["import", "-", "--go-on", "--json"],
      bad.map((row) => (typeof row === "string" ? row : JSON.stringify(row))).join("\n"),
    );
    const told = lines(ran.out);
    expect(told.slice(0, -1).map(({ row, status, problem }) => [row, status, problem?.code])).toEqual([
      [1, "refused", "body-malformed"],
      [2, "refused", "input-invalid"],
      [3, "refused", "step-missing"],
      [4, "accepted", undefined],
      [5, "refused", "body-malformed"],
    ]);
    expect(told.at(-1)).toEqual({ summary: { accepted: 1, alreadyThere: 0, refused: 4 } });
    expect(ran.exit).toBe(1);
  });

  test("with a text changed since is the same row, and the first text stays", async () => {
    const row = (text: string) => ({
      aggregate: "meeting",
      id: "mote-1",
      command: "hold",
      occurredOn: "2026-03-03",
      input: {
        unit: "kommunstyrelsen",
        forum: "samordnarnatverket",
        functions: ["central-coordinator"],
        units: ["kommunstyrelsen"],
        notes: text,
      },
    });
    expect((await liggare(["import", file("meeting.jsonl", [row("Mötet hölls digitalt.")])])).exit).toBe(0);
    const again = await liggare(["import", file("meeting.jsonl", [row("Mötet hölls på plats.")]), "--json"]);
    expect(lines(again.out).map(({ status }) => status)).toEqual(["already there", undefined]);
    const shown = await liggare(["show", "collaboration-log", "--section", "entries"]);
    expect(shown.out).toContain("Mötet hölls digitalt.");
  });
});

describe("record", () => {
  const register = ["--input", '{"name":"Provnämnden","kind":"district-board"}'];

  test("answers the body that HTTP gives, and the same key gives it again with one event", async () => {
    const args = ["record", "unit", "provnamnden", "register", ...register, "--key", "k-1", "--json"];
    const [first, second] = [await liggare(args), await liggare(args)];
    expect(JSON.parse(first.out)).toMatchObject({ aggregate: "unit", id: "provnamnden", revision: 0, receipt: null });
    expect(second.out).toBe(first.out);
    const { out } = await liggare(["export", "--purpose", "counting", "--stream", "unit-provnamnden"]);
    expect(lines(out)).toHaveLength(1);
  });

  test("makes an id for new, reads its input from a file, and keeps the source", async () => {
    writeFileSync(join(folder, "input.json"), register[1] ?? "");
    const source = '{"document":"Protokoll","section":"3","support":"observed"}';
    const made = await liggare([
      "record",
      "unit",
      "new",
      "register",
      "--input",
      "@input.json",
      "--source",
      source,
      "--json",
    ]);
    const { id } = JSON.parse(made.out);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    const { out } = await liggare(["export", "--purpose", "looking", "--stream", `unit-${id}`]);
    expect(lines(out)).toMatchObject([{ source: { document: "Protokoll", section: "3", support: "observed" } }]);
  });

  test("refuses a revision that is stale, an identity number, and what the role may not", async () => {
    const stale = [
      "record",
      "unit",
      "skarholmen",
      "state-headcount",
      "--input",
      '{"of":"all-staff","count":7,"approximate":true}',
      "--if-match",
      "0",
      "--json",
    ];
    expect(JSON.parse((await liggare(stale)).out)).toMatchObject({
      code: "revision-stale",
      status: 412,
      actual: expect.any(Number),
    });
    const named = await liggare([
      "record",
      "unit",
      "x",
      "register",
      "--input",
      '{"name":"Nämnd 20170101-2393","kind":"district-board"}',
    ]);
    expect(named).toMatchObject({ exit: 1, out: "" });
    expect(named.err).toMatch(/\/input\/name/);
    expect(named.err).not.toContain("2393");
    const board = await liggare([
      "record",
      "unit",
      "x",
      "register",
      ...register,
      "--role",
      "executive-board",
      "--json",
    ]);
    expect(JSON.parse(board.out)).toMatchObject({ code: "role-not-allowed", status: 403 });
  });
});
