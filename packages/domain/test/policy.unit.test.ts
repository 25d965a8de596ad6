import { describe, expect, it } from "vitest";
import { aggregateNamed, commandsOf, parse, policies, policyDefaults, policyOn } from "../src/index.ts";
import { policy } from "../src/policy.ts";
import { given, idOf, sealed } from "./given.ts";

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

  it("has a threshold of 5 until one is set, and no goal and no retention that nobody decided", () => {
    expect(policyDefaults["small-number-threshold"]).toBe(5);
    expect(Object.keys(policies).filter((each) => !(each in policyDefaults))).toEqual([
      "goal-training-taken-part",
      "goal-training-completed",
      "goal-plan-follow-up",
      "retention-concern-reports",
      "retention-meetings",
      "retention-police-checkins",
      "retention-training",
      "retention-plan-follow-up",
    ]);
    expect(policyOn("goal-training-taken-part", [], "2026-04-01")).toBeUndefined();
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

  it.for(Object.entries(policies))(
    "%s is taken within its bounds only, and the refusal names them",
    ([each, definition]) => {
      const { input: schema } = commandsOf(aggregateNamed("policy")!).set!;
      const tried = (value: number) => parse(schema, { ...input, key: each, value });
      expect([definition.min, definition.max].map((value) => tried(value).ok)).toEqual([true, true]);
      for (const value of [definition.min - 1, definition.max + 1]) {
        const outside = tried(value);
        expect(outside.ok ? [] : outside.fields).toMatchObject([{ pointer: "/value" }]);
        if (!outside.ok && value > 0)
          expect(outside.fields[0]?.sv).toContain(`${each} ${definition.min}–${definition.max}`);
      }
    },
  );

  it("ends on a day, and then the initial value holds, or none", () => {
    const goal = { type: "PolicySet", data: { key: "goal-training-completed", value: 80, validFrom: "2026-01-01" } };
    const end = { key: "goal-training-completed", from: "2027-01-01" };
    given(policy, [goal])
      .when("end", end, { id: "goal-training-completed" })
      .thenRecorded([{ type: "PolicyEnded", data: end }]);
    const settings = [
      { validFrom: "2026-01-01", value: 80 },
      { validFrom: "2027-01-01", value: null },
    ];
    expect(["2026-12-31", "2027-01-01"].map((on) => policyOn("goal-training-completed", settings, on))).toEqual([
      80,
      undefined,
    ]);
    expect(policyOn(key, settings, "2027-01-01")).toBe(5);
  });

  it("does not end before it is set, nor twice, nor in another policy's stream", () => {
    const end = { key: "small-number-threshold", from: "2026-03-31" };
    given(policy, [set])
      .when("end", end, { id: key })
      .thenRefused("step-missing", { step: { en: "Policy set" } });
    const ended = { type: "PolicyEnded", data: { ...end, from: "2026-05-01" } };
    given(policy, [set, ended])
      .when("end", { ...end, from: "2026-06-01" }, { id: key })
      .thenRefused("step-missing");
    given(policy, [set])
      .when("end", { ...end, key: "reminder-days" }, { id: key })
      .thenRefused("id-mismatch");
  });

  it("is corrected within its bounds and its own key", () => {
    const correct = (data: object) =>
      given(policy, [set]).when("correct-policy-set", { entry: idOf(0), data, why: "Fel värde." }, { id: key });
    correct({ ...set.data, key: "reminder-days" }).thenRefused("field-fixed");
    expect(() => correct({ ...set.data, value: 2 })).toThrow("/value");
  });

  it("is a text template too, whose text lies outside the log", () => {
    const template = { unit: "kommunstyrelsen", key: "text-reminder", validFrom: "2026-01-01", text: "Svara i tid." };
    given(policy, [])
      .when("set-text", template, { id: "text-reminder" })
      .thenRecorded([
        {
          type: "PolicyTextSet",
          data: { key: "text-reminder", validFrom: "2026-01-01", text: sealed("Svara i tid.") },
        },
      ]);
    given(policy, []).when("set-text", template, { id: "text-invitation" }).thenRefused("id-mismatch");
  });
});
