import { describe, expect, it } from "vitest";
import { aggregateNamed, type Known } from "../src/index.ts";
import { given, sealed } from "./given.ts";

const report = aggregateNamed("plan-report")!;
const round = aggregateNamed("follow-up-round")!;
const id = "skarholmen-2026-t1";
const plan: Known = {
  kind: "stream",
  state: { measures: { m1: "present", m2: "dropped" } },
  entries: [],
  revision: 4,
  unit: "skarholmen",
};
const circumstances = { id, known: { plan } };
const activity = { type: "PlanActivityReported", data: { measure: "m1", state: "under-way" } };
const submitted = { type: "PlanReportSubmitted", data: {} };
const sentBack = { type: "PlanReportSentBack", data: { reasons: sealed("Läget för en åtgärd saknas.") } };
const activities = [{ measure: "m1", state: "under-way" }];

describe("the follow-up of a plan", () => {
  it("reports each activity with its state, its result, and an effect only where there is evidence", () => {
    given(report, [])
      .when(
        "report-activities",
        {
          activities: [
            { measure: "m1", state: "under-way", pace: "on-time", result: "Halva personalen har gått kursen." },
            {
              measure: "m2",
              state: "carried-out",
              effect: { evidence: "survey", text: "Fler vet vart de ska vända sig." },
            },
          ],
        },
        circumstances,
      )
      .thenRecorded([
        {
          type: "PlanActivityReported",
          data: {
            measure: "m1",
            state: "under-way",
            pace: "on-time",
            result: sealed("Halva personalen har gått kursen."),
          },
        },
        {
          type: "PlanActivityReported",
          data: {
            measure: "m2",
            state: "carried-out",
            effect: { evidence: "survey", text: sealed("Fler vet vart de ska vända sig.") },
          },
        },
      ]);
  });

  it("has an id of board, year and period, whose plan it follows up", () => {
    for (const [command, input] of [
      ["report-activities", { activities }],
      ["record-analysis", { analysis: "Arbetet följer planen." }],
      ["submit", {}],
      ["report-nothing", {}],
      ["send-back", { reasons: "Läget saknas." }],
    ] as const)
      given(report, []).when(command, input, { id: "skarholmen-2026", known: { plan } }).thenRefused("id-mismatch");
    expect(report.unitOf("enskede-arsta-vantor-2026-annual", {})).toBe("enskede-arsta-vantor");
    const needs = report.commands["report-activities"]!.needs!({}, { ...circumstances } as never);
    expect(needs).toEqual({ plan: { kind: "stream", aggregate: "action-plan", id: "skarholmen-2026" } });
  });

  it("reports on measures that the plan has or had, and on nothing without a plan", () => {
    given(report, [])
      .when("report-activities", { activities: [{ measure: "m3", state: "not-begun" }] }, circumstances)
      .thenRefused("unknown-item");
    given(report, [])
      .when("report-activities", { activities: [{ measure: "constructor", state: "not-begun" }] }, circumstances)
      .thenRefused("unknown-item");
    given(report, []).when("report-activities", { activities }, { id }).thenRefused("step-missing");
    given(report, []).when("report-activities", { activities }, { id, founding: true }).thenRecorded([activity]);
  });

  it("is submitted once something was reported, and then is closed", () => {
    given(report, []).when("submit", {}, circumstances).thenRefused("step-missing");
    given(report, [activity])
      .when("submit", { registryNumber: "SKA 2026/40" }, circumstances)
      .thenRecorded([{ type: "PlanReportSubmitted", data: { registryNumber: "SKA 2026/40" } }]);
    for (const [command, input] of [
      ["report-activities", { activities }],
      ["record-analysis", { analysis: "Arbetet följer planen." }],
      ["submit", {}],
      ["report-nothing", {}],
    ] as const)
      given(report, [activity, submitted]).when(command, input, circumstances).thenRefused("step-already-taken");
  });

  it("may be corrected while it is closed", () => {
    given(report, [{ ...activity, id: "e1" }, submitted])
      .when(
        "correct-plan-activity-reported",
        { entry: "e1", data: { measure: "m1", state: "carried-out" }, why: "Fel läge angavs." },
        circumstances,
      )
      .thenRecorded([
        {
          type: "EntryCorrected",
          corrects: "e1",
          data: {
            type: "PlanActivityReported",
            schema: 1,
            previous: { occurredOn: "2026-03-03", data: activity.data },
            data: { measure: "m1", state: "carried-out" },
            why: sealed("Fel läge angavs."),
          },
        },
      ]);
  });

  it("sent back is completed before it is submitted again", () => {
    given(report, [activity])
      .when("send-back", { reasons: "Läget saknas." }, circumstances)
      .thenRefused("step-missing");
    const back = given(report, [activity, submitted, sentBack]);
    back.when("send-back", { reasons: "Läget saknas." }, circumstances).thenRefused("step-already-taken");
    back.when("submit", {}, circumstances).thenRefused("step-missing");
    back
      .when("record-analysis", { analysis: "Arbetet följer planen." }, circumstances)
      .thenRecorded([{ type: "PlanAnalysisRecorded", data: { analysis: sealed("Arbetet följer planen.") } }]);
    given(report, [activity, submitted, sentBack, activity])
      .when("submit", {}, circumstances)
      .thenRecorded([submitted]);
  });

  it("takes nothing to report as a report, but not where something was reported", () => {
    const nothing = { type: "PlanNothingReported", data: {} };
    given(report, []).when("report-nothing", {}, circumstances).thenRecorded([nothing]);
    given(report, [activity]).when("report-nothing", {}, circumstances).thenRefused("step-already-taken");
    given(report, [nothing]).when("submit", {}, circumstances).thenRefused("step-already-taken");
    given(report, [nothing, sentBack]).when("report-nothing", {}, circumstances).thenRecorded([nothing]);
  });
});

describe("a round of follow-up", () => {
  const input = { unit: "kommunstyrelsen", year: 2026, period: "t1", due: "2026-05-20" };
  const requested = { type: "FollowUpRequested", data: { year: 2026, period: "t1", due: "2026-05-20" } };

  it("is requested once under its year and period, and its due day may be moved", () => {
    given(round, []).when("request", input, { id: "2026-t1" }).thenRecorded([requested]);
    given(round, []).when("request", input, { id: "2026-t2" }).thenRefused("id-mismatch", { expected: "2026-t1" });
    given(round, [requested]).when("request", input, { id: "2026-t1" }).thenRefused("already-exists");
    const moved = { unit: "kommunstyrelsen", due: "2026-05-27" };
    given(round, []).when("move-due", moved, { id: "2026-t1" }).thenRefused("step-missing");
    given(round, [requested])
      .when("move-due", moved, { id: "2026-t1" })
      .thenRecorded([{ type: "FollowUpDueMoved", data: { due: "2026-05-27" } }]);
  });
});
