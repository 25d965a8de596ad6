import { fc } from "@fast-check/vitest";
import {
  addDays,
  type Cadence,
  type Coverage,
  cadencePeriods,
  cadenceUnits,
  daysBetween,
  type Pause,
} from "../src/index.ts";

/** Any day between two, both included. */
export const day = (first = "1990-01-01", last = "2060-12-31") =>
  fc.integer({ min: 0, max: daysBetween(first, last) }).map((days) => addDays(first, days));

/** A plain part of ISO 8601-2 that the ledger accepts, without qualifier. */
export const plainPart = fc.oneof(
  day(),
  day().map((d) => d.slice(0, 7)),
  day().map((d) => d.slice(0, 4)),
  fc
    .tuple(fc.integer({ min: 1990, max: 2060 }), fc.constantFrom(21, 22, 23, 24, 33, 34, 35, 36, 37, 38, 39, 40, 41))
    .map(([year, code]) => `${year}-${code}`),
);

export const part = fc.tuple(plainPart, fc.constantFrom("", "", "~", "?", "%")).map(([text, mark]) => text + mark);

export const cadence: fc.Arbitrary<Cadence> = fc.oneof(
  fc.record({
    kind: fc.constant("every" as const),
    count: fc.integer({ min: 1, max: 7 }),
    unit: fc.constantFrom(...cadenceUnits),
  }),
  fc.record({
    kind: fc.constant("per" as const),
    min: fc.integer({ min: 0, max: 3 }),
    max: fc.constantFrom(3, 4, null),
    period: fc.constantFrom(...cadencePeriods),
    approximate: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("some" as const), period: fc.constantFrom(...cadencePeriods) }),
);

const yearDay = day("2000-01-01", "2000-12-31").map((d) => d.slice(5));

export const pauses: fc.Arbitrary<Pause[]> = fc.array(
  fc.oneof(
    fc.constant({ from: "06-16", to: "08-15" }),
    fc.record({ from: yearDay, to: yearDay }),
    fc
      .tuple(day("2018-01-01", "2020-12-31"), fc.nat({ max: 90 }))
      .map(([from, days]) => ({ from, to: addDays(from, days) })),
  ),
  { maxLength: 3 },
);

export const coverage: fc.Arbitrary<Coverage[]> = fc.array(
  fc
    .tuple(day("2018-01-01", "2020-06-30"), fc.option(fc.nat({ max: 500 })))
    .map(([from, days]) => (days === null ? { from } : { from, to: addDays(from, days) })),
  { maxLength: 3 },
);

/** Days of meetings, some known to a month, tertial or term only. */
export const held = fc.oneof(
  { weight: 4, arbitrary: day("2017-10-01", "2020-12-31") },
  { weight: 1, arbitrary: day("2017-10-01", "2020-12-31").map((d) => d.slice(0, 7)) },
  { weight: 1, arbitrary: fc.constantFrom("2018-21", "2018-23", "2019-37", "2019-38", "2019", "2019-03/2019-05") },
);
