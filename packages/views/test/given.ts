import {
  type CorrectionData,
  type DataOf,
  type EventTypeName,
  entryCorrected,
  entryWithdrawn,
  type JsonObject,
  type RecordedEvent,
  type Source,
} from "@liggare/domain";
import {
  applyEvent,
  byPresentStructure,
  memoryCells,
  presentBoards,
  type Question,
  type ViewDefinition,
} from "../src/index.ts";

/* Trying a view without a ledger: events as a sentence would say them, then the answer before disclosure. */

interface GivenBase {
  readonly occurredOn?: string;
  /** The day on which the ledger learned of it; by default that of `occurredOn`, long ago where that is no day. */
  readonly knownOn?: string;
  readonly source?: Source;
}

export interface GivenEvent<T extends EventTypeName = EventTypeName> extends GivenBase {
  readonly type: T;
  readonly stream: string;
  readonly unit: string;
  readonly data: DataOf<T>;
  /** A founding event, and how sure its day is. */
  readonly founding?: "stated" | "assumed";
}

export interface GivenCorrection extends GivenBase {
  /** Number of the event that is corrected, from 1. */
  readonly corrects: number;
  /** The new payload; absent where it is withdrawn. */
  readonly data?: JsonObject;
}

export type Given = GivenEvent | GivenCorrection;

/** One event of a stream, with its payload checked by the type. */
export const given = <T extends EventTypeName>(
  type: T,
  stream: string,
  unit: string,
  occurredOn: string,
  data: DataOf<T>,
  more: Omit<GivenEvent<T>, "type" | "stream" | "unit" | "occurredOn" | "data"> = {},
): GivenEvent => ({ type, stream, unit, occurredOn, data, ...more }) as unknown as GivenEvent;

interface Version {
  readonly event: RecordedEvent;
  readonly occurredOn: string;
  readonly data: JsonObject;
}

/** The events as the log would give them, each with the day on which it was known. */
export function logOf(list: readonly Given[]): readonly { readonly event: RecordedEvent; readonly knownOn: string }[] {
  const inForce = new Map<number, Version>();
  return list.map((entry, index) => {
    const number = index + 1;
    const made = "corrects" in entry ? corrected(entry, number, inForce) : recorded(entry, number);
    if ("corrects" in entry) {
      const version = inForce.get(entry.corrects);
      if (version && entry.data)
        inForce.set(entry.corrects, { ...version, occurredOn: made.occurredOn, data: entry.data });
    } else inForce.set(number, { event: made, occurredOn: made.occurredOn, data: made.data });
    return { event: made, knownOn: entry.knownOn ?? dayIn(made.occurredOn) };
  });
}

const dayIn = (occurredOn: string) => (/^\d{4}-\d{2}-\d{2}$/.test(occurredOn) ? occurredOn : "2000-01-01");

const envelope = (number: number) => ({
  id: `e${number}`,
  schema: 1,
  number,
  revision: number - 1,
  position: String(number).padStart(12, "0"),
  recordedAt: "2026-01-01T12:00:00.000Z",
  by: { subject: "s-1", role: "central-coordinator", unit: null } as const,
  payloadHash: "",
  hash: "",
});

function recorded(entry: GivenEvent, number: number): RecordedEvent {
  const { type, stream, unit, data, source, founding } = entry;
  const occurredOn = entry.occurredOn ?? entry.knownOn ?? "2026-01-01";
  return {
    ...envelope(number),
    type,
    stream,
    unit,
    occurredOn,
    data: data as unknown as JsonObject,
    ...(source && { source }),
    ...(founding && { recordedOn: entry.knownOn ?? dayIn(occurredOn), recordedOnSupport: founding }),
  };
}

function corrected(entry: GivenCorrection, number: number, inForce: ReadonlyMap<number, Version>): RecordedEvent {
  const version = inForce.get(entry.corrects);
  if (!version) throw new Error(`event ${entry.corrects} is not there to be corrected`);
  const { event, occurredOn, data } = version;
  const correction: CorrectionData = {
    type: event.type,
    schema: 1,
    previous: { occurredOn, data },
    ...(entry.data && { data: entry.data }),
    why: { textId: "why", commitment: "c" },
  };
  return {
    ...envelope(number),
    type: entry.data ? entryCorrected : entryWithdrawn,
    stream: event.stream,
    unit: event.unit,
    occurredOn: entry.occurredOn ?? occurredOn,
    corrects: event.id,
    data: correction as unknown as JsonObject,
    ...(entry.source && { source: entry.source }),
  };
}

/** What a view answers after events, before disclosure. `on` defaults to `asKnownOn`; what came later is not known. */
export function answerOf<A>(
  view: ViewDefinition<A>,
  list: readonly Given[],
  question: Partial<Question> & Pick<Question, "asKnownOn">,
): A {
  const cells = memoryCells();
  for (const { event, knownOn } of logOf(list)) {
    if (knownOn <= question.asKnownOn) applyEvent(view, event, knownOn, cells);
  }
  const on = question.on ?? question.asKnownOn;
  const { structure = "of-its-time" } = question;
  const snapshot =
    structure === "present"
      ? byPresentStructure(cells.snapshot(), presentBoards(cells.snapshot(), on), view)
      : cells.snapshot();
  const closedMonth = question.asKnownOn.slice(0, 7);
  return view.evaluate(snapshot, { on, policy: {}, closedMonth, structure, ...question });
}
