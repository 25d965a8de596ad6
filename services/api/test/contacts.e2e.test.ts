import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { administrator, central, local } from "@liggare/ledger/harness";
import { afterAll, expect, it } from "vitest";
import { readConfig } from "../src/config.ts";
import { openDataFolder } from "../src/data-folder.ts";

const data = mkdtempSync(join(tmpdir(), "liggare-contacts-"));
afterAll(() => rmSync(data, { recursive: true, force: true }));

const address = "lokal.samordnare@exempelkommun.example";
const name = "Funktionsbrevlådan Söderort";
const place = { unit: "skarholmen", function: "local-coordinator" };

const opened = () =>
  openDataFolder(readConfig({ LIGGARE_DATA: data }, data), {
    opening: { municipality: "Exempelkommun", kind: "ordinary" },
  });

/** Every file of the data folder whose bytes hold one of the texts, as UTF-8 or UTF-16. */
const filesWith = (...texts: readonly string[]): readonly string[] =>
  readdirSync(data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file);
      return texts.some((text) => bytes.includes(text) || bytes.includes(Buffer.from(text, "utf16le")));
    });

it("no file of the ledger holds a contact's name or address, while it is listed or after", async () => {
  const folder = await opened();
  const { ledger } = folder;
  const execute = async (id: string, command: string, input: object, actor = central) => {
    const outcome = await ledger.execute({ aggregate: "unit", id, command, input }, actor);
    expect(outcome).toMatchObject({ kind: "accepted" });
  };
  await execute("skarholmen", "register", { name: "Skärholmen", kind: "district-board" }, administrator);
  await execute("skarholmen", "appoint-coordinator", { function: "local-coordinator" });
  await ledger.views.caughtUp(await ledger.head(), 10_000);
  expect(await ledger.putContact(central, { ...place, address, name })).toEqual({ kind: "listed" });
  expect(await ledger.contacts(local("farsta"))).toMatchObject({
    contacts: [{ ...place, task: "coordinator", address, name }],
  });
  expect(filesWith(address, name)).toEqual([]);
  await folder.close();
  expect(filesWith(address, name)).toEqual([]);

  const again = await opened();
  expect(await again.ledger.contacts(central)).toMatchObject({ contacts: [{ address, name }] });
  expect(await again.ledger.removeContact(central, place)).toEqual({ kind: "removed" });
  expect(await again.ledger.contacts(central)).toMatchObject({ contacts: [{ address: null, name: null }] });
  await again.close();
  expect(filesWith(address, name)).toEqual([]);
  // the search finds what lies in the files: the board's own name, in the log or a view
  expect(filesWith("Skärholmen").length).toBeGreaterThan(0);
});

it("an address is refused where it is no text of 3–200 characters, or holds an identity number", async () => {
  const { ledger, close } = await opened();
  const put = (entry: object) => ledger.putContact(administrator, { ...place, address, ...entry });
  const faultsOf = async (entry: object) => {
    const answer = await put(entry);
    return answer.kind === "refused" ? answer.refusal.fields.map(({ pointer }) => pointer) : [];
  };
  expect(await faultsOf({ address: "x" })).toEqual(["/address"]);
  expect(await faultsOf({ address: "x".repeat(201) })).toEqual(["/address"]);
  expect(await faultsOf({ address: "rum 3\u0000" })).toEqual(["/address"]);
  expect(await faultsOf({ address: "rum 3, 201701012393" })).toEqual(["/address"]);
  expect(await faultsOf({ name: "" })).toEqual(["/name"]);
  expect(await faultsOf({ function: "mayor" })).toEqual(["/function"]);
  expect(await put({ unit: "nowhere" })).toMatchObject({ refusal: { code: "unknown-item" } });
  expect(await ledger.putContact(local("skarholmen"), { ...place, address })).toMatchObject({
    refusal: { code: "role-not-allowed" },
  });
  await close();
});
