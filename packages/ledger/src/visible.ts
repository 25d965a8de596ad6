import { type Actor, mayUse, trueUnitsOf } from "@liggare/access";
import {
  type Aggregate,
  aggregateOfStream,
  type Entry,
  fold,
  isCorrection,
  ledgerStream,
  type RecordedEvent,
  type StoredEvent,
  type Who,
} from "@liggare/domain";
import { cellsTouchedBy, type ViewDefinition } from "@liggare/views";

export type Definitions = ReadonlyMap<string, ViewDefinition<unknown>>;

/** Who reads single events beside those of the own unit. The executive board reads summaries only. */
const readers: Who = {
  "local-coordinator": "own unit",
  "central-coordinator": "any unit",
  auditor: "any unit",
  administrator: "any unit",
};

/** Auditors and administrators read the log without its texts. */
export const readsTexts = ({ role }: Actor): boolean => role !== "auditor" && role !== "administrator";

/** Units that an event's payload, or the payload that a correction puts in its place, names as taking part. */
function unitsIn({ data }: Pick<StoredEvent, "data">): readonly string[] {
  const { units } = (data.data ?? data) as { readonly units?: unknown };
  return Array.isArray(units) ? units.map(String) : [];
}

const tookPart = (event: StoredEvent, { role, unit }: Actor): boolean =>
  role === "local-coordinator" && unit !== null && unitsIn(event).includes(unit);

/**
 * Of an aggregate or a type that is sensitive, or in a cell that a view declares sensitive: so never shown outside. A
 * correction is as sensitive as what it corrects.
 */
function isSensitive(event: StoredEvent, aggregate: Aggregate, definitions: Definitions): boolean {
  const type = isCorrection(event) ? String(event.data.type) : event.type;
  if (aggregate.sensitive || aggregate.events[type]?.sensitive) return true;
  return [...definitions.values()].some((view) =>
    cellsTouchedBy(view, event as RecordedEvent).some(({ kind }) => view.kinds[kind] === "sensitive"),
  );
}

function reaches(event: StoredEvent, aggregate: Aggregate, actor: Actor, definitions: Definitions) {
  const trueUnits = trueUnitsOf(actor);
  if (trueUnits === "all" || trueUnits === event.unit) return "yes";
  if (isSensitive(event, aggregate, definitions)) return "never";
  return mayUse(readers, actor, event.unit) ? "yes" : "no";
}

/**
 * May the actor see this event (lifted) at all? Events of a sensitive aggregate, or that a view counts as sensitive,
 * are for the own board's coordinators and the auditors; a local coordinator sees the own unit's and those of meetings
 * that the unit took part in.
 */
export function maySee(event: StoredEvent, actor: Actor, definitions: Definitions): boolean {
  if (event.stream === ledgerStream) return mayUse(readers, actor, "");
  const found = aggregateOfStream(event.stream);
  if (!found) return false;
  const reach = reaches(event, found.aggregate, actor, definitions);
  return reach === "yes" || (reach === "no" && tookPart(event, actor));
}

/** What an actor may read of one stream (lifted). */
export interface ReadableStream {
  /** Its entries in force that the actor may see. */
  readonly entries: readonly Entry[];
  /** Undefined where other units' entries lie in the same stream. */
  readonly state: unknown;
  readonly revision: number;
}

/** A stream as the actor may read it, judged by its entries in force; undefined: as if it did not exist. */
export function readable(
  aggregate: Aggregate,
  stream: readonly StoredEvent[],
  actor: Actor,
  definitions: Definitions,
): ReadableStream | undefined {
  const { state, entries, revision } = fold(aggregate, stream);
  const reach = (event: StoredEvent) => reaches(event, aggregate, actor, definitions);
  const reached = stream.filter((event) => reach(event) === "yes").length;
  const shared = actor.role === "local-coordinator" && aggregate.sharedWith(state).includes(actor.unit ?? "");
  const seen = entries.filter((entry) => {
    const own = reach(entry);
    return own === "yes" || (own === "no" && (shared || tookPart(entry, actor)));
  });
  if (reached === 0 && seen.length === 0) return undefined;
  const whole = seen.length === entries.length && (shared || reached === stream.length);
  return { entries: seen, state: whole ? state : undefined, revision };
}
