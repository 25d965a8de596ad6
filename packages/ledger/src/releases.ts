import { type Actor, reachOf } from "@liggare/access";
import { dayOf, monthOf } from "@liggare/calendar";
import {
  type Bilingual,
  contentHash,
  type JsonObject,
  lift,
  type Refused,
  type ReleasedSummary,
  refuse,
  type StoredEvent,
  summaryPeriod,
  type TextRef,
  type Who,
} from "@liggare/domain";
import type { EventStore } from "@liggare/event-store";
import type { Vault } from "@liggare/vault";
import type { ViewStore } from "@liggare/view-store";
import type { FilledText, ViewDefinition } from "@liggare/views";
import { evaluate } from "./ask.ts";
import { fillTexts } from "./texts.ts";

/**
 * Who reads released summaries. They were made for the executive board and hold nothing that it may not see; a board's
 * own coordinator reads the own board's view.
 */
export const releaseReaders: Who = {
  "central-coordinator": "any unit",
  "executive-board": "any unit",
  auditor: "any unit",
};

export const releaseStream = (period: string): string => `summary-release-${period}`;

export interface ReleaseRequest {
  /** Such as 2026-t1. */
  readonly period: string;
  /** Default: the newest of the period. */
  readonly number?: number;
}

/** What was frozen: the summary as the executive board reads it, and the texts written to it. */
export interface ReleaseContent {
  readonly summary: unknown;
  readonly texts: readonly { readonly section: string; readonly text: FilledText }[];
}

/** A released summary as it was frozen; texts that were removed from the vault since show as removed. */
export interface ReleaseAnswer extends Omit<ReleasedSummary, "content" | "texts"> {
  readonly kind: "release";
  readonly periodText: Bilingual;
  readonly releasedOn: string;
  readonly recordedAt: string;
  /** Why it replaced the one before; absent from a first release. */
  readonly reason?: FilledText;
  /** The number that replaced it. */
  readonly correctedBy: number | null;
  /** Whether the content still has the hash that it was released with. */
  readonly intact: boolean;
  readonly content: ReleaseContent;
}

/** A release and what its event says beside the content. */
export interface FoundRelease {
  readonly event: StoredEvent;
  readonly released: ReleasedSummary & { readonly reason?: TextRef };
}

const types = ["SummaryReleased", "SummaryReleaseCorrected"];

/** The releases of a stream (lifted), by number. */
const releasesOf = (stream: readonly StoredEvent[]): readonly FoundRelease[] =>
  stream
    .filter(({ type }) => types.includes(type))
    .map((event) => ({ event, released: event.data as unknown as FoundRelease["released"] }));

/** The releases of a period and the one asked for; refused where the reader may not, or there is none. */
export async function findRelease(
  store: EventStore,
  { period, number }: ReleaseRequest,
  actor: Actor,
): Promise<{ readonly found: FoundRelease; readonly all: readonly FoundRelease[] } | Refused> {
  if (!reachOf(releaseReaders, actor)) return refuse("role-not-allowed", { role: actor.role });
  if (!summaryPeriod(period)) return refuse("not-found");
  const all = releasesOf((await store.readStream(releaseStream(period))).map(lift));
  const found = number === undefined ? all.at(-1) : all.find(({ released }) => released.number === number);
  return found ? { found, all } : refuse("not-found");
}

/** What the view summary-releases answers. */
export interface ReleaseList {
  readonly kind: "releases";
  readonly answer: unknown;
}

/** The list of released summaries, with everything released so far: what was frozen waits for no month to close. */
export async function listReleases(
  { views, definitions, head, now }: ListSources,
  actor: Actor,
): Promise<ReleaseList | Refused> {
  if (!reachOf(releaseReaders, actor)) return refuse("role-not-allowed", { role: actor.role });
  const view = definitions.get("summary-releases");
  if (!view) return refuse("not-found");
  if (!(await views.caughtUp(await head(), patience, view.name))) return refuse("not-yet");
  const today = dayOf(now().toISOString());
  const reader = { trueUnits: null, threshold: 1, closedMonth: monthOf(today) };
  const resolved = { view, asKnownOn: today, on: today, unit: undefined, reader, monthEnd: today };
  return { kind: "releases", answer: evaluate({ views }, { ...resolved, structure: "of-its-time" }).answer };
}

/** Milliseconds that a reader of the list waits for the view to come to the newest event. */
const patience = 2_000;

interface ListSources {
  readonly views: ViewStore;
  readonly definitions: ReadonlyMap<string, ViewDefinition<unknown>>;
  readonly head: () => Promise<string>;
  readonly now: () => Date;
}

/** A released summary with its texts filled in. */
export async function readRelease(
  { store, vault }: { readonly store: EventStore; readonly vault: Vault },
  request: ReleaseRequest,
  actor: Actor,
): Promise<ReleaseAnswer | Refused> {
  const read = await findRelease(store, request, actor);
  if ("kind" in read) return read;
  const { found, all } = read;
  const { texts: _texts, reason, ...released } = found.released;
  const filled = (await fillTexts({ content: released.content, ...(reason && { reason }) }, vault)) as Pick<
    ReleaseAnswer,
    "content" | "reason"
  >;
  return {
    ...released,
    kind: "release",
    periodText: summaryPeriod(request.period)?.text ?? { sv: request.period, en: request.period },
    releasedOn: found.event.occurredOn,
    recordedAt: found.event.recordedAt,
    correctedBy: all.find((each) => each.released.number > released.number)?.released.number ?? null,
    intact: contentHash(released.content as JsonObject) === released.hash,
    ...filled,
  };
}
