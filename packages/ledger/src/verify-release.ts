import type { Actor } from "@liggare/access";
import { dayOf, monthOf } from "@liggare/calendar";
import {
  aggregateNamed,
  contentHash,
  fold,
  type Json,
  type JsonObject,
  ledgerStream,
  lift,
  type RecordedEvent,
  type Refused,
  type ReleasedSummary,
  refuse,
  releasedSummary,
  releasesAround,
  type SummaryState,
  start,
  summaryPeriod,
} from "@liggare/domain";
import type { EventStore } from "@liggare/event-store";
import { beforeAllDays, type KnownCells } from "@liggare/view-store";
import { applyEvent, type MemoryCells, memoryCells, type ViewDefinition } from "@liggare/views";
import { type CellsByDay, evaluate, policyAt, thresholdOf } from "./ask.ts";
import { policyView } from "./own-view.ts";
import { registerView } from "./register-view.ts";
import { type FoundRelease, findRelease, type ReleaseRequest, releaseStream } from "./releases.ts";

/** What rebuilding a released summary found. */
export interface ReleaseVerification {
  readonly kind: "verification";
  readonly period: string;
  readonly number: number;
  /**
   * "not comparable": the view has another version now, which would answer differently; only the stored content was
   * held to its hash.
   */
  readonly result: "equal" | "differs" | "not comparable";
  readonly hash: string;
  /** The hash of what the log gives; null where it was not rebuilt. */
  readonly rebuilt: string | null;
  readonly version: { readonly released: number; readonly now: number };
  /** JSON pointers (RFC 6901) below the release of what differs, at most 20, in order. */
  readonly differences: readonly string[];
  /** Events of the log that were read. */
  readonly events: number;
}

interface Sources {
  readonly store: EventStore;
  readonly definitions: ReadonlyMap<string, ViewDefinition<unknown>>;
}

/**
 * Rebuilds a released summary from the log alone and compares it with what was released. The views' files are not
 * asked: cells are made anew in memory from the log up to the release's place in it.
 */
export async function verifyRelease(
  { store, definitions }: Sources,
  request: ReleaseRequest,
  actor: Actor,
): Promise<ReleaseVerification | Refused> {
  const read = await findRelease(store, request, actor);
  if ("kind" in read) return read;
  const { released } = read.found;
  const view = definitions.get(released.view);
  if (!view) return refuse("not-found");
  const head = { kind: "verification", period: released.period, number: released.number, hash: released.hash } as const;
  const version = { released: released.version, now: view.version };
  const stored = contentHash(released.content as JsonObject);
  if (version.released !== version.now) {
    const intact = stored === released.hash;
    const differences = intact ? [] : ["/hash"];
    return { ...head, result: intact ? "not comparable" : "differs", rebuilt: null, version, differences, events: 0 };
  }
  const { rebuilt, events } = await rebuild(store, view, read.found);
  const { reason: _reason, ...given } = released;
  const found: string[] = [];
  differ("", JSON.parse(JSON.stringify(rebuilt)) as Json, given as unknown as Json, found);
  const differences = stored === released.hash || found.length > 0 ? found : ["/hash"];
  return {
    ...head,
    result: differences.length === 0 ? "equal" : "differs",
    rebuilt: rebuilt.hash,
    version,
    differences,
    events,
  };
}

const most = 20;

/** Pointers of the parts that differ. */
function differ(pointer: string, a: Json | undefined, b: Json | undefined, found: string[]): void {
  if (found.length >= most || a === b) return;
  if (
    typeof a === "object" &&
    typeof b === "object" &&
    a !== null &&
    b !== null &&
    Array.isArray(a) === Array.isArray(b)
  ) {
    const [left, right] = [a as JsonObject, b as JsonObject];
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)]))
      differ(`${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`, left[key], right[key], found);
  } else found.push(pointer);
}

/** The release as the log alone gives it. */
async function rebuild(store: EventStore, view: ViewDefinition<unknown>, { event, released }: FoundRelease) {
  const { asKnownOn, on, structure } = released;
  const views = [view, registerView, policyView] as readonly ViewDefinition<unknown>[];
  const known = new Map(views.map(({ name }) => [name, memoryCells()]));
  const policyThen = memoryCells();
  const streams = new Map<string, RecordedEvent[]>();
  let day = beforeAllDays;
  let cursor = start;
  let events = 0;
  reading: for await (const batch of store.readAll(start)) {
    for (const original of batch) {
      if (original.id === event.id) break reading;
      const each = lift(original);
      events += 1;
      const own = each.stream === ledgerStream ? undefined : (each.recordedOn ?? dayOf(each.recordedAt));
      if (own !== undefined && own > day) day = own;
      if (each.stream.startsWith(releaseStream("")))
        streams.set(each.stream, [...(streams.get(each.stream) ?? []), each]);
      applyEvent(policyView as ViewDefinition<unknown>, each, day, policyThen);
      if (day > asKnownOn) continue;
      for (const one of views) applyEvent(one, each, day, known.get(one.name) as ReturnType<typeof memoryCells>);
      cursor = { position: each.position, number: each.number };
    }
  }
  const cells = new Map([...known].map(([name, memory]) => [name, knownCells(memory)]));
  const asKnown: CellsByDay = { cellsOn: (name) => cells.get(name) as KnownCells, cursorOn: () => cursor };
  const thenCells = knownCells(policyThen);
  const then: CellsByDay = { cellsOn: () => thenCells, cursorOn: () => cursor };
  const today = dayOf(event.recordedAt);
  const threshold = thresholdOf([policyAt({ views: asKnown }, asKnownOn, on), policyAt({ views: then }, today, today)]);
  const reader = { trueUnits: null, threshold, closedMonth: monthOf(asKnownOn) };
  const resolved = { view, asKnownOn, on, unit: undefined, structure, reader, monthEnd: asKnownOn };
  const { answer, number, position } = evaluate({ views: asKnown }, resolved);
  const period = summaryPeriod(released.period);
  if (!period) throw new Error(`${released.period} is no period`);
  const before = (id: string) => stateOf(streams.get(releaseStream(id)) ?? []);
  const own = before(period.id);
  const around = releasesAround(period, (id) => before(id).releases);
  const rebuilt = releasedSummary({
    period,
    structure,
    // A correction brings its own texts; those of a first release were written before it.
    texts: released.number === 1 ? own.texts : textsOf(released),
    own: own.releases,
    around,
    answer: {
      kind: "view",
      answer: JSON.parse(JSON.stringify(answer)) as Json,
      version: view.version,
      asKnownOn,
      on,
      number,
      position,
      threshold,
    },
  });
  return { rebuilt, events };
}

const knownCells = (memory: MemoryCells): KnownCells => ({
  ...memory.snapshot(),
  reconstructed: memory.cells().some(({ facts }) => facts.some(({ reconstructed }) => reconstructed !== undefined)),
});

function stateOf(stream: readonly RecordedEvent[]): SummaryState {
  const aggregate = aggregateNamed("summary-release");
  if (!aggregate) throw new Error("the catalogue has no summary-release");
  return fold(aggregate, stream).state as SummaryState;
}

const textsOf = ({ content }: ReleasedSummary): SummaryState["texts"] =>
  Object.fromEntries(
    ((content.texts ?? []) as readonly { section: string; text: SummaryState["texts"][string] }[]).map((each) => [
      each.section,
      each.text,
    ]),
  );
