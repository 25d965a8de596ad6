import type { Cadence, IsoDate, IsoMonth } from "@liggare/calendar";
import type { JsonObject, TextRef } from "@liggare/domain";
import type { Contribution, EventInForce, Fact } from "../cells.ts";
import type { Snapshot } from "../snapshot.ts";
import type { Handlers } from "../view.ts";
import { allFacts, type FactOf, factsOf, groupBy, lastOf } from "./facts.ts";
import { type Meeting, meetingsOf } from "./meetings.ts";
import { happenedBy, monthKey } from "./time.ts";

/** Rows of meetings that were planned at once. */
export const seriesKinds = { series: "process" } as const;

const said = (event: EventInForce, month: IsoMonth): readonly Contribution[] => [
  { kind: "series", key: event.stream.slice("series-".length), month, data: event.data as JsonObject },
];
const series = (event: EventInForce) => said(event, monthKey(event.occurredOn));
const occasion = (event: EventInForce<"OccasionPlanned" | "OccasionMoved">) =>
  said(event, monthKey(event.data.plannedFor));
export const seriesHandlers = {
  SeriesPlanned: series,
  OccasionPlanned: occasion,
  OccasionMoved: occasion,
  OccasionCancelled: series,
  SeriesInvitationSent: series,
  SeriesEnded: series,
} satisfies Handlers;

export interface KnownOccasion {
  readonly occasion: string;
  /** The day in force. */
  readonly plannedFor: IsoDate;
  /** The day first planned, where it was moved. */
  readonly movedFrom: IsoDate | null;
  /**
   * `held`, `planned` and `cancelled` as its own meeting says where there is one; `fallen away` where the series ended
   * before it.
   */
  readonly status: "planned" | "held" | "cancelled" | "fallen away";
  readonly reason: TextRef | null;
  /** The meeting that it became: the one that names it, or one of the forum on its day. */
  readonly meeting: Meeting | undefined;
  readonly facts: readonly Fact[];
}

export interface KnownSeries {
  readonly series: string;
  readonly unit: string;
  readonly forum: string;
  readonly cadence: Cadence | null;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly endsOn: IsoDate | null;
  readonly invitations: readonly FactOf<"SeriesInvitationSent">[];
  /** By day. */
  readonly occasions: readonly KnownOccasion[];
  readonly facts: readonly Fact[];
}

/**
 * Series as they stood on a day, each occasion with what became of it, in the order in which they were planned.
 *
 * @param month without series whose last occasion lies before it
 */
export function seriesOf(cells: Snapshot, on: IsoDate, month: IsoMonth): readonly KnownSeries[] {
  const facts = allFacts(cells, "series", month).filter((fact) => happenedBy(fact, on));
  if (facts.length === 0) return [];
  const begins = factsOf(facts, "OccasionPlanned").map(({ data }) => monthKey(data.plannedFor));
  const meetings = meetingsOf(cells, on, [...begins, month].sort()[0]);
  const live = meetings.filter(({ givenUpFor }) => givenUpFor === undefined);
  const named = new Map(live.flatMap((each) => (each.occasion ? [[nameOf(each.occasion), each] as const] : [])));
  const byDay = new Map(
    live.filter(({ occasion }) => !occasion).map((each) => [`${each.forum} ${each.date}`, each] as const),
  );
  return [...groupBy(facts, ({ stream }) => stream)].flatMap(([stream, ofSeries]) => {
    const planned = lastOf(ofSeries, "SeriesPlanned");
    if (!planned) return [];
    const id = stream.slice("series-".length);
    const ended = lastOf(ofSeries, "SeriesEnded");
    const { forum, cadence, from, to } = planned.data;
    const endsOn = ended?.data.endsOn ?? null;
    const occasions = factsOf(ofSeries, "OccasionPlanned").map((fact): KnownOccasion => {
      const { occasion } = fact.data;
      const moved = factsOf(ofSeries, "OccasionMoved").filter(({ data }) => data.occasion === occasion);
      const cancelled = factsOf(ofSeries, "OccasionCancelled").find(({ data }) => data.occasion === occasion);
      const plannedFor = moved.at(-1)?.data.plannedFor ?? fact.data.plannedFor;
      const meeting = named.get(nameOf({ series: id, occasion })) ?? byDay.get(`${forum} ${plannedFor}`);
      const fell = endsOn !== null && endsOn <= plannedFor;
      const own = cancelled ? "cancelled" : fell ? "fallen away" : "planned";
      return {
        occasion,
        plannedFor,
        movedFrom: moved.length > 0 ? fact.data.plannedFor : null,
        status: meeting?.status === "held" || own === "planned" ? (meeting?.status ?? own) : own,
        reason: (cancelled ?? moved.at(-1))?.data.reason ?? null,
        meeting,
        facts: [fact, ...moved, ...(cancelled ? [cancelled] : [])] as unknown as readonly Fact[],
      };
    });
    occasions.sort((a, b) => (a.plannedFor < b.plannedFor ? -1 : a.plannedFor > b.plannedFor ? 1 : 0));
    return [
      {
        series: id,
        unit: planned.unit,
        forum,
        cadence: (cadence as Cadence | undefined) ?? null,
        from,
        to,
        endsOn,
        invitations: factsOf(ofSeries, "SeriesInvitationSent"),
        occasions,
        facts: ofSeries,
      },
    ];
  });
}

const nameOf = ({ series, occasion }: { readonly series: string; readonly occasion: string }) =>
  `${series} ${occasion}`;
