import { describe, expect, it } from "vitest";
import {
  isoWeekOf,
  monthPeriodOf,
  periodName,
  quarterOf,
  reportPeriodsOf,
  termOf,
  termsOf,
  tertialOf,
  yearPeriodOf,
} from "../src/index.ts";

describe("an ISO week", () => {
  it("belongs to the year that holds its Thursday", () => {
    expect(isoWeekOf("2019-12-30")).toMatchObject({ year: 2020, week: 1, first: "2019-12-30", last: "2020-01-05" });
    expect(isoWeekOf("2025-12-29")).toMatchObject({ year: 2026, week: 1 });
    expect(isoWeekOf("2019-12-29")).toMatchObject({ year: 2019, week: 52 });
    expect(isoWeekOf("2021-01-03")).toMatchObject({ year: 2020, week: 53 });
    expect(isoWeekOf("2016-01-01")).toMatchObject({ year: 2015, week: 53 });
    expect(isoWeekOf("2027-01-01")).toMatchObject({ year: 2026, week: 53 });
  });
});

describe("a tertial", () => {
  it("is four months of a year", () => {
    expect(tertialOf("2019-04-30")).toMatchObject({ year: 2019, tertial: 1, first: "2019-01-01", last: "2019-04-30" });
    expect(tertialOf("2019-05-01")).toMatchObject({ tertial: 2, first: "2019-05-01", last: "2019-08-31" });
    expect(tertialOf("2019-12-31")).toMatchObject({ tertial: 3, first: "2019-09-01", last: "2019-12-31" });
  });
});

describe("a term", () => {
  it("is spring or autumn, with the summer break in neither", () => {
    expect(termOf("2019-06-15")?.term).toBe("spring");
    expect(termOf("2019-06-16")).toBeUndefined();
    expect(termOf("2019-08-15")).toBeUndefined();
    expect(termOf("2019-08-16")?.term).toBe("autumn");
  });

  it("may have other bounds", () => {
    const bounds = { spring: { from: "01-08", to: "06-12" }, autumn: { from: "08-20", to: "12-20" } };
    expect(termsOf(2019, bounds).map(({ first, last }) => [first, last])).toEqual([
      ["2019-01-08", "2019-06-12"],
      ["2019-08-20", "2019-12-20"],
    ]);
    expect(termOf("2019-12-24", bounds)).toBeUndefined();
  });
});

describe("a report", () => {
  it("covers the year from its beginning", () => {
    expect(reportPeriodsOf(2019).map(({ report, first, last }) => [report, first, last])).toEqual([
      ["T1", "2019-01-01", "2019-04-30"],
      ["T2", "2019-01-01", "2019-08-31"],
      ["VB", "2019-01-01", "2019-12-31"],
    ]);
  });
});

describe("a period", () => {
  const named = [
    isoWeekOf("2019-12-30"),
    monthPeriodOf("2019-09-04"),
    quarterOf("2019-09-04"),
    tertialOf("2019-01-04"),
    ...termsOf(2019),
    yearPeriodOf("2019-09-04"),
    reportPeriodsOf(2019)[0],
  ];

  it("has a name in Swedish and English", () => {
    expect(named.map((period) => periodName(period, "sv"))).toEqual([
      "vecka 1 2020",
      "september 2019",
      "kvartal 3 2019",
      "tertial 1 2019",
      "vårterminen 2019",
      "höstterminen 2019",
      "2019",
      "T1 2019",
    ]);
    expect(named.map((period) => periodName(period, "en"))).toEqual([
      "week 1 2020",
      "September 2019",
      "quarter 3 2019",
      "tertial 1 2019",
      "spring term 2019",
      "autumn term 2019",
      "2019",
      "T1 2019",
    ]);
  });
});
