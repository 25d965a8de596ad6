import { describe, expect, it } from "vitest";
import { type Actor, mayMend } from "../src/api/session.ts";

const local: Actor = { subject: "s1", role: "local-coordinator", unit: "skarholmen" };
const central: Actor = { subject: "s2", role: "central-coordinator", unit: "kommunstyrelsen" };
const auditor: Actor = { subject: "s3", role: "auditor", unit: null };
const entry = (type: string, unit = "skarholmen") => ({ type, unit });

describe("the ways to correct and withdraw an event", () => {
  it("are offered to those whose it is by its type, and to nobody else", () => {
    const offered = (aggregate: string, type: string, unit?: string) =>
      [local, central, auditor].map((actor) => mayMend(actor, aggregate, entry(type, unit)));
    expect(offered("action-plan", "PlanDecided")).toEqual([true, false, false]);
    expect(offered("action-plan", "PlanDecided", "farsta")).toEqual([false, false, false]);
    expect(offered("action-plan", "PlanReviewed")).toEqual([false, true, false]);
    expect(offered("audit", "FindingRecorded")).toEqual([false, false, true]);
    expect(offered("summary-release", "SummaryReleased", "kommunstyrelsen")).toEqual([false, false, false]);
    expect(offered("nothing", "Nothing")).toEqual([false, false, false]);
    expect(mayMend(null, "action-plan", entry("PlanDecided"))).toBe(false);
  });
});
