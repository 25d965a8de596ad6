import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  compareDates,
  daysBetween,
  isIsoDate,
  isIsoMonth,
  lastClosedMonthEnd,
  lastDayOfMonth,
  monthOf,
  monthsBetween,
  weekdayOf,
} from "../src/index.ts";

describe("a day", () => {
  it.each(["2019-09-04", "2020-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])(
    "the day %s exists in the calendar",
    (text) => {
      expect(isIsoDate(text)).toBe(true);
    },
  );

  it.each([
    "2026-02-31",
    "2019-02-29",
    "1900-02-29",
    "2019-13-01",
    "2019-00-10",
    "2019-04-00",
    "0000-01-01",
    "2019-9-4",
    "20190904",
    "2019-09-04T00:00Z",
    " 2019-09-04",
    "2019-09-04\n",
    "",
  ])("%j is no day of the calendar", (text) => {
    expect(isIsoDate(text)).toBe(false);
  });

  it("may be asked of what is no text", () => {
    expect([undefined, null, 20190904, new Date(0)].map(isIsoDate)).toEqual([false, false, false, false]);
  });

  it("moves over months, years and leap days", () => {
    expect(addDays("2019-12-31", 1)).toBe("2020-01-01");
    expect(addDays("2020-02-28", 1)).toBe("2020-02-29");
    expect(addDays("2019-03-01", -1)).toBe("2019-02-28");
    expect(addDays("0099-12-31", 1)).toBe("0100-01-01");
    expect(daysBetween("2020-01-01", "2021-01-01")).toBe(366);
    expect(daysBetween("2019-09-04", "2019-09-01")).toBe(-3);
  });

  it("takes the last day of a shorter month", () => {
    expect(addMonths("2019-01-31", 1)).toBe("2019-02-28");
    expect(addMonths("2020-02-29", 12)).toBe("2021-02-28");
    expect(addMonths("2019-01-15", -2)).toBe("2018-11-15");
  });

  it("is a weekday, 1 for Monday", () => {
    expect(["2019-09-02", "2019-09-08", "1969-12-31"].map(weekdayOf)).toEqual([1, 7, 3]);
  });

  it("sorts by the order of time", () => {
    expect(["2019-09-04", "2018-12-31", "2019-09-04"].sort(compareDates)).toEqual([
      "2018-12-31",
      "2019-09-04",
      "2019-09-04",
    ]);
  });

  it("that does not exist is a defect of the caller", () => {
    expect(() => addDays("2026-02-31", 1)).toThrow(RangeError);
    expect(() => addDays("9999-12-31", 1)).toThrow(RangeError);
    expect(() => lastDayOfMonth("2019-13")).toThrow(RangeError);
  });
});

describe("a month", () => {
  it("ends on its last day", () => {
    expect(["2019-09", "2019-02", "2020-02", "2019-12"].map(lastDayOfMonth)).toEqual([
      "2019-09-30",
      "2019-02-28",
      "2020-02-29",
      "2019-12-31",
    ]);
    expect(monthOf("2019-09-04")).toBe("2019-09");
    expect(["2019-09", "2019-13", "2019-00", "2019"].map(isIsoMonth)).toEqual([true, false, false, false]);
  });

  it("is closed when its last day has ended", () => {
    expect(lastClosedMonthEnd("2019-09-29")).toBe("2019-08-31");
    expect(lastClosedMonthEnd("2019-09-30")).toBe("2019-09-30");
    expect(lastClosedMonthEnd("2019-10-01")).toBe("2019-09-30");
    expect(lastClosedMonthEnd("2020-01-30")).toBe("2019-12-31");
  });

  it("is one of those between two days", () => {
    expect(monthsBetween("2019-11-30", "2020-02-01")).toEqual(["2019-11", "2019-12", "2020-01", "2020-02"]);
    expect(monthsBetween("2019-11", "2019-11")).toEqual(["2019-11"]);
    expect(monthsBetween("2019-11-02", "2019-10-30")).toEqual([]);
  });
});
