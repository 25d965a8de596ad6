import { hash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onPostgres } from "@liggare/vault/postgres-server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { programIn } from "./program.ts";

const stockholm = join(import.meta.dirname, "../../../test/datasets/stockholm-2019");

/* The vault in a database instead of in the data folder: moved there and back, backed up, restored, looked after. */

onPostgres("a ledger whose vault lies in PostgreSQL", (server) => {
  const home = programIn();
  const { data, folder, liggare, remove } = home;
  let address = "";
  const at = (LIGGARE_VAULT: string, more: Record<string, string> = {}) =>
    programIn({ LIGGARE_DATA: data, LIGGARE_VAULT, ...more });
  /** The log as it is exported and a view with its texts: their hash, and whether the text can be read in them. */
  const answersOf = async (program: Pick<typeof home, "liggare">) => {
    const own = ["--role", "local-coordinator", "--unit", "skarholmen"];
    let answers = "";
    for (const asked of [
      ["export", "--purpose", "comparing in a test"],
      ["show", "collaboration-log", "--json", ...own],
    ]) {
      const { exit, out, err } = await program.liggare(asked);
      expect({ exit, err }).toEqual({ exit: 0, err: "" });
      answers += out;
    }
    return { hash: hash("sha256", answers), readable: answers.includes("Lägesbilden tas upp igen i november.") };
  };
  const hold = async (program: Pick<typeof home, "liggare">, id: string, decision: string) => {
    const input = {
      ...{ unit: "skarholmen", forum: "samordnarnatverket", functions: ["local-coordinator", "police"] },
      ...{ units: ["skarholmen", "kommunstyrelsen"], decisions: [decision] },
    };
    const own = ["--role", "local-coordinator", "--unit", "skarholmen", "--yes"];
    const held = ["record", "meeting", id, "hold", "--input", JSON.stringify(input), ...own];
    expect(await program.liggare(held)).toMatchObject({ exit: 0, err: "" });
  };
  const textsIn = async (database: string) =>
    Number((await server.sql(database, "SELECT count(*) AS n FROM liggare_vault.text"))[0]?.n);
  beforeAll(async () => {
    address = await server.database();
    expect(await liggare(["import", stockholm, "--founding"])).toMatchObject({ exit: 0, err: "" });
    await hold(home, "mote-1", "Lägesbilden tas upp igen i november.");
  });
  afterAll(remove);

  it("is moved there whole, verified, and answers as before", async () => {
    const before = await answersOf(home);
    const moved = await liggare(["move-vault", "--to", address, "--json"]);
    expect(moved).toMatchObject({ exit: 0, err: "" });
    expect(JSON.parse(moved.out)).toMatchObject({
      from: "sqlite:vault",
      place: expect.stringContaining("postgres://"),
    });
    expect(await textsIn(address)).toBe(1);
    const there = at(address);
    expect(await answersOf(there)).toEqual(before);
    expect(before.readable).toBe(true);
    const healthy = await there.liggare(["doctor"]);
    expect(healthy.out).toMatch(/ok {4}vault +\d+ texts, each whole and as the log knows it, in postgres:\/\//);
    expect(healthy).toMatchObject({ exit: 0, out: expect.stringContaining("LIGGARE_VAULT") });
    there.remove();
  });

  it("is not moved onto itself, nor into a vault that holds something, and says what is allowed", async () => {
    expect(await liggare(["move-vault", "--to", "sqlite:vault"])).toMatchObject({
      exit: 2,
      err: expect.stringContaining("--to: the vault lies in the data folder now"),
    });
    expect(await liggare(["move-vault", "--to", "mysql://a"])).toMatchObject({
      exit: 2,
      err: expect.stringContaining("Allowed: sqlite:vault"),
    });
    const there = at(address);
    await hold(there, "mote-2", "Ett beslut som bara databasen har.");
    expect(await liggare(["move-vault", "--to", address])).toMatchObject({
      exit: 3,
      err: expect.stringContaining("is not empty; nothing was changed"),
    });
    expect(await textsIn(address)).toBe(2);
    expect(await there.liggare(["move-vault", "--to", "sqlite:vault"])).toMatchObject({
      exit: 3,
      err: expect.stringContaining("vault.sqlite exists"),
    });
    there.remove();
  });

  it("is backed up with the log, and restored into another database or into a data folder, equal each time", async () => {
    const there = at(address);
    const before = await answersOf(there);
    const backup = join(folder, "backup");
    expect(await there.liggare(["backup", backup])).toMatchObject({ exit: 0 });
    expect(readdirSync(join(backup, "vault")).sort()).toEqual(["vault-keys.sqlite", "vault.key", "vault.sqlite"]);
    const second = await server.database();
    for (const [name, LIGGARE_VAULT, files] of [
      ["in-database", second, ["vault.key"]],
      ["in-folder", "sqlite:vault", ["vault-keys.sqlite", "vault.key", "vault.sqlite"]],
    ] as const) {
      const target = join(folder, name);
      const restored = programIn({ LIGGARE_DATA: target, LIGGARE_VAULT });
      expect(await restored.liggare(["restore", backup])).toMatchObject({ exit: 0 });
      expect(
        readdirSync(join(target, "vault"))
          .filter((file) => !/-(?:wal|shm)$/.test(file))
          .sort(),
      ).toEqual(files);
      expect(await answersOf(restored)).toEqual(before);
      restored.remove();
    }
    await hold(there, "mote-3", "Ett beslut efter säkerhetskopian.");
    const again = programIn({ LIGGARE_DATA: join(folder, "again"), LIGGARE_VAULT: address });
    expect(await again.liggare(["restore", backup])).toMatchObject({
      exit: 3,
      err: expect.stringContaining("is not empty"),
    });
    expect(existsSync(join(folder, "again"))).toBe(false);
    again.remove();
    there.remove();
  });

  it("is moved back into a data folder that has its key, and is the same there", async () => {
    const there = at(address);
    const before = await answersOf(there);
    const second = join(folder, "back");
    mkdirSync(join(second, "vault"), { recursive: true, mode: 0o700 });
    for (const file of ["log.sqlite", "log.sqlite.head", "vault/vault.key"])
      copyFileSync(join(data, file), join(second, file));
    const from = programIn({ LIGGARE_DATA: second, LIGGARE_VAULT: address });
    expect(await from.liggare(["move-vault", "--to", "sqlite:vault"])).toMatchObject({ exit: 0 });
    const back = programIn({ LIGGARE_DATA: second });
    expect(await answersOf(back)).toEqual(before);
    for (const program of [there, from, back]) program.remove();
  });

  it("tells what is wrong with key, password and server, and never the password", async () => {
    const other = join(folder, "other.key");
    writeFileSync(other, `${"ab".repeat(32)}\n`, { mode: 0o600 });
    const password = join(folder, "password");
    writeFileSync(password, "hemligt-0\n");
    const wrongKey = at(address, { LIGGARE_VAULT_KEY_FILE: other });
    const away = at("postgres://u@127.0.0.1:1/v", { LIGGARE_VAULT_PASSWORD_FILE: password });
    const asking = ["show", "collaboration-log"];
    expect(await wrongKey.liggare(asking)).toMatchObject({
      exit: 1,
      err: expect.stringMatching(/other\.key is not the key that the vault in PostgreSQL/),
    });
    const refused = await away.liggare(asking);
    expect(refused).toMatchObject({ exit: 3, err: expect.stringContaining("127.0.0.1:1/v does not answer") });
    const found = await away.liggare(["doctor"]);
    expect(found).toMatchObject({ exit: 1, out: expect.stringContaining("postgres://u@127.0.0.1:1/v, without TLS") });
    for (const { out, err } of [refused, found]) expect(out + err).not.toContain("hemligt-0");
    for (const program of [wrongKey, away]) program.remove();
  });
});
