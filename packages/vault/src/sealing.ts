import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";

/**
 * Envelope encryption with AES-256-GCM. Each content is sealed under a random data key of its own, and the data key
 * under the key-encryption key. What the content belongs to is bound in as associated data, so a row that was moved
 * to another id does not open. A sealed box is nonce (12 bytes), tag (16), ciphertext: these lengths are the storage
 * format.
 */
export const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

export interface Sealed {
  readonly box: Buffer;
  readonly wrappedKey: Buffer;
}

/** Seals `content` for `owner` (what it is and its id) under a new data key. */
export function seal(content: Buffer, owner: string, kek: Uint8Array): Sealed {
  const dataKey = randomBytes(keyBytes);
  const sealed = {
    box: encrypt(content, dataKey, `content:${owner}`),
    wrappedKey: encrypt(dataKey, kek, `key:${owner}`),
  };
  dataKey.fill(0);
  return sealed;
}

/** The content of a box, or undefined where box or key were changed or belong to another owner. */
export function unseal(
  sealed: { box: Uint8Array; wrappedKey: Uint8Array },
  owner: string,
  kek: Uint8Array,
): Buffer | undefined {
  const dataKey = decrypt(sealed.wrappedKey, kek, `key:${owner}`);
  if (dataKey === undefined) return undefined;
  const content = decrypt(sealed.box, dataKey, `content:${owner}`);
  dataKey.fill(0);
  return content;
}

/** Tells key-encryption keys apart without revealing anything of them (32 hex digits). */
export function keyFingerprint(kek: Uint8Array): string {
  return createHmac("sha256", kek).update("liggare vault: key fingerprint").digest("hex").slice(0, 32);
}

function encrypt(plain: Buffer, key: Uint8Array, associated: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(associated, "utf8"));
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]);
}

function decrypt(box: Uint8Array, key: Uint8Array, associated: string): Buffer | undefined {
  if (box.length < nonceBytes + tagBytes) return undefined;
  const decipher = createDecipheriv("aes-256-gcm", key, box.subarray(0, nonceBytes), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(associated, "utf8"));
  decipher.setAuthTag(box.subarray(nonceBytes, nonceBytes + tagBytes));
  const plain = decipher.update(box.subarray(nonceBytes + tagBytes));
  try {
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    // The only failure left here is the authentication tag's: an answer for the caller, who knows the id.
    return undefined;
  }
}
