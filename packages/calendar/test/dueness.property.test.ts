import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import {
  addDays,
  boundsOf,
  type DueStatus,
  daysBetween,
  dueness,
  isPaused,
  latestDate,
  openDays,
  periodsExpected,
} from "../src/index.ts";
import { cadence, coverage, day, held, pauses } from "./arbitrary.ts";

const on = day("2018-06-01", "2020-12-31");
const meetings = fc.array(held, { maxLength: 12 });
// Not judged says nothing; among the others a later one is worse.
const rank: Readonly<Record<DueStatus, number>> = {
  "no cadence": 0,
  "on time": 0,
  due: 1,
  "cannot be judged": 1,
  overdue: 2,
};
const covers = (declared: readonly { from: string; to?: string }[], d: string) =>
  declared.some(({ from, to }) => from <= d && d <= (to ?? latestDate));

test.prop([cadence, pauses, meetings, held, coverage, on])(
  "one more meeting never makes anything more overdue",
  (cadence, pauses, held, another, coverage, on) => {
    const before = dueness({ cadence, pauses, held, coverage, on });
    const after = dueness({ cadence, pauses, held: [...held, another], coverage, on });
    expect(rank[after.status]).toBeLessThanOrEqual(rank[before.status]);
    if (after.status === "overdue" && before.status === "overdue") {
      expect((after.since ?? "") >= (before.since ?? "")).toBe(true);
    }
  },
);

test.prop([cadence, pauses, meetings, coverage, on])(
  "nothing is overdue outside the declared time, nor since a day outside it",
  (cadence, pauses, held, coverage, on) => {
    const { status, since } = dueness({ cadence, pauses, held, coverage, on });
    if (!covers(coverage, on)) expect(status).toBe("cannot be judged");
    if (status === "overdue") {
      expect(since !== undefined && since <= on && covers(coverage, since)).toBe(true);
    }
  },
);

test.prop([cadence, pauses, meetings, coverage, on, fc.nat()])(
  "what is overdue has been so on each day since",
  (cadence, pauses, held, coverage, on, n) => {
    const { status, since = on } = dueness({ cadence, pauses, held, coverage, on });
    fc.pre(status === "overdue");
    const between = addDays(since, n % (daysBetween(since, on) + 1));
    const then = dueness({ cadence, pauses, held, coverage, on: between });
    // At that time something older may have been missing as well that has been made up for since.
    expect([then.status, (then.since ?? on) <= since]).toEqual(["overdue", true]);
  },
);

test.prop([cadence, pauses, meetings, coverage, on, fc.nat({ max: 11 })])(
  "a less precise date never makes anything more overdue than any day that it may stand for",
  (cadence, pauses, held, coverage, on, at) => {
    const vague = held[at % Math.max(held.length, 1)];
    fc.pre(vague !== undefined);
    const { first, last } = boundsOf(vague);
    const judged = dueness({ cadence, pauses, held, coverage, on });
    for (const exact of [first, last]) {
      const precise = held.map((date) => (date === vague && exact !== null ? exact : date));
      expect(rank[judged.status]).toBeLessThanOrEqual(
        rank[dueness({ cadence, pauses, held: precise, coverage, on }).status],
      );
    }
  },
);

test.prop([cadence, pauses, meetings, coverage, on])(
  "the order of meetings, declarations and pauses does not matter",
  (cadence, pauses, held, coverage, on) => {
    expect(
      dueness({
        cadence,
        pauses: pauses.toReversed(),
        held: held.toReversed(),
        coverage: coverage.toReversed(),
        on,
      }),
    ).toEqual(dueness({ cadence, pauses, held, coverage, on }));
  },
);

test.prop([cadence, pauses, day("2018-01-01", "2019-12-31"), fc.nat({ max: 700 })])(
  "expected periods follow one another without overlap and are wholly paused when nothing is expected at most",
  (cadence, pauses, from, days) => {
    const periods = periodsExpected({ cadence, pauses, from, to: addDays(from, days) });
    let end = "";
    for (const { first, last, expected } of periods) {
      expect(first > end && first <= last).toBe(true);
      expect(expected.max === null || expected.min <= expected.max).toBe(true);
      if (expected.max === 0) expect(openDays(pauses, first, last)).toBe(0);
      end = last;
    }
  },
);

test.prop([pauses, day("1999-12-01", "2001-03-31"), fc.nat({ max: 800 })])(
  "open days counted by pause are those counted day by day",
  (pauses, first, days) => {
    let open = 0;
    for (let n = 0; n <= days; n++) if (!isPaused(pauses, addDays(first, n))) open++;
    expect(openDays(pauses, first, addDays(first, days))).toBe(open);
  },
);
