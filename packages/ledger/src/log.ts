import type { Actor } from "@liggare/access";
import { type FieldFault, lift, type RecordedEvent, type Refused, refuse } from "@liggare/domain";
import type { EventStore } from "@liggare/event-store";
import type { Vault } from "@liggare/vault";
import { guardStrings } from "./guard.ts";
import { fillTexts, withoutTexts } from "./texts.ts";
import { maySee } from "./visible.ts";

export interface LogRequest {
  /** Events with a greater number. */
  readonly after?: number;
  readonly limit?: number;
  /** Only these event types. */
  readonly types?: readonly string[];
  readonly unit?: string;
  /** Only this stream. */
  readonly stream?: string;
  /** Auditors export the log: why. */
  readonly purpose?: string;
}

/** An event as the log's readers get it: auditors without texts, coordinators with. */
export type LogEvent = Omit<RecordedEvent, "position"> & { readonly position: string };

/**
 * The log after a number, as far as the actor may see it. Auditors and administrators state a purpose and get no
 * texts; a coordinator gets the texts of the own matters.
 */
export function readLog(
  store: EventStore,
  vault: Vault,
  request: LogRequest,
  actor: Actor,
): AsyncIterable<LogEvent> | Refused {
  const exports = actor.role === "auditor" || actor.role === "administrator";
  const purpose = request.purpose?.trim() ?? "";
  const fault: FieldFault = {
    pointer: "/purpose",
    sv: "Ändamål: skriv 3–200 tecken",
    en: "Purpose: write 3–200 characters",
  };
  if (actor.role === "executive-board") return refuse("role-not-allowed", { role: actor.role });
  if (exports && (purpose.length < 3 || purpose.length > 200)) return refuse("purpose-missing", {}, [fault]);
  const found = guardStrings([{ pointer: "/purpose", value: purpose, name: { sv: "Ändamål", en: "Purpose" } }]);
  if (found) return found;
  return read(store, vault, request, actor, exports);
}

async function* read(
  store: EventStore,
  vault: Vault,
  { after = 0, limit = Number.POSITIVE_INFINITY, types, unit, stream }: LogRequest,
  actor: Actor,
  exports: boolean,
): AsyncIterable<LogEvent> {
  let left = limit;
  if (left <= 0) return;
  // Numbers are given by the ordered reader, so reading starts at the beginning where no cursor is known.
  for await (const batch of store.readAll({ position: "", number: 0 }, stream ? { streams: [stream] } : {}))
    for (const stored of batch) {
      if (stored.number <= after || !maySee(stored, actor)) continue;
      if (stream !== undefined && stored.stream !== stream) continue;
      if (types && !types.includes(stored.type)) continue;
      if (unit !== undefined && stored.unit !== unit) continue;
      const event = lift(stored);
      const data = exports ? withoutTexts(event.data) : await fillTexts(event.data, vault);
      yield { ...event, data: data as LogEvent["data"] };
      if (--left === 0) return;
    }
}
