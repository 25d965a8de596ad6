import type { Actor } from "@liggare/access";
import { lift, type Refused, refuse } from "@liggare/domain";
import type { EventStore } from "@liggare/event-store";
import type { Structure } from "@liggare/views";
import { createPatch, type Operation } from "rfc6902";
import { evaluate, type Reading, resolve } from "./ask.ts";
import { fillTexts } from "./texts.ts";
import { maySee } from "./visible.ts";

export interface ChangesRequest {
  readonly view: string;
  readonly from: string;
  readonly to: string;
  readonly unit?: string;
  /** Default: of-its-time. */
  readonly structure?: Structure;
}

/** An event that was recorded between the two dates and that the reader may see. */
export interface ChangeEvent {
  readonly number: number;
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly unit: string;
  readonly occurredOn: string;
  readonly recordedAt: string;
  readonly recordedOn: string | null;
  readonly corrects: string | null;
}

export interface Changes {
  readonly kind: "changes";
  readonly view: string;
  readonly version: number;
  readonly from: string;
  readonly to: string;
  readonly structure: Structure;
  /** JSON Patch (RFC 6902): applied to the answer as known on `from` it gives the answer as known on `to`. */
  readonly patch: readonly Operation[];
  /** Exactly the events recorded in between, in order, as far as the reader may see them. */
  readonly events: readonly ChangeEvent[];
}

/** A refusal of one of the two questions, which names its date as the reader did. */
function calling(refused: Refused, date: "from" | "to"): Refused {
  const { refusal } = refused;
  if (refusal.code !== "input-invalid") return refused;
  const fields = refusal.fields.map((fault) =>
    fault.pointer === "/asKnownOn" ? { ...fault, pointer: `/${date}` } : fault,
  );
  return refuse("input-invalid", { fields: fields.map(({ pointer }) => pointer).join(", ") }, fields);
}

/** What changed between two dates: the evaluations compared, and the events recorded in between. */
export async function changes(
  reading: Reading,
  store: EventStore,
  { view, from, to, unit, structure }: ChangesRequest,
  actor: Actor,
): Promise<Changes | Refused> {
  const narrowed = { ...(unit !== undefined && { unit }), ...(structure !== undefined && { structure }) };
  const before = resolve(reading, { view, asKnownOn: from, ...narrowed }, actor);
  if ("kind" in before) return calling(before, "from");
  const after = resolve(reading, { view, asKnownOn: to, ...narrowed }, actor);
  if ("kind" in after) return calling(after, "to");
  if (from > to) {
    const fault = { pointer: "/to", sv: "Slutet ligger före början", en: "The end lies before the beginning" };
    return refuse("dates-out-of-order", { later: to, earlier: from }, [fault]);
  }
  const [a, b] = [evaluate(reading, before), evaluate(reading, after)];
  const [filledA, filledB] = await Promise.all([
    fillTexts(a.answer, reading.vault),
    fillTexts(b.answer, reading.vault),
  ]);

  const first = reading.views.cursorOn(before.asKnownOn);
  const last = reading.views.cursorOn(after.asKnownOn);
  const events: ChangeEvent[] = [];
  const between = last.number - first.number;
  for await (const batch of between > 0 ? store.readAll(first, { limit: between }) : [])
    for (const event of batch)
      if (maySee(lift(event), actor, reading.definitions))
        events.push({
          number: event.number,
          id: event.id,
          type: event.type,
          stream: event.stream,
          unit: event.unit,
          occurredOn: event.occurredOn,
          recordedAt: event.recordedAt,
          recordedOn: event.recordedOn ?? null,
          corrects: event.corrects ?? null,
        });
  return {
    kind: "changes",
    view,
    version: after.view.version,
    from: before.asKnownOn,
    to: after.asKnownOn,
    structure: after.structure,
    patch: createPatch(filledA, filledB),
    events,
  };
}
