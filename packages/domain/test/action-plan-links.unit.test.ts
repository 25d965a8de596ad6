import { describe, expect, it } from "vitest";
import { aggregateNamed, fold, type Known, pairMeasures, planVersions } from "../src/index.ts";
import { History } from "./history.ts";

const actionPlan = aggregateNamed("action-plan")!;
const plan = (id = "skarholmen-2026") => new History(actionPlan, id);
const sealed = (text: string) => ({ textId: `sealed: ${text}`, commitment: "c" });
const measure = { wording: "Föräldrastöd", orientation: "preventive", followUp: "annual-report" };
const drafted = () => plan().done("draft", { unit: "skarholmen", year: 2026 });

/** A plan as the ledger finds it for a decision. */
const knownOf = (history: History, unit = "skarholmen"): Known => {
  const { state, entries, revision } = fold(history.aggregate, history.events);
  return { kind: "stream", state, entries, revision, unit };
};

describe("a plan that starts from last year's", () => {
  const lastYear = () =>
    plan("skarholmen-2025")
      .done("draft", { unit: "skarholmen", year: 2025 })
      .done("add-measure", { ...measure, answers: ["i1"] })
      .done("add-measure", { ...measure, wording: "Utbildning", area: "general" })
      .done("add-measure", { ...measure, wording: "Fältarbete" })
      .done("change-measure", { measure: "m3", ...measure, wording: "Fältarbete på kvällar" })
      .done("drop-measure", { measure: "m2", why: "Ingår i ordinarie verksamhet" });
  const input = { unit: "skarholmen", year: 2026, startsFrom: "skarholmen-2025" };

  it("copies the measures in force with their texts by reference, and leaves out what was dropped", () => {
    const history = plan().done("draft", input, { known: { earlier: knownOf(lastYear()) } });
    const kept = { orientation: "preventive", followUp: "annual-report", answers: [] };
    expect(history.events.map(({ type, data }) => [type, data])).toEqual([
      ["PlanDrafted", { year: 2026, startsFrom: "skarholmen-2025" }],
      ["PlanMeasureAdded", { measure: "m1", wording: sealed("Föräldrastöd"), continues: "m1", ...kept }],
      ["PlanItemLinked", { measure: "m1", item: "i1", picture: "previous-year" }],
      ["PlanMeasureAdded", { measure: "m3", wording: sealed("Fältarbete på kvällar"), continues: "m3", ...kept }],
    ]);
    expect(history.done("add-measure", measure).events.at(-1)?.data).toMatchObject({ measure: "m4" });
  });

  it("starts without measures where that is asked for, and needs the earlier plan only to copy from it", () => {
    const empty = { ...input, startEmpty: true };
    const history = plan().done("draft", empty);
    expect(history.events.map(({ data }) => data)).toEqual([{ year: 2026, startsFrom: "skarholmen-2025" }]);
    const needs = actionPlan.commands.draft!.needs!;
    expect(needs(empty, {} as never)).toEqual({});
    expect(needs(input, {} as never)).toEqual({
      earlier: { kind: "stream", aggregate: "action-plan", id: "skarholmen-2025" },
    });
  });

  it("copies nothing from another board's plan, nor from one that is not there", () => {
    expect(plan().outcome("draft", input)).toBe("unknown-item");
    const others = { known: { earlier: knownOf(lastYear(), "spanga-tensta") } };
    expect(plan().outcome("draft", input, others)).toBe("unknown-item");
  });
});

describe("a measure's links to the situation picture", () => {
  const picture: Known = {
    kind: "stream",
    state: { status: "compiled", items: { i1: "present", i2: "removed" } },
    entries: [],
    revision: 1,
    unit: "skarholmen",
  };

  it("are added and removed on their own, also when the plan is decided", () => {
    const history = drafted()
      .done("add-measure", { ...measure, answers: ["i2"] })
      .done("consult", { with: "kommunstyrelsen" })
      .done("decide", {})
      .done("link-item", { measure: "m1", item: "i1" })
      .done("link-item", { measure: "m1", item: "i1", picture: "previous-year" })
      .done("unlink-item", { measure: "m1", item: "i2" });
    expect(history.state).toMatchObject({ status: "decided", links: { m1: ["i1", "-i1"] } });
    expect(history.outcome("link-item", { measure: "m1", item: "i1" })).toMatch(/^step-already-taken/);
    expect(history.outcome("unlink-item", { measure: "m1", item: "i2" })).toBe("unknown-item");
    expect(history.outcome("link-item", { measure: "m2", item: "i1" })).toBe("unknown-item");
  });

  it("go to items that the picture has, where the picture is in the ledger", () => {
    const history = drafted().done("add-measure", measure);
    const known = { known: { picture } };
    expect(history.outcome("link-item", { measure: "m1", item: "i1" }, known)).toBe("PlanItemLinked");
    for (const item of ["i2", "i9", "constructor"])
      expect(history.outcome("link-item", { measure: "m1", item }, known)).toBe("unknown-item");
    const needs = actionPlan.commands["link-item"]!.needs!;
    expect(needs({ picture: "previous-year" }, { id: "skarholmen-2026" } as never)).toEqual({
      picture: { kind: "stream", aggregate: "situation-picture", id: "skarholmen-2025" },
    });
  });

  it("stay when the measure is changed, unless other items are given", () => {
    const history = drafted()
      .done("add-measure", { ...measure, answers: ["i1"] })
      .done("link-item", { measure: "m1", item: "i3", picture: "previous-year" })
      .done("change-measure", { measure: "m1", ...measure, wording: "Föräldrastöd i grupp" });
    expect(history.state).toMatchObject({ links: { m1: ["-i3", "i1"] } });
    history.done("change-measure", { measure: "m1", ...measure, answers: ["i2"] });
    expect(history.state).toMatchObject({ links: { m1: ["-i3", "i2"] } });
  });

  it("need a measure of a plan that was drafted, under an id of board and year", () => {
    for (const command of ["link-item", "unlink-item"]) {
      expect(plan().outcome(command, { measure: "m1", item: "i1" })).toBe("step-missing: Plan drafted");
      const nameless = new History(actionPlan, "skarholmen");
      expect(nameless.outcome(command, { measure: "m1", item: "i1" })).toBe("id-mismatch");
    }
  });
});

describe("the revisions of a plan", () => {
  const revised = () =>
    drafted()
      .done("add-measure", { ...measure, answers: ["i1", "i2"] })
      .done("add-measure", { ...measure, wording: "Utbildning" })
      .done("add-measure", { ...measure, wording: "Fältarbete" })
      .done("consult", { with: "kommunstyrelsen" })
      .done("decide", {})
      .done("approve", { givenBy: "executive-board", delegation: "own-decision" })
      .done("revise", { inConnectionWith: "tertial-1" })
      .done("change-measure", { measure: "m1", ...measure, answers: ["i2", "i1"], timetable: "2026" })
      .done("drop-measure", { measure: "m2", why: "Ingår i ordinarie verksamhet" })
      .done("add-measure", { ...measure, wording: "Stöd till anhöriga" });

  it("are the plan before and after each revision, with the last step of each", () => {
    const versions = planVersions(revised().events);
    expect(versions.map(({ revision, lastStep, measures }) => [revision, lastStep, measures.length])).toEqual([
      [0, "PlanApproved", 3],
      [1, "PlanMeasureAdded", 3],
    ]);
    expect(planVersions([])).toEqual([]);
  });

  it("are compared measure by measure: added, changed with its fields, dropped and as it was", () => {
    const [before, after] = planVersions(revised().events);
    const pairs = pairMeasures(before!, after!);
    expect(
      pairs.map(({ measure: code, before: left, after: right, fields }) => [code, !!left, !!right, fields]),
    ).toEqual([
      ["m1", true, true, [{ field: "timetable", before: null, after: "2026" }]],
      ["m3", true, true, []],
      ["m4", false, true, []],
      ["m2", true, false, []],
    ]);
    expect(pairs[3]?.wording).toEqual({ before: sealed("Utbildning"), after: null });
  });

  it("say of no measure that it continues another where the plans do not", () => {
    const [before, after] = planVersions(revised().events);
    const pairs = pairMeasures(before!, after!, () => undefined);
    expect(pairs.map(({ before: left, after: right }) => [left?.measure, right?.measure])).toEqual([
      [undefined, "m1"],
      [undefined, "m3"],
      [undefined, "m4"],
      ["m1", undefined],
      ["m2", undefined],
      ["m3", undefined],
    ]);
  });
});
