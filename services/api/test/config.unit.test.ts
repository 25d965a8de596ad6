import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readConfig } from "../src/config.ts";

const folder = mkdtempSync(join(tmpdir(), "liggare-config-"));
afterAll(() => rmSync(folder, { recursive: true }));
const config = (environment: Record<string, string>) => readConfig(environment, folder);
const store = (LIGGARE_STORE: string, more: Record<string, string> = {}) => config({ LIGGARE_STORE, ...more }).store;

describe("where the log is kept", () => {
  it("is a file in the data folder unless something else is said", () => {
    expect(config({}).store).toEqual({ kind: "sqlite", file: join(folder, ".liggare/log.sqlite") });
    expect(store("sqlite:/srv/log.sqlite")).toEqual({ kind: "sqlite", file: "/srv/log.sqlite" });
    expect(store("memory:")).toEqual({ kind: "memory" });
  });

  it("is a server under the prefix given, known by its hosts and its user", () => {
    expect(store("esdb://liggare:secret@a:2113,b?tls=true", { LIGGARE_STORE_PREFIX: "stad" })).toMatchObject({
      kind: "eventstoredb",
      server: "a:2113,b:2113",
      user: "liggare",
      options: { prefix: "stad" },
    });
    expect(store("kurrentdb://localhost:2113?tls=false")).toMatchObject({ server: "localhost:2113", user: undefined });
  });

  it("takes the password from the first line of a file, and needs user and file together", () => {
    writeFileSync(join(folder, "password"), "hemligt\nmore\n");
    const more = { LIGGARE_STORE_USER: "liggare", LIGGARE_STORE_PASSWORD_FILE: "password" };
    expect(store("esdb://a", more)).toMatchObject({
      options: { credentials: { username: "liggare", password: "hemligt" } },
    });
    expect(() => store("esdb://a", { LIGGARE_STORE_USER: "liggare" })).toThrow("are set together");
    const absent = { ...more, LIGGARE_STORE_PASSWORD_FILE: "absent" };
    expect(() => store("esdb://a", absent)).toThrow(
      /LIGGARE_STORE_PASSWORD_FILE names \S+absent, which does not exist/,
    );
  });

  it.each([
    ["postgres://a", "LIGGARE_STORE has a wrong value"],
    ["esdb://,?tls=false", "names its hosts"],
    ["esdb://a", "asks who comes"],
    ["esdb://u:hemligt@a?nodePreference=follower", "nodePreference must be leader"],
    ["esdb://u:hemligt@a?throwOnAppendFailure=false", "throwOnAppendFailure must be true"],
    ["esdb://u:hemligt@a?colour=red", '"colour" is no setting'],
  ])("is refused with what is allowed, and without a password: %s", (address, said) => {
    expect(() => store(address)).toThrow(said);
    expect(() => store(address)).not.toThrow(/hemligt/);
  });

  it("refuses a prefix that could be mistaken for another ledger's", () => {
    expect(() => store("memory:", { LIGGARE_STORE_PREFIX: "a/b" })).not.toThrow();
    expect(() => store("esdb://a?tls=false", { LIGGARE_STORE_PREFIX: "a/b" })).toThrow("LIGGARE_STORE_PREFIX");
  });
});

describe("where the vault is kept", () => {
  const vault = (LIGGARE_VAULT: string, more: Record<string, string> = {}) => config({ LIGGARE_VAULT, ...more }).vault;

  it("is the data folder with its own key unless something else is said", () => {
    const own = join(folder, ".liggare/vault");
    expect(config({}).vault).toEqual({ kind: "sqlite", folder: own });
    const keyFile = join(folder, "keys/vault.key");
    expect(config({ LIGGARE_VAULT_KEY_FILE: "keys/vault.key" }).vault).toEqual({
      kind: "sqlite",
      folder: own,
      keyFile,
    });
  });

  it("is a database whose password comes from the first line of a file, with the certificate checked", () => {
    writeFileSync(join(folder, "vault.password"), "hemligt\nmore\n");
    const more = { LIGGARE_VAULT_PASSWORD_FILE: "vault.password" };
    expect(vault("postgres://liggare@db.example.se/liggare", more)).toMatchObject({
      kind: "postgres",
      folder: join(folder, ".liggare/vault"),
      address: {
        server: "db.example.se:5432/liggare",
        user: "liggare",
        tls: true,
        connection: { password: "hemligt" },
      },
    });
    const absent = { LIGGARE_VAULT_PASSWORD_FILE: "absent" };
    expect(() => vault("postgres://u@db/v", absent)).toThrow(
      /LIGGARE_VAULT_PASSWORD_FILE names \S+absent, which does not exist/,
    );
  });

  it.each([
    ["sqlite:elsewhere", "LIGGARE_VAULT has a wrong value. Allowed: sqlite:vault (in LIGGARE_DATA) or postgres://"],
    ["mysql://u:hemligt@db/v", "LIGGARE_VAULT has a wrong value"],
    ["postgres://u:hemligt@db/v?sslmode=prefer", "LIGGARE_VAULT: sslmode is verify-full or disable"],
    ["postgres://u:hemligt@db", "LIGGARE_VAULT: one database is named"],
  ])("is refused with what is allowed, and without a password: %s", (address, said) => {
    expect(() => vault(address)).toThrow(said);
    expect(() => vault(address)).not.toThrow(/hemligt/);
  });
});
