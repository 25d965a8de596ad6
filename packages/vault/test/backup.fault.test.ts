import { copyFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { openSqliteVault, vaultFileNames } from "../src/index.ts";
import { decision, failure, textOf } from "./contract.ts";
import { temporaryFolder } from "./folder.ts";

describe("a backup", () => {
  it("opens elsewhere with all texts, tombstones and names, keys in a file of their own", async () => {
    const [folder, target] = [temporaryFolder(), join(temporaryFolder(), "new")];
    const vault = await openSqliteVault({ folder });
    const texts = Array.from({ length: 500 }, (_, index) => textOf(`Anteckning ${index} `.repeat(50)));
    await vault.put(texts);
    await vault.remove([texts[0]!.textId], decision);
    await vault.directory.put("s-1", { name: "Handläggare A" });
    const progress: { done: number; total: number }[] = [];
    const files = await vault.backup(target, (step) => progress.push(step));
    const original = await vault.get(texts.map(({ textId }) => textId));
    await vault.close();

    expect(files).toEqual({
      vaultFile: join(target, vaultFileNames.vault),
      keysFile: join(target, vaultFileNames.keys),
      keyFile: join(target, vaultFileNames.key),
    });
    expect(readdirSync(target).sort()).toEqual(Object.values(vaultFileNames).sort());
    const { done, total } = progress.at(-1)!;
    expect([done > 100, done === total]).toEqual([true, true]);
    expect(progress.map((step) => step.done)).toEqual(progress.map((step) => step.done).sort((a, b) => a - b));

    const restored = await openSqliteVault({ folder: target });
    expect(await restored.get(texts.map(({ textId }) => textId))).toEqual(original);
    expect(await restored.directory.get("s-1")).toEqual({ name: "Handläggare A" });
    await restored.close();
  });

  it("made while texts are written and removed holds one moment: every text in it has its key", async () => {
    const [folder, target] = [temporaryFolder(), join(temporaryFolder(), "new")];
    const vault = await openSqliteVault({ folder });
    const before = Array.from({ length: 1000 }, (_, index) => textOf(`Före ${index} `.repeat(100)));
    const during = Array.from({ length: 50 }, (_, index) => textOf(`Under ${index}`));
    await vault.put(before);
    const copying = vault.backup(target);
    const removing = vault.remove([before[0]!.textId], decision);
    for (const text of during) {
      await vault.put([text]);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all([copying, removing]);
    expect((await vault.get(during.map(({ textId }) => textId))).size).toBe(50);
    await vault.close();

    const restored = await openSqliteVault({ folder: target });
    const found = await restored.get([...before, ...during].map(({ textId }) => textId));
    expect(before.every(({ textId, text }) => found.get(textId)?.text === text)).toBe(true);
    // The first was written before the copying could begin; nothing that came later is in it.
    expect(during.filter(({ textId }) => found.has(textId))).toEqual(during.slice(0, 1));
    await restored.close();
    const rows = (file: string, table: string) => {
      const db = new DatabaseSync(join(target, file), { readOnly: true });
      const count = db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n;
      db.close();
      return count;
    };
    expect(rows(vaultFileNames.keys, "data_key")).toBe(rows(vaultFileNames.vault, "text"));
  });

  it("overwrites nothing, and a vault goes on after one that failed", async () => {
    const [folder, target] = [temporaryFolder(), temporaryFolder()];
    const vault = await openSqliteVault({ folder });
    await vault.backup(target);
    expect((await failure(vault.backup(target))).code).toBe("exists");
    await vault.put([textOf("Text")]);
    expect(await vault.remove([], decision)).toEqual({ removed: 0 });
    await vault.close();
  });

  it("older than a removal cannot bring the text back beside the keys of today", async () => {
    const [folder, older] = [temporaryFolder(), temporaryFolder()];
    let vault = await openSqliteVault({ folder });
    const gone = textOf("Ska gallras");
    await vault.put([gone]);
    await vault.backup(older);
    await vault.remove([gone.textId], decision);
    await vault.close();
    copyFileSync(join(older, vaultFileNames.vault), join(folder, vaultFileNames.vault));
    vault = await openSqliteVault({ folder });
    expect((await vault.get([gone.textId])).get(gone.textId)).toEqual({ removed: true, removedOn: decision.at });
    await vault.close();
  });
});
