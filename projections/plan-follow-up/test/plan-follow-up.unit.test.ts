import { type Given, given } from "@liggare/views/given";
import { describe, expect, test } from "vitest";
import {
  activity,
  answerOn,
  drafted,
  measure,
  nothing,
  period,
  sentBack,
  skarholmen,
  submitted,
  text,
} from "./given-plans.ts";

const followed = (row: ReturnType<typeof period>["followed"]) => [
  row.status,
  row.reason,
  row.numerator?.$count,
  row.denominator?.$count,
  row.notReported?.$count,
  row.paceUnclear?.$count,
];
const cannot = (reason: string) => ["cannot be judged", reason, undefined, undefined, undefined, undefined];
const round = (due: string, boards?: string[]) =>
  given("FollowUpRequested", "follow-up-round-2026-t1", "ks", "2026-04-15", {
    year: 2026,
    period: "t1",
    due,
    ...(boards && { boards }),
  });
const complete = given("CoverageDeclared", "unit-skarholmen", "skarholmen", "2026-01-01", {
  what: "plan-follow-up",
  from: "2026-01-01",
});

describe("how far a plan is followed", () => {
  const measures = [
    drafted,
    measure("m1"),
    measure("m2", { timetable: "2026" }),
    measure("m3", { timetable: "2026-03" }),
    measure("m4"),
    measure("m5"),
    measure("m6"),
    measure("m7"),
    measure("m8"),
  ];

  test("counts what is carried out, or under way on time, of all measures in force at the period's end", () => {
    const list = [
      ...measures,
      activity("m1", "carried-out"),
      activity("m2", "under-way"),
      activity("m3", "under-way"),
      activity("m4", "under-way", { pace: "on-time" }),
      activity("m5", "under-way"),
      activity("m6", "carried-out-in-part"),
      activity("m7", "postponed"),
      submitted(),
      measure("m9", {}, "2026-05-02"),
    ];
    const row = period(list, "2026-06-01");
    expect(followed(row.followed)).toEqual(["figure", null, 3, 8, 1, 1]);
    expect(row.followed.share).toMatchObject({ denominator: 8, approximate: false });
    expect(skarholmen(list, "2026-06-01").followed.period).toBe("t1");
    expect(answerOn(list, "2026-06-01").definition.sv).toMatch(
      /^Andelen av planens gällande åtgärder vid periodens slut/,
    );
  });

  test("names as evidence the measures and the activities that were counted", () => {
    const list = [drafted, measure("m1"), measure("m2"), activity("m1", "carried-out"), submitted()];
    // the two boards are the events 1 and 2
    expect(period(list, "2026-06-01").followed.numerator?.why).toEqual([4, 6]);
    expect(period(list, "2026-06-01").followed.denominator?.why).toEqual([4, 5, 6]);
  });

  test("is no figure where nothing is reported, and never zero", () => {
    expect(followed(period(measures, "2026-06-01").followed)).toEqual(cannot("not-reported"));
    const begun = [...measures, activity("m1", "carried-out")];
    expect(followed(period(begun, "2026-06-01").followed)).toEqual(cannot("not-reported"));
    expect(followed(period([...measures, nothing()], "2026-06-01").followed)).toEqual(cannot("nothing-to-report"));
    expect(followed(period([...measures, submitted()], "2026-06-01").followed)).toEqual(cannot("no-activities"));
    expect(skarholmen(measures, "2026-06-01").followed).toMatchObject({ reason: "not-reported", period: null });
  });

  test("is no figure where the plan or its measures are not entered", () => {
    expect(followed(period([activity("m1", "carried-out"), submitted()], "2026-06-01").followed)).toEqual(
      cannot("no-plan"),
    );
    const late = [drafted, measure("m1", {}, "2026-05-02"), activity("m1", "carried-out"), submitted()];
    expect(followed(period(late, "2026-06-01").followed)).toEqual(cannot("no-measures"));
    expect(skarholmen([drafted], "2026-06-01").followed).toMatchObject({ reason: "no-measures" });
    expect(skarholmen([], "2026-06-01")).toMatchObject({ plan: null, followed: { reason: "no-plan" } });
  });

  test("is right as known before and after a correction", () => {
    const list: readonly Given[] = [
      drafted,
      measure("m1"),
      activity("m1", "carried-out"),
      submitted(),
      // the activity is event 5, after the two boards, the draft and the measure
      { corrects: 5, data: { measure: "m1", state: "not-begun" }, knownOn: "2026-06-10" },
    ];
    const before = skarholmen(list, "2026-06-30", { asKnownOn: "2026-06-09" });
    const after = skarholmen(list, "2026-06-30");
    expect([before.followed.numerator?.$count, before.measures[0]?.state]).toEqual([1, "carried-out"]);
    expect([after.followed.numerator?.$count, after.measures[0]?.state]).toEqual([0, "not-begun"]);
    expect(after.periods[0]).toMatchObject({ corrected: true, status: "reported" });
  });
});

describe("a period's report", () => {
  const base = [drafted, measure("m1")];

  test("that has not come is not reported, and late only by a round or where the board's log is complete", () => {
    expect(period(base, "2026-04-30")).toMatchObject({ status: "not-ended", due: null });
    expect(period(base, "2026-12-31")).toMatchObject({ status: "not-reported", due: null, dueFrom: null });
    const asked = [...base, round("2026-05-20")];
    expect(period(asked, "2026-05-20")).toMatchObject({ status: "not-reported", due: "2026-05-20", dueFrom: "round" });
    expect(period(asked, "2026-05-21")).toMatchObject({ status: "overdue" });
    expect(period([...base, complete], "2026-05-31")).toMatchObject({ status: "not-reported", due: "2026-05-31" });
    expect(period([...base, complete], "2026-06-01")).toMatchObject({ status: "overdue", dueFrom: "coverage" });
  });

  test("is asked for of the boards that the round names, by the day it was moved to", () => {
    expect(period([...base, round("2026-05-20", ["ks"])], "2026-06-01")).toMatchObject({ status: "not-reported" });
    const moved = given("FollowUpDueMoved", "follow-up-round-2026-t1", "ks", "2026-05-18", { due: "2026-06-05" });
    const list = [...base, round("2026-05-20"), moved];
    expect(period(list, "2026-05-17").due).toBe("2026-05-20");
    expect(period(list, "2026-06-05")).toMatchObject({ status: "not-reported", due: "2026-06-05" });
  });

  test("holds what was submitted last, with its analysis and its effects with their evidence", () => {
    const analysis = given("PlanAnalysisRecorded", "plan-report-skarholmen-2026-t1", "skarholmen", "2026-05-06", {
      analysis: text("analysis"),
    });
    const effect = { evidence: "survey", text: text("effect") } as const;
    const list = [...base, activity("m1", "carried-out", { effect }), analysis, submitted()];
    expect(period(list, "2026-06-01")).toMatchObject({
      status: "reported",
      submittedOn: "2026-05-10",
      registryNumber: "SKA 2026/40",
      analysis: text("analysis"),
      activities: [{ measure: "m1", effect: { evidence: "survey", evidenceText: { en: "Survey or measurement" } } }],
    });
    const again = [...list, sentBack(), activity("m1", "dropped")];
    expect(period(again, "2026-06-01")).toMatchObject({ status: "sent-back", activities: [{ state: "carried-out" }] });
  });

  test("that says there is nothing is a report, and one that is sent back waits for completion", () => {
    expect(period([...base, nothing(), round("2026-05-05")], "2026-06-01").status).toBe("nothing-to-report");
    const back = period([...base, activity("m1", "under-way"), submitted(), sentBack()], "2026-06-01");
    expect(back).toMatchObject({ status: "sent-back", reasons: text("back") });
  });
});

describe("the measures of a plan", () => {
  test("are shown by both classifications, and one that has only one of them is to be completed", () => {
    const list = [
      drafted,
      measure("m1", { area: "general" }),
      measure("m2"),
      measure("m3", { area: "targeted", timetable: "2026", responsible: { function: "unit-head" } }),
      activity("m3", "under-way"),
      submitted(),
    ];
    const row = skarholmen(list, "2026-06-01");
    const shown = (rows: typeof row.byArea) =>
      rows.map(({ code, total, states }) => [
        code,
        total.$count,
        states.filter(({ count }) => count.$count > 0).map(({ state, count }) => [state, count.$count]),
      ]);
    expect(shown(row.byArea)).toEqual([
      ["general", 1, [["not-reported", 1]]],
      ["targeted", 1, [["under-way", 1]]],
      ["individual", 0, []],
      ["not-stated", 1, [["not-reported", 1]]],
    ]);
    expect(shown(row.byOrientation)).toEqual([
      [
        "preventive",
        3,
        [
          ["under-way", 1],
          ["not-reported", 2],
        ],
      ],
      ["countering", 0, []],
    ]);
    expect(row.toBeCompleted.map(({ measure: code, lacks }) => [code, lacks.map(({ part }) => part)])).toEqual([
      ["m1", ["responsible", "timetable"]],
      ["m2", ["area", "responsible", "timetable"]],
    ]);
    expect(answerOn(list, "2026-06-01").year.byArea.map(({ total }) => total.$count)).toEqual([1, 1, 0, 1]);
  });

  test("have in the year's table the state that was reported last", () => {
    const list = [
      drafted,
      measure("m1"),
      activity("m1", "under-way"),
      submitted(),
      given("PlanActivityReported", "plan-report-skarholmen-2026-t2", "skarholmen", "2026-09-05", {
        measure: "m1",
        state: "carried-out",
      }),
      submitted("t2", "2026-09-10"),
    ];
    expect(skarholmen(list, "2026-06-01").measures[0]?.state).toBe("under-way");
    expect(skarholmen(list, "2026-10-01").measures[0]?.state).toBe("carried-out");
  });
});

describe("problems and measures", () => {
  const picture = (year: number, items: readonly string[]) =>
    given("SituationPictureCompiled", `situation-picture-skarholmen-${year}`, "skarholmen", `${year}-02-01`, {
      year,
      content: "given",
      sources: [],
      items: items.map((item) => ({
        item,
        environment: "several",
        phenomenon: "symbols-graffiti",
        trend: "rising",
      })) as never,
    });
  const link = (type: "PlanItemLinked" | "PlanItemUnlinked", item: string, from: "same-year" | "previous-year") =>
    given(type, "action-plan-skarholmen-2026", "skarholmen", "2026-03-01", { measure: "m1", item, picture: from });
  const orphans = (list: readonly Given[]) => {
    const { itemsWithoutMeasure, pictureYear, measuresWithoutItem } = skarholmen(list, "2026-06-01");
    return [pictureYear, itemsWithoutMeasure?.map(({ item }) => item) ?? null, measuresWithoutItem];
  };

  test("without each other are listed, of the picture of the plan's year or the one before", () => {
    const plan = [drafted, measure("m1", { answers: ["i1"] }), measure("m2")];
    expect(orphans(plan)).toEqual([null, null, ["m1", "m2"]]);
    expect(orphans([...plan, picture(2026, ["i1", "i2"])])).toEqual([2026, ["i2"], ["m2"]]);
    const before = [...plan, picture(2025, ["i1", "i2"]), link("PlanItemLinked", "i2", "previous-year")];
    expect(orphans(before)).toEqual([2025, ["i1"], ["m2"]]);
  });

  test("are linked and unlinked on their own", () => {
    const plan = [drafted, measure("m1"), picture(2026, ["i1"])];
    expect(orphans(plan)).toEqual([2026, ["i1"], ["m1"]]);
    const linked = [...plan, link("PlanItemLinked", "i1", "same-year")];
    expect(orphans(linked)).toEqual([2026, [], []]);
    expect(orphans([...linked, link("PlanItemUnlinked", "i1", "same-year")])).toEqual([2026, ["i1"], ["m1"]]);
  });
});

describe("the steps of a plan", () => {
  const issued = (version: string, replaces?: string) =>
    given("PlanInstructionsIssued", `plan-instructions-${version}`, "ks", "2026-01-02", {
      title: `Anvisningar ${version}`,
      ...(replaces !== undefined && { replaces }),
    });

  test("name the instructions that it follows, and show when they are replaced or withdrawn", () => {
    const of = (list: readonly Given[]) => skarholmen([drafted, ...list], "2026-06-01").plan?.instructions;
    expect(of([issued("2025")])).toMatchObject({ version: "2025", title: "Anvisningar 2025", outdated: null });
    expect(of([issued("2025"), issued("2026", "2025")])).toMatchObject({ outdated: "replaced", replacedBy: "2026" });
    const withdrawn = given("PlanInstructionsWithdrawn", "plan-instructions-2025", "ks", "2026-02-01", {});
    expect(of([issued("2025"), withdrawn])).toMatchObject({ outdated: "withdrawn", outdatedText: { sv: /upphävda/ } });
    const revised = given("PlanRevised", "action-plan-skarholmen-2026", "skarholmen", "2026-04-01", {
      revision: 1,
      inConnectionWith: "tertial-1",
      instructions: "2026",
    });
    expect(of([issued("2025"), issued("2026", "2025"), revised])).toMatchObject({ version: "2026", outdated: null });
  });

  test("name who approved it, by which delegation, and which conditions are met, open or overdue", () => {
    const plan = "action-plan-skarholmen-2026";
    const condition = (code: string, due: string) => ({ condition: code, text: text(code), due });
    const list = [
      drafted,
      given("PlanApproved", plan, "skarholmen", "2026-03-01", {
        givenBy: "city-executive-office",
        delegation: "not-stated",
        conditions: [condition("c1", "2026-04-01"), condition("c2", "2026-05-31"), condition("c3", "2026-06-01")],
      }),
      given("PlanConditionMet", plan, "skarholmen", "2026-03-20", { condition: "c1" }),
    ];
    expect(skarholmen(list, "2026-06-01").plan).toMatchObject({
      status: "approved-with-conditions",
      givenByText: { en: "The city executive office" },
      delegationText: { en: "Not stated" },
      conditions: [
        { condition: "c1", status: "met", metOn: "2026-03-20" },
        { condition: "c2", status: "overdue", metOn: null },
        { condition: "c3", status: "open" },
      ],
    });
  });
});

describe("the boards of a year", () => {
  test("are all there, also without a plan, and a board that asks gets its own alone", () => {
    const list = [drafted, measure("m1"), activity("m1", "carried-out"), submitted(), round("2026-05-20")];
    const { boards, year } = answerOn(list, "2026-06-01");
    expect(boards.map(({ key }) => key)).toEqual(["ks 2026", "skarholmen 2026"]);
    expect([year.boards.$count, year.withPlan.$count, year.withMeasures.$count]).toEqual([2, 1, 1]);
    expect(year.periods[0]).toMatchObject({ period: "t1", reported: { $count: 1 }, overdue: { $count: 1 } });
    expect(answerOn(list, "2026-06-01", { unit: "skarholmen" }).boards.map(({ unit }) => unit)).toEqual(["skarholmen"]);
    expect(answerOn(list, "2027-02-01").boards.map(({ key }) => key)).toEqual([
      "ks 2027",
      "skarholmen 2027",
      "skarholmen 2026",
    ]);
  });
});
