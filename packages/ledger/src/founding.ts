import type { Actor } from "@liggare/access";
import { isIsoDate } from "@liggare/calendar";
import { ledgerStream, type Refused, refusalText, refuse, streamOf } from "@liggare/domain";
import type { EventStore } from "@liggare/event-store";
import { execute, type Machinery } from "./execute.ts";
import { canonicalHash, eventId } from "./ids.ts";
import { writeLedgerEvent } from "./ledger-events.ts";
import type { FoundingRow } from "./requests.ts";

/** The rows of a founding import and what they were taken from. */
export interface FoundingMaterial {
  readonly name: string;
  readonly rows: readonly FoundingRow[];
}

export type FoundingState =
  /** No ordinary event yet, and no founding import. */
  | { readonly kind: "open" }
  /** An import was begun and not completed: the same one resumes it, nothing else is written. */
  | { readonly kind: "started"; readonly hash: string }
  | { readonly kind: "completed"; readonly hash: string }
  /** Ordinary events are there; `hash` of the import before them, if there was one. */
  | { readonly kind: "closed"; readonly hash?: string };

export type Founded =
  | {
      readonly kind: "founded";
      readonly hash: string;
      readonly rows: number;
      readonly events: number;
      readonly added: number;
    }
  | { readonly kind: "row refused"; readonly row: number; readonly refused: Refused }
  | Refused;

/** An empty store and vault, thrown away afterwards. */
export type Rehearsal = Pick<Machinery, "store" | "vault">;

/** Who a founding import is recorded by. */
export const founder: Actor = { subject: "founding-import", role: "administrator", unit: null };

/**
 * Reads from the log how far the ledger's founding has come: from the ledger's own stream and the log's head, for
 * nothing else is written while a founding import is under way, and nothing but ordinary events after it.
 */
export async function foundingState(store: Pick<EventStore, "readStream" | "head">): Promise<FoundingState> {
  const own = await store.readStream(ledgerStream);
  const { position } = await store.head();
  const started = own.find(({ type }) => type === "FoundingStarted");
  const completed = own.find(({ type }) => type === "FoundingCompleted");
  const hash = started && String(started.data.hash);
  const ordinary = position !== own.at(-1)?.position;
  if (hash === undefined) return { kind: ordinary ? "closed" : "open" };
  if (!completed) return { kind: "started", hash };
  return { kind: ordinary ? "closed" : "completed", hash };
}

export const materialHash = (material: FoundingMaterial): string => canonicalHash(material.rows);

/** Rows must come in the order in which a register of that time would have known them. */
function outOfOrder(rows: readonly FoundingRow[]): Founded | undefined {
  for (const [index, row] of rows.entries()) {
    if (!isIsoDate(row.recordedOn)) return undefined; // the row's own check names the field
    const before = rows[index - 1]?.recordedOn;
    if (before !== undefined && row.recordedOn < before)
      return {
        kind: "row refused",
        row: index + 1,
        refused: refuse("dates-out-of-order", { later: row.recordedOn, earlier: before }),
      };
  }
  return undefined;
}

/** Each row's key: its own, or its content and how many equal rows came before it. */
function keyed(rows: readonly FoundingRow[]): readonly FoundingRow[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const content = row.key ?? canonicalHash(row);
    const occurrence = (seen.get(content) ?? 0) + 1;
    seen.set(content, occurrence);
    return { ...row, key: `${content}.${occurrence}` };
  });
}

/**
 * An event that a row of its own key led to is named by that key (`row:<key>`), in corrections and as evidence: its id
 * is not known before the ledger is. A key that no row before has stays as it was, and is refused as no event's id.
 */
function withEventIds(ledger: string, rows: readonly FoundingRow[]): readonly FoundingRow[] {
  const ids = new Map<string, string>();
  const named = (value: unknown): unknown => {
    if (typeof value === "string") return ids.get(value) ?? value;
    if (Array.isArray(value)) return value.map(named);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, named(part)]));
  };
  return keyed(rows).map((row, index) => {
    const own = rows[index]?.key;
    const input = named(row.input);
    if (own !== undefined && !ids.has(`row:${own}`))
      ids.set(`row:${own}`, eventId(ledger, founder.subject, streamOf(row.aggregate, row.id), row.key ?? own, 0));
    return { ...row, input };
  });
}

/**
 * Makes or resumes the founding import (DESIGN: founding import): the whole material is tried on an empty ledger in
 * memory before anything is written; the same material again adds nothing, another is refused.
 */
export async function found(
  machinery: Machinery,
  material: FoundingMaterial,
  state: FoundingState,
  rehearsal: Rehearsal,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Founded> {
  const hash = materialHash(material);
  const rows = withEventIds(machinery.ledger, material.rows);
  if (state.kind !== "open" && state.hash !== hash)
    return state.hash === undefined ? refuse("founding-closed") : refuse("founding-differs", { hash: state.hash });
  if (state.kind === "completed" || state.kind === "closed")
    return { kind: "founded", hash, rows: rows.length, events: 0, added: 0 };

  const disorder = outOfOrder(rows);
  if (disorder) return disorder;
  // The rehearsal has no views, so the import itself is given none either.
  const { view: _views, ...blind } = machinery;
  const tried: Machinery = { ...blind, ...rehearsal, revisions: new Map(), appended: () => undefined };
  for (const [index, row] of rows.entries()) {
    const outcome = await execute(tried, row, founder, true);
    if (outcome.kind === "refused") return { kind: "row refused", row: index + 1, refused: outcome };
    onProgress(index + 1, rows.length * 2);
  }

  if (state.kind === "open")
    await writeLedgerEvent(machinery, "FoundingStarted", { material: material.name, hash, rows: rows.length });
  let events = 0;
  let added = 0;
  for (const [index, row] of rows.entries()) {
    const outcome = await execute(blind, row, founder, true);
    if (outcome.kind === "refused")
      throw new Error(`row ${index + 1} passed the rehearsal, then: ${refusalText(outcome.refusal, "en")}`);
    events += outcome.events.length;
    if (!outcome.repeated) added += outcome.events.length;
    onProgress(rows.length + index + 1, rows.length * 2);
  }
  await writeLedgerEvent(machinery, "FoundingCompleted", { hash, rows: rows.length });
  return { kind: "founded", hash, rows: rows.length, events, added };
}
