import { describe, expect, it } from "vitest";
import type { CommandRequest } from "../src/index.ts";
import { administrator, auditor, central, local, open } from "./harness.ts";

/* Who may correct what: an aggregate's writers are many, and none of them takes back what only another may say. */

const own = local("skarholmen");
const finding = {
  finding: "f1",
  subject: "training",
  verdict: "limited",
  kind: "judgement",
  sections: ["3.3.1"],
};
const audit = (command: string, input: object): CommandRequest => ({
  aggregate: "audit",
  id: "1-2026",
  command,
  input: { unit: "skarholmen", ...input },
});
const correct = (aggregate: string, id: string, command: string, entry: string, data?: object): CommandRequest => ({
  aggregate,
  id,
  command,
  input: { entry, why: "Fel uppgift.", ...(data && { data }) },
});
const plan = (command: string, input: object = {}): CommandRequest => ({
  aggregate: "action-plan",
  id: "skarholmen-2026",
  command,
  input,
});

describe("who may correct", () => {
  it("an audited board neither corrects nor withdraws what the auditors found of it; the auditors do", async () => {
    const { done, refused } = await open();
    const opened = { title: "Granskning", questions: [], criteria: [], audited: ["skarholmen"] };
    await done(audit("open", { ...opened, unit: "kommunstyrelsen" }), auditor);
    const [entry] = (await done(audit("record-finding", finding), auditor)).events;
    const id = entry?.id ?? "";
    const softer = correct("audit", "1-2026", "correct-finding-recorded", id, { ...finding, verdict: "in-place" });
    expect(await refused(softer, own)).toBe("role-not-allowed");
    expect(await refused(correct("audit", "1-2026", "withdraw", id), own)).toBe("role-not-allowed");
    await done(softer, auditor);
  });

  it("auditors do not take back a board's reply", async () => {
    const { done, refused } = await open();
    const opened = { title: "Granskning", questions: [], criteria: [], audited: ["skarholmen"] };
    await done(audit("open", { ...opened, unit: "kommunstyrelsen" }), auditor);
    const given = { recommendation: "r1", subject: "training", wordingSummary: "Utbilda.", wordingReport: "Utbilda." };
    await done(audit("recommend", given), auditor);
    await done(audit("submit", { to: ["skarholmen"] }), auditor);
    const [entry] = (await done(audit("reply", { recommendation: "r1", position: "agrees" }), own)).events;
    expect(await refused(correct("audit", "1-2026", "withdraw", entry?.id ?? ""), auditor)).toBe("role-not-allowed");
    await done(correct("audit", "1-2026", "withdraw", entry?.id ?? ""), own);
  });

  it("a board does not withdraw that its plan was sent back, or correct the conditions of the approval", async () => {
    const { done, refused } = await open();
    await done(plan("draft", { unit: "skarholmen", year: 2026 }), own);
    await done(plan("consult", { with: "kommunstyrelsen" }), own);
    await done(plan("decide"), own);
    const [back] = (await done(plan("send-back", { reasons: "Tidplan saknas." }), central)).events;
    expect(await refused(correct("action-plan", "skarholmen-2026", "withdraw", back?.id ?? ""), own)).toBe(
      "role-not-allowed",
    );
    await done(correct("action-plan", "skarholmen-2026", "withdraw", back?.id ?? ""), central);
    const approval = { givenBy: "city-executive-office", delegation: "not-stated" };
    const conditions = [{ text: "Ange tidplan.", due: "2026-06-30" }];
    const [approved] = (await done(plan("approve", { ...approval, conditions }), central)).events;
    const without = { ...approval, conditions: [] };
    const id = approved?.id ?? "";
    expect(await refused(correct("action-plan", "skarholmen-2026", "correct-plan-approved", id, without), own)).toBe(
      "role-not-allowed",
    );
  });

  it("the central coordinator does not take back a board's own steps of its plan; the board does", async () => {
    const { done, refused } = await open();
    await done(plan("draft", { unit: "skarholmen", year: 2026 }), own);
    await done(plan("consult", { with: "kommunstyrelsen" }), own);
    const [decision] = (await done(plan("decide"), own)).events;
    const withdraw = correct("action-plan", "skarholmen-2026", "withdraw", decision?.id ?? "");
    const data = { registryNumber: "SKA 2026/13" };
    const number = correct("action-plan", "skarholmen-2026", "correct-plan-decided", decision?.id ?? "", data);
    expect(await refused(withdraw, central)).toBe("role-not-allowed");
    expect(await refused(number, central)).toBe("not-found");
    await done(number, own);
    await done(withdraw, own);
  });

  it("a board does not withdraw that its report was sent back; the central coordinator does", async () => {
    const { done, refused } = await open();
    const report = (command: string, input: object): CommandRequest => ({
      aggregate: "plan-report",
      id: "skarholmen-2025-annual",
      command,
      input,
    });
    await done(report("report-nothing", {}), own);
    const [back] = (await done(report("send-back", { reasons: "Läget saknas." }), central)).events;
    const withdraw = correct("plan-report", "skarholmen-2025-annual", "withdraw", back?.id ?? "");
    expect(await refused(withdraw, own)).toBe("role-not-allowed");
    await done(withdraw, central);
  });

  it("a board does not withdraw that it was closed; who registers boards does", async () => {
    const { done, refused } = await open();
    const close = { aggregate: "unit", id: "skarholmen", command: "close", input: { from: "2026-03-01" } };
    const [closed] = (await done(close, central)).events;
    const withdraw = correct("unit", "skarholmen", "withdraw", closed?.id ?? "");
    expect(await refused(withdraw, own)).toBe("role-not-allowed");
    await done(withdraw, administrator);
  });

  it("an observation by auditors is taken back by auditors only", async () => {
    const { done, refused } = await open();
    const id = "skarholmen-specific";
    const input = {
      unit: "skarholmen",
      kind: "specific",
      found: "absent",
      by: { kind: "not-stated" },
      source: "own-review",
    };
    const observe = (key: string) => ({ aggregate: "civil-society-strategy", id, command: "observe", input, key });
    const [theirs] = (await done(observe("a"), auditor)).events;
    const [ours] = (await done(observe("b"), own)).events;
    const withdraw = (entry: string | undefined) => correct("civil-society-strategy", id, "withdraw", entry ?? "");
    expect(await refused(withdraw(theirs?.id), own)).toBe("role-not-allowed");
    expect(await refused(withdraw(ours?.id), auditor)).toBe("role-not-allowed");
    await done(withdraw(theirs?.id), auditor);
    await done(withdraw(ours?.id), own);
  });
});
