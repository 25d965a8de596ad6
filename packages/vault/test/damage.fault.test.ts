import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { newSalt, newTextId, openSqliteVault, vaultFileNames } from "../src/index.ts";
import { decision, failure, textOf } from "./contract.ts";
import { countOnDisk, sql, temporaryFolder, textRow, wrappedKeys } from "./folder.ts";

describe("damage", () => {
  it("a flipped bit in a ciphertext is named with the text's id, and other texts are still read", async () => {
    const folder = temporaryFolder();
    let vault = await openSqliteVault({ folder });
    const [hit, whole] = [textOf("Träffad"), textOf("Hel")];
    await vault.put([hit, whole]);
    await vault.close();
    const box = textRow(folder, hit.textId).box as Uint8Array;
    box[40]! ^= 1;
    sql(folder, "vault", (db) => db.prepare("UPDATE text SET box = ? WHERE text_id = ?").run(box, hit.textId));

    vault = await openSqliteVault({ folder });
    for (const work of [vault.get([whole.textId, hit.textId]), vault.salt([hit.textId])]) {
      const error = await failure(work);
      expect([error.code, error.textId]).toEqual(["damaged", hit.textId]);
      expect(error.message).toContain(hit.textId);
    }
    expect((await vault.get([whole.textId])).get(whole.textId)).toEqual({ text: "Hel" });
    await vault.close();
  });

  it("rows exchanged between two texts, a changed commitment and a lost key are all damage", async () => {
    const folder = temporaryFolder();
    const [a, b, c, d] = [textOf("A"), textOf("B"), textOf("C"), textOf("D")];
    let vault = await openSqliteVault({ folder });
    await vault.put([a, b, c, d]);
    await vault.close();
    const [rowA, rowB, rowD] = [a, b, d].map(({ textId }) => textRow(folder, textId));
    sql(folder, "vault", (db) => {
      const swap = db.prepare("UPDATE text SET key_id = ?, box = ?, commitment = ? WHERE text_id = ?");
      swap.run(rowB!.key_id!, rowB!.box!, rowB!.commitment!, a.textId);
      swap.run(rowA!.key_id!, rowA!.box!, rowA!.commitment!, b.textId);
      db.prepare("UPDATE text SET commitment = 'x' WHERE text_id = ?").run(c.textId);
    });
    sql(folder, "keys", (db) => db.prepare("DELETE FROM data_key WHERE key_id = ?").run(rowD!.key_id!));
    vault = await openSqliteVault({ folder });
    for (const { textId } of [a, b, c, d]) {
      expect(await failure(vault.get([textId]))).toMatchObject({ code: "damaged", textId });
    }
    await vault.close();
  });
});

it("damage that only shows when a vault is opened, or changes a value's kind, is told as a fault of the vault", async () => {
  const folder = temporaryFolder();
  let vault = await openSqliteVault({ folder });
  const hit = textOf("Träffad");
  await vault.put([hit]);
  await vault.close();
  sql(folder, "keys", (db) => db.exec("DROP TABLE fence"));
  expect(await failure(openSqliteVault({ folder }))).toMatchObject({ code: "unavailable" });
  sql(folder, "keys", (db) => {
    db.exec("CREATE TABLE fence (text_id TEXT PRIMARY KEY, reference TEXT NOT NULL, removed_on TEXT NOT NULL) STRICT");
    db.exec("ALTER TABLE data_key RENAME TO before");
    db.exec("CREATE TABLE data_key AS SELECT key_id, owner, 7 AS wrapped, stored_at FROM before");
  });
  vault = await openSqliteVault({ folder });
  expect(await failure(vault.get([hit.textId]))).toMatchObject({ code: "damaged", textId: hit.textId });
  await vault.close();
});

it("a tombstone that was changed is damage, since the keys file knows the decision as well", async () => {
  const folder = temporaryFolder();
  let vault = await openSqliteVault({ folder });
  const gone = textOf("Ska gallras");
  await vault.put([gone]);
  await vault.remove([gone.textId], decision);
  await vault.close();
  sql(folder, "vault", (db) => db.exec("UPDATE removed SET removed_on = '2020-03-22'"));
  vault = await openSqliteVault({ folder });
  expect(await failure(vault.get([gone.textId]))).toMatchObject({ code: "damaged", textId: gone.textId });
  await vault.close();
});

describe("damage to the people who were counted", () => {
  const entries = ["a", "b", "c"].map((person) => ({ person, tally: "completed", unit: "farsta" }));
  const content = new Uint8Array([1, 2, 3]);

  it.each([
    ["a changed hash", "UPDATE tally_person SET person = x'00' WHERE one-of-them"],
    ["another unit", "UPDATE tally_person SET unit = 'norrmalm' WHERE one-of-them"],
    ["a lost row", "DELETE FROM tally_person WHERE one-of-them"],
    ["a lost list", "DELETE FROM tally_list"],
    ["a lost key", "DELETE FROM tally_key"],
    ["another subject's row", "UPDATE tally_person SET subject = 'other' WHERE one-of-them"],
  ])("is told as damage and never as somebody unknown: %s", async (_what, harm) => {
    const folder = temporaryFolder();
    let vault = await openSqliteVault({ folder });
    await vault.tallies.put({ subject: "course", list: "l1", content, entries }, () => true);
    await vault.close();
    const one = "person = (SELECT min(person) FROM tally_person)";
    sql(folder, "vault", (db) => db.exec(harm.replace("one-of-them", one)));
    vault = await openSqliteVault({ folder });
    expect(await failure(vault.tallies.recognise("course", entries, () => true))).toMatchObject({ code: "damaged" });
    expect(await failure(vault.tallies.listWith("course", content))).toMatchObject({ code: "damaged" });
    // The way out: the subject's lists are destroyed and imported anew.
    expect(await vault.tallies.discard("course")).toBe(true);
    await vault.tallies.put({ subject: "course", list: "l1", content, entries }, () => true);
    expect(await vault.tallies.recognise("course", entries, () => true)).toEqual([true, true, true]);
    await vault.close();
  });
});

describe("a key of counted people that is missing", () => {
  const entries = [{ person: "a", tally: "completed", unit: "farsta" }];
  const list = { subject: "course", list: "l1", content: new Uint8Array([1]), entries };

  it("is damage where nobody discarded it, and their hashes are not thrown away", async () => {
    const folder = temporaryFolder();
    let vault = await openSqliteVault({ folder });
    await vault.tallies.put(list, () => true);
    await vault.close();
    sql(folder, "keys", (db) => db.exec("DELETE FROM data_key"));
    vault = await openSqliteVault({ folder });
    expect(await failure(vault.tallies.recognise("course", entries, () => true))).toMatchObject({ code: "damaged" });
    await vault.close();
    expect(sql(folder, "vault", (db) => db.prepare("SELECT count(*) AS held FROM tally_person").get())?.held).toBe(1);
  });

  it("ends the discarding that a crash cut short, where that was begun", async () => {
    const folder = temporaryFolder();
    let vault = await openSqliteVault({ folder });
    await vault.tallies.put(list, () => true);
    await vault.close();
    const key = String(sql(folder, "vault", (db) => db.prepare("SELECT key_id FROM tally_key").get())?.key_id);
    sql(folder, "keys", (db) => {
      db.prepare("INSERT INTO meta VALUES (?, 'discarded')").run(`discarded ${key}`);
      db.prepare("DELETE FROM data_key WHERE key_id = ?").run(key);
    });
    vault = await openSqliteVault({ folder });
    expect(await vault.tallies.recognise("course", entries, () => true)).toEqual([false]);
    expect(await vault.tallies.lists("course")).toEqual(new Set());
    await vault.close();
  });
});

describe("a crash", () => {
  it("between keys and texts of a put leaves a key that the sweep destroys, and the put can be repeated", async () => {
    const folder = temporaryFolder();
    let now = 0;
    const clock = () => now;
    let vault = await openSqliteVault({ folder, clock });
    const [lost, referenced, stays] = [textOf("Kraschade"), textOf("Äldre fil"), textOf("Finns")];
    await vault.put([lost, referenced, stays]);
    await vault.close();
    sql(folder, "vault", (db) =>
      db.prepare("DELETE FROM text WHERE text_id IN (?, ?)").run(lost.textId, referenced.textId),
    );
    vault = await openSqliteVault({ folder, clock });
    await vault.put([lost]);
    now = 10_000;
    expect(await vault.sweepOrphans((textId) => textId !== lost.textId, "1970-01-01T00:00:00Z")).toBe(0);
    expect(await vault.sweepOrphans(() => true, "1970-01-01T00:00:05Z")).toBe(0);
    expect((await vault.get([lost.textId, stays.textId])).size).toBe(2);
    await vault.close();
    // One key each for the two texts that are there, and the one whose text the log refers to but the file lacks.
    expect(wrappedKeys(folder).size).toBe(3);
  });

  it("between key and text of a removal ends as removed at the next opening", async () => {
    const folder = temporaryFolder();
    let vault = await openSqliteVault({ folder });
    const gone = textOf("Ska gallras");
    await vault.put([gone]);
    await vault.close();
    const { key_id, box } = textRow(folder, gone.textId);
    sql(folder, "keys", (db) => {
      db.prepare("INSERT INTO fence VALUES (?, ?, ?)").run(gone.textId, decision.reference, decision.at);
      db.prepare("DELETE FROM data_key WHERE key_id = ?").run(key_id!);
    });
    vault = await openSqliteVault({ folder });
    expect((await vault.get([gone.textId])).get(gone.textId)).toEqual({ removed: true, removedOn: decision.at });
    await vault.close();
    expect(countOnDisk(folder, [box as Uint8Array])).toBe(0);
  });

  it("before the scrubbing of deleted rows is made up for at the next opening", async () => {
    const folder = temporaryFolder();
    let vault = await openSqliteVault({ folder });
    const gone = textOf("Ska gallras");
    await vault.put([gone, textOf("Bevaras")]);
    await vault.close();
    const box = textRow(folder, gone.textId).box as Uint8Array;
    sql(folder, "vault", (db) => {
      db.exec("PRAGMA secure_delete = OFF; INSERT INTO meta VALUES ('scrub', 'due')");
      db.prepare("DELETE FROM text WHERE text_id = ?").run(gone.textId);
    });
    expect(countOnDisk(folder, [box.subarray(-28)])).toBe(1);
    vault = await openSqliteVault({ folder });
    await vault.close();
    expect(countOnDisk(folder, [box.subarray(-28)])).toBe(0);
  });

  it("while the vault was founded does not keep it from being founded", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, vaultFileNames.keys), "", { mode: 0o600 });
    writeFileSync(join(folder, vaultFileNames.key), `${"cd".repeat(32)}\n`, { mode: 0o600 });
    const vault = await openSqliteVault({ folder });
    await vault.put([{ textId: newTextId(), text: "Första texten", salt: newSalt() }]);
    await vault.close();
  });
});
