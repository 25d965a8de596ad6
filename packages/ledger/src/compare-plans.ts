import type { Actor } from "@liggare/access";
import {
  aggregateNamed,
  comparedFields,
  lift,
  type PlanVersion,
  pairMeasures,
  planVersions,
  type Refused,
  refuse,
  streamOf,
} from "@liggare/domain";
import type { EventStore } from "@liggare/event-store";
import type { Vault } from "@liggare/vault";
import type { FilledText } from "@liggare/views";
import { type Change, type ComparedMeasure, compared } from "./compared-measure.ts";
import { fillTexts } from "./texts.ts";
import { type Definitions, readable } from "./visible.ts";

/** Two revisions of a plan, or a revision of another plan (`with`, the earlier one) and one of this. */
export interface CompareRequest {
  readonly id: string;
  /** Of the earlier side; default the one before `to`, of another plan its newest. */
  readonly from?: number;
  /** Default the newest. */
  readonly to?: number;
  readonly with?: string;
}

interface Side {
  readonly plan: string;
  readonly revision: number;
  readonly instructions: string | null;
  readonly measures: number;
}

export interface PlanComparison {
  readonly kind: "comparison";
  readonly before: Side;
  readonly after: Side;
  /** False where the one plan does not start from the other: no measure is said to be the same. */
  readonly connected: boolean;
  readonly counts: Readonly<Record<Change, number>>;
  readonly measures: readonly ComparedMeasure[];
}

export interface ComparingFrom {
  readonly store: EventStore;
  readonly vault: Vault;
  readonly definitions: Definitions;
}

/**
 * Compares revisions of action plans side by side, for those who may read the plans. Wordings are shown as views show
 * them; one that was removed from the vault says so.
 */
export async function comparePlans(
  { store, vault, definitions }: ComparingFrom,
  { id, with: other, ...revisions }: CompareRequest,
  actor: Actor,
): Promise<PlanComparison | Refused> {
  const aggregate = aggregateNamed("action-plan");
  if (!aggregate) throw new Error("there is no aggregate of action plans");
  const versionsOf = async (plan: string) => {
    const stream = (await store.readStream(streamOf(aggregate.name, plan))).map(lift);
    return planVersions(readable(aggregate, stream, actor, definitions)?.entries ?? []);
  };
  const own = await versionsOf(id);
  const earlier = other === undefined ? own : await versionsOf(other);
  const [newest, newestEarlier] = [own.at(-1), earlier.at(-1)];
  if (!newest || !newestEarlier) return refuse("not-found");
  const { to = newest.revision } = revisions;
  const { from = other === undefined ? Math.max(0, to - 1) : newestEarlier.revision } = revisions;
  const [before, after] = [revisionOf(earlier, from), revisionOf(own, to)];
  if (!before) return unknownRevision("/from", from);
  if (!after) return unknownRevision("/to", to);

  const earlierCode = other === undefined || other === id ? sameCode : await lineage(after, other, versionsOf);
  const across = other !== undefined && other !== id;
  // Another year's picture has other items.
  const fields = across ? comparedFields.filter((field) => field !== "answers") : comparedFields;
  const pairs = pairMeasures(before, after, earlierCode ?? (() => undefined), fields);
  const wordings = (await fillTexts(
    pairs.map(({ wording }) => wording),
    vault,
  )) as readonly { readonly before: FilledText | null; readonly after: FilledText | null }[];
  const measures = pairs.map((pair, index) => compared(pair, wordings[index] ?? { before: null, after: null }));
  const counts = { added: 0, changed: 0, dropped: 0, unchanged: 0, "not-known": 0 };
  for (const { change } of measures) counts[change]++;
  return {
    kind: "comparison",
    before: side(other ?? id, before),
    after: side(id, after),
    connected: earlierCode !== undefined,
    counts,
    measures,
  };
}

type Measure = PlanVersion["measures"][number];

const sameCode = ({ measure }: Measure): string | undefined => measure;

const revisionOf = (versions: readonly PlanVersion[], revision: number) =>
  versions.findLast((version) => version.revision === revision);

const unknownRevision = (pointer: string, revision: number): Refused => {
  const what = { sv: "Revidering", en: "Revision" };
  return refuse("unknown-item", { what, id: revision }, [
    { pointer, sv: "Ange en revidering som planen har", en: "Enter a revision that the plan has" },
  ]);
};

const side = (plan: string, { revision, instructions, measures }: PlanVersion): Side => ({
  plan,
  revision,
  instructions,
  measures: measures.length,
});

/** How far back a plan's beginnings are looked for. */
const mostPlans = 20;

/** The code that a measure had in an earlier plan that this one starts from, also by way of others between. */
async function lineage(
  after: PlanVersion,
  other: string,
  versionsOf: (plan: string) => Promise<readonly PlanVersion[]>,
): Promise<((measure: Measure) => string | undefined) | undefined> {
  let codeOf = ({ continues }: Measure): string | undefined => continues;
  let at = after.startsFrom;
  for (let n = 0; n < mostPlans && at !== null && at !== other; n++) {
    const versions = await versionsOf(at);
    const continued = new Map(
      versions.flatMap(({ measures }) => measures.map(({ measure, continues }) => [measure, continues] as const)),
    );
    const nearer = codeOf;
    codeOf = (measure) => {
      const code = nearer(measure);
      return code === undefined ? undefined : continued.get(code);
    };
    at = versions.at(-1)?.startsFrom ?? null;
  }
  return at === other ? codeOf : undefined;
}
