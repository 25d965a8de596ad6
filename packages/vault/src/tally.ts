import { createHmac } from "node:crypto";
import type { Counting, TallyEntry } from "./port.ts";
import { VaultError } from "./port.ts";

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

/** A list as it lies in the vault; `seal` is null for lists of schemas before there were seals. */
export interface HeldList {
  readonly list: string;
  readonly content: Uint8Array;
  readonly seal: Uint8Array | null;
  readonly people: readonly HeldPerson[];
}

/**
 * A subject's lists with their people. Throws "damaged" where they are not as they were put: a seal that does not fit,
 * people without their list, or lists without the key.
 * @param people of all lists, in the order of tally, person and unit
 */
export function requireWhole(
  subject: string,
  key: Buffer | undefined,
  rows: readonly Omit<HeldList, "people">[],
  people: readonly (HeldPerson & { readonly list: string })[],
): readonly HeldList[] {
  const lists = rows.map((row) => ({ ...row, people: people.filter(({ list }) => list === row.list) }));
  const strays = people.length > lists.reduce((sum, list) => sum + list.people.length, 0);
  const keyless = key === undefined && rows.length + people.length > 0;
  if (!strays && !keyless && lists.every((list) => key !== undefined && isWhole(list, key))) return lists;
  throw new VaultError("damaged", `what is held of the people counted in ${subject} is damaged: import its lists anew`);
}

function isWhole({ list, content, seal, people }: HeldList, key: Buffer): boolean {
  // Damage may also have changed what kind of value a column holds.
  const blobs: readonly unknown[] = [content, ...people.map(({ person }) => person)];
  if (!blobs.every((blob) => blob instanceof Uint8Array)) return false;
  if (seal === null) return true;
  return seal instanceof Uint8Array && listSeal(key, list, content, people).equals(seal);
}

/** For each entry, whether its person stands on one of the lists, in the same tally and where it counts. */
export function recognisedIn(
  lists: readonly HeldList[],
  key: Uint8Array,
  entries: readonly TallyEntry[],
  counting: Counting,
): readonly boolean[] {
  const name = (tally: string, person: Uint8Array) => `${tally}\n${Buffer.from(person).toString("hex")}`;
  const known = new Map<string, { readonly list: string; readonly unit: string }[]>();
  for (const { list, people } of lists) {
    for (const { tally, person, unit } of people) {
      const places = known.get(name(tally, person)) ?? [];
      known.set(name(tally, person), [...places, { list, unit }]);
    }
  }
  return entries.map((entry) =>
    (known.get(name(entry.tally, personHash(key, entry))) ?? []).some(({ list, unit }) =>
      counting(list, { tally: entry.tally, unit }),
    ),
  );
}
