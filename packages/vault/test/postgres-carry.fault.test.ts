import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import {
  loadIntoPostgres,
  openPostgresVault,
  openSqliteVault,
  parsePostgresAddress,
  type Vault,
  vaultFileNames,
} from "../src/index.ts";
import { decision, failure, textOf } from "./contract.ts";
import { sql, temporaryFolder } from "./folder.ts";
import { onPostgres } from "./postgres-server.ts";

const entries = ["a", "b", "c"].map((person) => ({ person, tally: "completed", unit: "farsta" }));
const list = { subject: "kurs", list: "l1", content: new Uint8Array([1, 2, 3]), entries };

/** Something of everything; answers what a vault that holds the same answers. */
async function fill(vault: Vault) {
  const texts = Array.from({ length: 1200 }, (_, index) =>
    textOf(`Anteckning ${index} å${"x".repeat(index % 300)}`, `e${index}`),
  );
  await vault.put(texts);
  await vault.remove([texts[0]!.textId], decision);
  await vault.directory.put("s-1", { name: "Handläggare A", address: "a@example.org" });
  await vault.tallies.put(list, () => true);
  await vault.tallies.put({ ...list, subject: "gammal" }, () => true);
  await vault.tallies.discard("gammal");
  return {
    ids: texts.map(({ textId }) => textId),
    held: await answersOf(
      vault,
      texts.map(({ textId }) => textId),
    ),
  };
}

const answersOf = async (vault: Vault, ids: readonly string[]) => ({
  texts: await vault.get(ids),
  salts: await vault.salt(ids),
  names: await vault.directory.list(),
  counted: await vault.tallies.recognise("kurs", entries, () => true),
  same: await vault.tallies.listWith("kurs", list.content),
  gone: await vault.tallies.recognise("gammal", entries, () => true),
});

onPostgres("a vault carried from one place to another", (server) => {
  it("is backed up into the files of a SQLite vault, which opens with all that it held", async () => {
    const [folder, target] = [temporaryFolder(), join(temporaryFolder(), "new")];
    const vault = await openPostgresVault({ address: parsePostgresAddress(await server.database()), folder });
    const { ids, held } = await fill(vault);
    const progress: { done: number; total: number }[] = [];
    const files = await vault.backup(target, (step) => progress.push(step));
    expect((await failure(vault.backup(target))).code).toBe("exists");
    await vault.close();
    expect(files).toEqual({
      vaultFile: join(target, vaultFileNames.vault),
      keysFile: join(target, vaultFileNames.keys),
      keyFile: join(target, vaultFileNames.key),
    });
    expect(readdirSync(target).sort()).toEqual(Object.values(vaultFileNames).sort());
    const { done, total } = progress.at(-1)!;
    expect([progress.length > 2, done === total, total > 2400]).toEqual([true, true, true]);
    const copy = await openSqliteVault({ folder: target });
    expect(await answersOf(copy, ids)).toEqual(held);
    await copy.close();
  });

  it("is one moment although others write, remove and count meanwhile", async () => {
    const [folder, target] = [temporaryFolder(), join(temporaryFolder(), "new")];
    const vault = await openPostgresVault({ address: parsePostgresAddress(await server.database()), folder });
    const texts = Array.from({ length: 3000 }, (_, index) => textOf(`Före ${index}`));
    await vault.put(texts);
    let copying = true;
    const writing = (async () => {
      // Only what scrubs nothing: scrubbing waits for the copy.
      for (let round = 0; copying; round++) await vault.put([textOf(`Under ${round}`)]);
    })();
    await Promise.all([vault.backup(target), vault.remove([texts[0]!.textId], decision)]);
    copying = false;
    await writing;
    await vault.close();
    const copy = await openSqliteVault({ folder: target });
    expect((await copy.get(texts.map(({ textId }) => textId))).size).toBe(3000);
    await copy.close();
    const count = (file: "vault" | "keys", query: string) => sql(target, file, (db) => db.prepare(query).get()?.n);
    const contents =
      "SELECT (SELECT count(*) FROM text) + (SELECT count(*) FROM directory) + (SELECT count(*) FROM tally_key) AS n";
    expect(count("keys", "SELECT count(*) AS n FROM data_key")).toBe(count("vault", contents));
  });

  it("goes from SQLite into an empty database and answers there as it did", async () => {
    const [from, folder] = [temporaryFolder(), temporaryFolder()];
    const source = await openSqliteVault({ folder: from });
    const { ids, held } = await fill(source);
    await source.close();
    const to = parsePostgresAddress(await server.database());
    const keySource = { folder, keyFile: join(from, vaultFileNames.key) };
    const progress: number[] = [];
    const rows = await loadIntoPostgres({
      from: { folder: from },
      to,
      keySource,
      onProgress: ({ done }) => progress.push(done),
    });
    expect([rows > 2400, progress.at(-1)]).toEqual([true, rows]);
    const vault = await openPostgresVault({ address: to, ...keySource });
    expect(await answersOf(vault, ids)).toEqual(held);
    expect((await failure(vault.put([{ ...textOf("Åter"), textId: ids[0]! }]))).code).toBe("removed");
    await vault.close();
  });

  it("is not carried into a vault that holds anything, nor into one of another key, and changes neither", async () => {
    const from = temporaryFolder();
    const source = await openSqliteVault({ folder: from });
    await source.put([textOf("Text")]);
    await source.close();
    const keySource = { folder: from };
    const [full, other] = [await server.database(), await server.database()];
    const kept = textOf("Fanns först");
    const first = await openPostgresVault({ address: parsePostgresAddress(full), folder: from });
    await first.put([kept]);
    expect(
      await failure(loadIntoPostgres({ from: { folder: from }, to: parsePostgresAddress(full), keySource })),
    ).toMatchObject({
      code: "exists",
    });
    expect((await first.get([kept.textId])).size).toBe(1);
    await first.close();
    const key = new Uint8Array(32).fill(1);
    await (await openPostgresVault({ address: parsePostgresAddress(other), folder: from, key })).close();
    for (const attempt of [keySource, { folder: from, key }]) {
      const carried = loadIntoPostgres({ from: { folder: from }, to: parsePostgresAddress(other), keySource: attempt });
      expect(await failure(carried)).toMatchObject({ code: "wrong key" });
    }
    expect((await server.sql(other, "SELECT count(*) AS n FROM liggare_vault.text"))[0]?.n).toBe("0");
  });

  it("is carried over whole or not at all: what breaks off leaves an empty vault, and the next attempt succeeds", async () => {
    const from = temporaryFolder();
    const source = await openSqliteVault({ folder: from });
    await fill(source);
    await source.close();
    const address = await server.database();
    const options = { from: { folder: from }, to: parsePostgresAddress(address), keySource: { folder: from } };
    const broken = new Error("broken off");
    const onProgress = ({ done }: { readonly done: number }) => {
      if (done > 2000) throw broken;
    };
    await expect(loadIntoPostgres({ ...options, onProgress })).rejects.toBe(broken);
    expect((await server.sql(address, "SELECT count(*) AS n FROM liggare_vault_keys.data_key"))[0]?.n).toBe("0");
    const rows = await loadIntoPostgres(options);
    expect(rows).toBeGreaterThan(2400);
    // Whoever was interrupted after it does it again: what is the same already is done.
    expect(await loadIntoPostgres(options)).toBe(rows);
  });
});
