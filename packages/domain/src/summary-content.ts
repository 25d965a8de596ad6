import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";
import type { Json, JsonObject, TextRef } from "./envelope.ts";

/* A released summary's content: plain JSON, its rows told apart by stable keys, its hash over the canonical form. */

/** SHA-256 (hex) over the canonical JSON (RFC 8785) of a content; text references count as they stand. */
export const contentHash = (content: JsonObject): string =>
  bytesToHex(sha256(utf8ToBytes(canonicalize(content) as string)));

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isTextRef = (value: unknown): value is TextRef & JsonObject =>
  isObject(value) && "textId" in value && "commitment" in value;

/** The text references of a content, in order, each once. */
export function textsIn(value: Json): readonly TextRef[] {
  const found = new Map<string, TextRef>();
  const look = (part: Json): void => {
    if (Array.isArray(part)) for (const each of part) look(each);
    else if (isTextRef(part)) found.set(part.textId, { textId: part.textId, commitment: part.commitment });
    else if (isObject(part)) for (const each of Object.values(part)) look(each);
  };
  look(value);
  return [...found.values()];
}

/** Fields that tell rows of an answer apart, in the order in which they are tried. */
const keyFields = [
  "key",
  "unit",
  "forum",
  "period",
  "matter",
  "section",
  "code",
  "course",
  "level",
  "environment",
  "kind",
  "status",
  "what",
  "measure",
  "condition",
  "item",
] as const;

/** The stable keys of an array's rows: of the first field that all have and that differs in each, else their places. */
export function keysOf(rows: readonly Json[]): readonly string[] {
  for (const field of keyFields) {
    const keys = rows.map((row) => (isObject(row) ? row[field] : undefined));
    if (keys.every((key) => typeof key === "string") && new Set(keys).size === rows.length) return keys as string[];
  }
  return rows.map((_row, index) => String(index));
}

/** Whether the array's rows have keys of their own. */
export const isKeyed = (rows: readonly Json[]): boolean => rows.length > 0 && rows.every(isObject);
