import type { Actor } from "@liggare/access";
import { dayOf } from "@liggare/calendar";
import {
  aggregateNamed,
  type Entry,
  type JsonObject,
  type LedgerOpened,
  ledgerStream,
  lift,
  type NewEvent,
  type RecordedEvent,
  type Refused,
  refuse,
  start,
  streamOf,
} from "@liggare/domain";
import type { EventStore } from "@liggare/event-store";
import type { Vault } from "@liggare/vault";
import { newestDay, openViewStore, type ViewStore } from "@liggare/view-store";
import { snapshotOf, type ViewDefinition } from "@liggare/views";
import type { Observable } from "rxjs";
import { ask, type Reading } from "./ask.ts";
import { type Changes, type ChangesRequest, changes } from "./changes.ts";
import { type Clock, clockGuard, systemClock } from "./clock.ts";
import { execute, type Machinery } from "./execute.ts";
import {
  type Founded,
  type FoundingMaterial,
  type FoundingState,
  found,
  foundingState,
  type Rehearsal,
} from "./founding.ts";
import { openingOf, openNew } from "./ledger-events.ts";
import { type LiveMessage, live, missed } from "./live.ts";
import { type LogEvent, type LogRequest, readLog } from "./log.ts";
import { foundingGate, perKey } from "./mutex.ts";
import { policyView } from "./own-view.ts";
import { type Register, registerView } from "./register-view.ts";
import type { CommandRequest, Outcome, ViewAnswer, ViewRequest } from "./requests.ts";
import { fillTexts, withoutTexts } from "./texts.ts";
import { readable, readsTexts } from "./visible.ts";

export interface LedgerOptions {
  readonly store: EventStore;
  readonly vault: Vault;
  /** Folder of the views' files. */
  readonly viewFolder: string;
  readonly views: readonly ViewDefinition<unknown>[];
  /** How the ledger is opened if the store is empty. */
  readonly opening: Omit<LedgerOpened, "ledger">;
  /** An empty store and vault in memory, on which a founding import is tried before anything is written. */
  readonly rehearsal: () => Rehearsal;
  readonly clock?: Clock;
  readonly onWarning?: (message: string) => void;
}

/** The state of one aggregate as its owner and those it is shared with may read it. */
export interface AggregateAnswer {
  readonly kind: "aggregate";
  readonly aggregate: string;
  readonly id: string;
  readonly unit: string;
  readonly revision: number;
  readonly state: unknown;
  readonly entries: readonly unknown[];
}

/** The application: carries out commands and answers questions. No HTTP in it. */
export interface Ledger {
  readonly opened: LedgerOpened;
  readonly views: ViewStore;
  readonly definitions: ReadonlyMap<string, ViewDefinition<unknown>>;
  founding(): FoundingState;
  execute(request: CommandRequest, actor: Actor): Promise<Outcome>;
  found(material: FoundingMaterial, onProgress?: (done: number, total: number) => void): Promise<Founded>;
  ask(request: ViewRequest, actor: Actor): Promise<ViewAnswer | Refused>;
  changes(request: ChangesRequest, actor: Actor): Promise<Changes | Refused>;
  aggregate(name: string, id: string, actor: Actor): Promise<AggregateAnswer | Refused>;
  log(request: LogRequest, actor: Actor): AsyncIterable<LogEvent> | Refused;
  live(actor: Actor): Observable<LiveMessage>;
  /** Boards and forums as they are known now. */
  register(): Register;
  /** Which cells an actor missed after a number of the log, for a feed that resumes; undefined where it is too many. */
  missed(after: number, actor: Actor): Promise<readonly LiveMessage[] | undefined>;
  /** The dense number of a position, where the views have come to it. */
  numberOf(position: string): Promise<number | undefined>;
  /** Position of the newest event: a view that is at least there has seen everything acknowledged. */
  head(): Promise<string>;
  /** Number of the newest event of the log. */
  headNumber(): Promise<number>;
  /** Number up to which every view has seen the log. */
  seen(): number;
  close(): Promise<void>;
}

/** Opens the ledger over its store and vault, and starts its views. */
export async function openLedger(options: LedgerOptions): Promise<Ledger> {
  const { store, vault, clock = systemClock } = options;
  const opened =
    (await openingOf(store)) ??
    (await openNew(store, { ledger: crypto.randomUUID(), ...options.opening }, clock.now()));
  const all = [policyView, registerView, ...options.views] as readonly ViewDefinition<unknown>[];
  const definitions = new Map(all.map((view) => [view.name, view]));
  const views = await openViewStore({
    folder: options.viewFolder,
    views: all,
    store,
    dayOf,
    lift: (event) => lift(event as RecordedEvent),
    systemStream: ledgerStream,
    ...(options.onWarning && { onWarning: options.onWarning }),
  });
  views.start();

  let newest = await newestInstant(store, views);
  const guard = clockGuard(clock);
  const machinery: Machinery = {
    ledger: opened.ledger,
    store,
    vault,
    revisions: new Map(),
    now() {
      const checked = guard.check(newest);
      return checked.ok ? { at: checked.now } : refuse("clock-behind", { newest: checked.newest });
    },
    appended(events: readonly NewEvent[]) {
      for (const { recordedAt } of events) if (recordedAt > newest) newest = recordedAt;
    },
  };
  let founding = await foundingState(machinery);
  const one = perKey();
  const gate = foundingGate();

  const reading: Reading = {
    views,
    definitions,
    vault,
    now: () => clock.now(),
    foundedOn: () => (founding.kind === "completed" ? views.lastDay() : undefined),
  };

  return {
    opened,
    views,
    definitions,
    founding: () => founding,

    async execute(request, actor) {
      if (founding.kind === "started" || gate.founding()) return refuse("ledger-founding");
      return gate.ordinary(() =>
        one(streamOf(request.aggregate, request.id), async () => {
          const outcome = await execute(machinery, request, actor);
          if (outcome.kind === "accepted" && founding.kind !== "closed")
            founding = { kind: "closed", ...("hash" in founding && { hash: founding.hash }) };
          return outcome;
        }),
      );
    },

    found: (material, onProgress) =>
      gate.alone(async () => {
        const outcome = await found(machinery, material, founding, options.rehearsal(), onProgress);
        founding = await foundingState(machinery);
        return outcome;
      }),

    ask: (request, actor) => ask(reading, request, actor),
    changes: (request, actor) => changes(reading, store, request, actor),

    async aggregate(name, id, actor) {
      const aggregate = aggregateNamed(name);
      if (!aggregate) return refuse("not-found");
      const stream = (await store.readStream(streamOf(name, id))).map(lift);
      const found = readable(aggregate, stream, actor, definitions);
      const [first] = stream;
      if (!first || !found) return refuse("not-found");
      const { state = null, entries, revision } = found;
      const shown = { state, entries: entries.map(shownEntry) };
      const filled = readsTexts(actor) ? await fillTexts(shown, vault) : withoutTexts(shown as unknown as JsonObject);
      return {
        kind: "aggregate",
        aggregate: name,
        id,
        unit: first.unit,
        revision,
        ...(filled as Pick<AggregateAnswer, "state" | "entries">),
      };
    },

    log: (request, actor) => readLog({ store, vault, views, definitions }, request, actor),
    register: () => registerView.evaluate(snapshotOf(views.cellsOn(registerView.name, { day: newestDay })), noQuestion),
    live: (actor) => live(views, definitions, actor),
    missed: (after, actor) => missed(views, definitions, store, after, actor),
    numberOf: (position) => views.numberAt(position),
    headNumber: async () => (await store.head()).number,
    seen: () => Math.min(...Object.values(views.status().views).map(({ number }) => number)),
    head: async () => (await store.head()).position,
    async close() {
      await views.close();
      await store.close();
      await vault.close();
    },
  };
}

/** The register's answer depends on no date. */
const noQuestion = { asKnownOn: newestDay, on: newestDay, policy: {}, closedMonth: "" };

const shownEntry = ({
  id,
  type,
  revision,
  occurredOn,
  recordedAt,
  recordedOn,
  unit,
  source,
  corrected,
  data,
}: Entry) => ({
  id,
  type,
  revision,
  occurredOn,
  recordedAt,
  recordedOn: recordedOn ?? null,
  unit,
  source: source ?? null,
  corrected,
  data,
});

/**
 * The newest instant in the log's tail. One process writes and the clock guard holds it within a minute, so the
 * last events suffice; where the views have not come there, the whole log is read.
 */
async function newestInstant(store: EventStore, views: ViewStore): Promise<string> {
  const { number } = await store.head();
  let newest = "";
  if (number === 0) return newest;
  const from = (await views.cursorAt(Math.max(0, number - tail))) ?? start;
  for await (const batch of store.readAll(from))
    for (const { recordedAt } of batch) if (recordedAt > newest) newest = recordedAt;
  return newest;
}

const tail = 500;
