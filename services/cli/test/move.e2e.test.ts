import { existsSync, readdirSync } from "node:fs";
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

onServer("a move to a server", (url) => {
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
