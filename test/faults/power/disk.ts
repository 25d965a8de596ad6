import type { Random } from "../random.ts";
import type { Operation } from "./operations.ts";

/** The unit in which a disk writes whole or not at all. */
const sector = 512;

type Change = Extract<Operation, { kind: "write" | "truncate" }>;
type NameChange = Extract<Operation, { kind: "create" | "rename" | "unlink" }>;

interface Inode {
  /** What the last sync made sure of. */
  durable: Buffer;
  /** What came since. */
  pending: Change[];
}

/** Contents by name, as a machine finds them after its power came back. */
export type State = ReadonlyMap<string, Buffer>;

/** Which pieces of what was not synced reached the disk. `at` of `of` changes; `piece` is a sector of the write. */
type Fate = (at: number, of: number, piece: number, pieces: number) => boolean;

/** How a power cut treats what was not synced; each is met in practice, and chance mixes them. */
function fate(random: Random): Fate {
  const share = random.next();
  const place = random.next();
  const memory = new Map<string, boolean>();
  const once = (key: string, draw: () => boolean) => {
    const known = memory.get(key) ?? draw();
    memory.set(key, known);
    return known;
  };
  const cut = (of: number) => Math.floor(place * (of + 1));
  return random.pick<Fate>([
    () => false,
    () => true,
    // each write for itself, whole
    (at) => once(`${at}`, () => random.chance(share)),
    // in order, up to one that is torn
    (at, of, piece, pieces) => at < cut(of) || (at === cut(of) && piece < share * pieces),
    // the last ones only
    (at, of) => at >= cut(of),
    // all but one
    (at, of) => at !== Math.min(cut(of), of - 1),
    // each sector for itself
    (at, _of, piece) => once(`${at}/${piece}`, () => random.chance(share)),
    // all but some sectors of one write
    (at, of, piece) => at !== Math.min(cut(of), of - 1) || once(`${piece}`, () => random.chance(share)),
  ]);
}

/** A disk as the recorded operations leave it: what is safe, and what is on its way. */
export class Disk {
  /** Names as every process sees them now, and as the last sync of the folder made sure of. */
  #names = new Map<string, Inode>();
  #durableNames = new Map<string, Inode>();
  #pendingNames: { readonly change: NameChange; readonly inode: Inode | undefined }[] = [];

  apply(operation: Operation): void {
    switch (operation.kind) {
      case "write":
      case "truncate":
        this.#inode(operation.file).pending.push(operation);
        return;
      case "sync": {
        const inode = this.#inode(operation.file);
        inode.durable = settled(inode, () => true);
        inode.pending = [];
        return;
      }
      case "create":
      case "rename":
      case "unlink": {
        const inode = operation.kind === "create" ? { durable: Buffer.alloc(0), pending: [] } : undefined;
        rename(this.#names, operation, inode);
        this.#pendingNames.push({ change: operation, inode });
        return;
      }
      case "sync folder":
        this.#durableNames = new Map(this.#names);
        this.#pendingNames = [];
        return;
      case "acknowledged":
        return;
    }
  }

  /** One of the states in which a power cut now may leave the files. Names change in order, as journals keep them. */
  crash(random: Random): State {
    const names = new Map(this.#durableNames);
    const kept = random.pick([0, this.#pendingNames.length, random.below(this.#pendingNames.length + 1)]);
    for (const { change, inode } of this.#pendingNames.slice(0, kept)) rename(names, change, inode);
    const treat = fate(random);
    const zeros = random.chance(0.25);
    return new Map([...names].map(([name, inode]) => [name, settled(inode, treat, zeros)]));
  }

  /** The files as running processes see them. */
  now(): State {
    return new Map([...this.#names].map(([name, inode]) => [name, settled(inode, () => true)]));
  }

  #inode(file: string): Inode {
    const inode = this.#names.get(file);
    if (inode === undefined) throw new Error(`${file} is written before it is there`);
    return inode;
  }
}

function rename(names: Map<string, Inode>, change: NameChange, created: Inode | undefined): void {
  if (change.kind === "create") names.set(change.file, created!);
  else if (change.kind === "unlink") names.delete(change.file);
  else {
    const inode = names.get(change.from);
    names.delete(change.from);
    if (inode !== undefined) names.set(change.to, inode);
  }
}

/**
 * A file's content where some of what was pending arrived. A sector holds what the page cache held at some moment: a
 * later write to it brings the earlier ones along. With `zeros` the file has grown though its data did not arrive.
 */
function settled({ durable, pending }: Inode, treat: Fate, zeros = false): Buffer {
  if (pending.length === 0) return durable;
  const newest = new Map<number, number>();
  let size = durable.length;
  let fullSize = durable.length;
  const truncations = new Map<number, boolean>();
  for (const [at, change] of pending.entries()) {
    if (change.kind === "truncate") {
      const kept = treat(at, pending.length, 0, 1);
      truncations.set(at, kept);
      fullSize = change.size;
      if (kept) size = change.size;
      continue;
    }
    const end = change.offset + change.data.length;
    fullSize = Math.max(fullSize, end);
    const [first, last] = [Math.floor(change.offset / sector), Math.floor((end - 1) / sector)];
    for (let piece = first; piece <= last; piece += 1) {
      if (!treat(at, pending.length, piece - first, last - first + 1)) continue;
      newest.set(piece, at);
      size = Math.max(size, Math.min(end, (piece + 1) * sector));
    }
  }
  if (zeros) size = Math.max(size, fullSize);
  const content = Buffer.alloc(Math.max(size, durable.length, fullSize));
  durable.copy(content);
  for (const [at, change] of pending.entries()) {
    if (change.kind === "truncate") {
      if (truncations.get(at)) content.fill(0, change.size);
      continue;
    }
    const { offset, data } = change;
    const end = offset + data.length;
    for (let piece = Math.floor(offset / sector); piece * sector < end; piece += 1) {
      if ((newest.get(piece) ?? -1) < at) continue;
      const [from, to] = [Math.max(offset, piece * sector), Math.min(end, (piece + 1) * sector)];
      data.copy(content, from, from - offset, to - offset);
    }
  }
  return content.subarray(0, size);
}
