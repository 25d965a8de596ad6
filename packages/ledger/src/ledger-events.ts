import { dayOf } from "@liggare/calendar";
import {
  type JsonObject,
  type LedgerOpened,
  ledgerEvents,
  ledgerStream,
  type NewEvent,
  type StoredEvent,
} from "@liggare/domain";
import type { EventStore } from "@liggare/event-store";
import type { Machinery } from "./execute.ts";
import { canonicalHash, derivedUuid } from "./ids.ts";

/** Who the ledger's own events are recorded by. */
const itself = { subject: "ledger", role: "administrator", unit: null } as const;

/** Unit of the ledger's own events: none of the city's. */
const ledgerUnit = "ledger";

function ledgerEvent(
  type: keyof typeof ledgerEvents,
  data: JsonObject,
  at: Date,
  revision: number,
  ledger: string,
): NewEvent {
  return {
    id: derivedUuid(ledger, ledgerStream, String(revision)),
    type,
    schema: ledgerEvents[type].schema,
    recordedAt: at.toISOString(),
    occurredOn: dayOf(at.toISOString()),
    unit: ledgerUnit,
    by: itself,
    data,
    payloadHash: canonicalHash(data),
  };
}

/** What the opening event says, or undefined where the store is empty. */
export async function openingOf(store: EventStore): Promise<LedgerOpened | undefined> {
  const [opened] = await store.readStream(ledgerStream);
  return opened && (opened as StoredEvent<"LedgerOpened", LedgerOpened>).data;
}

/** Opens a ledger: a *no stream* append on the fixed stream, so that it can happen only once. */
export async function openNew(store: EventStore, opened: LedgerOpened, at: Date): Promise<LedgerOpened> {
  const event = ledgerEvent("LedgerOpened", { ...opened }, at, 0, opened.ledger);
  const result = await store.append(ledgerStream, "no stream", [event]);
  if (result.kind === "written") return opened;
  return (await openingOf(store)) ?? opened;
}

/** Appends to the ledger's own stream. A conflict means that another process writes it: a defect in how it is run. */
export async function writeLedgerEvent(
  machinery: Machinery,
  type: "FoundingStarted" | "FoundingCompleted",
  data: JsonObject,
): Promise<void> {
  const clock = machinery.now();
  if ("kind" in clock) throw new Error("the clock is wrong");
  const last = (await machinery.store.readStream(ledgerStream)).at(-1);
  const revision = last?.revision ?? -1;
  const event = ledgerEvent(type, data, clock.at, revision + 1, machinery.ledger);
  const result = await machinery.store.append(ledgerStream, revision < 0 ? "no stream" : revision, [event]);
  if (result.kind === "conflict") throw new Error("another process is founding this ledger");
}
