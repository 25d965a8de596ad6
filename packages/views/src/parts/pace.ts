import { type Cadence, type IsoDate, type IsoMonth, leastExpected } from "@liggare/calendar";
import type { JsonObject } from "@liggare/domain";
import type { Contribution, EventInForce, Fact } from "../cells.ts";
import type { Snapshot } from "../snapshot.ts";
import type { Handlers } from "../view.ts";
import { allFacts, type FactOf, factsOf, groupBy, keeping } from "./facts.ts";
import { foundDifferent, isDay, keptRecord, streamOfMeeting } from "./same-meeting.ts";
import { happenedBy, inTime, monthKey, monthsBefore } from "./time.ts";

/*
 * What counts in a forum's pace, by forum and month: meetings that were held, check-ins that name the forum, activities
 * of it. A question reads two years of it, and further back only of a forum that met too seldom for its cadence.
 */

/** Occasions by forum and month; and which records of meetings were found to be one or not, by the meeting. */
export const paceKinds = { occasion: "process", "meeting-twin": "process" } as const;

const occasion = (forum: string, occurredOn: string, more: JsonObject = {}): Contribution => ({
  kind: "occasion",
  key: `${forum} ${monthKey(occurredOn)}`,
  month: monthKey(occurredOn),
  data: { forum, ...more },
});
const twin = keeping("meeting-twin", ({ stream }) => stream);

export const paceHandlers = {
  MeetingHeld: ({ occurredOn, data: { forum, units } }: EventInForce<"MeetingHeld">) => [
    occasion(forum, occurredOn, { units: [...units] }),
  ],
  MeetingFoundSame: twin,
  MeetingFoundDifferent: twin,
  CheckInHeld: ({ occurredOn, data: { forum } }: EventInForce<"CheckInHeld">) =>
    forum === undefined ? [] : [occasion(forum, occurredOn)],
  ActivityCarriedOut: ({ occurredOn, data: { forum } }: EventInForce<"ActivityCarriedOut">) => [
    occasion(forum, occurredOn),
  ],
} satisfies Handlers;

/** One occasion of a forum. */
export interface HeldOccasion {
  readonly stream: string;
  readonly unit: string;
  readonly date: string;
  readonly held: OccasionFact;
}

/** The units that took part are said of meetings alone. */
export type OccasionFact = Fact<{ readonly forum: string; readonly units?: readonly string[] }>;

/** What was held in forums by a day. */
export interface Pace {
  /**
   * Occasions of two years and, where these are fewer than the cadence asks for, of the time before: each once, by
   * date, oldest first.
   */
  heldOf(forum: string, cadence: Cadence): readonly HeldOccasion[];
  /** Facts of meetings held in these years, by date; also those whose records were given up. */
  meetingsOf(forum: string): readonly OccasionFact[];
}

/** Months that are read for every forum: a period of a year that has ended, and the one before it, whole. */
const monthsRead = 24;

/** @param earliest a month from which meetings are asked for, where that lies further back */
export function paceOf(cells: Snapshot, on: IsoDate, earliest?: IsoMonth): Pace {
  const usual = monthsBefore(on, monthsRead - 1);
  const from = earliest !== undefined && earliest < usual ? earliest : usual;
  const known = (facts: readonly Fact[]) => facts.filter((fact) => happenedBy(fact, on)) as unknown as OccasionFact[];
  const recent = groupBy(
    known(cells.cells("occasion", from).flatMap(({ facts }) => facts)),
    ({ data: { forum } }) => forum,
  );
  const twins = twinsOf(cells, on);
  const enough = (cadence: Cadence) =>
    cadence.kind === "every" || cadence.kind === "per" || cadence.kind === "some"
      ? Math.max(1, leastExpected(cadence))
      : 1;
  return {
    heldOf(forum, cadence) {
      let facts: readonly OccasionFact[] = recent.get(forum) ?? [];
      let held = countedOf(facts, twins);
      const least = enough(cadence);
      if (held.length >= least) return held;
      for (const ofMonth of cells.backwards("occasion", `${forum} `, `${forum} ${from}`)) {
        facts = [...known(ofMonth.flatMap((cell) => cell.facts)), ...facts];
        held = countedOf(facts, twins);
        if (held.length >= least) break;
      }
      return held;
    },
    meetingsOf: (forum) => (recent.get(forum) ?? []).filter(({ type }) => type === "MeetingHeld").toSorted(inTime),
  };
}

interface Twins {
  /** The meeting in whose favour a record was given up. */
  readonly same: ReadonlyMap<string, string>;
  /** Meetings that a record was found not to be. */
  readonly different: ReadonlyMap<string, readonly string[]>;
}

function twinsOf(cells: Snapshot, on: IsoDate): Twins {
  const facts = allFacts(cells, "meeting-twin").filter((fact) => happenedBy(fact, on));
  return {
    same: new Map(factsOf(facts, "MeetingFoundSame").map(({ stream, data }) => [stream, streamOfMeeting(data.other)])),
    different: new Map(
      [...groupBy(factsOf(facts, "MeetingFoundDifferent"), ({ stream }) => stream)].map(([stream, found]) => [
        stream,
        found.map(({ data }: FactOf<"MeetingFoundDifferent">) => streamOfMeeting(data.other)),
      ]),
    ),
  };
}

/**
 * Each occasion once: meetings whose record was not given up, of those held on one day one, until somebody says that
 * they are not the same; check-ins on other days than these; and activities.
 */
function countedOf(facts: readonly OccasionFact[], { same, different }: Twins): readonly HeldOccasion[] {
  const entered = facts.toSorted((a, b) => a.number - b.number);
  const days = new Map<string, OccasionFact[]>();
  const differentFrom = ({ stream }: OccasionFact) => ({ stream, different: different.get(stream) ?? [] });
  const meetings = entered.filter((fact) => {
    if (fact.type !== "MeetingHeld" || keptRecord(fact.stream, (stream) => same.get(stream))) return false;
    const { occurredOn } = fact;
    const others = days.get(occurredOn) ?? [];
    if (isDay(occurredOn) && others.some((other) => !foundDifferent(differentFrom(fact), differentFrom(other))))
      return false;
    days.set(occurredOn, [...others, fact]);
    return true;
  });
  const others = entered.filter(
    ({ type, occurredOn }) => type === "ActivityCarriedOut" || (type === "CheckInHeld" && !days.has(occurredOn)),
  );
  return [...meetings, ...others]
    .toSorted(inTime)
    .map((held) => ({ stream: held.stream, unit: held.unit, date: held.occurredOn, held }));
}
