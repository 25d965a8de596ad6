import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import { openSqliteVault, vaultFileNames } from "../src/index.ts";
import { sql, temporaryFolder } from "./folder.ts";

it("a vault of the first version is brought forward with its texts and names, and then recognises people", async () => {
  const folder = temporaryFolder();
  for (const [name, sample] of [
    [vaultFileNames.vault, "vault-1.sql"],
    [vaultFileNames.keys, "vault-keys-1.sql"],
  ] as const) {
    const database = new DatabaseSync(join(folder, name));
    database.exec(readFileSync(new URL(`samples/${sample}`, import.meta.url), "utf8"));
    database.close();
  }
  const vault = await openSqliteVault({ folder, key: new Uint8Array(32).fill(7) });
  const id = "11111111-1111-4111-8111-111111111111";
  expect((await vault.get([id])).get(id)).toEqual({ text: "En text från före deltagarlistorna" });
  expect(await vault.directory.get("s-1")).toEqual({ name: "Lokal samordnare" });
  const entries = [{ person: "a@exempel.example", tally: "completed", unit: "farsta" }];
  await vault.tallies.put({ subject: "kurs", list: "l1", content: new Uint8Array(1), entries }, () => true);
  expect(await vault.tallies.recognise("kurs", entries, () => true)).toEqual([true]);
  await vault.close();
  const version = sql(folder, "vault", (db) => db.prepare("PRAGMA user_version").get());
  expect(version).toEqual({ user_version: 2 });
});
