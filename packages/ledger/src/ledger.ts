import { dayOf } from "@liggare/calendar";
import {
  aggregateNamed,
  type Entry,
  type JsonObject,
  ledgerStream,
  lift,
  type NewEvent,
  type RecordedEvent,
  refuse,
  start,
  streamOf,
} from "@liggare/domain";
import type { EventStore } from "@liggare/event-store";
import { newestDay, openViewStore, type ViewStore } from "@liggare/view-store";
import type { ViewDefinition } from "@liggare/views";
import { advise } from "./advise.ts";
import { ask, type Reading, resolve } from "./ask.ts";
import { changes } from "./changes.ts";
import { clockGuard, systemClock } from "./clock.ts";
import { comparePlans } from "./compare-plans.ts";
import { concernRegisterView } from "./concern-register.ts";
import { contactsOf, putContact, removeContact } from "./contacts.ts";
import { execute, type Machinery } from "./execute.ts";
import { found, foundingState } from "./founding.ts";
import { openingOf, openNew } from "./ledger-events.ts";
import { live, missed } from "./live.ts";
import { readLog } from "./log.ts";
import { foundingGate, perKey } from "./mutex.ts";
import { readView } from "./needs.ts";
import { policyView } from "./own-view.ts";
import { countList, discardIfSaid } from "./participant-lists.ts";
import type { AggregateAnswer, Ledger, LedgerOptions } from "./port.ts";
import { previewRelease } from "./preview-release.ts";
import { type Register, registerView } from "./register-view.ts";
import { listReleases, readRelease } from "./releases.ts";
import { fillTexts, withoutTexts } from "./texts.ts";
import { verifyRelease } from "./verify-release.ts";
import { readable, readsTexts } from "./visible.ts";

/** Opens the ledger over its store and vault, and starts its views. */
export async function openLedger(options: LedgerOptions): Promise<Ledger> {
  const { store, vault, clock = systemClock } = options;
  const opened =
    (await openingOf(store)) ??
    (await openNew(store, { ledger: crypto.randomUUID(), ...options.opening }, clock.now()));
  const all = [policyView, registerView, concernRegisterView, ...options.views] as readonly ViewDefinition<unknown>[];
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

  const reading: Reading = {
    views,
    definitions,
    vault,
    now: () => clock.now(),
    foundedOn: () => (founding.kind === "completed" ? views.lastDay() : undefined),
  };
  let newest = await newestInstant(store, views);
  const guard = clockGuard(clock, newest);
  const machinery: Machinery = {
    ledger: opened.ledger,
    store,
    vault,
    revisions: new Map(),
    view: readView(reading, store),
    now() {
      const checked = guard.check(newest);
      return checked.ok ? { at: checked.now } : refuse("clock-behind", { newest: checked.newest });
    },
    appended(events: readonly NewEvent[]) {
      for (const { recordedAt } of events) if (recordedAt > newest) newest = recordedAt;
    },
  };
  let founding = await foundingState(store);
  const one = perKey();
  const gate = foundingGate();

  const today = () => dayOf(clock.now().toISOString());
  const registered = () => views.cellsOn(registerView.name, { day: newestDay });
  const registerNow = (): Register =>
    registerView.evaluate(registered(), {
      asKnownOn: newestDay,
      on: today(),
      policy: {},
      closedMonth: "",
      structure: "of-its-time",
    });

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
          if (outcome.kind === "accepted") await discardIfSaid(vault, request);
          if (outcome.kind === "accepted" && founding.kind !== "closed")
            founding = { kind: "closed", ...("hash" in founding && { hash: founding.hash }) };
          return outcome;
        }),
      );
    },

    async advise(request, actor) {
      if (founding.kind === "started" || gate.founding()) return refuse("ledger-founding");
      return advise(machinery, request, actor);
    },

    async countParticipants(request, actor) {
      if (founding.kind === "started" || gate.founding()) return refuse("ledger-founding");
      const resolved = resolve(reading, { view: registerView.name }, actor);
      if ("kind" in resolved) return resolved;
      const setting = { machinery, units: registerNow().units, reader: resolved.reader };
      return gate.ordinary(() =>
        one(streamOf("training", request.course), async () => {
          const outcome = await countList(setting, request, actor);
          if (outcome.kind === "participant-list" && outcome.recorded && founding.kind !== "closed")
            founding = { kind: "closed", ...("hash" in founding && { hash: founding.hash }) };
          return outcome;
        }),
      );
    },

    found: (material, onProgress) =>
      gate.alone(async () => {
        const outcome = await found(machinery, material, founding, options.rehearsal(), onProgress);
        founding = await foundingState(store);
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

    releases: (actor) =>
      listReleases(
        { views, definitions, head: async () => (await store.head()).position, now: () => clock.now() },
        actor,
      ),
    release: (request, actor) => readRelease({ store, vault }, request, actor),
    verifyRelease: (request, actor) => verifyRelease({ store, definitions }, request, actor),
    previewRelease: (request, actor) =>
      previewRelease({ store, vault, view: readView(reading, store), now: () => clock.now() }, request, actor),
    comparePlans: (request, actor) => comparePlans({ store, vault, definitions }, request, actor),
    log: (request, actor) => readLog({ store, vault, views, definitions }, request, actor),
    register: registerNow,
    contacts: (actor, unit) => contactsOf(vault, registered(), today(), actor, unit),
    putContact: (actor, entry) => putContact(vault, registered(), today(), actor, entry),
    removeContact: (actor, place) => removeContact(vault, actor, place),
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
