import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Actor } from "@liggare/access";
import { lift, type Position, type RecordedEvent } from "@liggare/domain";
import { type EventStore, openMemoryStore } from "@liggare/event-store";
import { type CommandRequest, type Ledger, type Outcome, openLedger } from "@liggare/ledger";
import { openMemoryVault } from "@liggare/vault";
import { newestDay, openViewStore, type ViewStore } from "@liggare/view-store";
import { defineView, type EventInForce, type Handlers, type ViewDefinition } from "@liggare/views";
import type { Answer } from "./recorder.ts";

/** A store to be tried. */
export interface Subject {
  readonly name: string;
  /** Operations a second below which hardly anything runs side by side; default 20. */
  readonly leastRate?: number;
  open(): Promise<Opened>;
}

export interface Opened {
  readonly store: EventStore;
  /** Stops the store as its process would end, and opens the same log again; absent where nothing outlives it. */
  readonly restart?: () => Promise<EventStore>;
  /** Another client of the same log, as another process has; absent where one process owns it. */
  readonly another?: () => Promise<EventStore>;
  end(): Promise<void>;
}

/** Asks a view for an answer that holds at least this position, within a time (milliseconds), else "not yet". */
export type ReadView = (atLeast: Position | undefined, waitMs: number) => Promise<Answer<"view">>;

/** A ledger's way in. */
export type Execute = (request: CommandRequest, actor: Actor) => Promise<Outcome>;

/** How a mutant bends what stands above the store. */
export interface Bend {
  /** What the views are fed from. */
  readonly feed?: (store: EventStore) => EventStore;
  readonly view?: (read: ReadView, views: ViewStore) => ReadView;
  readonly execute?: (execute: Execute, store: EventStore) => Execute;
}

/** An API node: its own views, and where ledgers are tried its own ledger. */
export interface Node {
  readonly views: ViewStore;
  readonly read: ReadView;
  readonly execute?: Execute;
  close(): Promise<void>;
}

const viewName = "seen";

const seenCell = (event: EventInForce) => [{ kind: "seen", key: event.stream, unit: "", data: {} }];

/** Types of event that the view holds, one fact for each event. */
export const viewedTypes = ["MeetingHeld", "HeadcountStated"] as const;

const seenView = defineView({
  name: viewName,
  version: 1,
  title: { sv: "Sedda", en: "Seen" },
  help: { sv: "Varje händelse en gång", en: "Each event once" },
  who: {},
  kinds: { seen: "process" },
  handles: Object.fromEntries(viewedTypes.map((type) => [type, seenCell])) as Handlers,
  ignores: [],
  evaluate: (cells) => cells.cells("seen").length,
}) as ViewDefinition<unknown>;

/** Reads the view as an answer does: first what it must hold, then cells and cursor in one breath. */
const reading =
  (views: ViewStore): ReadView =>
  async (atLeast, waitMs) => {
    if (atLeast !== undefined && !(await views.caughtUp(atLeast, waitMs, viewName)))
      return { type: "fail", code: "not yet" };
    return { type: "ok", ...views.status().views[viewName]!, ids: idsIn(views) };
  };

/** Ids of the events in the view's cells. */
const idsIn = (views: ViewStore): readonly string[] =>
  views
    .cellsOn(viewName, { day: newestDay })
    .cells("seen")
    .flatMap(({ facts }) => facts.map(({ id }) => id));

function newFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "liggare-history-"));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A node with a view of the store, and no ledger: any append may be tried. */
export async function openViewNode(way: EventStore, bend: Bend): Promise<Node> {
  const { folder, remove } = newFolder();
  const views = await openViewStore({
    folder,
    views: [seenView],
    store: bend.feed?.(way) ?? way,
    dayOf: (instant) => instant.slice(0, 10),
    lift: (event: RecordedEvent) => lift(event),
    systemStream: "ledger",
    backOff: () => 1,
  });
  views.start();
  const read = reading(views);
  return {
    views,
    read: bend.view?.(read, views) ?? read,
    async close() {
      await views.close();
      remove();
    },
  };
}

/** A whole ledger on the store, as each of several API nodes has one. */
export async function openLedgerNode(way: EventStore, bend: Bend): Promise<Node> {
  const { folder, remove } = newFolder();
  const ledger: Ledger = await openLedger({
    store: way,
    vault: openMemoryVault(),
    viewFolder: folder,
    views: [seenView],
    opening: { municipality: "Exempelkommun", kind: "ordinary" },
    rehearsal: () => ({ store: openMemoryStore(), vault: openMemoryVault() }),
  });
  const execute: Execute = (request, actor) => ledger.execute(request, actor);
  const read = reading(ledger.views);
  return {
    views: ledger.views,
    read: bend.view?.(read, ledger.views) ?? read,
    execute: bend.execute?.(execute, way) ?? execute,
    async close() {
      await ledger.close();
      remove();
    },
  };
}
