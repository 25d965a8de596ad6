import { addDays, lastClosedMonthEnd } from "@liggare/calendar";
import type * as z from "zod/mini";
import type { JsonObject, TextRef } from "./envelope.ts";
import type { Known, Need } from "./kit/needs.ts";
import { type Refused, refuse } from "./refusals.ts";
import { changesBetween } from "./summary-changes.ts";
import { contentHash, textsIn } from "./summary-content.ts";
import { heldBack, shownBefore } from "./summary-holding.ts";
import { periodsAround, type SummaryPeriod, shareMonths, summaryPeriod } from "./summary-period.ts";
import type { events, structures } from "./summary-release-events.ts";

/* What a release is made of: the view's answer, the written texts, and the releases before it. */

/** The view that is released. */
export const summaryView = "executive-board-summary";

/** A release as its event holds it. */
export type ReleasedSummary = z.output<(typeof events)["SummaryReleased"]["data"]>;
export type Structure = keyof typeof structures;

export interface SummaryState {
  /** The text in force of each section. */
  readonly texts: Readonly<Record<string, TextRef>>;
  /** The release and its corrections, by number. */
  readonly releases: readonly ReleasedSummary[];
}

export const initial: SummaryState = { texts: {}, releases: [] };

type AllKnown = Readonly<Record<string, Known | undefined>>;

/** The view as the executive board reads it at the last closed month's end, and the releases of periods around. */
export function summaryNeeds(id: string, today: string): Readonly<Record<string, Need>> {
  const period = summaryPeriod(id);
  if (!period) return {};
  const asKnownOn = lastClosedMonthEnd(addDays(today, -1));
  const view = { kind: "view", view: summaryView, readBy: "executive-board", asKnownOn, on: period.last } as const;
  const around = periodsAround(period).map(
    (each) => [each.id, { kind: "stream", aggregate: "summary-release", id: each.id }] as const,
  );
  const structured = (["of-its-time", "present"] as const).map(
    (structure) => [structure, { ...view, structure }] as const,
  );
  return Object.fromEntries<Need>([...structured, ...around]);
}

/** Releases of the periods around one, in the order of their periods. */
export const releasesAround = (
  period: SummaryPeriod,
  releasesOf: (id: string) => readonly ReleasedSummary[],
): readonly ReleasedSummary[] => periodsAround(period).flatMap(({ id }) => releasesOf(id));

/** The releases of a period that a decision knows of. */
export const releasesIn =
  (known: AllKnown) =>
  (id: string): readonly ReleasedSummary[] => {
    const found = known[id];
    return found?.kind === "stream" ? (found.state as SummaryState).releases : [];
  };

/** Refused where a release that shows some of the same months is in the other structure (DOMAIN §3.5). */
export function mixesStructures(
  period: SummaryPeriod,
  structure: Structure,
  around: readonly ReleasedSummary[],
): Refused | undefined {
  const other = around.find((each) => each.structure !== structure && shareMonths({ last: each.on }, period));
  return other && refuse("structures-mixed", { period: other.period });
}

export interface ReleaseParts {
  readonly period: SummaryPeriod;
  readonly structure: Structure;
  readonly texts: Readonly<Record<string, TextRef>>;
  /** Earlier releases of the same period. */
  readonly own: readonly ReleasedSummary[];
  readonly around: readonly ReleasedSummary[];
  readonly answer: Extract<Known, { kind: "view" }>;
}

const inOrder = (a: ReleasedSummary, b: ReleasedSummary) =>
  a.knownTo.number - b.knownTo.number || (a.on < b.on ? -1 : a.on > b.on ? 1 : a.number - b.number);

/**
 * The release of a period, from what was known when it was made. The same parts give the same release, so that it can
 * be rebuilt from the log and compared.
 */
export function releasedSummary({ period, structure, texts, own, around, answer }: ReleaseParts): ReleasedSummary {
  const { threshold, version, asKnownOn, on, number, position } = answer;
  const truly = { summary: answer.answer as JsonObject, texts: sections(texts) };
  const earlier = [...own, ...around].sort(inOrder);
  const before = shownBefore(earlier.map(({ content }) => content as JsonObject));
  const content = heldBack(truly, before, threshold);
  const since = own.at(-1) ?? around.filter((each) => each.on < period.last).at(-1);
  return {
    period: period.id,
    number: own.length + 1,
    asKnownOn,
    on,
    structure,
    knownTo: { number, position },
    view: summaryView,
    version,
    threshold,
    content,
    hash: contentHash(content),
    texts: [...textsIn(content)],
    ...(since && { since: { period: since.period, number: since.number } }),
    changes: since
      ? changesBetween(parts(since.content as JsonObject), parts(content)).map((each) => ({
          ...each,
          fields: [...each.fields],
        }))
      : [],
  };
}

/** The summary's parts and the texts beside them. */
const parts = ({ summary, texts }: JsonObject): JsonObject => ({ ...(summary as JsonObject), texts: texts ?? [] });

const sections = (texts: Readonly<Record<string, TextRef>>) =>
  Object.keys(texts)
    .sort()
    .map((section) => ({ section, text: { ...(texts[section] as TextRef) } }));
