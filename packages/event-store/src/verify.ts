import { setImmediate as nextTurn } from "node:timers/promises";
import type { RecordedEvent } from "@liggare/domain";
import type { EventStore, Head } from "./port.ts";
import { StoreError } from "./port.ts";
import { beginning } from "./reading.ts";
import { chainHash, envelopeText, noPredecessor } from "./seal.ts";
import { asStoreError } from "./sqlite/faults.ts";
import { readHead } from "./sqlite/head-file.ts";
import { connectForReading } from "./sqlite/open.ts";
import { positionOf } from "./sqlite/reader.ts";
import { type StreamHead, StreamHeads } from "./stream-heads.ts";

/**
 * What is wrong. "changed event": its hash does not fit its content and its predecessor (one of the two was
 * changed); "lost tail": the outside head knows later events; "other head": its event is another one.
 */
export type FindingKind =
  | "missing number"
  | "wrong revision"
  | "changed event"
  | "wrong column"
  | "unreadable event"
  | "lost tail"
  | "other head"
  | "no outside head"
  | "damaged structure";

export interface Finding {
  readonly kind: FindingKind;
  /** The event found bad, or the first that is missing; stream and revision where they are known. */
  readonly number: number;
  readonly stream?: string;
  readonly revision?: number;
  /** One sentence for people; tells nothing of the event's content. */
  readonly detail: string;
}

export interface VerifyReport {
  /** Events that were found good, from the first. */
  readonly events: number;
  readonly streams: number;
  /** The last good event. */
  readonly head: Head;
  /** The head kept outside the log, where there is one. */
  readonly outside?: Head;
  /** The first that is wrong; absent where all is well. */
  readonly finding?: Finding;
}

export interface VerifyProgress {
  readonly events: number;
  readonly of: number;
}

export interface VerifyOptions {
  /** Told after each batch. */
  readonly onProgress?: (progress: VerifyProgress) => void;
  /** Most streams of a file whose last event is remembered; what was forgotten is looked up. Default 50,000. */
  readonly mostStreams?: number;
}

/** An event as the walk sees it; columns are there for a file only. */
interface Link {
  readonly number: number;
  readonly stream: string;
  readonly revision: number;
  readonly text: string;
  readonly hash: string;
  readonly position: string;
}

/**
 * Walks a whole log: dense numbers, contiguous revisions, hashes and chains, the head kept outside, and for a file
 * the database's structure. A file (or a store with one) is read past the store, byte by byte; its owner may go on.
 * It cannot find that somebody rewrote the end of the log, its hashes and the outside head together.
 */
export async function verifyLog(source: EventStore | string, options: VerifyOptions = {}): Promise<VerifyReport> {
  if (typeof source === "string") return verifyFile(source, options);
  if ("file" in source && typeof source.file === "string") return verifyFile(source.file, options);
  return verifyStore(source, options);
}

/** Looks an event's predecessor up among those that were walked already; undefined where there is none. */
type Earlier = (link: Link) => StreamHead | undefined;

/** Follows the chain; answers what is wrong with the next event, or undefined. */
class Walk {
  readonly #heads: StreamHeads;
  readonly #earlier: Earlier;
  head: Head = { position: "", number: 0, hash: noPredecessor };
  streams = 0;

  /** Without `earlier` the heads of all streams are remembered. */
  constructor(mostStreams?: number, earlier: Earlier = () => undefined) {
    this.#heads = new StreamHeads(mostStreams);
    this.#earlier = earlier;
  }

  next(link: Link): Finding | undefined {
    const { number, stream, revision, hash } = link;
    const due = this.head.number + 1;
    if (number !== due) {
      return { kind: "missing number", number: due, detail: `after event ${due - 1} comes ${number}` };
    }
    const previous = this.#heads.get(stream) ?? this.#earlier(link);
    const dueRevision = (previous?.revision ?? -1) + 1;
    if (revision !== dueRevision) {
      const detail = `revision ${revision} stands where ${dueRevision} is due`;
      return { kind: "wrong revision", number, stream, revision, detail };
    }
    if (chainHash(previous?.hash ?? noPredecessor, link.text) !== hash) {
      const detail = "the hash does not fit the event and its predecessor in the stream: one of them was changed";
      return { kind: "changed event", number, stream, revision, detail };
    }
    if (revision === 0) this.streams += 1;
    this.#heads.set(stream, { revision, hash });
    this.head = { position: link.position, number, hash };
    return undefined;
  }
}

const report = (walk: Walk, finding: Finding | undefined, outside?: Head): VerifyReport => ({
  events: walk.head.number,
  streams: walk.streams,
  head: walk.head,
  ...(outside === undefined ? {} : { outside }),
  ...(finding === undefined ? {} : { finding }),
});

async function verifyStore(store: EventStore, { onProgress }: VerifyOptions): Promise<VerifyReport> {
  const walk = new Walk(Number.POSITIVE_INFINITY);
  const { number: of } = await store.head();
  for await (const batch of store.readAll(beginning)) {
    for (const event of batch) {
      const finding = walk.next({ ...event, text: textOf(event) });
      if (finding !== undefined) return report(walk, finding);
    }
    onProgress?.({ events: walk.head.number, of });
  }
  return report(walk, undefined);
}

const textOf = (event: RecordedEvent): string => envelopeText(event, event.stream, event.revision);

async function verifyFile(file: string, options: VerifyOptions): Promise<VerifyReport> {
  let walk = new Walk();
  let outside: Head | undefined;
  let db: Connection | undefined;
  try {
    // The head before the log: a running owner writes it after the log.
    outside = readHead(file);
    db = connectForReading(file);
    walk = new Walk(options.mostStreams, earlierIn(db));
    const finding = (await walkRows(db, walk, outside, options)) ?? afterWalk(db, walk, outside);
    return report(walk, finding, outside);
  } catch (error) {
    const fault = asStoreError(error, file);
    if (!(fault instanceof StoreError) || fault.code !== "damaged") throw fault;
    return report(walk, { kind: "damaged structure", number: walk.head.number + 1, detail: fault.message }, outside);
  } finally {
    db?.close();
  }
}

const batchRows = 1_000;

type Connection = ReturnType<typeof connectForReading>;

/**
 * Predecessors by the file's own index. One that stands before the event was walked, so its hash is good; the index is
 * checked with the database's structure.
 */
function earlierIn(db: Connection): Earlier {
  const at = db.prepare("SELECT number, hash FROM event WHERE stream = ? AND revision = ?");
  const last = db.prepare(
    "SELECT revision, hash FROM event WHERE stream = ? AND number < ? ORDER BY number DESC LIMIT 1",
  );
  return ({ stream, revision, number }) => {
    const before = revision === 0 ? undefined : at.get(stream, revision - 1);
    if (before && Number(before.number) < number) return { revision: revision - 1, hash: String(before.hash) };
    if (revision === 0) return undefined;
    // only where something is wrong: how far the stream had come
    const found = last.get(stream, number);
    return found && { revision: Number(found.revision), hash: String(found.hash) };
  };
}

async function walkRows(db: Connection, walk: Walk, outside: Head | undefined, { onProgress }: VerifyOptions) {
  const read = db.prepare(
    "SELECT number, stream, revision, envelope, hash FROM event WHERE number > ? ORDER BY number LIMIT ?",
  );
  const of = Number(db.prepare("SELECT coalesce(max(number), 0) AS last FROM event").get()?.last);
  for (;;) {
    let rows = 0;
    for (const row of read.iterate(walk.head.number, batchRows)) {
      rows += 1;
      const link = {
        number: Number(row.number),
        stream: String(row.stream),
        revision: Number(row.revision),
        text: String(row.envelope),
        hash: String(row.hash),
        position: positionOf(Number(row.number)),
      };
      const finding = walk.next(link) ?? checkColumns(link) ?? checkOutside(link, outside);
      if (finding !== undefined) return finding;
    }
    onProgress?.({ events: walk.head.number, of });
    if (rows < batchRows) return undefined;
    await nextTurn();
  }
}

/** The columns that the index and the reader use must say what the hashed envelope says. */
function checkColumns({ number, stream, revision, text }: Link): Finding | undefined {
  try {
    const event = JSON.parse(text);
    if (event.stream === stream && event.revision === revision) return undefined;
    return { kind: "wrong column", number, stream, revision, detail: "stream or revision differs from the envelope's" };
  } catch {
    return { kind: "unreadable event", number, stream, revision, detail: "the envelope is not JSON" };
  }
}

function checkOutside({ number, stream, revision, hash }: Link, outside: Head | undefined): Finding | undefined {
  if (outside?.number !== number || outside.hash === hash) return undefined;
  return { kind: "other head", number, stream, revision, detail: "the head kept outside knows another event here" };
}

function afterWalk(db: Connection, walk: Walk, outside: Head | undefined): Finding | undefined {
  const { number } = walk.head;
  const issued = Number(db.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'event'").get()?.seq ?? 0);
  const known = Math.max(issued, outside?.number ?? 0);
  if (known > number) {
    return {
      kind: "lost tail",
      number: number + 1,
      detail: `the log ends at ${number}, but ${known} was acknowledged`,
    };
  }
  if (outside === undefined && number > 0) {
    return { kind: "no outside head", number, detail: "no head is kept outside: a lost tail could not be seen" };
  }
  const structure = String(db.prepare("PRAGMA integrity_check(1)").get()?.integrity_check);
  if (structure === "ok") return undefined;
  return { kind: "damaged structure", number, detail: structure };
}
