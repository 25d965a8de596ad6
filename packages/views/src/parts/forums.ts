import {
  addDays,
  type Cadence,
  type Dueness,
  describeDueReason,
  dueness,
  dueStatusName,
  type IsoDate,
  type Pause,
} from "@liggare/calendar";
import type { Party } from "@liggare/domain";
import type { Fact } from "../cells.ts";
import type { Snapshot } from "../snapshot.ts";
import type { Handlers } from "../view.ts";
import { allFacts, alphabetical, groupBy, keeping, type TypedFact } from "./facts.ts";
import type { HeldOccasion, Pace } from "./pace.ts";
import { isOfUnit, partyKey } from "./parties.ts";
import { happenedBy, inBoth } from "./time.ts";
import { coverageOf, type DeclaredCoverage, type KnownUnit } from "./units.ts";

/** Forums with their cadences, and whether these are kept. */
export const forumKinds = { forum: "process" } as const;

const forum = keeping("forum", ({ stream }) => stream.slice("forum-".length));
export const forumHandlers = {
  ForumRegistered: forum,
  CadenceSet: forum,
  MemberJoined: forum,
  MemberLeft: forum,
  StandingItemSet: forum,
  StandingItemEnded: forum,
  ForumClosed: forum,
} satisfies Handlers;

type ForumFact = TypedFact<keyof typeof forumHandlers>;

export interface KnownForum {
  readonly forum: string;
  readonly unit: string;
  readonly name: string;
  readonly kind: string;
  readonly convener: Party | { readonly kind: "not-stated" };
  readonly cadence: Cadence;
  readonly pauses: readonly Pause[];
  /** The day from which the cadence holds; undefined for the first one. */
  readonly cadenceFrom: IsoDate | undefined;
  readonly members: readonly Party[];
  readonly standingItems: readonly string[];
  readonly closed: boolean;
  readonly facts: readonly Fact[];
}

/** Forums registered by a day, by kind and name; closed ones last. */
export function forumsOf(cells: Snapshot, on: IsoDate): readonly KnownForum[] {
  const facts = allFacts(cells, "forum").filter((fact) => happenedBy(fact, on));
  return [...groupBy(facts, ({ stream }) => stream)]
    .flatMap(([stream, ofForum]) => fold(stream.slice("forum-".length), ofForum, on) ?? [])
    .sort(
      (a, b) => Number(a.closed) - Number(b.closed) || alphabetical(a.kind, b.kind) || alphabetical(a.name, b.name),
    );
}

function fold(id: string, facts: readonly Fact[], on: IsoDate): KnownForum | undefined {
  let known: Omit<KnownForum, "members" | "standingItems"> | undefined;
  const members = new Map<string, Party>();
  const items = new Set<string>();
  let from: IsoDate | undefined;
  for (const fact of facts as unknown as readonly ForumFact[]) {
    switch (fact.type) {
      case "ForumRegistered": {
        const { name, kind, convener, cadence, pauses = [] } = fact.data;
        const base = { forum: id, unit: fact.unit, facts, closed: false, cadenceFrom: undefined };
        known = { ...base, name, kind, convener, cadence: cadence as Cadence, pauses };
        break;
      }
      case "CadenceSet":
        if (!known || fact.data.validFrom > on || (from !== undefined && fact.data.validFrom < from)) break;
        from = fact.data.validFrom;
        known = { ...known, cadence: fact.data.cadence as Cadence, pauses: fact.data.pauses ?? [], cadenceFrom: from };
        break;
      case "MemberJoined":
        members.set(partyKey(fact.data.member), fact.data.member);
        break;
      case "MemberLeft":
        members.delete(partyKey(fact.data.member));
        break;
      case "StandingItemSet":
        items.add(fact.data.item);
        break;
      case "StandingItemEnded":
        items.delete(fact.data.item);
        break;
      case "ForumClosed":
        if (known) known = { ...known, closed: true };
    }
  }
  return known && { ...known, members: [...members.values()], standingItems: [...items] };
}

/** The standing items of a forum on a day. */
export function standingItemsOn({ facts }: Pick<KnownForum, "facts">, day: IsoDate): readonly string[] {
  const items = new Set<string>();
  for (const fact of facts as unknown as readonly ForumFact[]) {
    if (!happenedBy(fact, day)) continue;
    if (fact.type === "StandingItemSet") items.add(fact.data.item);
    if (fact.type === "StandingItemEnded") items.delete(fact.data.item);
  }
  return [...items];
}

export interface JudgedForum {
  readonly dueness: Dueness;
  readonly coverage: readonly DeclaredCoverage[];
  /** What was held of late, each occasion once, by date (see `Pace`). */
  readonly held: readonly HeldOccasion[];
}

/**
 * Whether a forum's cadence is kept on a day, by all meetings that any unit logged of it, each once, and for the time that any unit
 * declared its log of it complete. A changed cadence is judged from the day on which it began to hold.
 */
export function judgeForum(cells: Snapshot, forum: KnownForum, pace: Pace, on: IsoDate): JudgedForum {
  const held = pace.heldOf(forum.forum, forum.cadence);
  const coverage = coverageOf(cells, `forum:${forum.forum}`);
  if (forum.closed) return { dueness: { status: "no cadence" }, coverage, held };
  const { cadence, pauses, cadenceFrom } = forum;
  const judged = coverage.flatMap(({ from, to }) => {
    const begins = cadenceFrom !== undefined && cadenceFrom > from ? cadenceFrom : from;
    return to !== undefined && to < begins ? [] : [{ from: begins, ...(to !== undefined && { to }) }];
  });
  const dates = held.map(({ date }) => date);
  return { dueness: dueness({ cadence, pauses, held: dates, coverage: judged, on }), coverage, held };
}

export const shownDueness = ({ status, since, nextDue, reason }: Dueness) => ({
  status,
  statusText: inBoth((lang) => dueStatusName(status, lang)),
  since: since ?? null,
  nextDue: nextDue ?? null,
  reason: reason ?? null,
  reasonText: reason === undefined ? null : inBoth((lang) => describeDueReason(reason, lang)),
});

/** The first day on which something with a last day is late. */
export const lateFrom = (due: IsoDate): IsoDate => addDays(due, 1);

/** Whether a unit owns, convenes or belongs to a forum. */
export function takesPartIn(
  { unit: owner, convener, members }: KnownForum,
  units: readonly KnownUnit[],
  id: string,
): boolean {
  const unit = units.find((known) => known.unit === id);
  return owner === id || [convener, ...members].some((party) => isOfUnit(party, unit, id));
}
