import type { Actor } from "@liggare/access";
import { type FieldFault, lift, type RecordedEvent, type Refused, refuse, start, UnknownEvent } from "@liggare/domain";
import type { EventStore } from "@liggare/event-store";
import type { Vault } from "@liggare/vault";
import type { ViewStore } from "@liggare/view-store";
import { guardStrings } from "./guard.ts";
import { fillTexts, withoutTexts } from "./texts.ts";
import { type Definitions, maySee, readsTexts } from "./visible.ts";

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

/** What reading the log needs. */
export interface LogSources {
  readonly store: EventStore;
  readonly vault: Vault;
  readonly views: ViewStore;
  readonly definitions: Definitions;
}

/**
 * The log after a number, as far as the actor may see it. Auditors and administrators state a purpose and get no
 * texts; a coordinator gets the texts of the own matters.
 */
export function readLog(sources: LogSources, request: LogRequest, actor: Actor): AsyncIterable<LogEvent> | Refused {
  const exports = !readsTexts(actor);
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
  return read(sources, request, actor);
}

async function* read(
  { store, vault, views, definitions }: LogSources,
  { after = 0, limit = Number.POSITIVE_INFINITY, types, unit, stream }: LogRequest,
  actor: Actor,
): AsyncIterable<LogEvent> {
  let left = limit;
  if (left <= 0) return;
  const asked = (event: RecordedEvent) =>
    event.number > after &&
    (stream === undefined || event.stream === stream) &&
    (types === undefined || types.includes(event.type)) &&
    (unit === undefined || event.unit === unit) &&
    maySee(event, actor, definitions);
  // Numbers are given by the ordered reader: where the views have not come to `after`, reading starts at the beginning.
  const from = (await views.cursorAt(after)) ?? start;
  for await (const batch of store.readAll(from, stream ? { streams: [stream] } : {})) {
    const { lifted, unknown } = liftUntilUnknown(batch);
    const events = lifted.filter(asked).slice(0, left);
    const payloads = events.map(({ data }) => data);
    // one look into the vault a batch
    const shown = readsTexts(actor) ? await fillTexts(payloads, vault) : payloads.map(withoutTexts);
    for (const [index, event] of events.entries())
      yield { ...event, data: (shown as readonly LogEvent["data"][])[index] ?? {} };
    left -= events.length;
    if (left <= 0) return;
    if (unknown) throw unknown;
  }
}

/** What comes before an event that a newer version has written can be given; what follows cannot. */
function liftUntilUnknown(batch: readonly RecordedEvent[]) {
  const lifted: RecordedEvent[] = [];
  for (const event of batch)
    try {
      lifted.push(lift(event));
    } catch (unknown) {
      if (!(unknown instanceof UnknownEvent)) throw unknown;
      return { lifted, unknown };
    }
  return { lifted, unknown: undefined };
}
