import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { type KeySource, keepsItsKey, keyEncryptionKey, keySourceText } from "../key-file.ts";
import { VaultError } from "../port.ts";
import { keyFingerprint } from "../sealing.ts";
import type { Database, Session } from "./database.ts";
import { locks, metaQuery, schemas, schemaVersion, steps } from "./schema.ts";

/**
 * Makes sure that the database holds a vault of this schema and key, founding or migrating it where needed, one node
 * at a time. Answers the key-encryption key. Nothing is written where anything does not fit.
 */
export async function foundVault(database: Database, source: KeySource, mustExist = false): Promise<Buffer> {
  return database.write(async (session) => {
    await session.query("SELECT pg_advisory_xact_lock($1)", [locks.founding]);
    await requireDurable(session, database.server);
    const found = await versionFound(session, database.server);
    if (found === 0 && mustExist) {
      throw new VaultError("not a vault", `PostgreSQL at ${database.server} holds no vault yet`);
    }
    // The key's file before the tables: a crash leaves a key without a vault, which the next founding takes.
    if (found === 0 && keepsItsKey(source)) mkdirSync(source.folder, { recursive: true, mode: 0o700 });
    const kek = keyEncryptionKey(source, found > 0);
    if (found > 0) await requireSameVault(session, kek, source, database.server);
    for (const step of steps.slice(found + 1)) await session.query(step);
    if (found === 0) {
      const id = randomBytes(16).toString("hex");
      await setMeta(session, "keys", "vault id", id);
      await setMeta(session, "vault", "vault id", id);
      await setMeta(session, "keys", "key fingerprint", keyFingerprint(kek));
    }
    for (const part of ["vault", "keys"] as const)
      await setMeta(session, part, "schema version", String(schemaVersion));
    return kek;
  });
}

/** Settings of the server without which an acknowledged text could be lost or changed. */
async function requireDurable(session: Session, server: string): Promise<void> {
  const needed = { fsync: "on", full_page_writes: "on", synchronous_commit: "on", server_encoding: "UTF8" };
  for (const [name, value] of Object.entries(needed)) {
    const [row] = await session.query("SELECT current_setting($1) AS value", [name]);
    if (row?.value !== value) {
      throw new VaultError(
        "unavailable",
        `PostgreSQL at ${server}: ${name} is ${String(row?.value)}, ${value} is needed`,
      );
    }
  }
}

/** The version of the tables that are there; 0 where there are none. */
async function versionFound(session: Session, server: string): Promise<number> {
  const there = await session.query("SELECT nspname FROM pg_namespace WHERE nspname = ANY($1)", [
    Object.values(schemas),
  ]);
  if (there.length === 0) return 0;
  const missing = Object.values(schemas).find((name) => !there.some(({ nspname }) => nspname === name));
  if (missing !== undefined) {
    throw new VaultError(
      "not a vault",
      `PostgreSQL at ${server}: the schema ${missing} is missing though its other half is there: restore it`,
    );
  }
  const versions = [];
  for (const part of ["vault", "keys"] as const) {
    const [table] = await session.query("SELECT to_regclass($1) AS meta", [`${schemas[part]}.meta`]);
    const version = table?.meta ? Number(await meta(session, part, "schema version")) : Number.NaN;
    if (!Number.isInteger(version) || version < 1) {
      throw new VaultError("not a vault", `PostgreSQL at ${server}: ${schemas[part]} is a schema, but not a vault's`);
    }
    versions.push(version);
  }
  const [ofVault = 0, ofKeys = 0] = versions;
  if (Math.max(ofVault, ofKeys) > schemaVersion) {
    throw new VaultError(
      "newer schema",
      `PostgreSQL at ${server}: the vault was written by a newer version (schema ${Math.max(ofVault, ofKeys)}; ` +
        `this program knows ${schemaVersion})`,
    );
  }
  if (ofVault !== ofKeys) {
    throw new VaultError(
      "not a vault",
      `PostgreSQL at ${server}: ${schemas.vault} and ${schemas.keys} differ in version`,
    );
  }
  return ofVault;
}

async function requireSameVault(session: Session, kek: Buffer, source: KeySource, server: string): Promise<void> {
  const [inVault, inKeys] = [await meta(session, "vault", "vault id"), await meta(session, "keys", "vault id")];
  if (inVault === undefined || inVault !== inKeys) {
    throw new VaultError(
      "not a vault",
      `PostgreSQL at ${server}: ${schemas.vault} and ${schemas.keys} do not belong to the same vault`,
    );
  }
  if ((await meta(session, "keys", "key fingerprint")) !== keyFingerprint(kek)) {
    throw new VaultError(
      "wrong key",
      `${keySourceText(source)} is not the key that the vault in PostgreSQL at ${server} was written with; ` +
        "every node needs the same one",
    );
  }
}

export async function meta(session: Session, part: keyof typeof schemas, name: string): Promise<string | undefined> {
  const [row] = await session.query(metaQuery(part), [name]);
  return row === undefined ? undefined : String(row.value);
}

export async function setMeta(
  session: Session,
  part: keyof typeof schemas,
  name: string,
  value: string,
): Promise<void> {
  await session.query(
    `INSERT INTO ${schemas[part]}.meta (name, value) VALUES ($1, $2)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    [name, value],
  );
}
