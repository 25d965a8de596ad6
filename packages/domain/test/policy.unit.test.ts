import { describe, expect, it } from "vitest";
import { policyDefaults, policyOn } from "../src/index.ts";
import { policy } from "../src/policy.ts";
import { given } from "./given.ts";

const key = "small-number-threshold" as const;
const input = { unit: "kommunstyrelsen", key, value: 7, validFrom: "2026-04-01" };
const set = { type: "PolicySet", data: { key, value: 7, validFrom: "2026-04-01" } };

describe("a policy", () => {
  it("is set under its own key, and set again", () => {
    given(policy, []).when("set", input, { id: key }).thenRecorded([set]);
    given(policy, [set])
      .when("set", { ...input, value: 4 }, { id: key })
      .thenRecorded([{ ...set, data: { ...set.data, value: 4 } }]);
  });

  it("is not set under another id", () => {
    given(policy, []).when("set", input, { id: "x" }).thenRefused("id-mismatch", { expected: key });
  });

  it("has a threshold of 5 until one is set", () => {
    expect(policyDefaults).toEqual({ "small-number-threshold": 5 });
    expect(policyOn(key, [], "2026-04-01")).toBe(5);
  });

  it("holds from its day, and of two from the same day the one set last holds", () => {
    const settings = [
      { validFrom: "2026-04-01", value: 7 },
      { validFrom: "2026-02-01", value: 6 },
      { validFrom: "2026-04-01", value: 8 },
    ];
    expect(["2026-01-31", "2026-02-01", "2026-03-31", "2026-04-01"].map((on) => policyOn(key, settings, on))).toEqual([
      5, 6, 6, 8,
    ]);
  });
});
