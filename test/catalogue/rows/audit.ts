import type { AuditControlsAnswer } from "@liggare/audit-controls";
import type { RecommendationsAnswer } from "@liggare/recommendations";
import type { Shown } from "@liggare/views";
import { expect } from "vitest";
import { auditor, central, executiveBoard, local, type Row } from "../row.ts";

type Controls = Shown<AuditControlsAnswer>;
type Answer = Shown<RecommendationsAnswer>;
const audit = "audit/kommunen-1-2026";

/** The audit (DOMAIN §1.22) and its recommendations (§1.23). */
export const auditRows: readonly Row[] = [
  {
    line: 22,
    about: "The audit's questions",
    holds: "a standing control cannot be judged on an empty ledger, and is not met once an auditor finds it so",
    async through(api) {
      await api.boards("skarholmen");
      api.today("2026-11-19");
      const cell = async () =>
        (await api.view<Controls>(auditor, "audit-controls")).boards
          .find(({ unit }) => unit === "skarholmen")
          ?.cells.find(({ control }) => control === "civil-society-strategy");
      expect(await cell()).toMatchObject({ status: "cannot be judged", grounds: "no-facts" });
      await api.record(auditor, `${audit}/open`, {
        unit: "kommunstyrelsen",
        title: "Granskning av samordningen",
        questions: [{ question: "q3", wording: "Finns en fungerande samverkan?" }],
        criteria: [{ criterion: "riktlinjer", name: "Kommunens riktlinjer" }],
        audited: ["skarholmen"],
      });
      await api.record(auditor, `${audit}/record-finding`, {
        unit: "skarholmen",
        finding: "f1",
        subject: "civil-society-strategy",
        verdict: "missing",
        kind: "observation",
        question: "q3",
        criterion: "riktlinjer",
        sections: ["3.3.7"],
      });
      expect(await cell()).toMatchObject({ status: "not met", grounds: "finding-missing", sections: ["3.3.7"] });
    },
  },
  {
    line: 24,
    about: "Knowledge house",
    holds: "the board that compiles a situation picture is shown to carry the monitoring",
    async through(api) {
      await api.boards("skarholmen");
      const monitoring = async () =>
        (await api.view<Controls>(central, "audit-controls")).functions
          .find((row) => row.function === "monitoring")
          ?.carriers.map(({ unit }) => unit);
      expect(await monitoring()).toEqual([]);
      await api.record(local("skarholmen"), "situation-picture/skarholmen-2026/compile", {
        unit: "skarholmen",
        year: 2026,
        content: "stated-to-exist",
        sources: ["own-units"],
      });
      expect(await monitoring()).toEqual(["skarholmen"]);
    },
  },
  {
    line: 23,
    about: "Recommendations",
    holds: "a recommendation in both wordings is replied to, owned, acted on with evidence, and verified with reasons",
    async through(api) {
      await api.boards("skarholmen");
      api.today("2026-11-19");
      await api.record(auditor, `${audit}/open`, {
        unit: "kommunstyrelsen",
        title: "Granskning av samordningen",
        questions: [{ question: "q3", wording: "Finns en fungerande samverkan?" }],
        criteria: [{ criterion: "riktlinjer", name: "Kommunens riktlinjer" }],
        audited: ["skarholmen"],
      });
      await api.record(auditor, `${audit}/recommend`, {
        unit: "skarholmen",
        recommendation: "r6",
        subject: "civil-society-partners",
        wordingSummary: "Förtydliga civilsamhällets roll.",
        wordingReport: "Förtydliga hur samverkan ska utvecklas.",
        replyDue: "2027-02-28",
      });
      await api.record(auditor, `${audit}/submit`, { unit: "kommunstyrelsen", to: ["skarholmen"] });
      const of = { unit: "skarholmen", recommendation: "r6" };
      const coordinator = local("skarholmen");
      expect(await api.refused(central, `${audit}/reply`, { ...of, position: "agrees" })).toBe("not-found");
      const next = async () => (await api.view<Answer>(auditor, "recommendations")).trackers[0]?.nextStep.step;
      expect(await next()).toBe("reply");
      expect((await api.view<Answer>(central, "recommendations", { on: "2027-03-01" })).overdue).toMatchObject([
        { kind: "reply", unit: "skarholmen", since: "2027-03-01" },
      ]);
      await api.record(coordinator, `${audit}/reply`, { ...of, position: "agrees", registryNumber: "SKA 2026/9" });
      await api.record(coordinator, `${audit}/set-owner`, { ...of, owner: "department-head" });
      const action = { ...of, action: "a1", what: "Strategi tas fram med föreningarna", due: "2026-12-31" };
      await api.record(coordinator, `${audit}/plan-action`, action);
      expect(await next()).toBe("carry-out");
      const held = await api.record(coordinator, "police-checkin/c1/hold", {
        unit: "skarholmen",
        level: "district-director",
        functions: ["local-coordinator", "police"],
      });
      await api.record(coordinator, `${audit}/take-action`, {
        ...of,
        action: "a1",
        what: "Strategin är beslutad",
        evidence: [held.body.events[0]?.id ?? ""],
      });
      await api.record(auditor, `${audit}/verify`, { ...of, verdict: "met", reasons: "Strategin finns och används" });
      const { trackers, overdue } = await api.view<Answer>(executiveBoard, "recommendations", {
        asKnownOn: "2026-11-19",
      });
      expect(trackers).toEqual([]);
      expect(overdue).toEqual([]);
      expect((await api.view<Answer>(coordinator, "recommendations")).trackers).toMatchObject([
        {
          unit: "skarholmen",
          wordingsDiffer: true,
          status: "verified",
          owner: "department-head",
          registryNumber: "SKA 2026/9",
          actions: [
            {
              action: "a1",
              status: "done",
              what: { text: "Strategi tas fram med föreningarna" },
              links: [{ found: true, title: { en: "Check-in with the police held" } }],
            },
          ],
          verdicts: [{ verdict: "met", reasons: { text: "Strategin finns och används" } }],
          nextStep: { step: "none" },
        },
      ]);
    },
  },
];
