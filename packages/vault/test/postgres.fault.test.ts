import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { newSalt, openPostgresVault, parsePostgresAddress, vaultFileNames } from "../src/index.ts";
import { decision, failure, textOf } from "./contract.ts";
import { temporaryFolder } from "./folder.ts";
import { onPostgres } from "./postgres-server.ts";

const key = new Uint8Array(32).fill(7);

onPostgres("a vault on PostgreSQL that faults hit", (server) => {
  const open = (address: string, more: object = {}) =>
    openPostgresVault({ address: parsePostgresAddress(address), folder: temporaryFolder(), key, ...more });
  const textsIn = async (address: string) =>
    Number((await server.sql(address, "SELECT count(*) AS n FROM liggare_vault.text"))[0]?.n);

  it("stores all or nothing of a put in the middle of which the server stops, says so, and goes on when it is back", async () => {
    const address = await server.database();
    const vault = await open(address);
    const before = textOf("Finns sedan förut");
    await vault.put([before]);
    // The texts are inserted, and their keys wait for a lock: the server stops in the middle.
    const holder = await server.connect(address);
    holder.on("error", () => {}); // the stop ends this connection too
    await holder.query("BEGIN; LOCK TABLE liggare_vault_keys.data_key IN ACCESS EXCLUSIVE MODE");
    const texts = [textOf("Ett"), textOf("Två")];
    const put = failure(vault.put(texts));
    const waiting =
      "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND application_name = 'liggare vault'";
    await expect.poll(() => holder.query(waiting).then(({ rowCount }) => rowCount), { timeout: 30_000 }).toBe(1);
    await server.stop("immediate");
    expect(await put).toMatchObject({ code: "unavailable" });
    const down = await failure(vault.get([before.textId]));
    expect(down.code).toBe("unavailable");
    expect(down.message).toContain("does not answer");
    await server.start();
    expect(await textsIn(address)).toBe(1);
    expect((await vault.get([before.textId])).get(before.textId)).toEqual({ text: "Finns sedan förut" });
    await vault.put(texts);
    expect((await vault.get(texts.map(({ textId }) => textId))).size).toBe(2);
    await vault.close();
  });

  it("has lost nothing that it had acknowledged when the server stops as if by a power failure", async () => {
    const address = await server.database();
    const vault = await open(address);
    const acknowledged: string[] = [];
    const writers = Array.from({ length: 4 }, async () => {
      for (;;) {
        const text = textOf("Kvitterad");
        try {
          await vault.put([text]);
        } catch {
          return; // the server has stopped: this one was not acknowledged
        }
        acknowledged.push(text.textId);
      }
    });
    await expect.poll(() => acknowledged.length, { timeout: 30_000 }).toBeGreaterThan(100);
    await server.stop("immediate");
    await Promise.all(writers);
    await server.start();
    expect((await vault.get(acknowledged)).size).toBe(acknowledged.length);
    await vault.close();
  });

  it("refuses a node with another key before that writes anything, naming its file", async () => {
    const address = await server.database();
    await (await open(address)).close();
    const folder = temporaryFolder();
    const keyFile = join(folder, "other.key");
    writeFileSync(keyFile, `${"ab".repeat(32)}\n`, { mode: 0o600 });
    const { key: _, ...without } = { key };
    const before = await server.sql(address, "SELECT name, value FROM liggare_vault_keys.meta ORDER BY name");
    const error = await failure(
      openPostgresVault({ address: parsePostgresAddress(address), folder, keyFile, ...without }),
    );
    expect([error.code, error.message.includes(keyFile)]).toEqual(["wrong key", true]);
    expect(await server.sql(address, "SELECT name, value FROM liggare_vault_keys.meta ORDER BY name")).toEqual(before);
  });

  it("makes a key only for a new vault: a second node without one is told to fetch it", async () => {
    const address = parsePostgresAddress(await server.database());
    const [first, second] = [temporaryFolder(), temporaryFolder()];
    await (await openPostgresVault({ address, folder: first })).close();
    expect(await failure(openPostgresVault({ address, folder: second }))).toMatchObject({ code: "wrong key" });
    expect(existsSync(join(second, vaultFileNames.key))).toBe(false);
    writeFileSync(join(second, vaultFileNames.key), readFileSync(join(first, vaultFileNames.key)), { mode: 0o600 });
    await (await openPostgresVault({ address, folder: second })).close();
  });

  it("names the text whose row was changed, exchanged or robbed of its key, and reads the others", async () => {
    const address = await server.database();
    const vault = await open(address);
    const [bit, a, b, commitment, lost, whole] = Array.from({ length: 6 }, (_, index) => textOf(`Text ${index}`));
    const texts = [bit!, a!, b!, commitment!, lost!, whole!];
    await vault.put(texts);
    for (const [text, values] of [
      ["UPDATE liggare_vault.text SET box = set_byte(box, 40, get_byte(box, 40) # 1) WHERE text_id = $1", [bit]],
      ["UPDATE liggare_vault.text SET commitment = 'x' WHERE text_id = $1", [commitment]],
      [
        "DELETE FROM liggare_vault_keys.data_key WHERE key_id = (SELECT key_id FROM liggare_vault.text WHERE text_id = $1)",
        [lost],
      ],
      [
        `UPDATE liggare_vault.text SET box = other.box, key_id = other.key_id, commitment = other.commitment
         FROM liggare_vault.text AS other WHERE text.text_id IN ($1, $2) AND other.text_id IN ($1, $2)
         AND other.text_id <> text.text_id`,
        [a, b],
      ],
    ] as const) {
      await server.sql(
        address,
        text,
        values.map((each) => each?.textId),
      );
    }
    for (const { textId } of [bit!, a!, b!, commitment!, lost!]) {
      expect(await failure(vault.get([whole!.textId, textId]))).toMatchObject({ code: "damaged", textId });
      expect(await failure(vault.salt([textId]))).toMatchObject({ code: "damaged", textId });
    }
    expect((await vault.get([whole!.textId])).get(whole!.textId)).toEqual({ text: "Text 5" });
    await vault.close();
  });

  it("tells damage to tombstones, names and counted people, and the way out of the last", async () => {
    const address = await server.database();
    const vault = await open(address);
    const gone = textOf("Ska gallras");
    await vault.put([gone]);
    await vault.remove([gone.textId], decision);
    await vault.directory.put("s-1", { name: "Handläggare A" });
    const entries = ["a", "b"].map((person) => ({ person, tally: "completed", unit: "farsta" }));
    const list = { subject: "kurs", list: "l1", content: new Uint8Array([1]), entries };
    await vault.tallies.put(list, () => true);
    await server.sql(address, "UPDATE liggare_vault.removed SET removed_on = '2020-03-22'");
    await server.sql(address, "UPDATE liggare_vault.directory SET box = box || '\\x00'");
    await server.sql(
      address,
      "DELETE FROM liggare_vault.tally_person WHERE person = (SELECT min(person) FROM liggare_vault.tally_person)",
    );
    expect(await failure(vault.get([gone.textId]))).toMatchObject({ code: "damaged", textId: gone.textId });
    expect((await failure(vault.directory.list())).message).toContain("s-1");
    expect(await failure(vault.tallies.recognise("kurs", entries, () => true))).toMatchObject({ code: "damaged" });
    expect(await vault.tallies.discard("kurs")).toBe(true);
    await vault.tallies.put(list, () => true);
    expect(await vault.tallies.recognise("kurs", entries, () => true)).toEqual([true, true]);
    await vault.close();
  });

  it("refuses a newer schema, half a vault, one put together of two, and another program's schema", async () => {
    const [address, other, foreign] = [await server.database(), await server.database(), await server.database()];
    await (await open(address)).close();
    await (await open(other)).close();
    await server.sql(address, "UPDATE liggare_vault_keys.meta SET value = '99' WHERE name = 'schema version'");
    expect((await failure(open(address))).message).toMatch(/newer version \(schema 99/);
    await server.sql(other, "UPDATE liggare_vault_keys.meta SET value = 'f00' WHERE name = 'vault id'");
    expect((await failure(open(other))).message).toContain("same vault");
    await server.sql(other, "DROP SCHEMA liggare_vault_keys CASCADE");
    expect((await failure(open(other))).message).toContain("liggare_vault_keys is missing");
    await server.sql(foreign, "CREATE SCHEMA liggare_vault; CREATE SCHEMA liggare_vault_keys");
    expect(await failure(open(foreign))).toMatchObject({ code: "not a vault" });
  });

  it("refuses a server that does not keep what it acknowledged, a user without rights, and a missing database", async () => {
    const address = await server.database();
    const set = async (value: string) => {
      await server.sql(address, `ALTER SYSTEM SET full_page_writes = ${value}`);
      await server.sql(address, "SELECT pg_reload_conf()");
      const shown = () => server.sql(address, "SHOW full_page_writes").then(([row]) => row?.full_page_writes);
      await expect.poll(shown, { timeout: 30_000 }).toBe(value);
    };
    await set("off");
    const error = await failure(open(address)).finally(() => set("on"));
    expect(error.message).toContain("full_page_writes is off");
    await server.sql(address, "CREATE ROLE guest LOGIN");
    const asGuest = await failure(open(address.replace("postgres@", "guest@")));
    expect([asGuest.code, asGuest.message.includes("lacks a right")]).toEqual(["unavailable", true]);
    const missing = await failure(open(address.replace(/vault_\d+/, "nowhere")));
    expect(missing.message).toContain("create it");
  });

  it("tells a value that PostgreSQL cannot hold as a wrong value", async () => {
    const vault = await open(await server.database());
    expect(await failure(vault.put([{ textId: "a\0b", text: "Text", salt: newSalt() }]))).toMatchObject({
      code: "invalid",
    });
    await vault.close();
  });
});
