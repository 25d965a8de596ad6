import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { newPrefix, onServer } from "@liggare/event-store/server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { programIn } from "./program.ts";

const stockholm = join(import.meta.dirname, "../../../test/datasets/stockholm-2019");
const home = programIn();
const { data, liggare, remove } = home;
const at = (store: string) => programIn({ LIGGARE_DATA: data, LIGGARE_STORE: store });
const exported = async (program: Pick<typeof home, "liggare">) => {
  const { exit, out, err } = await program.liggare(["export", "--purpose", "comparing in a test"]);
  expect({ exit, err }).toEqual({ exit: 0, err: "" });
  // positions are the store's own
  return out
    .trim()
    .split("\n")
    .map((line) => ({ ...JSON.parse(line), position: undefined }));
};
afterAll(remove);
beforeAll(async () => {
  expect(await liggare(["import", stockholm, "--founding"])).toMatchObject({ exit: 0, err: "" });
});

it("A log that was moved to another file is the same log, with its texts, and the old one stays", async () => {
  const before = await exported(home);
  const moved = await liggare(["move", "--to", "sqlite:second.sqlite", "--json"]);
  expect(moved).toMatchObject({ exit: 0, err: "" });
  expect(JSON.parse(moved.out)).toMatchObject({
    resumed: 0,
    verified: true,
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(await exported(at("sqlite:second.sqlite"))).toEqual(before);
  expect(await exported(home)).toEqual(before);
  const again = await liggare(["move", "--to", "sqlite:second.sqlite", "--json"]);
  const { number, resumed } = JSON.parse(again.out);
  expect(resumed).toBe(number);
});

it("A move to where the log lies, to nothing, or onto another log is refused, and nothing is added", async () => {
  expect(await liggare(["move", "--to", "sqlite:log.sqlite"])).toMatchObject({
    exit: 2,
    err: expect.stringContaining("is where the log lies now"),
  });
  expect(await liggare(["move", "--to", "memory:"])).toMatchObject({
    exit: 2,
    err: expect.stringContaining("keeps nothing"),
  });
  expect(await liggare(["move", "--to", "postgres://a"])).toMatchObject({ exit: 2 });
  const other = programIn({ LIGGARE_MUNICIPALITY: "Annan kommun" });
  const third = join(other.data, "log.sqlite");
  expect(
    await other.liggare(["record", "unit", "ny", "register", "--input", '{"name":"Ny","kind":"office"}']),
  ).toMatchObject({ exit: 3 });
  expect(existsSync(third)).toBe(false);
  expect(await other.liggare(["import", stockholm, "--founding"])).toMatchObject({ exit: 0 });
  const before = await exported(other);
  const refused = await liggare(["move", "--to", `sqlite:${third}`, "--json"]);
  expect(refused.exit).toBe(1);
  expect(JSON.parse(refused.out)).toMatchObject({
    code: "other-log",
    detail: expect.stringContaining("holds another log: event 1:"),
  });
  expect(await exported(other)).toEqual(before);
  other.remove();
});

it("A move that goes on says where it found itself, and a log whose move has not ended is no ledger yet", async () => {
  expect(await liggare(["move", "--to", "sqlite:fourth.sqlite"])).toMatchObject({ exit: 0 });
  const { number } = JSON.parse((await liggare(["verify", "--json"])).out).head;
  const note = join(data, "fourth.sqlite.moving");
  expect(existsSync(note)).toBe(false);
  const input = '{"of":"all-staff","count":7,"approximate":true}';
  expect(await liggare(["record", "unit", "skarholmen", "state-headcount", "--input", input])).toMatchObject({
    exit: 0,
  });

  // as it is left by a process that was killed
  writeFileSync(note, "sqlite:log.sqlite\n");
  const fourth = at("sqlite:fourth.sqlite");
  const says = "holds only the beginning of a log: the move to it was interrupted";
  expect(await fourth.liggare(["show", "policy"])).toMatchObject({ exit: 3, err: expect.stringContaining(says) });
  expect(await fourth.liggare(["verify"])).toMatchObject({
    exit: 1,
    out: expect.stringContaining(`FOUND ${join(data, "fourth.sqlite")} ${says}`),
  });
  expect(await fourth.liggare(["doctor"])).toMatchObject({ exit: 1, out: expect.stringContaining(says) });

  const again = await liggare(["move", "--to", "sqlite:fourth.sqlite"]);
  expect(again).toMatchObject({
    exit: 0,
    out: expect.stringContaining(
      `${number + 1} events are at sqlite:${join(data, "fourth.sqlite")} (${number} stood there before)`,
    ),
    err: expect.stringContaining(`holds the first ${number} events already: going on after them.`),
  });
  expect(existsSync(note)).toBe(false);
  expect(await exported(fourth)).toEqual(await exported(home));
  expect((await liggare(["move", "--to", "sqlite:fourth.sqlite"])).out).toContain("(all stood there before)");
});

await onServer("a move to a server", (url) => {
  it("and back keeps ids, instants, numbers and hashes, and each store has views of its own", async () => {
    const prefix = newPrefix();
    const before = await exported(home);
    const there = await liggare(["move", "--to", url, "--prefix", prefix, "--json"]);
    expect(there).toMatchObject({ exit: 0, err: "" });
    const server = programIn({ LIGGARE_DATA: data, LIGGARE_STORE: url, LIGGARE_STORE_PREFIX: prefix });
    expect(await exported(server)).toEqual(before);
    expect(await server.liggare(["move", "--to", "sqlite:back.sqlite"])).toMatchObject({ exit: 0 });
    expect(await exported(at("sqlite:back.sqlite"))).toEqual(before);
    expect(readdirSync(data).filter((name) => name.startsWith("views"))).toHaveLength(2);
  }, 120_000);
});
