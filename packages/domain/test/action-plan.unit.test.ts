import { describe, expect, it } from "vitest";
import { aggregateNamed } from "../src/index.ts";
import { History } from "./history.ts";

const plan = (founding = false) => new History(aggregateNamed("action-plan")!, "skarholmen-2026", { founding });
const sealed = (text: string) => ({ textId: `sealed: ${text}`, commitment: "c" });
const drafted = () => plan().done("draft", { unit: "skarholmen", year: 2026, instructions: "2026" });
const decided = () => drafted().done("consult", { with: "kommunstyrelsen" }).done("decide", {});
const approval = { givenBy: "city-executive-office", delegation: "not-stated" };
const conditions = [
  { text: "Ange tidplan", due: "2026-06-30" },
  { text: "Ange ansvarig", due: "2026-09-30" },
];
const measure = { wording: "Föräldrastöd", orientation: "preventive", followUp: "annual-report" };

describe("the action plan", () => {
  it("has an id of board and year", () => {
    const other = new History(aggregateNamed("action-plan")!, "skarholmen-2025");
    expect(other.try("draft", { unit: "skarholmen", year: 2026 })).toMatchObject({
      refusal: { code: "id-mismatch", details: { expected: "skarholmen-2026" } },
    });
    const nameless = new History(aggregateNamed("action-plan")!, "skarholmen", { founding: true });
    for (const [command, input] of [
      ["consult", { with: "kommunstyrelsen" }],
      ["decide", {}],
      ["approve", approval],
      ["send-back", { reasons: "Tidplan saknas" }],
      ["review", {}],
      ["revise", { inConnectionWith: "tertial-1" }],
      ["add-measure", measure],
      ["observe-contents", { measures: true }],
    ] as const)
      expect([command, nameless.outcome(command, input)]).toEqual([command, "id-mismatch"]);
  });

  it("belongs to the board that its id names, also where the first step names no board", () => {
    const { unitOf } = aggregateNamed("action-plan")!;
    expect(unitOf("enskede-arsta-vantor-2019", {})).toBe("enskede-arsta-vantor");
    expect(unitOf("enskede-arsta-vantor-2019", { unit: "skarholmen" })).toBe("skarholmen");
    expect(unitOf("enskede", {})).toBeUndefined();
  });

  it("records the whole way from draft to approval, in order", () => {
    const history = drafted()
      .done("add-measure", { ...measure, area: "general", responsible: { function: "unit-head" }, answers: ["i1"] })
      .done("consult", { with: "kommunstyrelsen", function: "central-coordinator" })
      .done("decide", { registryNumber: "SKA 2026/12" })
      .done("approve", { givenBy: "executive-board", delegation: "own-decision" });
    expect(history.events.map(({ type, data }) => [type, data])).toEqual([
      ["PlanDrafted", { year: 2026, instructions: "2026" }],
      [
        "PlanMeasureAdded",
        {
          measure: "m1",
          wording: sealed("Föräldrastöd"),
          area: "general",
          orientation: "preventive",
          responsible: { function: "unit-head" },
          followUp: "annual-report",
          answers: ["i1"],
        },
      ],
      ["PlanConsulted", { with: "kommunstyrelsen", function: "central-coordinator" }],
      ["PlanDecided", { registryNumber: "SKA 2026/12" }],
      ["PlanApproved", { givenBy: "executive-board", delegation: "own-decision", conditions: [] }],
    ]);
  });

  it("approved before the board decided is refused, naming the decision", () => {
    const consulted = drafted().done("consult", { with: "kommunstyrelsen" });
    expect(consulted.outcome("approve", approval)).toBe("step-missing: Plan decided by the board");
  });

  it("is not decided on without consultation, nor without a draft", () => {
    expect(drafted().outcome("decide", {})).toBe("step-missing: Plan consulted on");
    expect(plan().outcome("decide", {})).toBe("step-missing: Plan drafted");
  });

  it("numbers its conditions, and each is met once", () => {
    const history = decided().done("approve", { ...approval, conditions });
    expect(history.events.at(-1)?.data).toMatchObject({
      conditions: [
        { condition: "c1", text: sealed("Ange tidplan"), due: "2026-06-30" },
        { condition: "c2", text: sealed("Ange ansvarig"), due: "2026-09-30" },
      ],
    });
    history.done("meet-condition", { condition: "c1", evidence: "Reviderad bilaga" });
    expect(history.state).toMatchObject({ status: "approved-with-conditions" });
    expect(history.outcome("meet-condition", { condition: "c1" })).toBe("step-already-taken: Condition met");
    for (const condition of ["c3", "constructor"])
      expect(history.outcome("meet-condition", { condition })).toBe("unknown-item");
    expect(history.done("meet-condition", { condition: "c2" }).state).toMatchObject({ status: "approved" });
  });

  it("goes on counting conditions after a revision, so that no code means two things", () => {
    const history = decided()
      .done("approve", { ...approval, conditions })
      .done("revise", { inConnectionWith: "tertial-1" })
      .done("consult", { with: "kommunstyrelsen" })
      .done("decide", {})
      .done("approve", { ...approval, conditions: [conditions[0]] });
    expect(history.events.at(-1)?.data).toMatchObject({ conditions: [{ condition: "c3" }] });
    expect(history.outcome("meet-condition", { condition: "c1" })).toBe("unknown-item");
    history
      .done("revise", { inConnectionWith: "tertial-2" })
      .done("consult", { with: "kommunstyrelsen" })
      .done("decide", {})
      .done("approve", { ...approval, conditions: [conditions[1]] });
    expect(history.events.at(-1)?.data).toMatchObject({ conditions: [{ condition: "c4" }] });
  });

  it("sent back is consulted on and decided anew", () => {
    const history = decided().done("send-back", { reasons: "Tidplan saknas" });
    expect(history.outcome("decide", {})).toBe("step-missing: Plan consulted on");
    expect(history.outcome("add-measure", measure)).toBe("PlanMeasureAdded");
    history.done("consult", { with: "kommunstyrelsen" }).done("decide", {});
    expect(history.outcome("approve", approval)).toBe("PlanApproved");
  });

  it("takes new measures after approval only when it is revised", () => {
    const history = decided().done("approve", approval);
    expect(history.outcome("add-measure", measure)).toBe("step-missing: Plan revised");
    history.done("review", {}).done("revise", { inConnectionWith: "tertial-1", summary: "Föräldrastöd tillkom" });
    expect(history.events.at(-1)?.data).toEqual({
      revision: 1,
      inConnectionWith: "tertial-1",
      summary: sealed("Föräldrastöd tillkom"),
    });
    expect(history.outcome("add-measure", measure)).toBe("PlanMeasureAdded");
  });

  it("wants a measure to have an action area or an orientation, also when it is corrected", () => {
    const bare = { wording: "Föräldrastöd", followUp: "other" };
    expect(drafted().outcome("add-measure", bare)).toBe("classification-missing");
    expect(drafted().outcome("add-measure", { ...bare, area: "targeted" })).toBe("PlanMeasureAdded");
    const history = drafted().done("add-measure", { ...bare, orientation: "countering" });
    expect(history.outcome("change-measure", { measure: "m1", ...bare })).toBe("classification-missing");
    const correction = { entry: history.entry(1), data: { measure: "m1", ...bare, answers: [] }, why: "Fel" };
    expect(history.outcome("correct-plan-measure-added", correction)).toBe("correction-breaks-history");
  });

  it("never uses a measure's code twice, and knows the measures it has", () => {
    const history = drafted()
      .done("add-measure", { ...measure, measure: "m2" })
      .done("add-measure", measure)
      .done("drop-measure", { measure: "m2", why: "Ingår i ordinarie verksamhet" });
    expect(history.events.filter(({ type }) => type === "PlanMeasureAdded").map(({ data }) => data.measure)).toEqual([
      "m2",
      "m3",
    ]);
    expect(history.outcome("add-measure", { ...measure, measure: "m2" })).toBe("already-exists");
    for (const code of ["m2", "m9", "constructor"]) {
      expect(history.outcome("change-measure", { ...measure, measure: code })).toBe("unknown-item");
      expect(history.outcome("drop-measure", { measure: code, why: "Utgår" })).toBe("unknown-item");
    }
    expect(drafted().outcome("add-measure", { ...measure, measure: "constructor" })).toBe("PlanMeasureAdded");
  });

  it("cannot have its consultation withdrawn once the board decided on it", () => {
    const history = decided();
    expect(history.outcome("withdraw", { entry: history.entry(1), why: "Samrådet hölls inte" })).toBe(
      "correction-breaks-history",
    );
    expect(history.outcome("withdraw", { entry: history.entry(2), why: "Beslutet togs inte" })).toBe("EntryWithdrawn");
  });

  it("founded without its first steps goes on from where the source left it", () => {
    const history = plan(true).done("revise", { inConnectionWith: "tertial-1" }).done("decide", {});
    expect(history.outcome("approve", approval, { founding: false })).toBe("PlanApproved");
    expect(history.outcome("revise", { inConnectionWith: "other" }, { founding: false })).toBe(
      "step-missing: Plan approved",
    );
  });

  it("founded without its first steps can be corrected afterwards", () => {
    const history = plan(true).done("revise", { inConnectionWith: "tertial-1" }).done("decide", {});
    history.done("approve", approval, { founding: false });
    const data = { revision: 1, inConnectionWith: "tertial-2" };
    const correction = { entry: history.entry(0), data, why: "Fel tertial" };
    expect(history.outcome("correct-plan-revised", correction, { founding: false })).toBe("EntryCorrected");
    const decision = { entry: history.entry(1), why: "Nämnden bordlade ärendet" };
    expect(history.outcome("withdraw", decision, { founding: false })).toBe("correction-breaks-history");
  });

  it("keeps what was observed of its contents apart from its order", () => {
    const observed = { localPicture: true, measures: true, arrangedBy: "orientation" };
    expect(drafted().done("observe-contents", observed).events.at(-1)?.data).toEqual(observed);
    expect(plan().outcome("observe-contents", observed)).toBe("PlanContentsObserved");
  });
});

describe("instructions for plans", () => {
  it("are issued once under a version, naming those that they replace", () => {
    const history = new History(aggregateNamed("plan-instructions")!, "2026");
    const issued = { title: "Anvisningar 2026", forYear: 2026, replaces: "2025" };
    history.done("issue", { unit: "kommunstyrelsen", ...issued });
    expect(history.events.map(({ type, data }) => [type, data])).toEqual([["PlanInstructionsIssued", issued]]);
    expect(history.outcome("issue", { unit: "kommunstyrelsen", ...issued })).toBe("already-exists");
  });

  it("are withdrawn once, after they were issued", () => {
    const history = new History(aggregateNamed("plan-instructions")!, "2026");
    expect(history.outcome("repeal", { unit: "kommunstyrelsen" })).toBe("step-missing: Instructions for plans issued");
    history.done("issue", { unit: "kommunstyrelsen", title: "Anvisningar 2026" });
    history.done("repeal", { unit: "kommunstyrelsen", registryNumber: "KS 2026/4", why: "Ersätts av ny styrning" });
    expect(history.events.at(-1)?.data).toEqual({ registryNumber: "KS 2026/4", why: sealed("Ersätts av ny styrning") });
    expect(history.outcome("repeal", { unit: "kommunstyrelsen" })).toBe(
      "step-already-taken: Instructions for plans withdrawn",
    );
  });
});
