import { describe, expect, it } from "vitest";
import { dayOf, endOfDay, formatInstant, startOfDay } from "../src/index.ts";

describe("a day in Stockholm", () => {
  it("begins at 23:00 UTC in winter and at 22:00 UTC in summer", () => {
    expect(dayOf("2019-01-15T22:59:59.999Z")).toBe("2019-01-15");
    expect(dayOf("2019-01-15T23:00:00Z")).toBe("2019-01-16");
    expect(dayOf("2019-07-15T21:59:59.999Z")).toBe("2019-07-15");
    expect(dayOf("2019-07-15T22:00:00.000Z")).toBe("2019-07-16");
    expect(dayOf("2019-12-31T23:00:00Z")).toBe("2020-01-01");
    expect(dayOf("2020-02-28T23:30:00Z")).toBe("2020-02-29");
  });

  it("is right around the days on which the clocks change", () => {
    // 2019-03-31: summer time begins at 01:00 UTC; 2019-10-27: it ends at 01:00 UTC.
    expect(dayOf("2019-03-30T22:30:00Z")).toBe("2019-03-30");
    expect(dayOf("2019-03-30T23:00:00Z")).toBe("2019-03-31");
    expect(dayOf("2019-03-31T22:00:00Z")).toBe("2019-04-01");
    expect(dayOf("2019-10-26T22:00:00Z")).toBe("2019-10-27");
    expect(dayOf("2019-10-27T22:30:00Z")).toBe("2019-10-27");
    expect(dayOf("2019-10-27T23:00:00Z")).toBe("2019-10-28");
  });

  it("ends with the first instant that no longer belongs to it", () => {
    expect(endOfDay("2019-01-15")).toBe("2019-01-15T23:00:00.000Z");
    expect(endOfDay("2019-07-15")).toBe("2019-07-15T22:00:00.000Z");
    expect(endOfDay("2019-03-31")).toBe("2019-03-31T22:00:00.000Z");
    expect(endOfDay("2019-10-27")).toBe("2019-10-27T23:00:00.000Z");
    expect(startOfDay("2019-03-31")).toBe("2019-03-30T23:00:00.000Z");
  });

  it.each([
    "2019-01-15",
    "2019-01-15T10:00:00",
    "2019-01-15T10:00:00+01:00",
    "2019-01-15T24:00:00Z",
    "2019-02-30T10:00:00Z",
    "2019-02-30T23:00:00Z",
    "",
  ])("%j is no UTC instant", (text) => {
    expect(() => dayOf(text)).toThrow(RangeError);
  });

  it("is written with Stockholm's time", () => {
    expect(formatInstant("2019-07-15T22:05:00Z", "sv")).toBe("16 juli 2019 kl. 00:05");
    expect(formatInstant("2019-01-15T13:05:00Z", "en")).toBe("15 January 2019, 14:05");
  });
});
