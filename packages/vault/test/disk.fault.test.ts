import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { openSqliteVault, vaultFileNames } from "../src/index.ts";
import { openDatabase } from "../src/sqlite/database.ts";
import { decision, textOf } from "./contract.ts";
import { countOnDisk, temporaryFolder, textRow, wrappedKeys } from "./folder.ts";

describe("on disk", () => {
  it("no plaintext, salt or name lies in any file, of the vault or of its backup", async () => {
    const [folder, copy] = [temporaryFolder(), temporaryFolder()];
    const vault = await openSqliteVault({ folder });
    const kept = textOf("Klartext som inte får synas");
    await vault.put([kept]);
    await vault.directory.put("s-1", { name: "Handläggare A", address: "handlaggare.a@example.org" });
    await vault.backup(copy);
    await vault.close();
    for (const place of [folder, copy]) {
      for (const secret of [kept.text, kept.salt, "Handläggare A", "handlaggare.a@example.org"]) {
        expect(countOnDisk(place, [secret])).toBe(0);
      }
      expect(countOnDisk(place, [kept.textId])).toBe(1);
    }
  });

  it("two texts with the same content and length share neither commitment, key nor ciphertext", async () => {
    const folder = temporaryFolder();
    const vault = await openSqliteVault({ folder });
    const texts = [textOf("Samma"), textOf("Samma"), textOf("Kort")];
    await vault.put(texts);
    await vault.close();
    const rows = texts.map(({ textId }) => textRow(folder, textId));
    for (const column of ["commitment", "key_id"] as const) {
      expect(new Set(rows.map((row) => row[column])).size).toBe(3);
    }
    const digests = rows.map(({ box }) =>
      createHash("sha256")
        .update(box as Uint8Array)
        .digest("hex"),
    );
    expect(new Set(digests).size).toBe(3);
    expect(new Set(rows.map(({ box }) => (box as Uint8Array).length)).size).toBe(1);
  });

  it("of removed texts no plaintext, salt, key or ciphertext is left in any file", async () => {
    const folder = temporaryFolder();
    let vault = await openSqliteVault({ folder });
    // Texts of many lengths, put in many transactions: pages split, and copies of rows stay behind in them.
    const texts = Array.from({ length: 3000 }, (_, index) => textOf(`Anteckning ${index} `.repeat(1 + (index % 40))));
    for (let from = 0; from < texts.length; from += 100) await vault.put(texts.slice(from, from + 100));
    await vault.close();
    const keys = wrappedKeys(folder);
    const gone = texts.filter((_, index) => index % 3 === 0);
    const traces = gone.flatMap(({ textId, salt }) => {
      const { box, key_id } = textRow(folder, textId);
      const bytes = box as Uint8Array;
      return [
        salt,
        bytes.subarray(0, 28),
        bytes.subarray(-28),
        keys.get(key_id!)!.subarray(0, 28),
        keys.get(key_id!)!.subarray(-28),
      ];
    });
    // All but the salts, which are inside the ciphertexts.
    expect(countOnDisk(folder, traces)).toBe(gone.length * 4);

    vault = await openSqliteVault({ folder });
    expect(
      await vault.remove(
        gone.map(({ textId }) => textId),
        decision,
      ),
    ).toEqual({ removed: gone.length });
    await vault.close();
    expect(countOnDisk(folder, traces)).toBe(0);

    vault = await openSqliteVault({ folder });
    const found = await vault.get(texts.map(({ textId }) => textId));
    expect([...found.values()].filter(({ removed }) => removed)).toHaveLength(gone.length);
    expect(found.get(texts[1]!.textId)).toEqual({ text: texts[1]!.text });
    await vault.close();
  });

  it("of a replaced and a removed directory entry nothing is left, not even the subject", async () => {
    const folder = temporaryFolder();
    let vault = await openSqliteVault({ folder });
    await vault.directory.put("subject-one", { name: "Handläggare A" });
    await vault.directory.put("subject-two", { name: "Handläggare B" });
    await vault.close();
    const before = [...wrappedKeys(folder).values()];
    vault = await openSqliteVault({ folder });
    await vault.directory.put("subject-one", { name: "Handläggare C" });
    await vault.directory.remove("subject-two");
    await vault.close();
    expect(countOnDisk(folder, before)).toBe(0);
    expect(countOnDisk(folder, ["subject-two"])).toBe(0);
    expect(wrappedKeys(folder).size).toBe(1);
  });

  it("files and folder are their owner's only", async () => {
    const folder = join(temporaryFolder(), "vault");
    const backup = join(folder, "backup");
    const vault = await openSqliteVault({ folder });
    await vault.put([textOf("Text")]);
    await vault.backup(backup);
    await vault.close();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const files = [folder, backup].flatMap((place) => Object.values(vaultFileNames).map((name) => join(place, name)));
    expect(files.map((file) => statSync(file).mode & 0o777)).toEqual(files.map(() => 0o600));
  });
});

describe("deleted rows", () => {
  it("are overwritten at once, before the file is written anew", () => {
    const file = join(temporaryFolder(), "one.sqlite");
    const { connection } = openDatabase(file, {
      version: 1,
      sql: "CREATE TABLE item (content TEXT) STRICT;",
      migrations: {},
    });
    connection.exec(
      "INSERT INTO item VALUES ('skrivs över'), ('bevaras'); DELETE FROM item WHERE content <> 'bevaras'",
    );
    connection.close();
    expect([countOnDisk(dirname(file), ["skrivs över"]), countOnDisk(dirname(file), ["bevaras"])]).toEqual([0, 1]);
  });
});
