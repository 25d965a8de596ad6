import { randomBytes, randomUUID } from "node:crypto";
import { splitOwner } from "../contents.ts";
import { VaultError } from "../port.ts";
import { keyFingerprint, seal, unseal } from "../sealing.ts";
import type { VaultClock } from "../time.ts";
import { emptyLog, scrub, transaction, type VaultDatabase } from "./database.ts";

/** A content sealed, its key not stored yet. */
export interface NewBox {
  readonly keyId: string;
  readonly owner: string;
  readonly box: Uint8Array;
  readonly wrappedKey: Uint8Array;
}

/**
 * The two files and the key that opens them. Keys are committed before the contents that they seal and destroyed
 * before those: whatever a crash leaves is a key without content, or content that a fence says to remove.
 */
export class Boxes {
  readonly vault: VaultDatabase;
  readonly keys: VaultDatabase;
  readonly #kek: Buffer;
  readonly #clock: VaultClock;

  constructor(vault: VaultDatabase, keys: VaultDatabase, kek: Buffer, keySource: string, clock: VaultClock) {
    this.vault = vault;
    this.keys = keys;
    this.#kek = kek;
    this.#clock = clock;
    this.#requireSameVault();
    this.#requireSameKey(keySource);
    this.#finishScrubbing();
  }

  now(): number {
    return this.#clock();
  }

  seal(content: Buffer, owner: string): NewBox {
    return { keyId: randomUUID(), owner, ...seal(content, owner, this.#kek) };
  }

  /** The content, or why there is none; the caller knows what to call it. */
  unseal(keyId: string, box: Uint8Array, owner: string): Buffer | "key missing" | "changed" {
    const row = this.keys.connection.prepare("SELECT wrapped FROM data_key WHERE key_id = ?").get(keyId);
    if (row === undefined) return "key missing";
    // Damage may also have changed what kind of value a column holds.
    if (!(box instanceof Uint8Array && row.wrapped instanceof Uint8Array)) return "changed";
    return unseal({ box, wrappedKey: row.wrapped }, owner, this.#kek) ?? "changed";
  }

  /** Makes the keys of new boxes durable, in one transaction. */
  storeKeys(boxes: readonly NewBox[]): void {
    const insert = this.keys.connection.prepare(
      "INSERT INTO data_key (key_id, owner, wrapped, stored_at) VALUES (?, ?, ?, ?)",
    );
    transaction(this.keys, () => {
      for (const { keyId, owner, wrappedKey } of boxes) insert.run(keyId, owner, wrappedKey, this.#clock());
    });
  }

  /** Keys stored before `before` (ms) whose content is not there, but for texts that the log refers to. */
  looseKeys(before: number, isReferenced: (textId: string) => boolean): string[] {
    const { connection } = this.vault;
    const ofText = connection.prepare("SELECT key_id FROM text WHERE text_id = ?");
    const ofSubject = connection.prepare("SELECT key_id FROM directory WHERE subject = ?");
    const ofTally = connection.prepare("SELECT key_id FROM tally_key WHERE subject = ?");
    const old = this.keys.connection.prepare("SELECT key_id, owner FROM data_key WHERE stored_at < ?");
    const loose: string[] = [];
    for (const { key_id, owner } of old.iterate(before)) {
      const [kind, id] = splitOwner(String(owner));
      const row = (kind === "text" ? ofText : kind === "tally" ? ofTally : ofSubject).get(id);
      // A text missing though the log refers to it: an older vault file lies beside newer keys. Keep its key.
      const keep = row === undefined ? kind === "text" && isReferenced(id) : row.key_id === key_id;
      if (!keep) loose.push(String(key_id));
    }
    return loose;
  }

  /** Within a transaction on `database`: notes that deleted rows are to be scrubbed, even after a crash. */
  noteScrubbing(database: VaultDatabase): void {
    database.connection.exec("INSERT OR REPLACE INTO meta (name, value) VALUES ('scrub', 'due')");
  }

  /** Scrubs the files where that is due; else only empties their write-ahead logs. */
  scrub(): void {
    for (const database of [this.keys, this.vault]) {
      if (meta(database, "scrub") !== "due") {
        emptyLog(database);
        continue;
      }
      scrub(database);
      database.connection.exec("DELETE FROM meta WHERE name = 'scrub'");
    }
  }

  /** The key-encryption key, for the copy that goes with a backup. */
  keyForBackup(): Uint8Array {
    return this.#kek;
  }

  close(): void {
    this.vault.connection.close();
    this.keys.connection.close();
    this.#kek.fill(0);
  }

  #finishScrubbing(): void {
    if ([this.keys, this.vault].some((database) => meta(database, "scrub") === "due")) this.scrub();
  }

  #requireSameKey(keySource: string): void {
    const fingerprint = keyFingerprint(this.#kek);
    const kept = meta(this.keys, "key fingerprint");
    if (kept === undefined) setMeta(this.keys, "key fingerprint", fingerprint);
    else if (kept !== fingerprint) {
      throw new VaultError("wrong key", `${keySource} is not the key that ${this.keys.file} was written with`);
    }
  }

  /** Both files carry the same random id: keys of another vault would make every text unreadable. */
  #requireSameVault(): void {
    const [inVault, inKeys] = [meta(this.vault, "vault id"), meta(this.keys, "vault id")];
    if (inVault !== undefined && inVault === inKeys) return;
    // Founding: the keys file gets its id first, so a crash leaves a vault file without one. Both are empty then.
    if (inVault !== undefined || !this.#isEmpty()) {
      throw new VaultError("not a vault", `${this.vault.file} and ${this.keys.file} do not belong to the same vault`);
    }
    const id = inKeys ?? randomBytes(16).toString("hex");
    if (inKeys === undefined) setMeta(this.keys, "vault id", id);
    setMeta(this.vault, "vault id", id);
  }

  #isEmpty(): boolean {
    const { connection } = this.vault;
    const first = connection.prepare("SELECT text_id FROM text UNION ALL SELECT subject FROM directory LIMIT 1");
    return !holdsKeys(this.keys) && first.get() === undefined;
  }
}

/** True where a keys file has been used: contents must exist that its keys open. */
export function holdsKeys({ connection }: VaultDatabase): boolean {
  return connection.prepare("SELECT 1 FROM data_key LIMIT 1").get() !== undefined;
}

function meta({ connection }: VaultDatabase, name: string): string | undefined {
  const row = connection.prepare("SELECT value FROM meta WHERE name = ?").get(name);
  return row === undefined ? undefined : String(row.value);
}

function setMeta({ connection }: VaultDatabase, name: string, value: string): void {
  connection.prepare("INSERT INTO meta (name, value) VALUES (?, ?)").run(name, value);
}
