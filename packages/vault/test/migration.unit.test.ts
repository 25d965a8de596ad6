import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import { openSqliteVault, vaultFileNames } from "../src/index.ts";
import { sql, temporaryFolder } from "./folder.ts";

async function openSample(version: number) {
  const folder = temporaryFolder();
  for (const [name, sample] of [
    [vaultFileNames.vault, `vault-${version}.sql`],
    [vaultFileNames.keys, `vault-keys-${version}.sql`],
  ] as const) {
    const database = new DatabaseSync(join(folder, name));
    database.exec(readFileSync(new URL(`samples/${sample}`, import.meta.url), "utf8"));
    database.close();
  }
  return { folder, vault: await openSqliteVault({ folder, key: new Uint8Array(32).fill(7) }) };
}

const versionOf = (folder: string) => sql(folder, "vault", (db) => db.prepare("PRAGMA user_version").get());

it("a vault of the first version is brought forward with its texts and names, and then recognises people", async () => {
  const { folder, vault } = await openSample(1);
  const id = "11111111-1111-4111-8111-111111111111";
  expect((await vault.get([id])).get(id)).toEqual({ text: "En text från före deltagarlistorna" });
  expect(await vault.directory.get("s-1")).toEqual({ name: "Lokal samordnare" });
  const entries = [{ person: "a@exempel.example", tally: "completed", unit: "farsta" }];
  await vault.tallies.put({ subject: "kurs", list: "l1", content: new Uint8Array(1), entries }, () => true);
  expect(await vault.tallies.recognise("kurs", entries, () => true)).toEqual([true]);
  await vault.close();
  expect(versionOf(folder)).toEqual({ user_version: 3 });
});

it("a vault of the second version recognises its people though its lists carry no seal, and seals new lists", async () => {
  const { folder, vault } = await openSample(2);
  const id = "22222222-2222-4222-8222-222222222222";
  expect((await vault.get([id])).get(id)).toEqual({ text: "En text från före listornas sigill" });
  const held = [{ person: "a@exempel.example", tally: "completed", unit: "farsta" }];
  expect(await vault.tallies.recognise("kurs", held, () => true)).toEqual([true]);
  const more = [{ person: "b@exempel.example", tally: "completed", unit: "farsta" }];
  await vault.tallies.put({ subject: "kurs", list: "l2", content: new Uint8Array(2), entries: more }, () => true);
  expect(await vault.tallies.recognise("kurs", [...held, ...more], () => true)).toEqual([true, true]);
  await vault.close();
  const seals = sql(folder, "vault", (db) => db.prepare("SELECT seal IS NOT NULL AS sealed FROM tally_list").all());
  expect(seals.map(({ sealed }) => sealed)).toEqual([0, 1]);
  expect(versionOf(folder)).toEqual({ user_version: 3 });
});
