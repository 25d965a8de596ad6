import { canonicalText, commit, pad, saltBytes, unpad } from "./commitment.ts";
import type { DirectoryEntry, NewText } from "./port.ts";
import { VaultError } from "./port.ts";

/** What each sealed box holds and what it is bound to: the same on every medium, so that a vault can be carried over. */

export const ownerOfText = (textId: string): string => `text:${textId}`;
export const ownerOfTally = (subject: string): string => `tally:${subject}`;
export const ownerOfEntry = (subject: string): string => `directory:${subject}`;

export function splitOwner(owner: string): [kind: string, id: string] {
  const colon = owner.indexOf(":");
  return [owner.slice(0, colon), owner.slice(colon + 1)];
}

export interface OpenedText {
  readonly text: string;
  readonly salt: Uint8Array;
}

export const textContent = ({ text, salt }: Pick<NewText, "text" | "salt">): Buffer =>
  Buffer.concat([salt, pad(canonicalText(text))]);

/**
 * Salt and text of what was unsealed, checked against the commitment. Throws "damaged" with the id where it cannot be
 * what was stored.
 */
export function openedText(
  textId: string,
  content: Buffer | "key missing" | "changed",
  commitment: unknown,
): OpenedText {
  if (content === "key missing") {
    throw new VaultError("damaged", `text ${textId} cannot be read: its key is missing from the keys`, { textId });
  }
  const opened = content === "changed" ? undefined : read(content);
  if (opened === undefined || commit(opened.text, opened.salt) !== commitment) {
    throw new VaultError("damaged", `text ${textId} is damaged: what is stored is not what was written`, { textId });
  }
  return opened;
}

/** Salt and text of an opened box, or undefined where they cannot be what was stored. */
function read(content: Buffer): OpenedText | undefined {
  try {
    return { salt: new Uint8Array(content.subarray(0, saltBytes)), text: unpad(content.subarray(saltBytes)) };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

export function entryContent({ name, address, unit }: DirectoryEntry): Buffer {
  return pad(JSON.stringify({ name, address, unit }));
}

export function openedEntry(content: Buffer): DirectoryEntry {
  return JSON.parse(unpad(content)) as DirectoryEntry;
}

/** Name under which the keys note that the key of a subject's people was destroyed on purpose. */
export const discardMark = (keyId: unknown): string => `discarded ${String(keyId)}`;

/** Where a removal stands: in the tombstone beside the texts, and in the fence beside the keys. */
export interface Removal {
  readonly reference: unknown;
  readonly removed_on: unknown;
}

/** The day of a removal. Throws "damaged" where tombstone and fence do not say the same. */
export function removedOn(textId: string, tombstone: Removal, fence: Removal | undefined): string {
  const same = fence?.reference === tombstone.reference && fence?.removed_on === tombstone.removed_on;
  if (fence !== undefined && !same) {
    throw new VaultError("damaged", `text ${textId} was removed, but vault and keys do not agree when and why`, {
      textId,
    });
  }
  return String(tombstone.removed_on);
}
