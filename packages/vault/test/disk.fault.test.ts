import { createHash } from "node:crypto";
import { chmodSync, copyFileSync, existsSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { newSalt, newTextId, openSqliteVault, vaultFileNames } from "../src/index.ts";
import { openDatabase } from "../src/sqlite/database.ts";
import { decision, failure, textOf } from "./contract.ts";
import { countOnDisk, temporaryFolder } from "./folder.ts";

/** Runs SQL on one of a closed vault's files: the test's way of damaging or inspecting it. */
function sql<T>(folder: string, file: "vault" | "keys", work: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(join(folder, vaultFileNames[file]));
  try {
    return work(db);
  } finally {
    db.close();
  }
}

const textRow = (folder: string, textId: string) =>
  sql(folder, "vault", (db) => db.prepare("SELECT * FROM text WHERE text_id = ?").get(textId)!);
const wrappedKeys = (folder: string) =>
  sql(
    folder,
    "keys",
    (db) =>
      new Map(
        db
          .prepare("SELECT key_id, wrapped FROM data_key")
          .all()
          .map((row) => [row.key_id, row.wrapped as Uint8Array]),
      ),
  );

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
    const { connection } = openDatabase(file, "CREATE TABLE item (content TEXT) STRICT;");
    connection.exec(
      "INSERT INTO item VALUES ('skrivs över'), ('bevaras'); DELETE FROM item WHERE content <> 'bevaras'",
    );
    connection.close();
    expect([countOnDisk(dirname(file), ["skrivs över"]), countOnDisk(dirname(file), ["bevaras"])]).toEqual([0, 1]);
  });
});

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
    sql(folder, "vault", (db) => db.exec("PRAGMA user_version = 2"));
    expect(await failure(openSqliteVault({ folder }))).toMatchObject({ code: "newer schema" });
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
