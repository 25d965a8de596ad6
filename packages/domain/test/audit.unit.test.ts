import { describe, expect, it } from "vitest";
import { aggregateNamed } from "../src/index.ts";
import { History } from "./history.ts";

const audit = (founding = false) => new History(aggregateNamed("audit")!, "kommunen-1-2026", { founding });
const opening = {
  unit: "stadsrevisionen",
  title: "Granskning av samordningen",
  questions: [{ question: "q1", wording: "Finns en uppföljning?" }],
  criteria: [{ criterion: "c1", name: "Budget" }],
  audited: ["kommunstyrelsen", "skarholmen"],
};
const opened = () => audit().done("open", opening);
const finding = {
  unit: "skarholmen",
  finding: "f1",
  subject: "training",
  verdict: "limited",
  kind: "observation",
  question: "q1",
  sections: ["3.3.1"],
};
const recommendation = {
  unit: "skarholmen",
  recommendation: "r4",
  subject: "training",
  wordingSummary: "Säkerställ",
  wordingReport: "Säkerställ att",
  replyDue: "2027-02-28",
};
const submission = { unit: "stadsrevisionen", to: ["kommunstyrelsen", "skarholmen"] };
const submitted = () => opened().done("recommend", recommendation).done("submit", submission);
const reply = { unit: "skarholmen", recommendation: "r4", position: "agrees" };
const action = { unit: "skarholmen", recommendation: "r4", what: "Tid avsatt för utbildningen" };
const planned = {
  unit: "skarholmen",
  recommendation: "r4",
  action: "a1",
  what: "Boka tid för alla",
  due: "2027-05-31",
  responsible: "unit-head",
};
const dropped = { unit: "skarholmen", recommendation: "r4", action: "a2", reasons: "Ersatt av en annan" };

describe("the audit", () => {
  it("keeps questions, findings and recommendations of each board in one stream", () => {
    const history = submitted().done("reply", { ...reply, registryNumber: "SKA 2027/3" });
    expect(history.events.map(({ type, unit }) => [type, unit])).toEqual([
      ["AuditOpened", "stadsrevisionen"],
      ["RecommendationGiven", "skarholmen"],
      ["AuditReportSubmitted", "stadsrevisionen"],
      ["ReplyGiven", "skarholmen"],
    ]);
    expect(history.events.at(-1)?.data).toEqual({
      recommendation: "r4",
      position: "agrees",
      registryNumber: "SKA 2027/3",
    });
  });

  it("is opened once, and before anything is found", () => {
    expect(opened().outcome("open", opening)).toBe("step-already-taken: Audit opened");
    expect(audit().outcome("record-finding", finding)).toBe("step-missing: Audit opened");
    expect(audit().outcome("submit", submission)).toBe("step-missing: Audit opened");
    expect(audit(true).outcome("recommend", recommendation)).toBe("RecommendationGiven");
  });

  it("finds only what answers one of its questions, each finding once", () => {
    expect(opened().outcome("record-finding", { ...finding, question: "q2" })).toBe("unknown-item");
    expect(opened().outcome("record-finding", { ...finding, criterion: "c2" })).toBe("unknown-item");
    expect(opened().outcome("record-finding", { ...finding, criterion: "c1" })).toBe("FindingRecorded");
    const { question: _question, ...beside } = finding;
    expect(opened().outcome("record-finding", beside)).toBe("FindingRecorded");
    expect(opened().done("record-finding", finding).outcome("record-finding", finding)).toBe("already-exists");
  });

  it("gives the same recommendation to two boards, but to each only once", () => {
    const history = opened().done("recommend", recommendation);
    expect(history.outcome("recommend", recommendation)).toBe("already-exists");
    expect(history.outcome("recommend", { ...recommendation, unit: "spanga-tensta" })).toBe("RecommendationGiven");
  });

  it("is closed for findings and recommendations once it is submitted", () => {
    expect(submitted().outcome("record-finding", finding)).toBe("step-already-taken: Audit report submitted");
    expect(submitted().outcome("recommend", { ...recommendation, recommendation: "r5" })).toBe(
      "step-already-taken: Audit report submitted",
    );
    expect(submitted().outcome("submit", submission)).toBe("step-already-taken: Audit report submitted");
  });

  it("is replied to after it was submitted, by each board once and on its own recommendations only", () => {
    expect(opened().done("recommend", recommendation).outcome("reply", reply)).toBe(
      "step-missing: Audit report submitted",
    );
    expect(submitted().outcome("reply", { ...reply, unit: "spanga-tensta" })).toBe("unknown-item");
    expect(submitted().outcome("reply", { ...reply, recommendation: "r9" })).toBe("unknown-item");
    expect(submitted().done("reply", reply).outcome("reply", reply)).toBe("step-already-taken: Reply given");
  });

  it("logs actions with their evidence, and the auditors' verdict", () => {
    const history = submitted();
    const evidence = [history.entry(0)];
    history
      .done("take-action", { ...action, evidence })
      .done("verify", { unit: "skarholmen", recommendation: "r4", verdict: "partly-met" });
    expect(history.events.slice(-2).map(({ type, data }) => [type, data])).toEqual([
      [
        "RecommendationActionTaken",
        { recommendation: "r4", what: { textId: "sealed: Tid avsatt för utbildningen", commitment: "c" }, evidence },
      ],
      ["RecommendationVerified", { recommendation: "r4", verdict: "partly-met" }],
    ]);
    expect(history.outcome("verify", { unit: "spanga-tensta", recommendation: "r4", verdict: "met" })).toBe(
      "unknown-item",
    );
    expect(submitted().outcome("take-action", { ...action, recommendation: "r9" })).toBe("unknown-item");
  });

  it("cannot have a recommendation withdrawn that a board has replied to", () => {
    const history = submitted().done("reply", reply);
    expect(history.outcome("withdraw", { entry: history.entry(1), why: "Fel nämnd" })).toBe(
      "correction-breaks-history",
    );
    expect(history.outcome("withdraw", { entry: history.entry(3), why: "Fel nämnd" })).toBe("EntryWithdrawn");
  });

  it("follows each board's recommendation from owner to planned action, done with evidence, to the verdict", () => {
    const history = submitted()
      .done("set-owner", { unit: "skarholmen", recommendation: "r4", owner: "department-head" })
      .done("plan-action", planned)
      .done("plan-action", { ...planned, action: "a2" });
    history
      .done("take-action", { ...action, action: "a1", evidence: [history.entry(0)] })
      .done("drop-action", dropped)
      .done("verify", { unit: "skarholmen", recommendation: "r4", verdict: "met", reasons: "Alla har gått den" });
    const sealed = (text: string) => ({ textId: `sealed: ${text}`, commitment: "c" });
    const what = sealed("Boka tid för alla");
    const plan = { recommendation: "r4", due: "2027-05-31", responsible: "unit-head", what };
    expect(history.events.slice(3).map(({ type, unit, data }) => [type, unit, data])).toEqual([
      ["RecommendationOwnerSet", "skarholmen", { recommendation: "r4", owner: "department-head" }],
      ["RecommendationActionPlanned", "skarholmen", { ...plan, action: "a1" }],
      ["RecommendationActionPlanned", "skarholmen", { ...plan, action: "a2" }],
      [
        "RecommendationActionTaken",
        "skarholmen",
        {
          recommendation: "r4",
          action: "a1",
          what: sealed("Tid avsatt för utbildningen"),
          evidence: [history.entry(0)],
        },
      ],
      [
        "RecommendationActionDropped",
        "skarholmen",
        { recommendation: "r4", action: "a2", reasons: sealed("Ersatt av en annan") },
      ],
      [
        "RecommendationVerified",
        "skarholmen",
        { recommendation: "r4", verdict: "met", reasons: sealed("Alla har gått den") },
      ],
    ]);
  });

  it("sets an owner and plans actions only for a recommendation of a submitted report", () => {
    const owner = { unit: "skarholmen", recommendation: "r4", owner: "department-head" };
    const given = opened().done("recommend", recommendation);
    for (const [command, input] of [
      ["set-owner", owner],
      ["plan-action", planned],
      ["drop-action", dropped],
    ] as const) {
      expect(given.outcome(command, input)).toBe("step-missing: Audit report submitted");
      expect(submitted().outcome(command, { ...input, recommendation: "r9" })).toBe("unknown-item");
      expect(submitted().outcome(command, { ...input, unit: "spanga-tensta" })).toBe("unknown-item");
    }
    const set = submitted().done("set-owner", owner);
    expect(set.outcome("set-owner", owner)).toBe("step-already-taken: Owner of a recommendation set");
    expect(set.outcome("set-owner", { ...owner, owner: "district-director" })).toBe("RecommendationOwnerSet");
  });

  it("takes or drops a planned action once, and uses no action's code again", () => {
    const history = submitted()
      .done("plan-action", planned)
      .done("plan-action", { ...planned, action: "a2" });
    expect(history.outcome("plan-action", planned)).toBe("already-exists");
    expect(history.outcome("take-action", { ...action, action: "a3" })).toBe("unknown-item");
    expect(history.outcome("drop-action", { ...dropped, action: "constructor" })).toBe("unknown-item");
    history.done("take-action", { ...action, action: "a1" }).done("drop-action", dropped);
    expect(history.outcome("take-action", { ...action, action: "a1" })).toBe(
      "step-already-taken: Action on a recommendation",
    );
    expect(history.outcome("drop-action", { ...dropped, action: "a1" })).toBe(
      "step-already-taken: Action on a recommendation",
    );
    expect(history.outcome("take-action", { ...action, action: "a2" })).toBe(
      "step-already-taken: Planned action dropped",
    );
    expect(history.outcome("plan-action", { ...planned, action: "a2" })).toBe("already-exists");
    expect(history.outcome("take-action", action)).toBe("RecommendationActionTaken");
  });

  it("cannot have a planned action withdrawn that was carried out", () => {
    const history = submitted()
      .done("plan-action", planned)
      .done("take-action", { ...action, action: "a1" });
    expect(history.outcome("withdraw", { entry: history.entry(3), why: "Fel" })).toBe("correction-breaks-history");
    expect(history.outcome("withdraw", { entry: history.entry(4), why: "Fel" })).toBe("EntryWithdrawn");
  });
});
