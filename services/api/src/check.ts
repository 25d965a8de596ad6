import { type StoredEvent, start, type TextRef } from "@liggare/domain";
import { commit, VaultError } from "@liggare/vault";
import type { DataFolder } from "./data-folder.ts";

/** What an open data folder was found to be. */
export interface Checked {
  readonly events: number;
  readonly texts: number;
  /** Texts that were removed by a decision; their tombstones are there. */
  readonly removed: number;
  readonly views: Readonly<Record<string, number>>;
  /** When the newest event was recorded; null for an empty log. */
  readonly newest: string | null;
  /** What is wrong, one sentence each; empty where all is well. Never a text. */
  readonly findings: readonly string[];
}

/**
 * Checks what only the owner of a data folder can see: every text that the log refers to lies in the vault, fits its
 * commitment or has its tombstone, and every view has come to the log's end. The log's own chain is `verifyLog`'s.
 */
export async function checkOpen(
  { sqlite, server, vault, ledger }: DataFolder,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Checked> {
  const findings: string[] = [];
  const total = await ledger.headNumber();
  let texts = 0;
  let removed = 0;
  let events = 0;
  let newest: string | null = null;
  for await (const batch of (sqlite ?? server)?.readAll(start, { batch: 500 }) ?? []) {
    const refs = batch.flatMap((event) => textRefsOf(event).map((ref) => ({ ref, number: event.number })));
    for (const { ref, number } of refs) {
      texts += 1;
      const state = await textState(vault, ref);
      if (state === "removed") removed += 1;
      else if (state !== "whole") findings.push(`Event ${number}: its text ${ref.textId} ${state}.`);
    }
    events += batch.length;
    for (const { recordedAt } of batch) if (newest === null || recordedAt > newest) newest = recordedAt;
    onProgress(events, total);
  }
  const caughtUp = await ledger.views.caughtUp(await ledger.head(), 60_000);
  const status = ledger.views.status();
  if (status.stopped) findings.push(`The views have stopped: ${reasonOf(status.stopped)}.`);
  else if (!caughtUp) findings.push("The views have not come to the log's end within a minute.");
  const views = Object.fromEntries(Object.entries(status.views).map(([view, cursor]) => [view, cursor.number]));
  return { events, texts, removed, views, newest, findings };
}

const reasonOf = (stopped: object): string => (stopped instanceof Error ? stopped.message : JSON.stringify(stopped));

async function textState(vault: DataFolder["vault"], { textId, commitment }: TextRef): Promise<string> {
  try {
    const [entry, salt] = [(await vault.get([textId])).get(textId), (await vault.salt([textId])).get(textId)];
    if (entry === undefined) return "is missing from the vault";
    if (entry.removed) return "removed";
    if (salt === undefined || commit(entry.text, salt) !== commitment) return "does not fit its commitment in the log";
    return "whole";
  } catch (error) {
    if (error instanceof VaultError && error.code === "damaged") return "is damaged in the vault";
    throw error;
  }
}

/** The references to texts in an event's payload as it is stored. */
function textRefsOf(event: StoredEvent): readonly TextRef[] {
  const found: TextRef[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if ("textId" in value && "commitment" in value) found.push(value as TextRef);
    else for (const part of Object.values(value)) walk(part);
  };
  walk(event.data);
  return found;
}
