import type { DataOf } from "@liggare/domain";
import { answerOf, type Given, given } from "@liggare/views/given";
import { describe, expect, it } from "vitest";
import { auditControls } from "../src/index.ts";
import { boards, cellOf, finding, judged, ours } from "./given-controls.ts";

describe("claims about a control", () => {
  const older = finding("civil-society-strategy", "missing", { on: "2026-01-19" });

  it("give no answer where there is none, and say so", () => {
    expect(cellOf("civil-society-strategy", [])).toMatchObject({
      status: "cannot be judged",
      grounds: "no-facts",
      support: null,
      also: [],
      against: [],
    });
  });

  it("are decided by the newest, and the opposite stays in sight with its day", () => {
    const newer = finding("civil-society-strategy", "in-place", { on: "2026-05-02", support: "judged", code: "f2" });
    const cell = cellOf("civil-society-strategy", [older, newer]);
    expect(cell).toMatchObject({ status: "met", support: "judged", mark: { en: "Rests on a judgement" } });
    expect(cell.against.map(({ says, day, support }) => [says, day, support])).toEqual([
      ["not met", "2026-01-19", "observed"],
    ]);
    expect(judged("civil-society-strategy", [older, newer], { on: "2026-05-01" })).toBe("not met: finding-missing");
  });

  it("are of one day decided by the best supported, then by the less favourable", () => {
    const judgement = finding("civil-society-strategy", "in-place", { support: "judged", code: "f2" });
    const same = finding("civil-society-strategy", "in-place", { code: "f3" });
    expect(judged("civil-society-strategy", [judgement, older])).toBe("not met: finding-missing");
    expect(judged("civil-society-strategy", [same, older])).toBe("not met: finding-missing");
    const stated = finding("civil-society-strategy", "missing", { support: "stated", code: "f4" });
    expect(judged("civil-society-strategy", [same, stated])).toBe("met: finding-in-place");
  });

  it("that say the same are stood for by the best supported, the others beside it", () => {
    const judgement = finding("civil-society-strategy", "needs-development", { support: "judged", code: "f2" });
    const cell = cellOf("civil-society-strategy", [judgement, older]);
    expect(cell).toMatchObject({ grounds: "finding-missing", support: "observed", mark: null, why: { $why: [4] } });
    expect(cell.also.map(({ grounds, support }) => [grounds, support])).toEqual([["finding-limited", "judged"]]);
  });

  it("that something is to come or under way decide nothing, and are shown", () => {
    const planned = finding("civil-society-strategy", "planned");
    expect(cellOf("civil-society-strategy", [planned])).toMatchObject({
      status: "cannot be judged",
      grounds: "finding-planned",
      support: "observed",
      why: { $why: [3] },
    });
    const under = finding("civil-society-strategy", "under-way", { code: "f2" });
    expect(cellOf("civil-society-strategy", [older, under])).toMatchObject({
      status: "not met",
      also: [{ says: "open", grounds: "finding-under-way" }],
    });
  });

  it("of the board itself change an answer openly: the finding stands against it", () => {
    const vacant = ours("CoordinatorVacant", "unit-farsta", "2026-02-01", { from: "2026-02-01" });
    const cell = cellOf("coordinator", [finding("coordinator", "in-place"), vacant]);
    expect(cell).toMatchObject({ status: "not met", grounds: "coordinator-vacant", support: null, mark: null });
    expect(cell.against).toMatchObject([{ says: "met", grounds: "finding-in-place", day: "2026-01-19" }]);
  });

  it("are weighed with the auditors' later verdict on the recommendation", () => {
    const given1 = ours("RecommendationGiven", "audit-a", "2026-01-19", {
      recommendation: "r6",
      subject: "civil-society-strategy",
      wordingSummary: "a",
      wordingReport: "b",
    });
    const verified = (verdict: DataOf<"RecommendationVerified">["verdict"]) =>
      ours("RecommendationVerified", "audit-a", "2026-04-01", { recommendation: "r6", verdict });
    expect(cellOf("civil-society-strategy", [older, given1, verified("met")])).toMatchObject({
      status: "met",
      grounds: "recommendation-verified",
      against: [{ grounds: "finding-missing" }],
    });
    expect(judged("civil-society-strategy", [older, given1, verified("partly-met")])).toBe("not met: finding-missing");
    expect(judged("civil-society-strategy", [given1, verified("partly-met")])).toBe(
      "not met: recommendation-not-verified",
    );
  });

  it("follow a correction, and go when it is withdrawn", () => {
    const withdrawn: Given = { corrects: 3, knownOn: "2026-02-01" };
    expect(judged("civil-society-strategy", [older, withdrawn])).toBe("cannot be judged: no-facts");
    const corrected: Given = {
      corrects: 3,
      knownOn: "2026-02-01",
      data: { ...older.data, verdict: "in-place" } as never,
    };
    expect(cellOf("civil-society-strategy", [older, corrected])).toMatchObject({ status: "met", corrected: true });
  });

  it("reach only the kinds of boards that a control applies to", () => {
    expect(judged("central-guidance", [])).toBe("not applicable: another-kind");
    expect(judged("central-guidance", [], { unit: "ks" })).toBe("cannot be judged: no-facts");
    expect(judged("civil-society-strategy", [], { unit: "ks" })).toBe("not applicable: another-kind");
  });
});

describe("organisation", () => {
  const appointed = ours("CoordinatorAppointed", "unit-farsta", "2026-01-05", { function: "local-coordinator" });
  const vacant = ours("CoordinatorVacant", "unit-farsta", "2026-03-01", { from: "2026-03-01" });

  it("has a coordinator until the post has been vacant longer than the policy bears", () => {
    expect(judged("coordinator", [appointed])).toBe("met: coordinator-appointed");
    expect(judged("coordinator", [appointed, vacant], { on: "2026-05-30" })).toBe(
      "cannot be judged: coordinator-vacant-briefly",
    );
    expect(judged("coordinator", [appointed, vacant], { on: "2026-05-31" })).toBe("not met: coordinator-vacant");
    const policy = { "control-vacancy-days": 10 };
    expect(judged("coordinator", [appointed, vacant], { on: "2026-03-12", policy })).toBe(
      "not met: coordinator-vacant",
    );
    const deputy = ours("DeputyAppointed", "unit-farsta", "2026-03-02", { function: "unit-head" });
    expect(judged("coordinator", [appointed, vacant, deputy])).toBe("not met: coordinator-deputy");
  });

  it("with a vacancy known to a month lacks a coordinator from the last day of the month, and says so", () => {
    const month = ours("CoordinatorVacant", "unit-farsta", "2026-03-10", { from: "2026-03" });
    const policy = { "control-vacancy-days": 10 };
    const at = (on: string) => judged("coordinator", [appointed, month], { on, policy });
    expect(at("2026-04-10")).toBe("cannot be judged: coordinator-vacant-unsure");
    expect(at("2026-04-11")).toBe("not met: coordinator-vacant-at-least");
  });

  it("has the year's picture and plan, those of an earlier year are shown only", () => {
    const picture = (year: number) =>
      ours("SituationPictureCompiled", `situation-picture-farsta-${year}`, `${year}-03-01`, {
        year,
        content: "stated-to-exist",
        sources: [],
        items: [],
      });
    expect(judged("local-picture", [picture(2026)])).toBe("met: picture-of-the-year");
    expect(judged("local-picture", [picture(2025)])).toBe("cannot be judged: picture-older");
    const plan = "action-plan-farsta-2026";
    const revised = ours("PlanRevised", plan, "2026-04-01", { revision: 1, inConnectionWith: "tertial-1" });
    expect(judged("plan-exists", [revised])).toBe("met: plan-of-the-year");
    expect(judged("plan-revised", [revised])).toBe("met: plan-revised");
    expect(judged("plan-exists", [revised], { on: "2027-01-10" })).toBe("cannot be judged: plan-older");
    expect(judged("plan-revised", [revised], { on: "2027-01-10" })).toBe("cannot be judged: no-facts");
    const drafted = ours("PlanDrafted", plan, "2026-01-10", { year: 2026 } as never);
    expect(judged("plan-exists", [drafted])).toBe("cannot be judged: plan-under-work");
  });

  it("has its plan decided and approved; sent back is not approved", () => {
    const plan = "action-plan-farsta-2026";
    const decided = ours("PlanDecided", plan, "2026-03-01", {});
    const approved = ours("PlanApproved", plan, "2026-03-20", { conditions: [] } as never);
    const sentBack = ours("PlanSentBack", plan, "2026-03-10", { reasons: { textId: "t", commitment: "c" } } as never);
    expect(judged("plan-decided", [decided])).toBe("met: plan-decided");
    expect(judged("plan-approved", [decided])).toBe("cannot be judged: no-facts");
    expect(judged("plan-approved", [decided, sentBack])).toBe("not met: plan-sent-back");
    expect(judged("plan-approved", [decided, approved])).toBe("met: plan-approved");
  });
});

describe("measures", () => {
  const plan = "action-plan-farsta-2026";
  const measure = (code: string, more: object) =>
    ours("PlanMeasureAdded", plan, "2026-01-10", {
      measure: code,
      description: { textId: code, commitment: "c" },
      orientation: "preventive",
      followUp: "not-stated",
      answers: [],
      ...more,
    } as never);
  const whole = { responsible: "unit-head", timetable: "2026", followUp: "annual-report" };

  it("of a decided plan lack what each is to state, those of a draft are not finished", () => {
    const decided = ours("PlanDecided", plan, "2026-03-01", {});
    expect(judged("plan-contents", [measure("m1", whole), decided])).toBe("met: measures-complete");
    expect(judged("plan-contents", [measure("m1", {}), decided])).toBe("not met: measures-lacking");
    expect(judged("plan-contents", [measure("m1", {})])).toBe("cannot be judged: plan-under-work");
  });

  it("in all three areas are met; none in one area is no evidence", () => {
    const of = (area: string) => measure(area, { area });
    expect(judged("measures-by-area", [of("general"), of("targeted"), of("individual")])).toBe("met: areas-all");
    expect(judged("measures-by-area", [of("general")])).toBe("cannot be judged: areas-some");
  });

  it("of a plan that was looked into are there or lacking as observed", () => {
    const all = { localPicture: true, measures: true, responsible: true, timetable: true, followUp: true };
    const seen = (data: object) => ours("PlanContentsObserved", plan, "2026-04-01", data as never);
    expect(judged("plan-contents", [seen(all)])).toBe("met: contents-present");
    expect(judged("plan-contents", [seen({ ...all, timetable: false })])).toBe("not met: contents-lacking");
  });
});

describe("training", () => {
  const course = "training-webb";
  const required = ours("CourseRequired", course, "2026-01-01", { of: "all-staff", by: "management-decision" });
  const counted = (state: "taken-part" | "completed", numerator: number) =>
    ours("ParticipationCounted", course, "2026-05-01", {
      state,
      of: "all-staff",
      numerator,
      denominator: { count: 100, approximate: false },
      basis: "participant-lists",
    });
  const policy = { "goal-training-completed": 80, "goal-training-taken-part": 90 };

  it("is judged by the policy's goal for its state, and is a sensitive figure", () => {
    expect(judged("training", [required, counted("completed", 80)], { policy })).toBe("met: goal-reached");
    expect(judged("training", [required, counted("completed", 79)], { policy })).toBe("not met: goal-missed");
    expect(judged("training", [required, counted("taken-part", 89)], { policy })).toBe("not met: goal-missed");
    const cell = cellOf("training", [required, counted("completed", 80)], { policy });
    expect(cell.why).toEqual({ $why: [3, 4], sensitivity: "sensitive", unit: "farsta" });
  });

  it("tells by no goal how many a small number is", () => {
    const answers = (goal: number, people: number) =>
      judged("training", [required, counted("completed", people)], { policy: { "goal-training-completed": goal } });
    for (const goal of [1, 2, 3, 4, 5, 80])
      expect(new Set([1, 2, 3, 4].map((people) => answers(goal, people))).size, `goal ${goal}`).toBe(1);
    expect(answers(80, 3)).toBe("not met: goal-missed");
    expect(answers(1, 3)).toBe("met: goal-reached");
    expect(answers(3, 3)).toBe("cannot be judged: figure-counted");
    expect(answers(3, 0)).toBe("not met: goal-missed");
  });

  it("is judged by participant lists too, against the stated number of staff, which is evidence with them", () => {
    const staff = ours("HeadcountStated", "unit-farsta", "2026-02-01", {
      of: "all-staff",
      count: 50,
      approximate: false,
    });
    const list = (total: number) =>
      ours("ParticipantListCounted", course, "2026-05-01", {
        list: "l1",
        state: "completed",
        of: "all-staff",
        new: total,
        known: 0,
        unclear: 0,
        total,
      });
    expect(judged("training", [required, list(40)], { policy })).toBe("cannot be judged: figure-counted");
    expect(judged("training", [required, staff, list(40)], { policy })).toBe("met: goal-reached");
    expect(judged("training", [required, staff, list(39)], { policy })).toBe("not met: goal-missed");
    const cell = cellOf("training", [required, staff, list(40)], { policy });
    expect(cell.why).toEqual({ $why: [3, 4, 5], sensitivity: "sensitive", unit: "farsta" });
  });

  it("without a goal is judged by the auditors' findings only, the figures beside them", () => {
    expect(judged("training", [required, counted("completed", 1)])).toBe("cannot be judged: figure-counted");
    const limited = finding("training", "limited", { support: "judged" });
    const cell = cellOf("training", [required, counted("completed", 99), limited]);
    expect(cell).toMatchObject({ status: "not met", grounds: "finding-limited", support: "judged" });
    expect(cell.also).toMatchObject([{ says: "open", grounds: "figure-counted", why: { sensitivity: "sensitive" } }]);
  });
});

describe("collaboration", () => {
  const network = given("ForumRegistered", "forum-natverk", "ks", "2025-01-01", {
    name: "Nätverket",
    kind: "internal-network",
    convener: { kind: "unit", unit: "ks" },
    cadence: { kind: "every", count: 1, unit: "month" },
  } as never);
  const joined = given("MemberJoined", "forum-natverk", "ks", "2025-01-01", {
    member: { kind: "unit", unit: "farsta" },
  });
  const covered = given("CoverageDeclared", "unit-ks", "ks", "2025-01-01", {
    what: "forum:natverk",
    from: "2025-01-01",
  });
  const held = (on: string, units: string[]) =>
    given("MeetingHeld", `meeting-${on}`, "ks", on, {
      forum: "natverk",
      functions: [],
      units,
      decisions: [],
      actions: [],
    } as never);

  it("in the coordinators' network is membership, and attendance by the meetings held", () => {
    expect(judged("network-member", [network, joined])).toBe("met: network-member");
    expect(judged("network-member", [network], { unit: "ks" })).toBe("met: network-convened");
    expect(judged("network-member", [network])).toBe("cannot be judged: no-facts");
    const attended = held("2026-05-04", ["ks", "farsta"]);
    expect(judged("network-attendance", [network, joined, attended])).toBe("met: network-attended");
    const alone = held("2026-05-04", ["ks"]);
    expect(judged("network-attendance", [network, joined, alone])).toBe("cannot be judged: attendance-not-covered");
    expect(judged("network-attendance", [network, joined, covered, alone])).toBe("not met: network-not-attended");
    const policy = { "control-attendance-days": 30 };
    expect(judged("network-attendance", [network, joined, attended], { policy })).toBe(
      "cannot be judged: attendance-not-covered",
    );
  });

  it("in the network is judged for the time since the board joined", () => {
    const late = { ...joined, occurredOn: "2026-05-10" };
    const before = held("2026-05-04", ["ks"]);
    const after = held("2026-06-01", ["ks"]);
    const at = (...log: Given[]) => judged("network-attendance", [network, covered, ...log]);
    expect(at(late, before)).toBe("cannot be judged: attendance-none-since-joined");
    expect(at(late, before, after)).toBe("not met: network-not-attended");
    expect(at({ ...late, occurredOn: "2026-05" }, before)).toBe("cannot be judged: attendance-none-since-joined");
    expect(at(late, held("2026-05-04", ["ks", "farsta"]))).toBe("met: network-attended");
  });

  it("keeps its cadence only as far as the log is complete, and a short delay is borne", () => {
    const asked = { unit: "ks", on: "2026-06-30" };
    expect(judged("forums-cadence", [network], asked)).toBe("cannot be judged: forums-not-covered");
    expect(judged("forums-cadence", [network, covered, held("2026-06-15", ["ks"])], asked)).toBe("met: forums-kept");
    expect(judged("forums-cadence", [network, covered, held("2026-01-15", ["ks"])], asked)).toBe(
      "not met: forum-overdue",
    );
    expect(judged("forums-cadence", [network, covered, held("2026-04-15", ["ks"])], asked)).toBe(
      "cannot be judged: forum-overdue-briefly",
    );
  });

  it("with the police is met by a check-in, lacking only where the log is complete", () => {
    const checkIn = ours("CheckInHeld", "police-checkin-1", "2026-05-05", {
      level: "district-director",
      functions: ["police"],
      picture: [],
      agreedActions: [],
    });
    const complete = ours("CoverageDeclared", "unit-farsta", "2025-01-01", {
      what: "police-checkins",
      from: "2025-01-01",
    });
    expect(judged("police-collaboration", [checkIn])).toBe("met: checkins-held");
    expect(judged("police-collaboration", [])).toBe("cannot be judged: no-facts");
    expect(judged("police-collaboration", [complete])).toBe("not met: checkins-none");
  });
});

describe("follow-up", () => {
  it("is judged for the year before, and a finding speaks of its own year", () => {
    const of2025 = finding("plan-follow-up", "not-gathered", { period: "2025" });
    const of2026 = finding("plan-follow-up", "in-place", { period: "2026", on: "2027-03-01", code: "f2" });
    expect(judged("follow-up-gathered", [of2025])).toBe("not met: finding-limited");
    expect(judged("follow-up-gathered", [of2025], { on: "2027-01-10" })).toBe("cannot be judged: no-facts");
    const ask = { asKnownOn: "2027-06-30", policy: {} };
    const answer = answerOf(auditControls, [...boards, of2025, of2026], ask);
    expect(answer.boards[1]?.cells.find(({ control }) => control === "follow-up-gathered")?.status).toBe("met");
  });

  it("is gathered by the board's annual report, and analysed where the report has an analysis", () => {
    const report = "plan-report-farsta-2025-annual";
    const text = { textId: "t", commitment: "c" };
    const analysed = ours("PlanAnalysisRecorded", report, "2026-02-01", { analysis: text });
    const submitted = ours("PlanReportSubmitted", report, "2026-02-10", {});
    expect(judged("follow-up-gathered", [analysed, submitted])).toBe("met: report-submitted");
    expect(judged("work-analysed", [analysed, submitted])).toBe("met: analysis-recorded");
    expect(judged("work-analysed", [submitted])).toBe("not met: analysis-lacking");
    expect(judged("work-analysed", [analysed])).toBe("cannot be judged: no-facts");
    const nothing = ours("PlanNothingReported", report, "2026-02-10", {});
    expect(judged("follow-up-gathered", [nothing])).toBe("met: report-nothing");
    expect(judged("work-analysed", [nothing])).toBe("cannot be judged: no-facts");
    const sentBack = ours("PlanReportSentBack", report, "2026-02-20", { reasons: text });
    expect(judged("follow-up-gathered", [submitted, sentBack])).toBe("not met: report-sent-back");
  });

  it("is lacking where none came by the day asked for and the log is complete, else it cannot be judged", () => {
    const asked = given("FollowUpRequested", "follow-up-round-2025-annual", "ks", "2026-01-05", {
      year: 2025,
      period: "annual",
      due: "2026-02-15",
    });
    const complete = ours("CoverageDeclared", "unit-farsta", "2025-01-01", {
      what: "plan-follow-up",
      from: "2025-01-01",
    });
    expect(judged("follow-up-gathered", [asked], { on: "2026-02-15" })).toBe("cannot be judged: no-facts");
    expect(judged("follow-up-gathered", [asked])).toBe("cannot be judged: report-not-logged");
    expect(judged("follow-up-gathered", [asked, complete])).toBe("not met: report-none");
    // It may have come before the log was kept.
    const late = ours("CoverageDeclared", "unit-farsta", "2026-02-10", { what: "plan-follow-up", from: "2026-02-10" });
    expect(judged("follow-up-gathered", [asked, late])).toBe("cannot be judged: report-not-logged");
  });

  it("reaches the executive board with each released summary, for a year", () => {
    const released = given("SummaryReleased", "summary-release-2026-t1", "ks", "2026-05-30", {
      period: "2026-t1",
      number: 1,
      content: {},
      texts: [],
      changes: [],
    } as never);
    const ks = { unit: "ks", on: "2026-06-30" };
    expect(judged("consolidated-reporting", [], ks)).toBe("cannot be judged: no-facts");
    expect(judged("consolidated-reporting", [released], ks)).toBe("met: summary-released");
    const later = { ...ks, on: "2027-06-30" };
    expect(judged("consolidated-reporting", [released], later)).toBe("cannot be judged: summary-older");
  });

  it("of replies is met in time and not met late; none in the log is no evidence", () => {
    const recommended = ours("RecommendationGiven", "audit-a", "2026-01-19", {
      recommendation: "r6",
      subject: "training",
      wordingSummary: "a",
      wordingReport: "b",
      replyDue: "2026-02-28",
    });
    const reply = (on: string) => ours("ReplyGiven", "audit-a", on, { recommendation: "r6", position: "agrees" });
    expect(judged("replies-in-time", [])).toBe("not applicable: no-recommendations");
    expect(judged("replies-in-time", [recommended], { on: "2026-02-28" })).toBe("cannot be judged: replies-awaited");
    expect(judged("replies-in-time", [recommended])).toBe("cannot be judged: reply-not-logged");
    expect(judged("replies-in-time", [recommended, reply("2026-02-28")])).toBe("met: replies-in-time");
    expect(judged("replies-in-time", [recommended, reply("2026-03-01")])).toBe("not met: reply-late");
  });

  it("has the routine for concerns where the board keeps its log of reports complete", () => {
    const complete = ours("CoverageDeclared", "unit-farsta", "2026-01-01", {
      what: "concern-reports",
      from: "2026-01-01",
    });
    expect(judged("concern-routine", [complete])).toBe("met: concern-log-kept");
    expect(judged("concern-routine", [])).toBe("cannot be judged: no-facts");
  });
});
