import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { openDataFolder, readConfig } from "@liggare/api";
import { type RecordedEvent, start } from "@liggare/domain";
import { StoreError, verifyLog } from "@liggare/event-store";
import type { Settings } from "./liggare.ts";

/** Everything that a data folder holds. */
export interface Content {
  readonly events: readonly RecordedEvent[];
  /** Texts by their ids. */
  readonly texts: ReadonlyMap<string, string>;
  /** Canonical exports by the views' names. */
  readonly views: ReadonlyMap<string, string>;
  /** What was said when it was opened. */
  readonly warnings: readonly string[];
}

/** Opens a data folder as a server does, waits for its views, and reads it all. Throws what opening throws. */
export async function contentOf(settings: Settings): Promise<Content> {
  const warnings: string[] = [];
  const config = readConfig({ ...settings }, settings.LIGGARE_DATA ?? "");
  const folder = await openDataFolder(config, { onWarning: (message) => warnings.push(message) });
  try {
    const { ledger, vault, disk } = folder;
    if (!(await ledger.views.caughtUp(await ledger.head(), 120_000))) throw new Error("the views did not catch up");
    const events: RecordedEvent[] = [];
    for await (const batch of disk.store.readAll(start)) events.push(...batch);
    const ids = events.flatMap(({ data }) => textIdsIn(data));
    const texts = new Map([...(await vault.get(ids))].map(([id, found]) => [id, found.text ?? "removed"]));
    const views = new Map<string, string>();
    for (const name of ledger.definitions.keys())
      views.set(name, (await Array.fromAsync(ledger.views.exportView(name))).join(""));
    return { events, texts, views, warnings };
  } finally {
    await folder.close();
  }
}

function textIdsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  if ("textId" in value) return [String(value.textId)];
  return Object.values(value).flatMap(textIdsIn);
}

/** Where two contents differ though they must be the same to the last byte; one sentence each. */
export function differences(actual: Content, expected: Content): string[] {
  const wrong = sameLines(actual.events.map(asLine), expected.events.map(asLine));
  for (const [id, text] of expected.texts) if (actual.texts.get(id) !== text) wrong.push(`text ${id} differs`);
  for (const [view, text] of expected.views)
    if (actual.views.get(view) !== text) wrong.push(`the export of ${view} differs`);
  return wrong;
}

/** The views alone, but for the hash of the last event, which the instants are in. */
export function viewDifferences(actual: Content, expected: Content): string[] {
  return [...expected.views].flatMap(([view, text]) =>
    withoutHash(actual.views.get(view)) === withoutHash(text) ? [] : [`the export of ${view} differs`],
  );
}

/** Where views differ from what is built from the log at one go; `actual` is what the folder holds. */
export async function differencesOfRebuilt(settings: Settings, actual: Content): Promise<string[]> {
  rmSync(join(settings.LIGGARE_DATA ?? "", "views"), { recursive: true });
  const { views } = await contentOf(settings);
  return [...views].flatMap(([view, text]) =>
    actual.views.get(view) === text ? [] : [`the export of ${view} is not what the log gives at one go`],
  );
}

const withoutHash = (text: string | undefined): string | undefined => text?.replace(/"hash":"[0-9a-f]{64}"/, "");

const asLine = (event: RecordedEvent): string => JSON.stringify(event);

/** Where two logs differ that were made at different times: nothing but instants, ids and hashes may. */
export const logDifferences = (actual: Content, expected: Content): string[] =>
  sameLines(withoutChance(actual), withoutChance(expected));

/** The log without what the clock and chance put into it; ids are told by the number of their event, texts in full. */
function withoutChance({ events, texts }: Content): readonly string[] {
  const names = new Map(events.map(({ id, number }) => [id, `event ${number}`]));
  for (const { type, data } of events) if (type === "LedgerOpened") names.set(String(data.ledger), "the ledger");
  const named = (_key: string, value: unknown): unknown => {
    if (typeof value === "string") return names.get(value) ?? value;
    if (typeof value === "object" && value !== null && "textId" in value) return texts.get(String(value.textId));
    return value;
  };
  return events.map(({ recordedAt: _at, hash: _hash, position: _position, payloadHash: _payload, ...event }) =>
    JSON.stringify(event, named),
  );
}

function sameLines(actual: readonly string[], expected: readonly string[]): string[] {
  if (actual.length !== expected.length) return [`there are ${actual.length} events and not ${expected.length}`];
  const at = actual.findIndex((line, index) => line !== expected[index]);
  return at < 0 ? [] : [`event ${at + 1} differs: ${actual[at]} and not ${expected[at]}`];
}

/** Events in a log that nobody has open, and what is wrong with it. A file without any event is as good as none. */
export async function leftIn(file: string): Promise<{ readonly events: number; readonly wrong: readonly string[] }> {
  if (!existsSync(file)) return { events: 0, wrong: [] };
  try {
    const { events, finding } = await verifyLog(file);
    return { events, wrong: finding === undefined ? [] : [`left behind: ${finding.kind}: ${finding.detail}`] };
  } catch (error) {
    if (error instanceof StoreError && error.code === "not a ledger") return { events: 0, wrong: [] };
    throw error;
  }
}
