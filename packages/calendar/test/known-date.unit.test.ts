import { describe, expect, it } from "vitest";
import {
  boundsOf,
  formatKnownDate,
  isApproximate,
  isKnownDate,
  isUncertain,
  knownDateProblem,
  parseKnownDate,
  precisionOf,
  whyNotKnownDate,
} from "../src/index.ts";

const examples = [
  // text, precision, first, last, Swedish, English
  ["2019-09-04", "day", "2019-09-04", "2019-09-04", "4 september 2019", "4 September 2019"],
  ["2019-09", "month", "2019-09-01", "2019-09-30", "september 2019", "September 2019"],
  ["2020-02", "month", "2020-02-01", "2020-02-29", "februari 2020", "February 2020"],
  ["2019", "year", "2019-01-01", "2019-12-31", "2019", "2019"],
  ["2017-21", "season", "2017-01-01", "2017-06-15", "våren 2017", "spring 2017"],
  ["2017-22", "season", "2017-06-16", "2017-08-15", "sommaren 2017", "summer 2017"],
  ["2017-23", "season", "2017-08-16", "2017-12-31", "hösten 2017", "autumn 2017"],
  ["2019-24", "season", "2019-12-01", "2020-02-29", "vintern 2019–2020", "winter 2019–2020"],
  ["2019-33", "quarter", "2019-01-01", "2019-03-31", "kvartal 1 2019", "quarter 1 2019"],
  ["2019-36", "quarter", "2019-10-01", "2019-12-31", "kvartal 4 2019", "quarter 4 2019"],
  ["2019-37", "tertial", "2019-01-01", "2019-04-30", "tertial 1 2019", "tertial 1 2019"],
  ["2019-38", "tertial", "2019-05-01", "2019-08-31", "tertial 2 2019", "tertial 2 2019"],
  ["2019-39", "tertial", "2019-09-01", "2019-12-31", "tertial 3 2019", "tertial 3 2019"],
  ["2019-40", "half-year", "2019-01-01", "2019-06-30", "första halvåret 2019", "first half of 2019"],
  ["2019-41", "half-year", "2019-07-01", "2019-12-31", "andra halvåret 2019", "second half of 2019"],
  ["2018/2019", "interval", "2018-01-01", "2019-12-31", "2018–2019", "2018–2019"],
  [
    "2018-01/2019-03-04",
    "interval",
    "2018-01-01",
    "2019-03-04",
    "januari 2018 – 4 mars 2019",
    "January 2018 – 4 March 2019",
  ],
  [
    "2017-23/2019-37",
    "interval",
    "2017-08-16",
    "2019-04-30",
    "hösten 2017 – tertial 1 2019",
    "autumn 2017 – tertial 1 2019",
  ],
  ["2018/2018", "interval", "2018-01-01", "2018-12-31", "2018–2018", "2018–2018"],
  ["2016/..", "interval", "2016-01-01", null, "från 2016", "from 2016"],
  ["../2019", "interval", null, "2019-12-31", "till och med 2019", "up to 2019"],
  ["2019-09~", "month", "2019-09-01", "2019-09-30", "omkring september 2019", "about September 2019"],
  ["2019?", "year", "2019-01-01", "2019-12-31", "2019 (osäkert)", "2019 (uncertain)"],
  [
    "2019-37%",
    "tertial",
    "2019-01-01",
    "2019-04-30",
    "omkring tertial 1 2019 (osäkert)",
    "about tertial 1 2019 (uncertain)",
  ],
] as const;

describe("a date of known precision", () => {
  it.each(examples)("%s has its precision, bounds and words", (text, precision, first, last, sv, en) => {
    expect(precisionOf(text)).toBe(precision);
    expect(boundsOf(text)).toEqual({ first, last });
    expect([formatKnownDate(text, "sv"), formatKnownDate(text, "en")]).toEqual([sv, en]);
    expect(whyNotKnownDate(text, "sv")).toBeUndefined();
  });

  it("says whether it is approximate or uncertain, at either end of an interval", () => {
    expect(["2019", "2019~", "2019?", "2019%", "2018/2019~", "2018?/.."].map(isApproximate)).toEqual([
      false,
      true,
      false,
      true,
      true,
      false,
    ]);
    expect(["2019", "2019~", "2019?", "2019%", "2018/2019~", "2018?/.."].map(isUncertain)).toEqual([
      false,
      false,
      true,
      true,
      false,
      true,
    ]);
  });

  it.each([
    ["2026-02-31", "no such day"],
    ["2019-09-04T10:00", "time of day"],
    ["2019/2018", "ends before it begins"],
    ["2019-09-05/2019-09-04", "ends before it begins"],
    ["../..", "open at both ends"],
    ["", "form"],
    ["../", "form"],
    ["2016/", "form"],
    ["/2019", "form"],
    ["2019-13", "form"],
    ["2019-25", "form"],
    ["2019-32", "form"],
    ["2019-42", "form"],
    ["2019-9", "form"],
    ["19-09-04", "form"],
    ["-2019", "form"],
    ["0000", "form"],
    ["201X", "form"],
    ["2019-XX", "form"],
    ["?2019", "form"],
    ["2019~?", "form"],
    ["[2018,2019]", "form"],
    ["2018/2019/2020", "form"],
    ["20190904", "form"],
    [" 2019", "form"],
    ["2019\n", "form"],
    ["9999-24", "form"],
    ["september 2019", "form"],
  ] as const)("%j is none: %s", (text, problem) => {
    expect(parseKnownDate(text)).toBeUndefined();
    expect(isKnownDate(text)).toBe(false);
    expect(knownDateProblem(text)).toBe(problem);
    expect(() => boundsOf(text)).toThrow(RangeError);
  });

  it("when refused is answered with what is allowed, without repeating the text", () => {
    const sv = whyNotKnownDate("18990104", "sv");
    expect(sv).toContain("Tillåtet är dag (2019-09-04), månad (2019-09)");
    expect(sv).not.toContain("18990104");
    expect(whyNotKnownDate("2026-02-31", "en")).toMatch(/^There is no such day in the calendar\. Allowed are a day/);
  });

  it("names in its refusal only dates that are accepted", () => {
    const text = whyNotKnownDate("", "en") ?? "";
    const named = text.match(/(\d{4}|\.\.)[-\d/.]*[\d.]/g)?.map((date) => date.replace(/\.$/, "")) ?? [];
    expect(named.length).toBeGreaterThan(8);
    expect(named.map((date) => (date.endsWith("/.") ? `${date}.` : date)).filter((date) => !isKnownDate(date))).toEqual(
      [],
    );
  });
});
