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

/** A row of a list as it lies in the vault. */
export interface HeldPerson {
  readonly tally: string;
  readonly person: Uint8Array;
  readonly unit: string;
}

/** The keyed hash over a list and its people, in the order of tally, person and unit. */
export function listSeal(key: Uint8Array, list: string, content: Uint8Array, people: readonly HeldPerson[]): Buffer {
  const rows = people.map(({ tally, person, unit }) => [tally, Buffer.from(person).toString("hex"), unit]);
  return keyed(key, "list", JSON.stringify([list, Buffer.from(content).toString("hex"), rows]));
}
