import { createHash } from "node:crypto";
import {
  type LedgerOpened,
  ledgerStream,
  type RecordedEvent,
  type Refused,
  refusalText,
  refuse,
  start,
  streamOf,
} from "@liggare/domain";
import type { EventStore } from "@liggare/event-store";
import type { NewText, Vault } from "@liggare/vault";
import { type Clock, clockGuard, systemClock } from "./clock.ts";
import { execute, type Machinery } from "./execute.ts";
import { founder, foundingState } from "./founding.ts";
import { derivedUuid } from "./ids.ts";
import { openingOf, openNew, writeLedgerEvent } from "./ledger-events.ts";
import { type Decided, OpenStreams } from "./open-streams.ts";
import type { FoundingRow } from "./requests.ts";

/** A row of a founding import that is made as it is read; `last`: no later row needs its stream. */
export interface BulkRow extends FoundingRow {
  readonly key: string;
  readonly last: boolean;
}

/** What a bulk founding is made of. The hash stands for the rows: the same hash must give the same rows. */
export interface BulkMaterial {
  readonly name: string;
  readonly hash: string;
  /** How many rows there are; each leads to one event. */
  readonly count: number;
  readonly rows: Iterable<BulkRow>;
}

export interface FoundedInBulk {
  readonly kind: "founded" | "resumed" | "nothing added" | "interrupted";
  /** Rows whose events are in the log. */
  readonly rows: number;
  /** Those that this call added. */
  readonly added: number;
  /** Most streams that were held at one time. */
  readonly mostStreams: number;
}

export interface BulkOptions {
  readonly store: EventStore;
  readonly vault: Vault;
  /** The opening of an empty store; a store that is not empty must have been opened so. */
  readonly opening: LedgerOpened & { readonly kind: "demonstration" };
  readonly clock?: Clock;
  readonly onProgress?: (rows: number, of: number) => void;
  readonly stop?: AbortSignal;
}

/** Rows that are decided before they are written together. */
const group = 1_000;

/**
 * Makes or resumes a founding import whose rows are too many to hold: each goes the way of every founding row, over
 * streams in memory, and groups of them are written with their appends in flight together. The log is a prefix of the
 * rows at any time, so what was interrupted goes on; what is there is compared, event by event, with what the rows
 * lead to. Throws where a row is refused: the material is a program's, and refusing is a defect of it.
 */
export async function foundInBulk(options: BulkOptions, material: BulkMaterial): Promise<FoundedInBulk | Refused> {
  const { store, vault, opening, clock = systemClock, onProgress = () => undefined, stop } = options;
  const opened = (await openingOf(store)) ?? (await openNew(store, opening, clock.now()));
  const state = await foundingState(store);
  if (opened.ledger !== opening.ledger || state.kind === "closed")
    return "hash" in state && state.hash ? refuse("founding-differs", { hash: state.hash }) : refuse("founding-closed");
  if (state.kind !== "open" && state.hash !== material.hash) return refuse("founding-differs", { hash: state.hash });
  if (state.kind === "completed") return { kind: "nothing added", rows: material.count, added: 0, mostStreams: 0 };

  let newest = (await store.readStream(ledgerStream)).at(-1)?.recordedAt ?? "";
  const guard = clockGuard(clock, newest);
  const now: Machinery["now"] = () => {
    const checked = guard.check(newest);
    return checked.ok ? { at: checked.now } : refuse("clock-behind", { newest: checked.newest });
  };
  const own = {
    ledger: opened.ledger,
    store,
    vault,
    revisions: new Map<string, number>(),
    now,
    appended: () => undefined,
  };
  if (state.kind === "open")
    await writeLedgerEvent(own, "FoundingStarted", {
      material: material.name,
      hash: material.hash,
      rows: material.count,
    });

  const streams = new OpenStreams();
  const texts = new HeldTexts(vault);
  let row = 0;
  const machinery: Machinery = {
    ...{ ledger: opened.ledger, store: streams, vault: texts.vault, revisions: new Map(), now },
    fresh: {
      batch: () => derivedUuid(opened.ledger, "texts", String(row)),
      salt: (batch, n) => createHash("sha256").update(`${material.hash} ${batch} ${n}`).digest(),
    },
    appended: (events) => {
      for (const { recordedAt } of events) if (recordedAt > newest) newest = recordedAt;
    },
  };

  const there = (await store.head()).number - (await store.readStream(ledgerStream)).length;
  const written = readBack(store, ({ recordedAt }) => {
    if (recordedAt > newest) newest = recordedAt;
  });
  let mostStreams = 0;
  const write = async (): Promise<void> => {
    await texts.put();
    const appends = streams.take();
    const results = await Promise.all(
      appends.map(({ stream, expected, events }) => store.append(stream, expected, events)),
    );
    if (results.some(({ kind }) => kind === "conflict")) throw new Error("another process writes this ledger");
    onProgress(row, material.count);
  };
  for (const each of material.rows) {
    row += 1;
    const { last, ...request } = each;
    const outcome = await execute(machinery, request, founder, true);
    if (outcome.kind === "refused")
      throw new Error(
        `row ${row} (${each.aggregate} ${each.command}) is refused: ${refusalText(outcome.refusal, "en")}`,
      );
    mostStreams = Math.max(mostStreams, streams.size);
    if (last) streams.forget(streamOf(each.aggregate, each.id));
    if (row <= there) {
      const differs = await isOther(streams.take(), written);
      if (differs) return refuse("founding-differs", { hash: material.hash });
      if (row === there || row % group === 0) {
        texts.forget();
        onProgress(row, material.count);
      }
    } else if (row % group === 0) {
      await write();
      if (stop?.aborted) return { kind: "interrupted", rows: row, added: row - there, mostStreams };
    }
  }
  await write();
  await writeLedgerEvent(own, "FoundingCompleted", { hash: material.hash, rows: row });
  return {
    kind: there > 0 || state.kind === "started" ? "resumed" : "founded",
    rows: row,
    added: row - there,
    mostStreams,
  };
}

/** The log's founding events in order. */
async function* readBack(store: EventStore, onEvent: (event: RecordedEvent) => void): AsyncGenerator<RecordedEvent> {
  for await (const batch of store.readAll(start))
    for (const event of batch) {
      onEvent(event);
      if (event.stream !== ledgerStream) yield event;
    }
}

/** Whether the log holds other events than those decided. */
async function isOther(appends: readonly Decided[], written: AsyncGenerator<RecordedEvent>): Promise<boolean> {
  for (const { stream, events } of appends)
    for (const event of events) {
      const { value } = await written.next();
      if (!value || value.stream !== stream || value.id !== event.id || value.payloadHash !== event.payloadHash)
        return true;
    }
  return false;
}

/** Takes texts as a vault does, to store those of a whole group at once before its events. */
class HeldTexts {
  readonly #vault: Vault;
  #held: NewText[] = [];

  constructor(vault: Vault) {
    this.#vault = vault;
  }

  /** The vault, but that texts wait for `put`. */
  get vault(): Vault {
    const put = (texts: readonly NewText[]): Promise<void> => {
      this.#held.push(...texts);
      return Promise.resolve();
    };
    return new Proxy(this.#vault, { get: (vault, name) => (name === "put" ? put : Reflect.get(vault, name, vault)) });
  }

  async put(): Promise<void> {
    const held = this.#held;
    this.#held = [];
    if (held.length > 0) await this.#vault.put(held);
  }

  /** What waits is in the vault already. */
  forget(): void {
    this.#held = [];
  }
}
