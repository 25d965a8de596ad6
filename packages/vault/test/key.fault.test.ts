import { chmodSync, copyFileSync, existsSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openSqliteVault, vaultFileNames } from "../src/index.ts";
import { failure, textOf } from "./contract.ts";
import { sql, temporaryFolder } from "./folder.ts";

describe("the key", () => {
  it("a wrong key file is refused, naming the file, and the right one still opens the vault", async () => {
    const [folder, elsewhere] = [temporaryFolder(), temporaryFolder()];
    const [right, wrong] = [join(elsewhere, "right.key"), join(elsewhere, "wrong.key")];
    writeFileSync(wrong, `${"ab".repeat(32)}\n`, { mode: 0o600 });
    const kept = textOf("Text");
    let vault = await openSqliteVault({ folder, keyFile: right });
    await vault.put([kept]);
    await vault.close();
    expect(existsSync(join(folder, vaultFileNames.key))).toBe(false);

    const error = await failure(openSqliteVault({ folder, keyFile: wrong }));
    expect([error.code, error.message.includes(wrong)]).toEqual(["wrong key", true]);
    expect((await failure(openSqliteVault({ folder, key: new Uint8Array(32) }))).code).toBe("wrong key");
    expect((await failure(openSqliteVault({ folder, key: new Uint8Array(16) }))).code).toBe("wrong key");
    vault = await openSqliteVault({ folder, keyFile: right });
    expect((await vault.get([kept.textId])).size).toBe(1);
    await vault.close();
  });

  it("a missing key file is never replaced by a new one", async () => {
    const folder = temporaryFolder();
    await (await openSqliteVault({ folder })).close();
    const keyFile = join(folder, vaultFileNames.key);
    rmSync(keyFile);
    expect(await failure(openSqliteVault({ folder }))).toMatchObject({ code: "wrong key" });
    expect(existsSync(keyFile)).toBe(false);
  });

  it("a key file that others may read, or that holds no key, is refused", async () => {
    const folder = temporaryFolder();
    await (await openSqliteVault({ folder })).close();
    const keyFile = join(folder, vaultFileNames.key);
    if (process.platform !== "win32") {
      chmodSync(keyFile, 0o640);
      expect((await failure(openSqliteVault({ folder }))).message).toContain("mode 640");
      chmodSync(keyFile, 0o600);
    }
    writeFileSync(keyFile, "hemligt\n");
    expect((await failure(openSqliteVault({ folder }))).message).toContain("64 hexadecimal digits");
  });

  it("a key given by the caller opens the vault, and no key file is written", async () => {
    const folder = temporaryFolder();
    const key = new Uint8Array(32).fill(9);
    const vault = await openSqliteVault({ folder, key });
    const files = await vault.backup(join(folder, "backup"));
    await vault.close();
    expect(files).not.toHaveProperty("keyFile");
    expect(readdirSync(folder).sort()).toEqual(["backup", vaultFileNames.keys, vaultFileNames.vault].sort());
    await (await openSqliteVault({ folder, key })).close();
  });
});

describe("files that do not belong together", () => {
  it("keys of another vault, missing keys and a missing vault file are refused", async () => {
    const [one, two] = [temporaryFolder(), temporaryFolder()];
    const key = new Uint8Array(32).fill(9);
    for (const folder of [one, two]) {
      const vault = await openSqliteVault({ folder, key });
      await vault.put([textOf("Text")]);
      await vault.close();
    }
    const keysFile = join(one, vaultFileNames.keys);
    renameSync(keysFile, join(one, "kept"));
    expect(await failure(openSqliteVault({ folder: one, key }))).toMatchObject({ code: "not a vault" });
    copyFileSync(join(two, vaultFileNames.keys), keysFile);
    expect((await failure(openSqliteVault({ folder: one, key }))).message).toContain("same vault");
    rmSync(join(two, vaultFileNames.vault));
    expect((await failure(openSqliteVault({ folder: two, key }))).message).toContain("is missing");
    expect(existsSync(join(two, vaultFileNames.vault))).toBe(false);
  });

  it("another program's database, a file that is none and a newer schema are refused", async () => {
    const folder = temporaryFolder();
    sql(folder, "keys", (db) => db.exec("CREATE TABLE other (x)"));
    expect(await failure(openSqliteVault({ folder, key: new Uint8Array(32) }))).toMatchObject({ code: "not a vault" });
    writeFileSync(join(folder, vaultFileNames.keys), "inte en databas ".repeat(100));
    expect(await failure(openSqliteVault({ folder, key: new Uint8Array(32) }))).toMatchObject({ code: "not a vault" });
    rmSync(join(folder, vaultFileNames.keys));
    await (await openSqliteVault({ folder })).close();
    sql(folder, "vault", (db) => db.exec("PRAGMA user_version = 99"));
    expect(await failure(openSqliteVault({ folder }))).toMatchObject({ code: "newer schema" });
  });
});
