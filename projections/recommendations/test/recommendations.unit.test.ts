import type { DataOf, EventTypeName } from "@liggare/domain";
import { answerOf, type Given, type GivenEvent, given } from "@liggare/views/given";
import { describe, expect, it } from "vitest";
import { recommendations } from "../src/index.ts";

const text = (textId: string) => ({ textId, commitment: "c" });
const board = (unit: string, name: string, kind: DataOf<"UnitRegistered">["kind"]) =>
  given("UnitRegistered", `unit-${unit}`, unit, "2025-01-01", { name, kind });
const inAudit = <T extends EventTypeName>(
  type: T,
  unit: string,
  on: string,
  data: DataOf<T>,
  more: Omit<GivenEvent<T>, "type" | "stream" | "unit" | "occurredOn" | "data"> = {},
) => given(type, "audit-1-2026", unit, on, data, more);

/** Numbers 1–6: two boards, an audit with a recommendation to each of them, submitted. */
const submitted: readonly Given[] = [
  board("ks", "Kommunstyrelsen", "executive-board"),
  board("farsta", "Farsta", "district-board"),
  inAudit("AuditOpened", "revisionen", "2026-01-10", {
    title: "Granskning",
    reportNumber: "1/2026",
    questions: [{ question: "q4", wording: "Finns en uppföljning?" }],
    criteria: [{ criterion: "c1", name: "Riktlinjer" }],
    audited: ["ks", "farsta"],
  }),
  inAudit("RecommendationGiven", "ks", "2026-01-19", {
    recommendation: "r1",
    subject: "consolidated-reporting",
    wordingSummary: "Utveckla rapporteringen.",
    wordingReport: "Utveckla rapporteringen.",
    replyDue: "2026-02-28",
  }),
  inAudit("RecommendationGiven", "farsta", "2026-01-19", {
    recommendation: "r6",
    subject: "civil-society-partners",
    wordingSummary: "Förtydliga civilsamhällets roll.",
    wordingReport: "Förtydliga hur samverkan ska utvecklas.",
    replyDue: "2026-02-28",
  }),
  inAudit("AuditReportSubmitted", "revisionen", "2026-01-19", { to: ["ks", "farsta"] }),
];
const replied = inAudit("ReplyGiven", "farsta", "2026-02-20", {
  recommendation: "r6",
  position: "agrees",
  registryNumber: "FAR 2026/7",
});
const owned = inAudit("RecommendationOwnerSet", "farsta", "2026-02-21", {
  recommendation: "r6",
  owner: "department-head",
});
const planned = inAudit("RecommendationActionPlanned", "farsta", "2026-02-22", {
  recommendation: "r6",
  action: "a1",
  what: text("plan"),
  due: "2026-05-31",
  responsible: "unit-head",
});
const done = (on: string, evidence: string[] = []) =>
  inAudit("RecommendationActionTaken", "farsta", on, {
    recommendation: "r6",
    action: "a1",
    what: text("done"),
    evidence,
  });
const verified = (on: string, verdict: DataOf<"RecommendationVerified">["verdict"]) =>
  inAudit("RecommendationVerified", "farsta", on, { recommendation: "r6", verdict, reasons: text(`why ${on}`) });

const ask = (log: readonly Given[], on = "2026-06-30", unit?: string) =>
  answerOf(recommendations, [...submitted, ...log], {
    asKnownOn: "2026-12-31",
    on,
    ...(unit !== undefined && { unit }),
  });
const tracker = (log: readonly Given[], on?: string) => {
  const row = ask(log, on).trackers.find(({ unit }) => unit === "farsta");
  if (!row) throw new Error("no tracker");
  return row;
};
const next = (log: readonly Given[], on?: string) => {
  const { step, by, due } = tracker(log, on).nextStep;
  return [step, by, due];
};

describe("the auditors' recommendations, board by board", () => {
  it("keep both wordings, and say where they differ", () => {
    expect(
      ask([]).trackers.map(({ key, wordingSummary, wordingReport, wordingsDiffer }) => [
        key,
        wordingSummary,
        wordingReport,
        wordingsDiffer,
      ]),
    ).toEqual([
      ["1-2026 ks r1", "Utveckla rapporteringen.", "Utveckla rapporteringen.", false],
      ["1-2026 farsta r6", "Förtydliga civilsamhällets roll.", "Förtydliga hur samverkan ska utvecklas.", true],
    ]);
  });

  it("await a reply until its last day, and are overdue from the next", () => {
    expect(tracker([], "2026-02-28")).toMatchObject({ status: "awaited", since: null });
    expect(tracker([], "2026-03-01")).toMatchObject({ status: "overdue", since: "2026-03-01" });
    expect(tracker([replied], "2026-03-01")).toMatchObject({
      status: "replied",
      repliedOn: "2026-02-20",
      position: "agrees",
      registryNumber: "FAR 2026/7",
      since: null,
    });
  });

  it("lead from step to step: reply, owner, action, carrying out, the auditors' verdict", () => {
    expect(next([])).toEqual(["reply", "board", "2026-02-28"]);
    expect(next([replied])).toEqual(["set-owner", "board", null]);
    expect(next([replied, owned])).toEqual(["plan-action", "board", null]);
    expect(next([replied, owned, planned])).toEqual(["carry-out", "board", "2026-05-31"]);
    expect(next([replied, owned, planned, done("2026-05-01")])).toEqual(["verify", "auditors", null]);
    const all = [replied, owned, planned, done("2026-05-01"), verified("2026-06-01", "met")];
    expect(next(all)).toEqual(["none", null, null]);
  });

  it("ask for a new action where the auditors do not find them met, and keep every verdict with its reasons", () => {
    const log = [replied, owned, planned, done("2026-05-01"), verified("2026-06-01", "partly-met")];
    expect(next(log)).toEqual(["plan-action", "board", null]);
    const again = inAudit("RecommendationActionTaken", "farsta", "2026-06-10", {
      recommendation: "r6",
      what: text("more"),
      evidence: [],
    });
    expect(next([...log, again])).toEqual(["verify", "auditors", null]);
    const row = tracker([...log, again, verified("2026-06-20", "met")]);
    expect(row.verdicts.map(({ verdict, on, reasons }) => [verdict, on, reasons?.textId])).toEqual([
      ["met", "2026-06-20", "why 2026-06-20"],
      ["partly-met", "2026-06-01", "why 2026-06-01"],
    ]);
    expect(row.actions.map(({ action, status, doneOn }) => [action, status, doneOn])).toEqual([
      ["a1", "done", "2026-05-01"],
      [null, "done", "2026-06-10"],
    ]);
  });

  it("say of a planned action whether it is planned, overdue, done in time or late, or dropped", () => {
    const status = (log: readonly Given[], on: string) => {
      const [row] = tracker([replied, planned, ...log], on).actions;
      return [row?.status, row?.since];
    };
    const dropped = inAudit("RecommendationActionDropped", "farsta", "2026-06-02", {
      recommendation: "r6",
      action: "a1",
      reasons: text("no"),
    });
    expect(status([], "2026-05-31")).toEqual(["planned", null]);
    expect(status([], "2026-06-01")).toEqual(["overdue", "2026-06-01"]);
    expect(status([done("2026-05-31")], "2026-06-30")).toEqual(["done", null]);
    expect(status([done("2026-06-05")], "2026-06-30")).toEqual(["done-late", null]);
    expect(status([done("2026-06-05")], "2026-06-04")).toEqual(["overdue", "2026-06-01"]);
    expect(status([dropped], "2026-06-30")).toEqual(["dropped", null]);
  });

  it("list everything overdue, the oldest first, with the day since when", () => {
    expect(ask([replied, planned], "2026-06-30").overdue.map(({ key, kind, since }) => [key, kind, since])).toEqual([
      ["1-2026 ks r1", "reply", "2026-03-01"],
      ["1-2026 farsta r6 a1", "action", "2026-06-01"],
    ]);
    expect(ask([replied, planned], "2026-02-28").overdue).toEqual([]);
  });

  it("show evidence by number and title, and openly what is not among the events shown", () => {
    const meeting = given("MeetingHeld", "meeting-m1", "farsta", "2026-04-01", {
      forum: "lokalt",
      functions: [],
      units: ["farsta"],
      decisions: [],
      actions: [],
    });
    const concern = given("ConcernClosed", "concern-report-c1", "farsta", "2026-04-02", { outcome: "handled" });
    const log = [replied, planned, meeting, concern, done("2026-05-01", ["e9", "e10", "e99"])];
    const [row] = tracker(log).actions;
    expect(
      row?.links.map(({ id, found, number, title, occurredOn }) => [id, found, number, title.en, occurredOn]),
    ).toEqual([
      ["e9", true, 9, "Meeting held", "2026-04-01"],
      ["e10", false, null, "Not among the events that are shown here", null],
      ["e99", false, null, "Not among the events that are shown here", null],
    ]);
    const withdrawn: Given = { corrects: 9, knownOn: "2026-05-02" };
    expect(tracker([...log, withdrawn]).actions[0]?.links[0]?.found).toBe(false);
  });

  it("are counted by status and board, with the events behind each number", () => {
    const { totals } = ask([replied, owned, planned, verified("2026-06-01", "not-met")]);
    const value = ({ $count }: { readonly $count: number }) => $count;
    expect([totals.trackers, totals.awaited, totals.overdue, totals.replied, totals.verified].map(value)).toEqual([
      2, 0, 1, 0, 1,
    ]);
    expect(totals.byVerdict.map(({ verdict, count }) => [verdict, count.$count])).toEqual([
      ["met", 0],
      ["partly-met", 0],
      ["not-met", 1],
    ]);
    expect([totals.actionsOpen, totals.actionsOverdue, totals.actionsDone].map(value)).toEqual([1, 1, 0]);
    expect(totals.byBoard.map(({ unit, replied: given, overdue }) => [unit, given.$count, overdue.$count])).toEqual([
      ["farsta", 1, 1],
      ["ks", 0, 1],
    ]);
    expect(totals.overdue.why).toEqual([4]);
  });

  it("are narrowed to one board, whose audit stays in sight", () => {
    const { audits, trackers, unit } = ask([replied], "2026-06-30", "farsta");
    expect([
      unit,
      trackers.map((row) => row.unit),
      audits.map(({ audit, submittedOn }) => [audit, submittedOn]),
    ]).toEqual(["farsta", ["farsta"], [["1-2026", "2026-01-19"]]]);
    expect(ask([], "2026-06-30", "elsewhere").audits).toEqual([]);
  });

  it("follow a correction of the reply's day", () => {
    const moved: Given = { corrects: 7, occurredOn: "2026-03-05", knownOn: "2026-03-06", data: replied.data as never };
    expect(tracker([replied, moved], "2026-03-01")).toMatchObject({ status: "overdue", since: "2026-03-01" });
    expect(tracker([replied, moved])).toMatchObject({ repliedOn: "2026-03-05", corrected: true });
  });
});
