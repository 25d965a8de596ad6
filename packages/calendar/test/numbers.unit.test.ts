import { describe, expect, it } from "vitest";
import { formatNumber, formatPercent, formatShare } from "../src/index.ts";

describe("a number", () => {
  it("is grouped with a no-break space in Swedish and a comma in English", () => {
    expect([2679, 1000, 999, 0, 1234567.5].map((n) => formatNumber(n, "sv"))).toEqual([
      "2\u00a0679",
      "1\u00a0000",
      "999",
      "0",
      "1\u00a0234\u00a0567,5",
    ]);
    expect([2679, 999, 1234567.5].map((n) => formatNumber(n, "en"))).toEqual(["2,679", "999", "1,234,567.5"]);
  });

  it("below zero has a minus sign, but never a negative zero", () => {
    expect([formatNumber(-1200, "sv"), formatNumber(-1200, "en")]).toEqual(["−1\u00a0200", "-1,200"]);
    expect([formatNumber(-0.4, "sv", { decimals: 0 }), formatNumber(-0, "en")]).toEqual(["0", "0"]);
  });

  it("that is none, or is too large to be exact, is a defect of the caller", () => {
    for (const n of [Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(() => formatNumber(n, "sv")).toThrow(RangeError);
    }
  });
});

describe("a percentage", () => {
  it("of approximate counts says so", () => {
    expect(formatPercent((208 / 2679) * 100, "sv", { approximate: true })).toBe("cirka 8\u00a0%");
    expect(formatPercent((208 / 2679) * 100, "en", { approximate: true })).toBe("about 8\u00a0%");
    expect(formatPercent(7.8, "sv", { decimals: 1 })).toBe("7,8\u00a0%");
    expect(formatPercent(100, "en")).toBe("100\u00a0%");
  });

  it("of two counts is exact", () => {
    expect(formatShare(208, 2679, "sv", { decimals: 1 })).toBe("7,8\u00a0%");
    expect(formatShare(1, 8, "sv")).toBe("13\u00a0%");
    // 1.005 in binary lies below itself.
    expect(formatShare(201, 20_000, "en", { decimals: 2 })).toBe("1.01\u00a0%");
    expect(formatShare(94, 1000, "en", { approximate: true })).toBe("about 9\u00a0%");
    expect(formatShare(0, 0, "sv")).toBe("–");
    expect(() => formatShare(-1, 8, "sv")).toThrow(RangeError);
    expect(() => formatShare(1.5, 8, "sv")).toThrow(RangeError);
  });
});
