import type { DataOf, EventTypeName, JsonObject } from "@liggare/domain";
import {
  allFacts,
  type EventInForce,
  type FactOf,
  factsOf,
  groupBy,
  type Handlers,
  happenedBy,
  keeping,
  newest,
  type Snapshot,
} from "@liggare/views";

/* How many of those who are required to take a course have taken it. */

export const trainingKinds = {
  course: "process",
  "stated-share": "process",
  // Counts of staff, and nothing else.
  participation: "sensitive",
} as const;

const course = keeping("course", ({ stream }) => stream);

export const trainingHandlers: Handlers = {
  CourseRegistered: course,
  CourseRequired: course,
  ParticipationCounted: (event: EventInForce<"ParticipationCounted">) => [
    {
      kind: event.data.numerator === undefined ? "stated-share" : "participation",
      key: event.stream,
      data: event.data as DataOf<"ParticipationCounted"> & JsonObject,
    },
  ],
};

export const trainingIgnores: readonly EventTypeName[] = [
  "CourseHeld",
  "CourseOccasionPlanned",
  "CourseOccasionHeld",
  "CourseOccasionCancelled",
  "ParticipantListReceived",
  "ParticipantListCounted",
  "ListDisposalDecided",
  "RecognitionDiscarded",
];

/** The newest figure of a course that a board's staff are required to take. */
export interface Figure {
  readonly unit: string;
  readonly state: "taken-part" | "completed";
  /** Per cent of those required; null where the whole is not known. */
  readonly percent: number | null;
  /** Of a count of staff: how many, of how many. */
  readonly counted: { readonly part: number; readonly whole: number } | null;
  readonly stated: boolean;
  readonly fact: FactOf<"ParticipationCounted">;
  readonly required: FactOf<"CourseRequired">;
}

/** Figures up to a day, of the courses and groups of staff that a board's decision requires. */
export function figuresOf(cells: Snapshot, on: string): readonly Figure[] {
  const required = factsOf(
    allFacts(cells, "course").filter((fact) => happenedBy(fact, on)),
    "CourseRequired",
  );
  const counted = factsOf(
    [...allFacts(cells, "participation"), ...allFacts(cells, "stated-share")].filter((fact) => happenedBy(fact, on)),
    "ParticipationCounted",
  );
  return required.flatMap((demand) => {
    const own = counted.filter(
      ({ unit, stream, data }) => unit === demand.unit && stream === demand.stream && data.of === demand.data.of,
    );
    return [...groupBy(own, ({ data }) => data.state).values()].flatMap((facts): Figure[] => {
      const fact = newest(facts);
      return fact ? [figure(fact, demand)] : [];
    });
  });
}

function figure(fact: FactOf<"ParticipationCounted">, required: FactOf<"CourseRequired">): Figure {
  const { state, numerator, denominator, share } = fact.data;
  const [part, whole] = share ? [share.numerator, share.denominator] : [numerator, denominator?.count];
  const percent = part === undefined || !whole ? null : (part / whole) * 100;
  const counted = share || part === undefined || !whole ? null : { part, whole };
  return { unit: fact.unit, state, percent, counted, stated: share !== undefined, fact, required };
}
