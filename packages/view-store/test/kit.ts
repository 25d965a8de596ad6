import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EventStore, openMemoryStore } from "@liggare/event-store";
import type { Cell, ViewDefinition } from "@liggare/views";
import { tally } from "@liggare/views/story";
import { onTestFinished } from "vitest";
import { type AsKnown, openViewStore, type ViewStore, type ViewStoreOptions } from "../src/index.ts";
import { append, type StoryEvent } from "./logs.ts";

export { inBatches } from "./batches.ts";

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "liggare-views-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function storeOf(events: readonly StoryEvent[], weak = false): Promise<EventStore> {
  const store = openMemoryStore({ weak });
  await append(store, events);
  return store;
}

export type Settings = Partial<ViewStoreOptions> & Pick<ViewStoreOptions, "store">;

/** Opens view files with one view (tally) where nothing else is said; closed after the test. */
export async function openViews(settings: Settings): Promise<ViewStore> {
  const views = await openViewStore({
    folder: settings.folder ?? newFolder(),
    views: [tally],
    dayOf: (instant) => instant.slice(0, 10),
    lift: (event) => event,
    systemStream: "ledger",
    ...settings,
  });
  onTestFinished(() => views.close());
  return views;
}

/** Opened, started, and as far as the log goes. */
export async function caughtUp(settings: Settings): Promise<ViewStore> {
  const views = await openViews(settings);
  views.start();
  await reachesHead(views, settings.store);
  return views;
}

export async function reachesHead(views: ViewStore, store: EventStore): Promise<void> {
  if (!(await views.caughtUp((await store.head()).position, 20_000))) {
    throw new Error("the views did not catch up", { cause: views.status() });
  }
}

export async function exported(views: ViewStore, view = "tally"): Promise<string> {
  return (await Array.fromAsync(views.exportView(view))).join("");
}

/** All cells of a view, kind by kind. */
export function allCells(views: ViewStore, view: ViewDefinition<unknown>, asKnown: AsKnown): readonly Cell[] {
  const known = views.cellsOn(view.name, asKnown);
  return Object.keys(view.kinds)
    .sort()
    .flatMap((kind) => known.cells(kind));
}
