import { createHmac } from "node:crypto";
import type { TallyEntry } from "./port.ts";

export const tallyKeyBytes = 32;

const keyed = (key: Uint8Array, what: string, content: string | Uint8Array): Buffer =>
  createHmac("sha256", key).update(`${what}\0`).update(content).digest();

/** The keyed hash by which a person is recognised within one subject; without the key it says nothing. */
export const personHash = (key: Uint8Array, { person }: Pick<TallyEntry, "person">): Buffer =>
  keyed(key, "person", person);

/** The keyed hash by which the same list is recognised. */
export const contentHash = (key: Uint8Array, content: Uint8Array): Buffer => keyed(key, "content", content);
