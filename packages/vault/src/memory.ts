import { randomBytes } from "node:crypto";
import { canonicalText, commit } from "./commitment.ts";
import type {
  Directory,
  DirectoryEntry,
  NewText,
  RemovalDecision,
  Tallies,
  TallyEntry,
  Vault,
  VaultText,
} from "./port.ts";
import { VaultError } from "./port.ts";
import { contentHash, personHash, tallyKeyBytes } from "./tally.ts";
import { instantOf, requireDecision, type VaultClock, wallClock } from "./time.ts";

interface Kept {
  readonly text: string;
  readonly salt: Uint8Array;
  readonly commitment: string;
  readonly event: string | undefined;
  readonly storedAt: number;
}

interface Tallied {
  readonly key: Uint8Array;
  /** By list: its content's hash, and the units in which a person counts, by tally and hash. */
  readonly lists: Map<
    string,
    { readonly content: string; readonly units: ReadonlyMap<string, ReadonlySet<TallyEntry["unit"]>> }
  >;
}

/** A vault that lives as long as its process: for tests and trials. Its texts are not encrypted. */
export function openMemoryVault(options: { readonly clock?: VaultClock } = {}): Vault {
  const clock = options.clock ?? wallClock;
  const texts = new Map<string, Kept>();
  const removed = new Map<string, RemovalDecision>();
  const entries = new Map<string, DirectoryEntry>();
  let closed = false;
  const whileOpen = () => {
    if (closed) throw new VaultError("closed", "the vault is closed");
  };

  const directory: Directory = {
    async put(subject, entry) {
      whileOpen();
      entries.set(subject, { ...entry });
    },
    async get(subject) {
      whileOpen();
      return entries.get(subject);
    },
    async list() {
      whileOpen();
      return new Map([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
    },
    async remove(subject) {
      whileOpen();
      return entries.delete(subject);
    },
  };

  const tallied = new Map<string, Tallied>();
  const hex = (hash: Buffer) => hash.toString("hex");
  const tallies: Tallies = {
    async lists(subject) {
      whileOpen();
      return new Set(tallied.get(subject)?.lists.keys());
    },
    async listWith(subject, content) {
      whileOpen();
      const held = tallied.get(subject);
      if (!held) return undefined;
      const sought = hex(contentHash(held.key, content));
      return [...held.lists].find(([, list]) => list.content === sought)?.[0];
    },
    async recognise(subject, people, counting) {
      whileOpen();
      const held = tallied.get(subject);
      return people.map((entry) => {
        const who = held && `${entry.tally}\n${hex(personHash(held.key, entry))}`;
        return [...(held?.lists ?? [])].some(([list, { units }]) =>
          [...(units.get(who ?? "") ?? [])].some((unit) => counting(list, { tally: entry.tally, unit })),
        );
      });
    },
    async put({ subject, list, content, entries: people }, keep) {
      whileOpen();
      const held = tallied.get(subject) ?? { key: randomBytes(tallyKeyBytes), lists: new Map() };
      const units = new Map<string, Set<string>>();
      for (const entry of people) {
        const who = `${entry.tally}\n${hex(personHash(held.key, entry))}`;
        units.set(who, (units.get(who) ?? new Set()).add(entry.unit));
      }
      for (const other of held.lists.keys()) if (!keep(other)) held.lists.delete(other);
      held.lists.set(list, { content: hex(contentHash(held.key, content)), units });
      tallied.set(subject, held);
    },
    async discard(subject) {
      whileOpen();
      return tallied.delete(subject);
    },
  };

  return {
    directory,
    tallies,
    async put(added: readonly NewText[]) {
      whileOpen();
      const fresh = new Map<string, Kept>();
      for (const { textId, text, salt, event } of added) {
        const commitment = commit(text, salt);
        if (removed.has(textId)) throw new VaultError("removed", `text ${textId} was removed`, { textId });
        const held = texts.get(textId) ?? fresh.get(textId);
        if (held !== undefined && held.commitment !== commitment) {
          throw new VaultError("in use", `the id ${textId} is in use for another text`, { textId });
        }
        if (held !== undefined) continue;
        fresh.set(textId, { text: canonicalText(text), salt: salt.slice(), commitment, event, storedAt: clock() });
      }
      for (const [textId, kept] of fresh) texts.set(textId, kept);
    },
    async get(textIds) {
      whileOpen();
      const found = new Map<string, VaultText>();
      for (const textId of textIds) {
        const kept = texts.get(textId);
        const decision = removed.get(textId);
        if (kept !== undefined) found.set(textId, { text: kept.text });
        else if (decision !== undefined) found.set(textId, { removed: true, removedOn: decision.at });
      }
      return found;
    },
    async salt(textIds) {
      whileOpen();
      const found = new Map<string, Uint8Array>();
      for (const textId of textIds) {
        const kept = texts.get(textId);
        if (kept !== undefined) found.set(textId, kept.salt.slice());
      }
      return found;
    },
    async remove(textIds, decision) {
      whileOpen();
      requireDecision(decision);
      let count = 0;
      for (const textId of textIds) {
        if (!texts.delete(textId)) continue;
        removed.set(textId, { ...decision });
        count += 1;
      }
      return { removed: count };
    },
    async sweepOrphans(isReferenced, olderThan) {
      whileOpen();
      const before = instantOf(olderThan);
      const orphans = [...texts].filter(([id, kept]) => kept.storedAt < before && !isReferenced(id, kept.event));
      for (const [textId] of orphans) texts.delete(textId);
      return orphans.length;
    },
    async backup() {
      throw new VaultError("not supported", "a vault in memory has no files to back up");
    },
    async close() {
      closed = true;
    },
  };
}
