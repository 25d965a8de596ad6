import { describe, expect, it } from "vitest";
import {
  type Cadence,
  describeCadence,
  isCadence,
  isPause,
  isPaused,
  openDays,
  periodsExpected,
} from "../src/index.ts";

const every = (count: number, unit: "day" | "week" | "month" | "quarter" | "year"): Cadence => ({
  kind: "every",
  count,
  unit,
});
const per = (min: number, max: number | null, approximate = false): Cadence => ({
  kind: "per",
  min,
  max,
  period: "term",
  ...(approximate ? { approximate } : {}),
});
const summer = { from: "06-16", to: "08-15" };

describe("a cadence", () => {
  it.each([
    [every(1, "month"), "varje månad", "every month"],
    [every(2, "week"), "varannan vecka", "every 2 weeks"],
    [every(6, "week"), "var sjätte vecka", "every 6 weeks"],
    [every(3, "month"), "var tredje månad", "every 3 months"],
    [every(1, "quarter"), "varje kvartal", "every quarter"],
    [every(2, "year"), "vartannat år", "every 2 years"],
    [every(3, "quarter"), "vart tredje kvartal", "every 3 quarters"],
    [every(21, "day"), "var 21:a dag", "every 21 days"],
    [every(13, "week"), "var 13:e vecka", "every 13 weeks"],
    [per(1, 2), "1–2 gånger per termin", "1–2 times a term"],
    [per(2, 2), "2 gånger per termin", "2 times a term"],
    [per(2, 2, true), "ungefär 2 gånger per termin", "about 2 times a term"],
    [per(1, 1), "1 gång per termin", "once a term"],
    [per(2, null), "minst 2 gånger per termin", "at least 2 times a term"],
    [per(0, 3), "högst 3 gånger per termin", "at most 3 times a term"],
    [{ kind: "some", period: "term" }, "några gånger per termin", "a few times a term"],
    [{ kind: "on need" }, "vid behov", "on need"],
    [{ kind: "ongoing" }, "löpande", "ongoing"],
    [{ kind: "not stated" }, "framgår inte", "not stated"],
  ] as const)("%j reads as words", (cadence, sv, en) => {
    expect([describeCadence(cadence, "sv"), describeCadence(cadence, "en")]).toEqual([sv, en]);
    expect(JSON.parse(JSON.stringify(cadence))).toEqual(cadence);
  });

  it("makes sense or not", () => {
    expect([every(1, "week"), per(1, 2), per(0, 1), per(2, null)].map(isCadence)).toEqual([true, true, true, true]);
    expect(
      [every(0, "week"), every(1.5, "week"), per(2, 1), per(0, 0), per(0, null), per(-1, 2)].map(isCadence),
    ).toEqual([false, false, false, false, false, false]);
  });
});

describe("a pause", () => {
  it("comes back each year, over New Year too, or once", () => {
    expect(["2019-06-15", "2019-06-16", "2030-08-15", "2019-08-16"].map((d) => isPaused([summer], d))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    const winter = { from: "12-20", to: "01-06" };
    expect(["2019-12-19", "2019-12-31", "2020-01-06", "2020-01-07"].map((d) => isPaused([winter], d))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    const once = { from: "2020-03-16", to: "2020-05-31" };
    expect(["2020-03-15", "2020-03-16", "2021-04-01"].map((d) => isPaused([once], d))).toEqual([false, true, false]);
  });

  it("that begins or ends on 29 February begins on 1 March or ends on 28 February in other years", () => {
    const open = (from: string, to: string, year: number) => openDays([{ from, to }], `${year}-02-27`, `${year}-03-02`);
    expect([open("02-29", "03-01", 2020), open("02-29", "03-01", 2019)]).toEqual([3, 3]);
    expect([open("02-27", "02-29", 2020), open("02-27", "02-29", 2019)]).toEqual([2, 2]);
    expect([open("02-29", "02-29", 2020), open("02-29", "02-29", 2019)]).toEqual([4, 4]);
  });

  it("has two days of a year, or two dates in order", () => {
    expect(
      [
        summer,
        { from: "12-20", to: "01-06" },
        { from: "02-29", to: "02-29" },
        { from: "2020-03-16", to: "2020-05-31" },
        { from: "2020-05-31", to: "2020-03-16" },
        { from: "02-30", to: "03-01" },
        { from: "06-16", to: "2020-08-15" },
      ].map(isPause),
    ).toEqual([true, true, true, true, false, false, false]);
  });
});

describe("what is expected", () => {
  const expected = (cadence: Cadence, from: string, to: string, pauses = [summer]) =>
    periodsExpected({ cadence, pauses, from, to }).map(({ first, last, expected: { min, max } }) => [
      first,
      last,
      min,
      max,
    ]);

  it("of a monthly cadence is one a month, none in a month wholly paused", () => {
    expect(expected(every(1, "month"), "2019-05-20", "2019-08-01")).toEqual([
      ["2019-05-01", "2019-05-31", 1, 1],
      ["2019-06-01", "2019-06-30", 1, 1],
      ["2019-07-01", "2019-07-31", 0, 0],
      ["2019-08-01", "2019-08-31", 1, 1],
    ]);
  });

  it("of a term's cadence is counted by the terms", () => {
    expect(expected(per(1, 2), "2019-01-01", "2019-12-31")).toEqual([
      ["2019-01-01", "2019-06-15", 1, 2],
      ["2019-08-16", "2019-12-31", 1, 2],
    ]);
    expect(expected({ kind: "some", period: "term" }, "2019-09-01", "2019-09-02")).toEqual([
      ["2019-08-16", "2019-12-31", 1, null],
    ]);
    expect(expected(per(2, 2, true), "2019-09-01", "2019-09-02")).toEqual([["2019-08-16", "2019-12-31", 1, 2]]);
  });

  it("of every two weeks is one an interval, with paused days left out", () => {
    expect(expected(every(2, "week"), "2019-06-03", "2019-06-30")).toEqual([["2019-06-03", "2019-08-16", 1, 1]]);
  });

  it("of a cadence without a number is nothing", () => {
    for (const kind of ["on need", "ongoing", "not stated"] as const) {
      expect(expected({ kind }, "2019-01-01", "2019-12-31")).toEqual([]);
    }
  });
});
