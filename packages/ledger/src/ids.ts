import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

/** SHA-256 of parts that cannot run into each other, as a UUID of version 8 (RFC 9562). */
export function derivedUuid(...parts: readonly string[]): string {
  const hash = createHash("sha256").update(JSON.stringify(parts)).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/** Id of a command's event: a retry cannot double it, and two subjects' equal keys cannot collide. */
export const eventId = (ledger: string, subject: string, stream: string, key: string, index: number): string =>
  derivedUuid(ledger, subject, stream, key, String(index));

/** SHA-256 (hex) over the canonical JSON (RFC 8785) of a value. */
export function canonicalHash(value: unknown): string {
  const canonical = canonicalize(JSON.parse(JSON.stringify(value)));
  if (canonical === undefined) throw new Error("a value without canonical JSON cannot be hashed");
  return createHash("sha256").update(canonical).digest("hex");
}
