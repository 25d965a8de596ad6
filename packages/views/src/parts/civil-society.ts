import type { IsoDate } from "@liggare/calendar";
import type { DataOf } from "@liggare/domain";
import type { Fact } from "../cells.ts";
import type { Snapshot } from "../snapshot.ts";
import type { Handlers } from "../view.ts";
import { allFacts, type FactOf, factsOf, groupBy, keeping, lastOf, newest, type TypedFact } from "./facts.ts";
import { happenedBy, inTime, spanOf } from "./time.ts";

/** Strategies, partners and the central guidance for coordination with civil society (report §3.3.7, §4). */
export const civilSocietyKinds = { strategy: "process", partner: "process", guidance: "process" } as const;

const strategy = keeping("strategy", ({ stream }) => stream.slice("civil-society-strategy-".length));
const partner = keeping("partner", ({ stream }) => stream.slice("civil-society-partner-".length));
const guidance = keeping("guidance", ({ stream }) => stream.slice("civil-society-guidance-".length));
export const strategyHandlers = {
  StrategyAnnounced: strategy,
  StrategyStarted: strategy,
  StrategyAdopted: strategy,
  StrategyEnded: strategy,
  StrategyObserved: strategy,
} satisfies Handlers;
export const partnerHandlers = {
  PartnerRegistered: partner,
  CollaborationBegun: partner,
  CollaborationEnded: partner,
  PartnerLeft: partner,
} satisfies Handlers;
export const guidanceHandlers = {
  GuidanceAnnounced: guidance,
  GuidanceAdopted: guidance,
  GuidanceReceived: guidance,
  GuidanceInUse: guidance,
  GuidanceObserved: guidance,
  GuidanceEnded: guidance,
} satisfies Handlers;

/** How far a strategy has come; `not stated` where only observations are known. */
export type StrategyStatus = "not stated" | "announced" | "started" | "adopted" | "ended";

export interface KnownStrategy {
  readonly unit: string;
  readonly kind: DataOf<"StrategyAdopted">["kind"];
  readonly status: StrategyStatus;
  /** A new version is worked on while the adopted one holds. */
  readonly renewing: boolean;
  /** The step that gave the status. */
  readonly by: Fact | undefined;
  readonly announced: FactOf<"StrategyAnnounced"> | undefined;
  readonly adopted: FactOf<"StrategyAdopted"> | undefined;
  /** The newest observation. */
  readonly observed: FactOf<"StrategyObserved"> | undefined;
  /**
   * What the newest of all says: a step that was logged, or what somebody found who looked. An absence is said by an
   * observation only.
   */
  readonly says: "in place" | "coming" | "absent" | "ended";
  readonly facts: readonly Fact[];
}

type StrategyFact = TypedFact<keyof typeof strategyHandlers>;

/** Strategies as they stood on a day, by unit, the general one first. */
export function strategiesOf(cells: Snapshot, on: IsoDate): readonly KnownStrategy[] {
  const facts = allFacts(cells, "strategy").filter((fact) => happenedBy(fact, on));
  return [...groupBy(facts, ({ unit, data }) => `${unit} ${data.kind}`).values()]
    .flatMap((ofStrategy) => foldStrategy(ofStrategy, on) ?? [])
    .sort((a, b) => (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0));
}

function foldStrategy(facts: readonly Fact[], on: IsoDate): KnownStrategy | undefined {
  let status: StrategyStatus = "not stated";
  let renewing = false;
  let by: Fact | undefined;
  for (const fact of facts as unknown as readonly StrategyFact[]) {
    const step = fact as unknown as Fact;
    switch (fact.type) {
      case "StrategyAnnounced":
        [status, by] = ["announced", step];
        break;
      case "StrategyStarted":
        if (status === "adopted") renewing = true;
        else [status, by] = ["started", step];
        break;
      case "StrategyAdopted":
        [status, by, renewing] = ["adopted", step, false];
        break;
      case "StrategyEnded":
        [status, by, renewing] = ["ended", step, false];
        break;
      case "StrategyObserved":
        break;
    }
  }
  const [first] = facts;
  if (!first) return undefined;
  const adopted = lastOf(facts, "StrategyAdopted");
  const last = adopted?.data.validTo === undefined ? null : spanOf(adopted.data.validTo).last;
  if (status === "adopted" && last !== null && last < on) status = "ended";
  const observed = newest(factsOf(facts, "StrategyObserved"));
  const kind = first.data.kind as KnownStrategy["kind"];
  return {
    unit: first.unit,
    kind,
    status,
    renewing,
    by,
    announced: lastOf(facts, "StrategyAnnounced"),
    adopted,
    observed,
    says: saysOf(status, by, observed),
    facts,
  };
}

const foundSays = { "in-place": "in place", absent: "absent", "not-begun": "absent", "under-way": "coming" } as const;

/** A strategy that was logged as adopted holds until it ends; before that the newer of step and observation speaks. */
function saysOf(
  status: StrategyStatus,
  by: Fact | undefined,
  observed: FactOf<"StrategyObserved"> | undefined,
): KnownStrategy["says"] {
  if (status === "adopted") return "in place";
  const stepSays = status === "ended" ? "ended" : "coming";
  if (!observed) return stepSays;
  return by && inTime(by, observed) > 0 ? stepSays : foundSays[observed.data.found];
}

export interface KnownCollaboration {
  readonly collaboration: string;
  readonly begun: FactOf<"CollaborationBegun">;
  readonly ended: FactOf<"CollaborationEnded"> | undefined;
}

export interface KnownPartner {
  readonly partner: string;
  readonly unit: string;
  readonly registered: FactOf<"PartnerRegistered">;
  readonly left: FactOf<"PartnerLeft"> | undefined;
  readonly collaborations: readonly KnownCollaboration[];
  /** What is done together on the day, and whether any of it belongs to this work. */
  readonly active: readonly KnownCollaboration[];
  readonly facts: readonly Fact[];
}

/** Partners as they stood on a day, by unit, in the order in which they were registered. */
export function partnersOf(cells: Snapshot, on: IsoDate): readonly KnownPartner[] {
  const facts = allFacts(cells, "partner").filter((fact) => happenedBy(fact, on));
  return [...groupBy(facts, ({ stream }) => stream)]
    .flatMap(([stream, ofPartner]): KnownPartner[] => {
      const registered = lastOf(ofPartner, "PartnerRegistered");
      if (!registered) return [];
      const left = lastOf(ofPartner, "PartnerLeft");
      const ends = factsOf(ofPartner, "CollaborationEnded");
      const collaborations = factsOf(ofPartner, "CollaborationBegun").map((begun) => ({
        collaboration: begun.data.collaboration,
        begun,
        ended: ends.find(({ data }) => data.collaboration === begun.data.collaboration),
      }));
      const over = (ended: FactOf<"CollaborationEnded"> | undefined) => {
        const last = ended && spanOf(ended.data.to).last;
        return last !== undefined && last !== null && last < on;
      };
      const begins = ({ begun }: KnownCollaboration) => spanOf(begun.data.from ?? begun.occurredOn).first ?? "";
      return [
        {
          partner: stream.slice("civil-society-partner-".length),
          unit: registered.unit,
          registered,
          left,
          collaborations,
          active: left ? [] : collaborations.filter((each) => begins(each) <= on && !over(each.ended)),
          facts: ofPartner,
        },
      ];
    })
    .sort((a, b) => (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : a.registered.number - b.registered.number));
}

export interface KnownGuidance {
  readonly guidance: string;
  readonly unit: string;
  readonly name: string | null;
  readonly status: "not stated" | "announced" | "adopted" | "ended";
  readonly announced: FactOf<"GuidanceAnnounced"> | undefined;
  readonly adopted: FactOf<"GuidanceAdopted"> | undefined;
  readonly observed: FactOf<"GuidanceObserved"> | undefined;
  /** As for a strategy. */
  readonly says: KnownStrategy["says"];
  /** Boards that have received it or use it. */
  readonly rollOut: ReadonlyMap<
    string,
    {
      readonly received: FactOf<"GuidanceReceived"> | undefined;
      readonly inUse: FactOf<"GuidanceInUse"> | undefined;
    }
  >;
  readonly facts: readonly Fact[];
}

/** The central guidance as it stood on a day; what holds first. */
export function guidancesOf(cells: Snapshot, on: IsoDate): readonly KnownGuidance[] {
  const facts = allFacts(cells, "guidance").filter((fact) => happenedBy(fact, on));
  const replaced = new Set(factsOf(facts, "GuidanceAdopted").flatMap(({ data }) => data.replaces ?? []));
  return [...groupBy(facts, ({ stream }) => stream)]
    .map(([stream, ofGuidance]) => foldGuidance(stream.slice("civil-society-guidance-".length), ofGuidance, replaced))
    .sort(
      (a, b) =>
        Number(a.status === "ended") - Number(b.status === "ended") ||
        (b.facts.at(-1)?.number ?? 0) - (a.facts.at(-1)?.number ?? 0),
    );
}

function foldGuidance(id: string, facts: readonly Fact[], replaced: ReadonlySet<string>): KnownGuidance {
  const announced = lastOf(facts, "GuidanceAnnounced");
  const adopted = lastOf(facts, "GuidanceAdopted");
  const ended = lastOf(facts, "GuidanceEnded");
  const observed = newest(factsOf(facts, "GuidanceObserved"));
  const status =
    ended || replaced.has(id) ? "ended" : adopted ? "adopted" : announced ? "announced" : ("not stated" as const);
  const by = ended ?? adopted ?? announced;
  const strategyStatus: StrategyStatus = status;
  const received = factsOf(facts, "GuidanceReceived");
  const inUse = factsOf(facts, "GuidanceInUse");
  const units = new Set([...received, ...inUse].map(({ unit }) => unit));
  return {
    guidance: id,
    unit: (adopted ?? announced ?? observed ?? facts[0])?.unit ?? "",
    name: adopted?.data.name ?? announced?.data.name ?? null,
    status,
    announced,
    adopted,
    observed,
    says: saysOf(strategyStatus, by as unknown as Fact | undefined, observed as never),
    rollOut: new Map(
      [...units].map((unit) => [
        unit,
        { received: received.find((fact) => fact.unit === unit), inUse: inUse.find((fact) => fact.unit === unit) },
      ]),
    ),
    facts,
  };
}
