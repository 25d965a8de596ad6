import type { TextRef } from "@liggare/domain";
import { answerOf, type Given, given } from "@liggare/views/given";
import { planFollowUp } from "../src/index.ts";

export const text = (textId: string): TextRef => ({ textId, commitment: "c" });

const boards: readonly Given[] = [
  given("UnitRegistered", "unit-ks", "ks", "2025-01-01", { name: "Kommunstyrelsen", kind: "executive-board" }),
  given("UnitRegistered", "unit-skarholmen", "skarholmen", "2025-01-01", {
    name: "Skärholmen",
    kind: "district-board",
  }),
];

const plan = "action-plan-skarholmen-2026";
type Measure = Parameters<typeof given<"PlanMeasureAdded">>[4];

export const measure = (code: string, more: Partial<Measure> = {}, on = "2026-01-10"): Given =>
  given("PlanMeasureAdded", plan, "skarholmen", on, {
    measure: code,
    wording: text(code),
    orientation: "preventive",
    followUp: "annual-report",
    answers: [],
    ...more,
  });

type Activity = Parameters<typeof given<"PlanActivityReported">>[4];
const stream = (period: string) => `plan-report-skarholmen-2026-${period}`;

export const activity = (code: string, state: Activity["state"], more: Partial<Activity> = {}, period = "t1"): Given =>
  given("PlanActivityReported", stream(period), "skarholmen", "2026-05-05", { measure: code, state, ...more });

export const submitted = (period = "t1", on = "2026-05-10"): Given =>
  given("PlanReportSubmitted", stream(period), "skarholmen", on, { registryNumber: "SKA 2026/40" });

export const nothing = (period = "t1"): Given =>
  given("PlanNothingReported", stream(period), "skarholmen", "2026-05-10", {});

export const sentBack = (period = "t1"): Given =>
  given("PlanReportSentBack", stream(period), "skarholmen", "2026-05-15", { reasons: text("back") });

export const drafted = given("PlanDrafted", plan, "skarholmen", "2026-01-08", { year: 2026, instructions: "2025" });

export const answerOn = (list: readonly Given[], on: string, more: { unit?: string; asKnownOn?: string } = {}) =>
  answerOf(planFollowUp, [...boards, ...list], { asKnownOn: more.asKnownOn ?? on, on, ...more });

/** Skärholmen's year of 2026. */
export const skarholmen = (list: readonly Given[], on: string, more: { asKnownOn?: string } = {}) => {
  const row = answerOn(list, on, more).boards.find(({ key }) => key === "skarholmen 2026");
  if (!row) throw new Error("there is no such row");
  return row;
};

export const period = (list: readonly Given[], on: string, code = "t1") => {
  const found = skarholmen(list, on).periods.find((each) => each.period === code);
  if (!found) throw new Error("there is no such period");
  return found;
};
