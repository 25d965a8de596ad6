import { createHmac, randomBytes, randomUUID } from "node:crypto";
import { VaultError } from "./error.ts";

export const saltBytes = 32;
const block = 256;
const lengthBytes = 8;

/** The form in which a text is committed to and stored: Unicode NFC, a lone surrogate taken as U+FFFD. */
export function canonicalText(text: string): string {
  return text.toWellFormed().normalize("NFC");
}

/** Length (8 bytes, big-endian), UTF-8 bytes, zeros up to a whole block of 256 bytes: short texts look alike. */
export function pad(text: string): Buffer {
  const bytes = Buffer.from(text, "utf8");
  const padded = Buffer.alloc(Math.ceil((lengthBytes + bytes.length) / block) * block);
  padded.writeBigUInt64BE(BigInt(bytes.length));
  bytes.copy(padded, lengthBytes);
  return padded;
}

/** The text within what `pad` made. Throws a RangeError where the length cannot be right. */
export function unpad(padded: Buffer): string {
  const length = Number(padded.readBigUInt64BE());
  if (length > padded.length - lengthBytes) throw new RangeError("the length exceeds the content");
  return padded.toString("utf8", lengthBytes, lengthBytes + length);
}

/**
 * The commitment to a text that the log keeps: base64url(HMAC-SHA-256(salt, pad(canonical text))). With salt and text
 * anybody can check it; once both are destroyed no guess can be tried against it.
 */
export function commit(text: string, salt: Uint8Array): string {
  requireSalt(salt);
  return createHmac("sha256", salt)
    .update(pad(canonicalText(text)))
    .digest("base64url");
}

/** 32 random bytes, for one text only. */
export function newSalt(): Uint8Array {
  return new Uint8Array(randomBytes(saltBytes));
}

/** A random UUID: it says nothing about text, event or time. */
export function newTextId(): string {
  return randomUUID();
}

function requireSalt(salt: Uint8Array): void {
  if (salt.length !== saltBytes) {
    throw new VaultError("invalid", `a salt has ${saltBytes} bytes; this one has ${salt.length}`);
  }
}
