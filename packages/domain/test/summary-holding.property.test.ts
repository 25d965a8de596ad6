import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { heldBack, shownBefore } from "../src/summary-holding.ts";

const k = 5;
const small = { masked: "small", text: "<5" };
const part = { masked: "part", text: "…" };
const open = { masked: "open", text: "…" };
type Shown = { readonly value?: number; readonly masked?: string; readonly unchanged?: true };

const of = (count: object, period = "2026-03") => ({ months: [{ period, count }] }) as never;
const after = (before: object, now: object): Shown => {
  const held = heldBack(of(now), shownBefore([of(before)]), k) as unknown as { months: [{ count: Shown }] };
  return held.months[0].count;
};

describe("a sensitive count of a time that was shown before", () => {
  it.each([
    ["is given anew where it changed by the threshold", { value: 12 }, { value: 17 }, { value: 17 }],
    ["stands still where it changed by less", { value: 12 }, { value: 13 }, { value: 12, unchanged: true }],
    ["stands still and says so where nothing changed", { value: 12 }, { value: 12 }, { value: 12, unchanged: true }],
    ["stands still where it may have changed by less", { value: 5 }, small, { value: 5, unchanged: true }],
    ["stands still at none where a few were added", { value: 0 }, small, { value: 0, unchanged: true }],
    ["is masked where it surely changed by the threshold", { value: 12 }, small, small],
    ["keeps its mask for ever", small, { value: 90 }, { ...small, unchanged: true }],
    ["keeps its mask though a few more would lift it", small, { value: 6 }, { ...small, unchanged: true }],
    ["keeps the mask of a total", part, { value: 40 }, { ...part, unchanged: true }],
    ["may be masked as a total with a masked part", { value: 12 }, part, part],
    ["is given once its month has closed", open, { value: 12 }, { value: 12 }],
  ] as const)("%s", (_holds, before, now, shown) => {
    expect(after(before, now)).toEqual(shown);
  });

  it("is not held to another time's count, nor to a count of process", () => {
    const other = heldBack(of({ value: 13 }, "2026-04"), shownBefore([of({ value: 12 })]), k);
    expect(other).toEqual(of({ value: 13 }, "2026-04"));
    expect(after({ value: 12, why: [1] }, { value: 13, why: [1, 2] })).toEqual({ value: 13, why: [1, 2] });
  });

  it("is held to the newest of the summaries that showed it", () => {
    const shown = shownBefore([of({ value: 12 }), of({ value: 17 })]);
    expect(heldBack(of({ value: 18 }), shown, k)).toEqual(of({ value: 17, unchanged: true }));
  });

  const figure = fc.oneof(
    fc.nat(30).map((value) => ({ value })),
    fc.constantFrom(small, part, open),
  );

  test.prop([fc.array(figure, { minLength: 2, maxLength: 6 })])(
    "changes from release to release by nothing or by at least the threshold",
    (truths) => {
      const contents: never[] = [];
      for (const truth of truths) contents.push(heldBack(of(truth), shownBefore(contents), k) as never);
      const shown = contents.map((content) => (content as { months: [{ count: Shown }] }).months[0].count);
      for (const [index, now] of shown.entries()) {
        const before = shown[index - 1];
        if (before?.masked === "small") expect(now.masked).toBe("small");
        if (before?.value === undefined) continue;
        if (now.value !== undefined) expect([0, ...many]).toContain(Math.abs(now.value - before.value));
        if (now.masked === "small") expect(before.value).toBeGreaterThanOrEqual(2 * k - 1);
      }
    },
  );
  const many = Array.from({ length: 30 }, (_, index) => index + k);
});

describe("what goes with a count that stands still", () => {
  it("is the share beside it", () => {
    const row = (value: number, percent: number) => ({
      training: [{ key: "a", asOf: "2026-03-31", numerator: { value }, share: { percent, computed: true } }],
    });
    expect(heldBack(row(13, 13), shownBefore([row(12, 12)]), k)).toEqual({
      training: [
        {
          key: "a",
          asOf: "2026-03-31",
          numerator: { value: 12, unchanged: true },
          share: { percent: 12, computed: true, unchanged: true },
        },
      ],
    });
    expect(heldBack(row(20, 20), shownBefore([row(12, 12)]), k)).toEqual(row(20, 20));
  });

  it("is the total of another time that takes it in, which so tells nothing of it", () => {
    const first = {
      from: "2025-05",
      to: "2026-04",
      total: { value: 30 },
      tertials: [{ period: "2026-37", count: { value: 10 } }],
    };
    const second = {
      from: "2025-09",
      to: "2026-08",
      total: { value: 21 },
      tertials: [
        { period: "2026-37", count: { value: 11 } },
        { period: "2026-38", count: { value: 10 } },
      ],
    };
    expect(heldBack(second, shownBefore([first]), k)).toEqual({
      ...second,
      total: { value: 20 },
      tertials: [
        { period: "2026-37", count: { value: 10, unchanged: true } },
        { period: "2026-38", count: { value: 10 } },
      ],
    });
  });
});
