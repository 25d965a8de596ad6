import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openPostgresVault, parsePostgresAddress } from "../src/index.ts";
import { decision, textOf } from "./contract.ts";
import { temporaryFolder } from "./folder.ts";
import { onPostgres, type PostgresServer } from "./postgres-server.ts";

const entries = ["a", "b", "c"].map((person) => ({ person, tally: "completed", unit: "farsta" }));
const list = { subject: "kurs", list: "l1", content: new Uint8Array([1, 2, 3]), entries };

/** How many of the byte strings lie in any of the server's files; the server has written all its pages before. */
async function countInFiles(
  server: PostgresServer,
  address: string,
  paths: readonly string[],
  sought: readonly Buffer[],
) {
  await server.sql(address, "CHECKPOINT");
  const files = paths.map((path) => join(server.dataFolder, path)).filter((file) => existsSync(file));
  const contents = files.map((file) => readFileSync(file));
  return sought.filter((bytes) => contents.some((content) => content.includes(bytes))).length;
}

const filesOf = async (server: PostgresServer, address: string, table: string): Promise<readonly string[]> => {
  const rows = await server.sql(address, "SELECT pg_relation_filepath($1::regclass) AS path", [table]);
  return rows.map(({ path }) => String(path));
};

onPostgres("in the files of a vault's database", (server) => {
  const key = new Uint8Array(32).fill(7);
  const open = (address: string) =>
    openPostgresVault({ address: parsePostgresAddress(address), folder: temporaryFolder(), key });

  it("no plaintext, salt or name lies anywhere, the write-ahead log included", async () => {
    const address = await server.database();
    const vault = await open(address);
    const kept = textOf("Klartext som inte får synas");
    await vault.put([kept]);
    await vault.directory.put("s-1", { name: "Handläggare A", address: "handlaggare.a@example.org" });
    const secrets = [kept.text, "Handläggare A", "handlaggare.a@example.org"].map((secret) => Buffer.from(secret));
    await server.sql(address, "CHECKPOINT");
    const all = readdirSync(server.dataFolder, { recursive: true, withFileTypes: true });
    const paths = all
      .filter((each) => each.isFile())
      .map((each) => join(each.parentPath, each.name).slice(server.dataFolder.length));
    expect(await countInFiles(server, address, paths, [...secrets, Buffer.from(kept.salt)])).toBe(0);
    expect(await countInFiles(server, address, paths, [Buffer.from(kept.textId)])).toBe(1);
    await vault.close();
  });

  it("of a removed text's key and of a removed name nothing is left in the tables' files", async () => {
    const address = await server.database();
    const vault = await open(address);
    const texts = Array.from({ length: 300 }, (_, index) => textOf(`Anteckning ${index}`));
    await vault.put(texts);
    await vault.directory.put("subject-one", { name: "Handläggare A" });
    await vault.directory.put("subject-two", { name: "Handläggare B" });
    const wrapped = async () =>
      new Map(
        (await server.sql(address, "SELECT owner, wrapped FROM liggare_vault_keys.data_key")).map((row) => [
          String(row.owner),
          row.wrapped as Buffer,
        ]),
      );
    const keys = await wrapped();
    const gone = texts.filter((_, index) => index % 3 === 0);
    const sought = [
      ...gone.map(({ textId }) => keys.get(`text:${textId}`)!),
      keys.get("directory:subject-two")!,
      Buffer.from("subject-two"),
    ];
    const files = async () => [
      ...(await filesOf(server, address, "liggare_vault_keys.data_key")),
      ...(await filesOf(server, address, "liggare_vault.directory")),
    ];
    expect(await countInFiles(server, address, await files(), sought)).toBe(sought.length);
    await vault.remove(
      gone.map(({ textId }) => textId),
      decision,
    );
    await vault.directory.remove("subject-two");
    expect(await countInFiles(server, address, await files(), sought)).toBe(0);
    expect((await wrapped()).size).toBe(201);
    await vault.close();
  });

  it("what a long reader keeps from being cleared away is cleared at the next opening", async () => {
    const address = await server.database();
    let vault = await open(address);
    const gone = textOf("Ska gallras");
    await vault.put([gone]);
    const [row] = await server.sql(address, "SELECT wrapped FROM liggare_vault_keys.data_key");
    const reader = await server.connect(address);
    await reader.query("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT FROM liggare_vault_keys.data_key");
    expect(await vault.remove([gone.textId], decision)).toEqual({ removed: 1 });
    await vault.close();
    const due = () => server.sql(address, "SELECT value FROM liggare_vault_keys.meta WHERE name = 'scrub'");
    expect(await due()).toHaveLength(1);
    await reader.end();
    vault = await open(address);
    expect(await due()).toHaveLength(0);
    const files = await filesOf(server, address, "liggare_vault_keys.data_key");
    expect(await countInFiles(server, address, files, [row?.wrapped as Buffer])).toBe(0);
    await vault.close();
  });

  it("contents restored from an older dump than the keys' do not bring back what was removed or discarded", async () => {
    const address = await server.database();
    let vault = await open(address);
    const gone = textOf("Ska gallras");
    await vault.put([gone]);
    await vault.tallies.put(list, () => true);
    const tables = ["text", "tally_key", "tally_list", "tally_person"];
    for (const table of tables)
      await server.sql(address, `CREATE TABLE public.${table} AS TABLE liggare_vault.${table}`);
    await vault.remove([gone.textId], decision);
    await vault.tallies.discard("kurs");
    await vault.close();
    for (const table of tables) await server.sql(address, `INSERT INTO liggare_vault.${table} TABLE public.${table}`);
    await server.sql(address, "DELETE FROM liggare_vault.removed");
    vault = await open(address);
    expect((await vault.get([gone.textId])).get(gone.textId)).toEqual({ removed: true, removedOn: decision.at });
    expect(await vault.tallies.lists("kurs")).toEqual(new Set());
    await vault.close();
  });

  it("a key whose content is missing is swept, but for a text that the log refers to", async () => {
    const address = await server.database();
    const vault = await open(address);
    const [lost, referenced, stays] = [textOf("Borta"), textOf("Äldre innehåll"), textOf("Finns")];
    await vault.put([lost, referenced, stays]);
    await server.sql(address, "DELETE FROM liggare_vault.text WHERE text_id = ANY($1)", [
      [lost.textId, referenced.textId],
    ]);
    expect(await vault.sweepOrphans((textId) => textId !== lost.textId, "2100-01-01T00:00:00Z")).toBe(0);
    const owners = (await server.sql(address, "SELECT owner FROM liggare_vault_keys.data_key")).map(
      ({ owner }) => owner,
    );
    expect(owners.sort()).toEqual([`text:${referenced.textId}`, `text:${stays.textId}`].sort());
    await vault.close();
  });
});
