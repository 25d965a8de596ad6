import type { JsonObject, NewEvent, RecordedEvent } from "@liggare/domain";
import { defineView, type EventInForce, type Handlers } from "../src/index.ts";

/*
 * Logs for tests of the kit and of what runs it: a story is told step by step, and each entry's corrections know the
 * version that they replace, as the ledger writes them.
 */

export interface Meeting {
  readonly forum: string;
  readonly units: readonly string[];
  /** How many facts the meeting says to each unit's cell. */
  readonly items?: number;
}

// The ledger's own events are no aggregate's, so a view seldom handles them; the cells must bear it.
const handles = {
  MeetingHeld: (event: EventInForce) => {
    const { forum, units, items = 1 } = event.data as unknown as Meeting;
    return units.flatMap((unit) =>
      Array.from({ length: items }, (_, item) => ({ kind: "meetings", key: forum, unit, data: { item } })),
    );
  },
  ConcernReported: (event: EventInForce) => [{ kind: "concerns", key: event.occurredOn.slice(0, 7), data: {} }],
  LedgerOpened: () => [{ kind: "meetings", key: "opened", unit: "", data: {} }],
} as Handlers;

/** Meetings by unit and forum (process), concern reports by unit and month (sensitive). */
export const tally = defineView({
  name: "tally",
  version: 1,
  title: { sv: "Räkning", en: "Tally" },
  help: { sv: "Räknar", en: "Counts" },
  who: {},
  kinds: { meetings: "process", concerns: "sensitive" },
  handles,
  ignores: [],
  evaluate: (cells) => cells.cells("meetings").length,
});

interface Known {
  readonly event: StoryEvent;
  readonly version: { readonly occurredOn: string; readonly data: JsonObject } | undefined;
}

export type StoryEvent = NewEvent & { readonly stream: string };

export interface Story {
  readonly events: readonly StoryEvent[];
  /** From now on events are recorded on this day; founding ones say so themselves. */
  on(day: string, founding?: boolean): void;
  meeting(unit: string, meeting: Meeting, occurredOn?: string): string;
  concern(unit: string, occurredOn: string): string;
  system(): string;
  correct(entry: string, data: JsonObject, occurredOn?: string): string;
  withdraw(entry: string): string;
  /** Entries that were not withdrawn. */
  entries(): readonly string[];
}

/** The instant at which founding events are written down: long after the days that they tell of. */
const foundedAt = "2019-12-01T08:00:00.000Z";

export function story(): Story {
  const events: StoryEvent[] = [];
  const known = new Map<string, Known>();
  let today = "2020-01-01";
  let founding = false;
  const why = { textId: "t", commitment: "c" };

  const write = (
    stream: string,
    unit: string,
    fields: Pick<NewEvent, "type" | "occurredOn" | "data"> & { corrects?: string },
  ) => {
    const id = `00000000-0000-8000-8000-${String(events.length + 1).padStart(12, "0")}`;
    const isSystem = stream === "ledger";
    const event: StoryEvent = {
      id,
      stream,
      schema: 1,
      recordedAt: founding || isSystem ? foundedAt : `${today}T12:00:00.000Z`,
      ...(founding && !isSystem && { recordedOn: today, recordedOnSupport: "assumed" as const }),
      unit,
      by: { subject: "s", role: "central-coordinator", unit: null },
      payloadHash: "",
      ...fields,
    };
    events.push(event);
    return event;
  };
  const entry = (stream: string, unit: string, type: string, occurredOn: string, data: JsonObject) => {
    const event = write(stream, unit, { type, occurredOn, data });
    known.set(event.id, { event, version: { occurredOn, data } });
    return event.id;
  };
  const amend = (id: string, next: Known["version"]) => {
    const { event, version } = known.get(id)!;
    if (!version) throw new Error(`${id} was withdrawn`);
    known.set(id, { event, version: next });
    const common = { type: event.type, schema: 1, previous: version, why } as unknown as JsonObject;
    return write(event.stream, event.unit, {
      type: next ? "EntryCorrected" : "EntryWithdrawn",
      corrects: id,
      occurredOn: (next ?? version).occurredOn,
      data: next ? { ...common, data: next.data } : common,
    }).id;
  };

  return {
    events,
    on: (day, isFounding = false) => {
      today = day;
      founding = isFounding;
    },
    meeting: (unit, meeting, occurredOn = today) =>
      entry(`meeting-${events.length}`, unit, "MeetingHeld", occurredOn, meeting as unknown as JsonObject),
    concern: (unit, occurredOn) => entry(`concern-${events.length}`, unit, "ConcernReported", occurredOn, {}),
    system: () => write("ledger", "", { type: "LedgerOpened", occurredOn: today, data: {} }).id,
    correct: (id, data, occurredOn) =>
      amend(id, { data, occurredOn: occurredOn ?? known.get(id)!.version?.occurredOn ?? today }),
    withdraw: (id) => amend(id, undefined),
    entries: () => [...known].filter(([, { version }]) => version).map(([id]) => id),
  };
}

/** The events as a store's ordered reader gives them. */
export function recorded(events: readonly StoryEvent[]): readonly RecordedEvent[] {
  const revisions = new Map<string, number>();
  return events.map((event, index) => {
    const revision = revisions.get(event.stream) ?? 0;
    revisions.set(event.stream, revision + 1);
    return { ...event, revision, number: index + 1, position: String(index + 1).padStart(8, "0"), hash: "" };
  });
}

/** The days on which the log knew its events: the running maximum, that system events do not move. */
export function daysOf(events: readonly StoryEvent[], beforeAll: string): readonly string[] {
  let day = beforeAll;
  return events.map(({ stream, recordedOn, recordedAt }) => {
    const own = recordedOn ?? recordedAt.slice(0, 10);
    if (stream !== "ledger" && own > day) day = own;
    return day;
  });
}
