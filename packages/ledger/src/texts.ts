import { randomUUID } from "node:crypto";
import {
  type AnyCommand,
  type JsonObject,
  type Leaf,
  mapLeaves,
  type StoredEvent,
  type TextRef,
} from "@liggare/domain";
import { commit, type NewText, newSalt, type Vault } from "@liggare/vault";
import type { FilledText } from "@liggare/views";

/** A command's input with its texts sealed, and what the vault must store before the events are appended. */
export interface SealedInput {
  readonly input: unknown;
  readonly texts: readonly NewText[];
}

/** Where the ids and salts of new texts come from. */
export interface Fresh {
  /** An id for the texts of one command. */
  batch(): string;
  /** 32 bytes for the n-th text of a batch. */
  salt(batch: string, n: number): Uint8Array;
}

const byChance: Fresh = { batch: () => randomUUID(), salt: () => newSalt() };

const isText = ({ meta, value }: Leaf) => meta?.kind === "text" && typeof value === "string";

/** The text references anywhere in a value, in order. */
export function textRefsIn(value: unknown): readonly TextRef[] {
  const found: TextRef[] = [];
  const look = (part: unknown): void => {
    if (typeof part !== "object" || part === null) return;
    if (Array.isArray(part)) for (const inner of part) look(inner);
    else if ("textId" in part && "commitment" in part) found.push(part as TextRef);
    else for (const inner of Object.values(part)) look(inner);
  };
  look(value);
  return found;
}

/**
 * Replaces each text of the input by a reference. Text ids are `<random>-<n>`, n counting the texts in the order of
 * the input, so that a retry finds the reference of each text again. A text equal to one of `known` keeps that
 * reference, and equal texts of the input share one.
 */
export async function sealTexts(
  command: AnyCommand,
  input: unknown,
  vault: Vault,
  known: readonly TextRef[] = [],
  fresh: Fresh = byChance,
): Promise<SealedInput> {
  const stored = known.length > 0 ? await vault.get(known.map(({ textId }) => textId)) : new Map();
  const unchanged = new Map<string, TextRef>(
    known.flatMap((ref) => {
      const entry = stored.get(ref.textId);
      return entry?.text === undefined ? [] : [[entry.text, ref] as const];
    }),
  );
  const batch = fresh.batch();
  const texts: NewText[] = [];
  let index = 0;
  const sealed = mapLeaves(command.input, input, (leaf) => {
    if (!isText(leaf)) return leaf.value;
    const text = (leaf.value as string).normalize("NFC");
    const n = index++;
    const kept = unchanged.get(text);
    if (kept) return kept;
    const salt = fresh.salt(batch, n);
    const ref = { textId: `${batch}-${n}`, commitment: commit(text, salt) };
    texts.push({ textId: ref.textId, text, salt });
    unchanged.set(text, ref);
    return ref;
  });
  return { input: sealed, texts };
}

/** The references of the texts that a command brought: a correction also holds those of the version before. */
const broughtBy = ({ corrects, data }: StoredEvent) =>
  textRefsIn(corrects === undefined ? data : { ...data, previous: null });

/**
 * The input of a retry, sealed with the salts of the first time, so that equal payloads give equal hashes. A text
 * that was removed from the vault since counts as equal: its salt is gone, so nothing can tell otherwise.
 */
export async function resealTexts(
  command: AnyCommand,
  input: unknown,
  events: readonly StoredEvent[],
  vault: Vault,
): Promise<unknown> {
  const refs = [...new Map(events.flatMap(broughtBy).map((ref) => [ref.textId, ref])).values()];
  const ids = refs.map(({ textId }) => textId);
  const [salts, stored] = await Promise.all([vault.salt(ids), vault.get(ids)]);
  const byText = new Map(
    refs.flatMap((ref) => {
      const text = stored.get(ref.textId)?.text;
      return text === undefined ? [] : [[text, ref] as const];
    }),
  );
  const byIndex = new Map(refs.map((ref) => [ref.textId.slice(ref.textId.lastIndexOf("-") + 1), ref]));
  const removed = new Set(refs.filter(({ textId }) => !salts.has(textId)));
  /** A removed text: the one that stood in this place, else (an unchanged text of a correction) the first unclaimed. */
  const removedAt = (place: TextRef | undefined): TextRef | undefined => {
    const ref = place && removed.has(place) ? place : [...removed][0];
    if (ref) removed.delete(ref);
    return ref;
  };
  let index = 0;
  return mapLeaves(command.input, input, (leaf) => {
    if (!isText(leaf)) return leaf.value;
    const text = (leaf.value as string).normalize("NFC");
    const place = byIndex.get(String(index++));
    const ref = byText.get(text) ?? removedAt(place);
    if (ref) {
      byText.set(text, ref);
      return ref;
    }
    const salt = place && salts.get(place.textId);
    return salt ? { ...place, commitment: commit(text, salt) } : { textId: "", commitment: "" };
  });
}

/** What a payload hash is made of: texts by their commitment, or left out for a key derived from an import's row. */
export const hashedInput = (command: AnyCommand, input: unknown, leaveTextsOut: boolean): unknown =>
  mapLeaves(command.input, input, ({ meta, value }) =>
    meta?.kind !== "text" ? value : leaveTextsOut ? null : (value as TextRef).commitment,
  );

/** Puts the texts in the place of their references; a text that was removed shows as such. */
export async function fillTexts(value: unknown, vault: Vault): Promise<unknown> {
  const refs = textRefsIn(value);
  if (refs.length === 0) return value;
  const texts = await vault.get([...new Set(refs.map(({ textId }) => textId))]);
  const fill = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(fill);
    if (typeof part !== "object" || part === null) return part;
    if ("textId" in part && "commitment" in part) {
      const entry = texts.get((part as TextRef).textId);
      const filled: FilledText = entry?.text === undefined ? { text: null, removed: true } : { text: entry.text };
      return filled;
    }
    const copy: Record<string, unknown> = {};
    for (const [key, inner] of Object.entries(part)) copy[key] = fill(inner);
    return copy;
  };
  return fill(value);
}

/** Leaves the texts out: for exports to auditors. */
export function withoutTexts(value: JsonObject): JsonObject {
  const strip = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(strip);
    if (typeof part !== "object" || part === null) return part;
    if ("textId" in part && "commitment" in part) return { commitment: (part as TextRef).commitment };
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, strip(inner)]));
  };
  return strip(value) as JsonObject;
}
