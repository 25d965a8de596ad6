import { answerOf, type Given, given } from "@liggare/views/given";
import { describe, expect, it } from "vitest";
import { executiveBoardSummary } from "../src/index.ts";
import { boards } from "./given-boards.ts";

const plan = "action-plan-skarholmen-2026";
const report = "plan-report-skarholmen-2026-t1";
const text = { textId: "t", commitment: "c" };
const measure = (code: string, area?: "general" | "targeted", orientation?: "preventive", answers: string[] = []) =>
  given("PlanMeasureAdded", plan, "skarholmen", "2026-01-20", {
    measure: code,
    wording: text,
    ...(area && { area }),
    ...(orientation && { orientation }),
    followUp: "tertial-report",
    answers,
  });
const picture = given("SituationPictureCompiled", "situation-picture-skarholmen-2026", "skarholmen", "2026-01-10", {
  year: 2026,
  content: "given",
  sources: ["police"],
  items: ["i1", "i2"].map((item) => ({
    item,
    environment: "several" as const,
    phenomenon: "symbols-graffiti" as const,
    trend: "rising" as const,
  })),
});
const planned: readonly Given[] = [
  ...boards,
  picture,
  given("PlanDrafted", plan, "skarholmen", "2026-01-15", { year: 2026 }),
  measure("m1", "general", "preventive", ["i1"]),
  measure("m2", "targeted"),
  measure("m3", undefined, "preventive"),
];
const reported: readonly Given[] = [
  ...planned,
  given("PlanActivityReported", report, "skarholmen", "2026-05-10", { measure: "m1", state: "carried-out" }),
  given("PlanActivityReported", report, "skarholmen", "2026-05-10", {
    measure: "m2",
    state: "under-way",
    pace: "delayed",
  }),
  given("PlanReportSubmitted", report, "skarholmen", "2026-05-12", {}),
];

const summary = (log: readonly Given[], on: string, asKnownOn = "2026-05-31") =>
  answerOf(executiveBoardSummary, log, { asKnownOn, on });

describe("how far plans are followed", () => {
  it("is a figure with its definition, over what was reported after the period's end", () => {
    const { planFollowUp } = summary(reported, "2026-04-30");
    expect(planFollowUp).toMatchObject({
      year: 2026,
      period: "t1",
      definition: { en: expect.stringContaining("carried out or under way on time") },
      boards: [
        {
          key: "skarholmen",
          report: "reported",
          submittedOn: "2026-05-12",
          figure: { followed: { $count: 1 }, of: { $count: 3 }, notReported: { $count: 1 } },
          reasonText: null,
        },
      ],
      city: { followed: { $count: 1 }, of: { $count: 3 } },
    });
  });

  it("is not zero where nothing was reported, and cannot be judged", () => {
    const { planFollowUp } = summary(planned, "2026-04-30");
    expect(planFollowUp.boards).toMatchObject([
      { report: "not-reported", figure: null, reasonText: { en: "No report" } },
    ]);
    expect(planFollowUp.city.share).toBeNull();
  });

  it("takes the newest period that is over: before May the year before", () => {
    expect(summary(reported, "2026-04-29").planFollowUp).toMatchObject({ year: 2025, period: "annual", boards: [] });
  });
});

describe("measures and problems over all boards", () => {
  it("are counted by the guidelines' areas and by the boards' orientation, those without it last", () => {
    const { measures } = summary(planned, "2026-04-30");
    const counts = (rows: typeof measures.byArea) => rows.map(({ code, count }) => [code, count.$count]);
    expect(measures.total.$count).toBe(3);
    expect(counts(measures.byArea)).toEqual([
      ["general", 1],
      ["targeted", 1],
      ["individual", 0],
      ["not-stated", 1],
    ]);
    expect(counts(measures.byOrientation)).toEqual([
      ["preventive", 2],
      ["countering", 0],
      ["not-stated", 1],
    ]);
  });

  it("name the items that no measure answers, and the measures that answer none", () => {
    const { problems } = summary(planned, "2026-04-30");
    expect(problems.withoutMeasure.map(({ key }) => key)).toEqual(["skarholmen 2026 i2"]);
    expect(problems.measuresWithout.map(({ key }) => key)).toEqual(["skarholmen 2026 m2", "skarholmen 2026 m3"]);
  });
});

describe("check-ins with the police", () => {
  it("are counted by level", () => {
    const checkIn = given("CheckInHeld", "police-checkin-1", "skarholmen", "2026-03-03", {
      level: "district-director",
      functions: ["police"],
      picture: [],
      agreedActions: [],
    });
    const row = summary([...boards, checkIn], "2026-04-30").police.find(({ unit }) => unit === "skarholmen");
    expect(row?.byLevel.map(({ level, count }) => [level, count.$count])).toEqual([
      ["region-and-security-police", 0],
      ["district-director", 1],
      ["crime-prevention-council", 0],
    ]);
  });
});
