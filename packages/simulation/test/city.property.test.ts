import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { type CityPlan, city, leastEvents, mostEpisodes } from "../src/index.ts";

const plans: fc.Arbitrary<CityPlan> = fc
  .record({
    boards: fc.integer({ min: 1, max: 9 }),
    years: fc.integer({ min: 1, max: 5 }),
    seed: fc.nat(),
    more: fc.nat(3_000),
  })
  .map(({ boards, years, seed, more }) => ({ boards, years, seed, events: leastEvents({ boards, years }) + more }));

describe("a simulated city", () => {
  test.prop([plans], { numRuns: 6 })("is the same for the same seed, and another for another", (plan) => {
    const rows = [...city(plan)];
    expect([...city(plan)]).toEqual(rows);
    const other = [...city({ ...plan, seed: plan.seed + 1 })].map(({ source: _source, ...row }) => row);
    expect(rows.map(({ source: _source, ...row }) => row)).not.toEqual(other);
  });

  test.prop([plans], { numRuns: 6 })("has as many events as asked for, in order, up to its last December", (plan) => {
    const rows = [...city(plan)];
    expect(rows).toHaveLength(plan.events);
    expect(rows.map(({ key }) => Number(key))).toEqual(rows.map((_row, at) => at + 1));
    const days = rows.map(({ recordedOn }) => recordedOn);
    expect(days).toEqual(days.toSorted());
    expect(days[0]?.slice(0, 4)).toBe(String(2026 - plan.years));
    expect(days.at(-1)?.slice(0, 7)).toBe("2025-12");
  });

  test.prop([plans], { numRuns: 6 })("ends a stream once, and says nothing in it afterwards", (plan) => {
    const ended = new Set<string>();
    for (const { aggregate, id, last } of city(plan)) {
      const stream = `${aggregate}-${id}`;
      expect(ended.has(stream), stream).toBe(false);
      if (last) ended.add(stream);
    }
    expect(ended.size).toBeGreaterThan(0);
  });

  test("holds no more streams open than its bound, also with five hundred events a day", () => {
    const plan = { boards: 5, years: 1, events: 125_000, seed: 3 };
    const open = new Set<string>();
    let most = 0;
    for (const { aggregate, id, last } of city(plan)) {
      const stream = `${aggregate}-${id}`;
      if (last) open.delete(stream);
      else open.add(stream);
      most = Math.max(most, open.size);
    }
    const lasting = 2 + 1 + 3 * plan.boards + plan.years * (3 + 8 * plan.boards);
    expect(most).toBeGreaterThan(mostEpisodes / 2);
    expect(most).toBeLessThanOrEqual(mostEpisodes + lasting);
  });

  test("is made of meetings most of all, then concern reports, check-ins and courses, with every plan followed up", () => {
    const plan = { boards: 10, years: 4, events: 20_000, seed: 11 };
    const shares = new Map<string, number>();
    for (const { aggregate } of city(plan)) shares.set(aggregate, (shares.get(aggregate) ?? 0) + 1);
    const share = (name: string) => (shares.get(name) ?? 0) / plan.events;
    expect(share("meeting")).toBeGreaterThan(0.25);
    expect(share("concern-report")).toBeGreaterThan(0.2);
    expect(share("police-checkin")).toBeGreaterThan(0.04);
    expect(share("training")).toBeGreaterThan(0.1);
    expect(shares.get("plan-report")).toBe(plan.boards * plan.years * 3 * 5);
    expect(shares.get("action-plan")).toBe(plan.boards * plan.years * 7);
    expect(shares.get("audit")).toBe(2 + 5 * plan.boards);
  });
});
