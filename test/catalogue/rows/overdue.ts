import type { OverdueAnswer } from "@liggare/overdue";
import type { Shown } from "@liggare/views";
import { expect } from "vitest";
import { type Api, type As, administrator, auditor, central, local, type Row } from "../row.ts";

type Answer = Shown<OverdueAnswer>;

const ask = (api: Api, as: As, on: string, more: Readonly<Record<string, string>> = {}) =>
  api.view<Answer>(as, "overdue", { on, ...more });

/** What is overdue on a day, as short rows. */
const lateOn = async (api: Api, as: As, on: string) =>
  (await ask(api, as, on)).overdue.map(({ kind, board, due, days }) => ({ kind, board: board.unit, due, days }));

const network = {
  unit: "kommunstyrelsen",
  name: "Samordnarnätverket",
  kind: "internal-network",
  convener: { kind: "function", function: "central-coordinator" },
  cadence: { kind: "every", count: 1, unit: "month" },
};

/** What is overdue: one list over everything. A row for each kind of thing. */
export const overdueRows: readonly Row[] = [
  {
    line: "forum",
    about: "Coordinators' network",
    holds: "a month without a meeting is overdue once the log is declared complete, and before that cannot be judged",
    async through(api) {
      await api.boards("skarholmen");
      await api.record(central, "forum/natverket/register", network);
      expect((await ask(api, central, "2026-03-02")).cannotBeJudged).toMatchObject([
        { kind: "forum", board: { unit: "kommunstyrelsen" } },
      ]);
      const coverage = { what: "forum:natverket", from: "2026-01-01" };
      await api.record(central, "unit/kommunstyrelsen/declare-coverage", coverage);
      expect(await lateOn(api, central, "2026-03-02")).toEqual([
        { kind: "forum", board: "kommunstyrelsen", due: "2026-01-31", days: 30 },
      ]);
      expect((await ask(api, central, "2026-03-02")).cannotBeJudged).toEqual([]);
    },
  },
  {
    line: "forum",
    about: "Coordinators' network",
    holds: "an action of a meeting is overdue until it is done, and its board reads its own reminder",
    async through(api) {
      await api.boards("skarholmen", "farsta");
      await api.record(central, "forum/natverket/register", { ...network, cadence: { kind: "on need" } });
      await api.record(central, "meeting/m1/hold", {
        unit: "kommunstyrelsen",
        forum: "natverket",
        functions: ["local-coordinator"],
        units: ["kommunstyrelsen", "skarholmen"],
        actions: [{ what: "Samla in planerna", responsible: "skarholmen", due: "2026-02-27" }],
      });
      const skarholmen = local("skarholmen");
      expect(await lateOn(api, skarholmen, "2026-03-02")).toEqual([
        { kind: "meeting-action", board: "skarholmen", due: "2026-02-27", days: 3 },
      ]);
      expect(await lateOn(api, local("farsta"), "2026-03-02")).toEqual([]);
      const { overdue, reminders } = await ask(api, skarholmen, "2026-03-02");
      expect(overdue[0]?.what).toEqual({ text: "Samla in planerna" });
      expect(reminders[0]?.text.sv).toMatch(/3 dagar sen\. Referens: meeting-m1/);
      expect(reminders[0]?.text.sv).not.toContain("Samla");
      api.today("2026-03-03");
      await api.record(central, "meeting/m1/complete-action", { action: "a1" });
      expect(await lateOn(api, skarholmen, "2026-03-03")).toEqual([]);
      expect((await ask(api, skarholmen, "2026-03-02", { asKnownOn: "2026-03-02" })).overdue).toHaveLength(1);
    },
  },
  {
    line: 5,
    about: "Action plans",
    holds: "a condition of the approval is overdue after its day, until it is met",
    async through(api) {
      await api.boards("skarholmen");
      const skarholmen = local("skarholmen");
      const plan = "action-plan/skarholmen-2026";
      await api.record(skarholmen, `${plan}/draft`, { unit: "skarholmen", year: 2026 });
      await api.record(skarholmen, `${plan}/consult`, { with: "kommunstyrelsen" });
      await api.record(skarholmen, `${plan}/decide`, { registryNumber: "SKA 2026/12" });
      await api.record(central, `${plan}/approve`, {
        givenBy: "executive-board",
        delegation: "own-decision",
        conditions: [{ text: "Ange tidplan.", due: "2026-01-30" }],
      });
      expect((await ask(api, central, "2026-01-30")).coming).toMatchObject([{ kind: "plan-condition", daysLeft: 0 }]);
      expect(await lateOn(api, skarholmen, "2026-02-02")).toEqual([
        { kind: "plan-condition", board: "skarholmen", due: "2026-01-30", days: 3 },
      ]);
      await api.record(central, `${plan}/meet-condition`, { condition: "c1" });
      expect(await lateOn(api, central, "2026-02-02")).toEqual([]);
    },
  },
  {
    line: 23,
    about: "Recommendations",
    holds: "a board's reply is overdue after the day that the auditors set, until it is given",
    async through(api) {
      await api.boards("skarholmen");
      await api.record(administrator, "unit/revisionen/register", { name: "Revisionen", kind: "office" });
      const opened = { unit: "revisionen", title: "Granskning", questions: [], criteria: [], audited: ["skarholmen"] };
      await api.record(auditor, "audit/a1/open", opened);
      await api.record(auditor, "audit/a1/recommend", {
        unit: "skarholmen",
        recommendation: "r5",
        subject: "reporting-of-boards",
        wordingSummary: "Utveckla rapporteringen.",
        wordingReport: "Utveckla rapporteringen.",
        replyDue: "2026-02-28",
      });
      await api.record(auditor, "audit/a1/submit", { unit: "revisionen", to: ["skarholmen"] });
      const skarholmen = local("skarholmen");
      expect(await lateOn(api, skarholmen, "2026-03-02")).toEqual([
        { kind: "reply", board: "skarholmen", due: "2026-02-28", days: 2 },
      ]);
      const reply = { unit: "skarholmen", recommendation: "r5", position: "agrees" };
      await api.record(skarholmen, "audit/a1/reply", reply);
      expect(await lateOn(api, skarholmen, "2026-03-02")).toEqual([]);
    },
  },
  {
    line: 8,
    about: "Concern routine",
    holds: "a report that waits for its assessment is a number for its own board, and masked or nothing for others",
    async through(api) {
      await api.boards("skarholmen", "farsta");
      const report = { unit: "skarholmen", environment: "several", setting: "school", kind: "worry" };
      const done = { done: ["conversation"], consulted: [] };
      await api.record(local("skarholmen"), "concern-report/r1/report", { ...report, ...done });
      const waiting = async (as: As, on: string) =>
        (await ask(api, as, on)).concernsWaiting.boards.find(({ unit }) => unit === "skarholmen");
      expect((await waiting(local("skarholmen"), "2026-01-07"))?.total).toMatchObject({ value: 1, why: [5] });
      expect((await waiting(central, "2026-01-07"))?.total).toMatchObject({ masked: "open" });
      expect(await waiting(local("farsta"), "2026-01-07")).toBeUndefined();
      api.today("2026-02-02");
      expect((await waiting(central, "2026-02-02"))?.closed).toEqual({ masked: "small", text: "<5" });
      await api.record(local("skarholmen"), "concern-report/r1/assess", { assessment: "own-measures" });
      expect((await waiting(local("skarholmen"), "2026-02-02"))?.total).toMatchObject({ value: 0 });
    },
  },
  {
    line: 1,
    about: "Guidelines and coordinators",
    holds: "a vacancy and a handover's open point are overdue after the days that policy allows",
    async through(api) {
      await api.boards("skarholmen");
      const policy = { unit: "kommunstyrelsen", validFrom: "2026-01-01" };
      const vacancyDays = { ...policy, key: "control-vacancy-days", value: 20 };
      await api.record(central, "policy/control-vacancy-days/set", vacancyDays);
      await api.record(central, "unit/skarholmen/appoint-coordinator", { function: "local-coordinator" }, "2026-01-02");
      const handover = { from: "local-coordinator", to: "unit-head", matters: ["forums"], openPoints: ["Svara SLK"] };
      await api.record(local("skarholmen"), "unit/skarholmen/hand-over", handover);
      await api.record(central, "unit/skarholmen/report-vacancy", { from: "2026-01-07" });
      expect(await lateOn(api, central, "2026-02-08")).toEqual([
        { kind: "vacancy", board: "skarholmen", due: "2026-01-27", days: 12 },
        { kind: "handover-point", board: "skarholmen", due: "2026-02-06", days: 2 },
      ]);
      await api.record(local("skarholmen"), "unit/skarholmen/complete-handover-point", { point: "p1" });
      await api.record(central, "unit/skarholmen/appoint-coordinator", { function: "unit-head" });
      expect(await lateOn(api, central, "2026-02-08")).toEqual([]);
    },
  },
  {
    line: 10,
    about: "Inventory",
    holds: "a board that has not answered is overdue, with the last reminder, until it answers or reports nothing",
    async through(api) {
      await api.boards("skarholmen", "farsta");
      const questions = ["picture"];
      await api.record(central, "inventory/i1/open", {
        unit: "kommunstyrelsen",
        title: "Arbetet 2026",
        questions,
        units: ["skarholmen", "farsta"],
        due: "2026-01-30",
      });
      await api.record(central, "inventory/i1/remind", { unit: "kommunstyrelsen", units: ["farsta"] });
      const { overdue } = await ask(api, local("farsta"), "2026-02-02");
      expect(overdue).toMatchObject([{ kind: "inventory-answer", days: 3, lastReminder: "2026-01-07" }]);
      expect((await lateOn(api, central, "2026-02-02")).map(({ board }) => board)).toEqual(["farsta", "skarholmen"]);
      await api.record(local("farsta"), "inventory/i1/report-nothing", { unit: "farsta" });
      expect((await lateOn(api, central, "2026-02-02")).map(({ board }) => board)).toEqual(["skarholmen"]);
    },
  },
  {
    line: 23,
    about: "Recommendations",
    holds: "a planned action on a recommendation is overdue after its day, until it is taken",
    async through(api) {
      await api.boards("skarholmen");
      await api.record(administrator, "unit/revisionen/register", { name: "Revisionen", kind: "office" });
      const opened = { unit: "revisionen", title: "Granskning", questions: [], criteria: [], audited: ["skarholmen"] };
      await api.record(auditor, "audit/a1/open", opened);
      await api.record(auditor, "audit/a1/recommend", {
        unit: "skarholmen",
        recommendation: "r4",
        subject: "training-offer",
        wordingSummary: "Utbilda.",
        wordingReport: "Utbilda.",
      });
      await api.record(auditor, "audit/a1/submit", { unit: "revisionen", to: ["skarholmen"] });
      const skarholmen = local("skarholmen");
      const action = { unit: "skarholmen", recommendation: "r4", action: "a1" };
      await api.record(skarholmen, "audit/a1/plan-action", { ...action, what: "Bjud in alla", due: "2026-01-30" });
      expect(await lateOn(api, skarholmen, "2026-02-02")).toEqual([
        { kind: "recommendation-action", board: "skarholmen", due: "2026-01-30", days: 3 },
      ]);
      await api.record(skarholmen, "audit/a1/take-action", { ...action, what: "Alla är inbjudna" });
      expect(await lateOn(api, skarholmen, "2026-02-02")).toEqual([]);
    },
  },
  {
    line: 6,
    about: "Follow-up",
    holds: "a report that was asked for is overdue after its day until it is submitted; unasked it cannot be judged",
    async through(api) {
      await api.boards("skarholmen");
      const skarholmen = local("skarholmen");
      await api.record(skarholmen, "action-plan/skarholmen-2026/draft", { unit: "skarholmen", year: 2026 });
      expect((await ask(api, central, "2026-05-21")).cannotBeJudged).toMatchObject([
        { kind: "plan-report", board: { unit: "skarholmen" } },
      ]);
      const round = { unit: "kommunstyrelsen", year: 2026, period: "t1", due: "2026-05-20" };
      await api.record(central, "follow-up-round/2026-t1/request", round);
      expect(await lateOn(api, skarholmen, "2026-05-21")).toEqual([
        { kind: "plan-report", board: "skarholmen", due: "2026-05-20", days: 1 },
      ]);
      await api.record(skarholmen, "plan-report/skarholmen-2026-t1/report-nothing", {});
      expect(await lateOn(api, skarholmen, "2026-05-21")).toEqual([]);
    },
  },
  {
    line: 11,
    about: "Agreements with the police",
    holds: "an unanswered referral and a local agreement that was not updated are overdue, until both are done",
    async through(api) {
      await api.boards("skarholmen");
      const signed = { parties: [{ kind: "unit", unit: "skarholmen" }], purposes: [], areas: [] };
      const central1 = { unit: "kommunstyrelsen", name: "Central 1", ...signed };
      const skarholmen = local("skarholmen");
      await api.record(central, "police-agreement/c1/sign-central", central1, "2026-01-02");
      const follows = { unit: "skarholmen", name: "Lokal", ...signed, follows: "c1" };
      await api.record(skarholmen, "police-agreement/l1/sign-local", follows, "2026-01-03");
      const central2 = { ...central1, name: "Central 2", replaces: "c1" };
      await api.record(central, "police-agreement/c2/sign-central", central2, "2026-01-05");
      const draft = { unit: "kommunstyrelsen", agreement: "c2", to: ["skarholmen"], answerBy: "2026-01-30" };
      await api.record(central, "agreement-referral/r1/send", draft);
      expect(await lateOn(api, skarholmen, "2026-02-05")).toEqual([
        { kind: "referral-answer", board: "skarholmen", due: "2026-01-30", days: 6 },
        { kind: "agreement-update", board: "skarholmen", due: "2026-02-04", days: 1 },
      ]);
      await api.record(skarholmen, "agreement-referral/r1/answer", { unit: "skarholmen", answer: "agrees" });
      await api.record(skarholmen, "police-agreement/l1/update", { follows: "c2" });
      expect(await lateOn(api, skarholmen, "2026-02-05")).toEqual([]);
    },
  },
  {
    line: 12,
    about: "Civil society",
    holds: "a strategy announced for a stated date is overdue after it, until it is adopted",
    async through(api) {
      await api.boards("skarholmen");
      const skarholmen = local("skarholmen");
      const strategy = "civil-society-strategy/skarholmen-specific";
      const announced = { unit: "skarholmen", kind: "specific", expected: "2026-01" };
      await api.record(skarholmen, `${strategy}/announce`, announced, "2026-01-02");
      expect(await lateOn(api, skarholmen, "2026-02-02")).toEqual([
        { kind: "strategy", board: "skarholmen", due: "2026-01-31", days: 2 },
      ]);
      await api.record(skarholmen, `${strategy}/start`, { unit: "skarholmen", kind: "specific" }, "2026-01-05");
      await api.record(skarholmen, `${strategy}/adopt`, { unit: "skarholmen", kind: "specific" });
      expect(await lateOn(api, skarholmen, "2026-02-02")).toEqual([]);
    },
  },
];
