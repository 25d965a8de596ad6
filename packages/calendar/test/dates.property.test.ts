import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import {
  addDays,
  addMonths,
  daysBetween,
  isIsoDate,
  isoWeekOf,
  quarterOf,
  tertialOf,
  weekdayOf,
} from "../src/index.ts";
import { day } from "./arbitrary.ts";

const anyDay = day("0001-01-01", "9998-12-31");

test.prop([anyDay, fc.integer({ min: 0, max: 800 })])("adding days and months agrees with Temporal", (d, n) => {
  const plain = Temporal.PlainDate.from(d);
  fc.pre(plain.add({ months: n }).year <= 9999);
  expect(addDays(d, n % 366)).toBe(plain.add({ days: n % 366 }).toString());
  expect(addMonths(d, n)).toBe(plain.add({ months: n }).toString());
  expect(weekdayOf(d)).toBe(plain.dayOfWeek);
});

test.prop([anyDay, anyDay])("the days between two days lead from one to the other", (a, b) => {
  expect(addDays(a, daysBetween(a, b))).toBe(b);
});

test.prop([fc.tuple(fc.nat({ max: 9999 }), fc.nat({ max: 14 }), fc.nat({ max: 33 }))])(
  "a text of the right shape is a day exactly when Temporal knows the day",
  ([year, month, dayOfMonth]) => {
    const two = (n: number) => String(n).padStart(2, "0");
    const text = `${String(year).padStart(4, "0")}-${two(month)}-${two(dayOfMonth)}`;
    let known = year > 0;
    try {
      Temporal.PlainDate.from({ year, month, day: dayOfMonth }, { overflow: "reject" });
    } catch {
      known = false;
    }
    expect(isIsoDate(text)).toBe(known);
  },
);

test.prop([anyDay])("ISO weeks agree with Temporal and hold their day", (d) => {
  const plain = Temporal.PlainDate.from(d);
  const { year, week, first, last } = isoWeekOf(d);
  expect({ year, week }).toEqual({ year: plain.yearOfWeek, week: plain.weekOfYear });
  expect([weekdayOf(first), daysBetween(first, last), first <= d && d <= last]).toEqual([1, 6, true]);
});

test.prop([day()])("tertials and quarters partition the year", (d) => {
  for (const periodOf of [tertialOf, quarterOf] as const) {
    const period = periodOf(d);
    expect(period.first <= d && d <= period.last && period.year === Number(d.slice(0, 4))).toBe(true);
    // Every day of it names the same one, the day after it the next.
    expect(periodOf(period.first)).toEqual(period);
    expect(periodOf(period.last)).toEqual(period);
    expect(periodOf(addDays(period.last, 1)).first).toBe(addDays(period.last, 1));
  }
});
