import type { PlanFollowUpAnswer } from "@liggare/plan-follow-up";
import type { SituationPictureAnswer } from "@liggare/situation-picture";
import type { Shown } from "@liggare/views";
import { expect } from "vitest";
import { type Api, auditor, central, executiveBoard, local, type Row } from "../row.ts";

type FollowUp = Shown<PlanFollowUpAnswer>;
type Pictures = Shown<SituationPictureAnswer>;

const skarholmen = local("skarholmen");
const plan = "action-plan/skarholmen-2026";
const measure = { orientation: "preventive", followUp: "annual-report" };

/** Instructions, and this year's plan with two measures. */
async function drafted(api: Api): Promise<void> {
  await api.boards("skarholmen", "farsta");
  const issued = { unit: "kommunstyrelsen", title: "Anvisningar för handlingsplaner 2026", forYear: 2026 };
  await api.record(central, "plan-instructions/2026/issue", issued);
  await api.record(skarholmen, `${plan}/draft`, { unit: "skarholmen", year: 2026, instructions: "2026" });
  await api.record(skarholmen, `${plan}/add-measure`, { wording: "Föräldrastöd", area: "general", ...measure });
  await api.record(skarholmen, `${plan}/add-measure`, { wording: "Utbildning av chefer", ...measure });
}

const rowOf = async (api: Api, key = "skarholmen 2026") => {
  const { boards } = await api.view<FollowUp>(central, "plan-follow-up");
  const row = boards.find((each) => each.key === key);
  if (!row) throw new Error(`there is no row ${key}`);
  return row;
};

const counts = (rows: FollowUp["year"]["byArea"]) =>
  rows.map(({ code, total }) => [code, "value" in total ? total.value : total.text]);

/** What the product holds of plans, their follow-up and their links to the situation picture. */
export const planRows: readonly Row[] = [
  {
    line: 3,
    about: "Action areas and orientation",
    holds: "measures are shown by either classification, and one that has only one is to be completed",
    async through(api) {
      await drafted(api);
      expect(await api.refused(skarholmen, `${plan}/add-measure`, { wording: "Stöd", followUp: "other" })).toBe(
        "classification-missing",
      );
      const { byArea, byOrientation, toBeCompleted } = await rowOf(api);
      expect(counts(byArea)).toEqual([
        ["general", 1],
        ["targeted", 0],
        ["individual", 0],
        ["not-stated", 1],
      ]);
      expect(counts(byOrientation)).toEqual([
        ["preventive", 2],
        ["countering", 0],
      ]);
      const lacking = (code: string) =>
        toBeCompleted.find((each) => each.measure === code)?.lacks.map(({ part }) => part);
      expect([lacking("m1"), lacking("m2")]).toEqual([
        ["responsible", "timetable"],
        ["area", "responsible", "timetable"],
      ]);
    },
  },
  {
    line: 5,
    about: "Action plans",
    holds: "a plan goes from draft to approval with a condition, and a step out of order says which one is missing",
    async through(api) {
      await drafted(api);
      const approval = { givenBy: "city-executive-office", delegation: "delegated", delegationDecision: "KS 2026/3" };
      expect(await api.refused(central, `${plan}/approve`, approval)).toBe("step-missing");
      await api.record(skarholmen, `${plan}/consult`, { with: "kommunstyrelsen", function: "central-coordinator" });
      await api.record(skarholmen, `${plan}/decide`, { registryNumber: "SKA 2026/12" });
      await api.record(central, `${plan}/send-back`, { reasons: "Tidplan saknas för en åtgärd." });
      expect((await rowOf(api)).plan).toMatchObject({ status: "sent-back", reasons: { text: /^Tidplan saknas/ } });
      await api.record(skarholmen, `${plan}/consult`, { with: "kommunstyrelsen" });
      await api.record(skarholmen, `${plan}/decide`, { registryNumber: "SKA 2026/14" });
      await api.record(central, `${plan}/approve`, {
        ...approval,
        conditions: [{ text: "Ange tidplan för en åtgärd.", due: "2026-02-15" }],
      });
      api.today("2026-02-16");
      expect((await rowOf(api)).plan).toMatchObject({
        status: "approved-with-conditions",
        givenBy: "city-executive-office",
        delegationDecision: "KS 2026/3",
        registryNumbers: ["SKA 2026/12", "SKA 2026/14"],
        conditions: [{ condition: "c1", status: "overdue" }],
      });
      await api.record(central, `${plan}/meet-condition`, { condition: "c1" });
      expect((await rowOf(api)).plan).toMatchObject({ status: "approved", conditions: [{ status: "met" }] });
    },
  },
  {
    line: 5,
    about: "Action plans",
    holds: "a plan that follows instructions that are replaced shows as outdated until a revision follows the new ones",
    async through(api) {
      await drafted(api);
      await api.record(central, "plan-instructions/2026b/issue", {
        unit: "kommunstyrelsen",
        title: "Ändrade anvisningar",
        replaces: "2026",
      });
      expect((await rowOf(api)).plan?.instructions).toMatchObject({ outdated: "replaced", replacedBy: "2026b" });
      await api.record(skarholmen, `${plan}/consult`, { with: "kommunstyrelsen" });
      await api.record(skarholmen, `${plan}/decide`, {});
      await api.record(central, `${plan}/approve`, { givenBy: "executive-board", delegation: "not-stated" });
      await api.record(central, `${plan}/review`, {});
      await api.record(skarholmen, `${plan}/revise`, { inConnectionWith: "tertial-1", instructions: "2026b" });
      expect((await rowOf(api)).plan).toMatchObject({
        revision: 1,
        instructions: { version: "2026b", outdated: null },
      });
      await api.record(central, "plan-instructions/2026b/repeal", { unit: "kommunstyrelsen" });
      expect((await rowOf(api)).plan?.instructions).toMatchObject({ outdated: "withdrawn" });
    },
  },
  {
    line: 5,
    about: "Action plans",
    holds: "last year's plan is the start of the next, and the two are compared side by side",
    async through(api) {
      await drafted(api);
      await api.record(skarholmen, `${plan}/drop-measure`, { measure: "m2", why: "Ingår i ordinarie verksamhet." });
      const next = "action-plan/skarholmen-2027";
      const started = { unit: "skarholmen", year: 2027, startsFrom: "skarholmen-2026" };
      const { body } = await api.record(skarholmen, `${next}/draft`, started);
      expect(body.events.map(({ type }) => type)).toEqual(["PlanDrafted", "PlanMeasureAdded"]);
      await api.record(skarholmen, `${next}/change-measure`, {
        measure: "m1",
        wording: "Föräldrastöd i grupp",
        area: "general",
        ...measure,
      });
      const compared = await api.send(auditor, "GET", "/plans/skarholmen-2027/compare?with=skarholmen-2026");
      expect(compared.body).toMatchObject({
        connected: true,
        counts: { added: 0, changed: 1, dropped: 0, unchanged: 0 },
        measures: [
          {
            change: "changed",
            wording: {
              segments: [
                { kind: "same", text: "Föräldrastöd" },
                { kind: "added", text: " i grupp" },
              ],
            },
          },
        ],
      });
      expect((await api.send(executiveBoard, "GET", "/plans/skarholmen-2027/compare")).status).toBe(404);
      expect((await api.send(local("farsta"), "GET", "/plans/skarholmen-2027/compare")).status).toBe(404);
      expect((await api.send(central, "GET", "/plans/skarholmen-2027/compare?from=7")).status).toBe(422);
      expect(
        await api.refused(local("farsta"), "action-plan/farsta-2027/draft", {
          unit: "farsta",
          year: 2027,
          startsFrom: "skarholmen-2026",
        }),
      ).toBe("unknown-item");
    },
  },
  {
    line: 6,
    about: "Follow-up of activities",
    holds: "how far a plan is followed is a figure with its definition, and what is not reported is not zero",
    async through(api) {
      await drafted(api);
      expect((await rowOf(api)).followed).toMatchObject({ status: "cannot be judged", reason: "not-reported" });
      api.today("2026-05-04");
      const report = "plan-report/skarholmen-2026-t1";
      await api.record(skarholmen, `${report}/report-activities`, {
        activities: [
          {
            measure: "m1",
            state: "carried-out",
            result: "Tre grupper har hållits.",
            effect: { evidence: "survey", text: "Fler vet vart de ska vända sig." },
          },
        ],
      });
      expect(
        await api.refused(skarholmen, `${report}/report-activities`, {
          activities: [{ measure: "m9", state: "not-begun" }],
        }),
      ).toBe("unknown-item");
      await api.record(skarholmen, `${report}/record-analysis`, { analysis: "Arbetet följer planen." });
      const { body } = await api.record(skarholmen, `${report}/submit`, { registryNumber: "SKA 2026/40" });
      expect(body.events).toHaveLength(1);
      const { followed, periods, measures } = await rowOf(api);
      expect(followed).toMatchObject({
        period: "t1",
        numerator: { value: 1 },
        denominator: { value: 2 },
        notReported: { value: 1 },
        share: { percent: 50 },
      });
      expect(periods[0]).toMatchObject({
        status: "reported",
        analysis: { text: "Arbetet följer planen." },
        activities: [{ effect: { evidence: "survey", text: { text: "Fler vet vart de ska vända sig." } } }],
      });
      expect(measures.map(({ state }) => state)).toEqual(["carried-out", "not-reported"]);
    },
  },
  {
    line: 7,
    about: "Problem, measure, effect",
    holds: "items and measures are linked on their own, and both kinds without the other are listed",
    async through(api) {
      await drafted(api);
      const item = { environment: "several", phenomenon: "symbols-graffiti", trend: "rising" };
      await api.record(skarholmen, "situation-picture/skarholmen-2026/compile", {
        unit: "skarholmen",
        year: 2026,
        content: "given",
        sources: ["own-units"],
        items: [item, { ...item, phenomenon: "recruitment" }],
      });
      await api.record(skarholmen, `${plan}/link-item`, { measure: "m1", item: "i1" });
      expect(await api.refused(skarholmen, `${plan}/link-item`, { measure: "m1", item: "i9" })).toBe("unknown-item");
      const orphans = async () => {
        const { itemsWithoutMeasure, measuresWithoutItem } = await rowOf(api);
        const { boards } = await api.view<Pictures>(central, "situation-picture");
        const [picture] = boards.find(({ unit }) => unit === "skarholmen")?.years ?? [];
        const items = itemsWithoutMeasure?.map((each) => each.item);
        expect(picture?.itemsWithoutMeasure).toEqual(items);
        expect(picture?.measuresWithoutItem.map((each) => each.measure)).toEqual(measuresWithoutItem);
        return [items, measuresWithoutItem];
      };
      expect(await orphans()).toEqual([["i2"], ["m2"]]);
      await api.record(skarholmen, `${plan}/unlink-item`, { measure: "m1", item: "i1" });
      expect(await orphans()).toEqual([
        ["i1", "i2"],
        ["m1", "m2"],
      ]);
    },
  },
  {
    line: 21,
    about: "The boards' follow-up",
    holds: "a round has a due day, nothing to report is a report, and a report may be sent back",
    async through(api) {
      await drafted(api);
      await api.record(central, "follow-up-round/2026-t1/request", {
        unit: "kommunstyrelsen",
        year: 2026,
        period: "t1",
        due: "2026-05-20",
      });
      api.today("2026-05-21");
      const status = async (key: string) => (await rowOf(api, key)).periods[0]?.status;
      expect(await status("skarholmen 2026")).toBe("overdue");
      await api.record(local("farsta"), "plan-report/farsta-2026-t1/report-nothing", {});
      expect(await status("farsta 2026")).toBe("nothing-to-report");
      await api.record(central, "plan-report/farsta-2026-t1/send-back", { reasons: "Nämnden har en beslutad plan." });
      expect(await status("farsta 2026")).toBe("sent-back");
      expect(await api.refused(local("farsta"), "plan-report/farsta-2026-t1/send-back", { reasons: "Nej." })).toBe(
        "role-not-allowed",
      );
      const own = await api.view<FollowUp>(local("farsta"), "plan-follow-up");
      expect(own.boards.map(({ unit }) => unit)).toEqual(["farsta"]);
    },
  },
];
