import { randomUUID } from "node:crypto";
import { keyFingerprint, seal, unseal } from "../sealing.ts";
import type { VaultClock } from "../time.ts";
import type { Session } from "./database.ts";

/** A content sealed, not stored yet. */
export interface NewBox {
  readonly keyId: string;
  readonly owner: string;
  readonly box: Buffer;
  readonly wrappedKey: Buffer;
}

/** Seals and opens under the key-encryption key. Content and key are stored and destroyed in one transaction. */
export class Boxes {
  readonly #kek: Buffer;
  readonly #clock: VaultClock;

  constructor(kek: Buffer, clock: VaultClock) {
    this.#kek = kek;
    this.#clock = clock;
  }

  now(): number {
    return this.#clock();
  }

  seal(content: Buffer, owner: string): NewBox {
    return { keyId: randomUUID(), owner, ...seal(content, owner, this.#kek) };
  }

  /** The content, or why there is none; the caller knows what to call it. `wrapped` is null where the key is gone. */
  unseal(box: unknown, wrapped: unknown, owner: string): Buffer | "key missing" | "changed" {
    if (wrapped === null) return "key missing";
    if (!(box instanceof Uint8Array && wrapped instanceof Uint8Array)) return "changed";
    return unseal({ box, wrappedKey: wrapped }, owner, this.#kek) ?? "changed";
  }

  async storeKeys(session: Session, boxes: readonly NewBox[]): Promise<void> {
    await session.query(
      `INSERT INTO liggare_vault_keys.data_key (key_id, owner, wrapped, stored_at)
       SELECT key_id, owner, wrapped, $4 FROM unnest($1::text[], $2::text[], $3::bytea[]) AS new (key_id, owner, wrapped)`,
      [
        boxes.map(({ keyId }) => keyId),
        boxes.map(({ owner }) => owner),
        boxes.map(({ wrappedKey }) => wrappedKey),
        this.now(),
      ],
    );
  }

  async destroyKeys(session: Session, keyIds: readonly unknown[]): Promise<void> {
    await session.query("DELETE FROM liggare_vault_keys.data_key WHERE key_id = ANY($1::text[])", [keyIds]);
  }

  fingerprint(): string {
    return keyFingerprint(this.#kek);
  }

  /** The key-encryption key, for the copy that goes with a backup. */
  keyForBackup(): Uint8Array {
    return this.#kek;
  }

  close(): void {
    this.#kek.fill(0);
  }
}
