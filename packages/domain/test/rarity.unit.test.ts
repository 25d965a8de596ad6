import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { type CodedReport, environments, fineSettings, rarityOf, settings } from "../src/index.ts";

const report = (more: Partial<CodedReport> = {}): CodedReport => ({
  environment: "white-power",
  setting: "youth-centre",
  kind: "threats",
  date: "2026-03-03",
  ...more,
});
const times = (count: number, more: Partial<CodedReport> = {}) => Array.from({ length: count }, () => report(more));
const offered = (one: CodedReport, others: readonly CodedReport[] = []) =>
  rarityOf(one, others, 5).offers.map(({ pointer, value, standing }) => [pointer, value, standing]);

describe("the advice before a concern report is saved", () => {
  it("warns where fewer reports than the threshold, this one included, have its month, environment and setting", () => {
    const standing = (others: number) => rarityOf(report(), times(others), 5).warns;
    expect([0, 1, 3, 4, 9].map(standing)).toEqual([true, true, true, false, false]);
    expect(rarityOf(report(), times(4), 6).warns).toBe(true);
  });

  it("counts no report of another month, environment or setting as alike", () => {
    for (const other of [{ date: "2026-04-01" }, { environment: "autonomous" }, { setting: "library" }])
      expect(rarityOf(report(), times(4, other), 5).text.en).toContain("together rare among the board's reports");
  });

  it("says so where only the kind of event makes it rare", () => {
    const { warns, text } = rarityOf(report(), times(6, { kind: "worry" }), 5);
    expect([warns, text.en]).toEqual([true, expect.stringContaining("rare together with this kind of event")]);
    expect(rarityOf(report(), times(6), 5).text.en).toContain("together common");
  });

  it("offers the coarser setting, environment and time, from the next coarser on", () => {
    expect(offered(report()).map(([pointer, value]) => [pointer, value])).toEqual([
      ["/input/setting", "leisure"],
      ["/input/setting", "other"],
      ["/input/environment", "several"],
      ["/input/environment", "not-known"],
      ["/occurredOn", "2026-03"],
      ["/occurredOn", "2026-37"],
      ["/occurredOn", "2026"],
    ]);
    const [setting, , environment, , month, tertial] = rarityOf(report(), [], 5).offers.map(({ text }) => text.sv);
    expect([setting, environment, month, tertial]).toEqual([
      "Plats: Fritidsverksamhet",
      "Miljö: Flera miljöer",
      "Datum: mars 2026",
      "Datum: tertial 1 2026",
    ]);
  });

  it("offers only what is coarser than what was given, and in the end nothing", () => {
    const coarse = report({ setting: "leisure", environment: "several", date: "2026-37" });
    expect(offered(coarse).map(([, value]) => value)).toEqual(["other", "not-known", "2026"]);
    expect(offered(report({ setting: "other", environment: "not-known", date: "2026" }))).toEqual([]);
  });

  it("offers no coarser time where the date is open, and of one over a new year none that cuts it", () => {
    const at = (date: string) =>
      offered(report({ date, setting: "other", environment: "not-known" })).map(([, value]) => value);
    expect(at("2026-03-03/..")).toEqual([]);
    expect(at("2025-12-20/2026-01-05")).toEqual([]);
    expect(at("2026-01-20/2026-02-05")).toEqual(["2026-37", "2026"]);
  });

  it("tells of each offer how the report would then stand, in words", () => {
    const others = [...times(2, { setting: "library" }), ...times(3, { date: "2026-01-08" }), ...times(1)];
    expect(offered(report(), others)).toEqual([
      ["/input/setting", "leisure", "less rare"],
      ["/input/setting", "other", "less rare"],
      ["/input/environment", "several", "rare"],
      ["/input/environment", "not-known", "rare"],
      ["/occurredOn", "2026-03", "rare"],
      ["/occurredOn", "2026-37", "common"],
      ["/occurredOn", "2026", "common"],
    ]);
    const { text, offers } = rarityOf(report(), others, 5);
    for (const words of [text, ...offers.map(({ standingText }) => standingText)])
      expect(`${words.sv} ${words.en}`).not.toMatch(/\d/);
  });

  it("takes a coarser report to stand for the finer ones, never a finer one for a coarser", () => {
    const coarse = report({ setting: "leisure", date: "2026" });
    expect(rarityOf(coarse, times(4), 5).warns).toBe(false);
    expect(rarityOf(report(), Array(4).fill(coarse), 5).warns).toBe(true);
  });

  const any = fc.record({
    environment: fc.constantFrom(...Object.keys(environments)),
    setting: fc.constantFrom(...Object.keys({ ...settings, ...fineSettings })),
    kind: fc.constantFrom("threats", "worry"),
    date: fc.constantFrom("2026-03-03", "2026-03", "2026-37", "2026", "2025-12-31", "../2026-04", "2026-03~"),
  });

  test.prop([any, fc.array(any, { maxLength: 20 }), fc.integer({ min: 1, max: 8 })])(
    "never makes a report rarer by a coarser value, and offers each value once",
    (one, others, threshold) => {
      const { offers, warns } = rarityOf(one, others, threshold);
      expect(new Set(offers.map(({ pointer, value }) => `${pointer} ${value}`)).size).toBe(offers.length);
      for (const { pointer, value, standing } of offers) {
        const field = pointer === "/occurredOn" ? "date" : pointer.replace("/input/", "");
        const next = rarityOf({ ...one, [field]: value }, others, threshold);
        if (!warns) expect(next.warns).toBe(false);
        if (standing === "common") expect(next.text.en).not.toContain("together rare");
        expect(next.offers.length).toBeLessThan(offers.length);
      }
    },
  );
});
