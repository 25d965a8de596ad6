import { describe, expect, it } from "vitest";
import { aggregateNamed } from "../src/index.ts";
import { History } from "./history.ts";

const course = (founding = false) => new History(aggregateNamed("training")!, "grundutbildning", { founding });
const registered = () =>
  course().done("register", {
    unit: "kommunstyrelsen",
    name: "Webbaserad grundutbildning",
    form: "web",
    level: "basic",
  });
const count = {
  unit: "skarholmen",
  state: "taken-part",
  of: "all-staff",
  numerator: 94,
  denominator: { count: 1000, approximate: true },
  basis: "participant-lists",
};
const { numerator: _numerator, denominator: _denominator, ...withoutNumbers } = count;
const half = { numerator: 1, denominator: 2, approximate: true };

describe("training", () => {
  it("keeps numerator and denominator, never a percentage", () => {
    const { unit: _unit, ...figure } = count;
    expect(registered().done("count", count).events.at(-1)).toMatchObject({
      type: "ParticipationCounted",
      unit: "skarholmen",
      data: figure,
    });
  });

  it("counts only in a course that is registered", () => {
    expect(course().outcome("count", count)).toBe("step-missing: Course registered");
    expect(course(true).outcome("count", count)).toBe("ParticipationCounted");
  });

  it("registers a course once", () => {
    const again = { unit: "skarholmen", name: "Annat namn", form: "web", level: "basic" };
    expect(registered().outcome("register", again)).toBe("step-already-taken: Course registered");
  });

  it("refuses more staff than there are, where the number of staff is exact", () => {
    const exact = (numerator: number) => ({ ...count, numerator, denominator: { count: 94, approximate: false } });
    expect(registered().outcome("count", exact(94))).toBe("ParticipationCounted");
    expect(registered().outcome("count", exact(95))).toBe("count-exceeds");
    const about = { ...count, numerator: 95, denominator: { count: 94, approximate: true } };
    expect(registered().outcome("count", about)).toBe("ParticipationCounted");
    const share = { ...withoutNumbers, share: { numerator: 3, denominator: 2, approximate: true } };
    expect(registered().outcome("count", share)).toBe("count-exceeds");
  });

  it("takes either a number or a stated share", () => {
    expect(registered().outcome("count", { ...withoutNumbers, share: half })).toBe("ParticipationCounted");
    expect(registered().outcome("count", withoutNumbers)).toBe("figure-unclear");
    expect(registered().outcome("count", { ...count, share: half })).toBe("figure-unclear");
  });

  it("keeps one figure for each unit, state, denominator and day", () => {
    const history = registered().done("count", count);
    expect(history.outcome("count", { ...count, numerator: 95 })).toBe("step-already-taken: Participation counted");
    expect(history.outcome("count", { ...count, state: "completed" })).toBe("ParticipationCounted");
    expect(history.outcome("count", { ...count, of: "staff-concerned" })).toBe("ParticipationCounted");
    expect(history.outcome("count", { ...count, unit: "spanga-tensta" })).toBe("ParticipationCounted");
    expect(history.outcome("count", count, { occurredOn: "2026-04-01" })).toBe("ParticipationCounted");
  });

  it("corrects a figure in its place", () => {
    const history = registered().done("count", count);
    const { unit: _unit, ...figure } = { ...count, numerator: 95 };
    history.done("correct-participation-counted", { entry: history.entry(1), data: figure, why: "Felräknat" });
    expect(history.outcome("count", count)).toBe("step-already-taken: Participation counted");
  });

  it("says of whom the course is required, and when it was held", () => {
    const history = registered()
      .done("require", { unit: "skarholmen", of: "all-staff", by: "management-decision" })
      .done("hold", { unit: "kommunstyrelsen", targetGroup: "Socialsekreterare" }, { occurredOn: "2018/2019" });
    expect(history.events.slice(1).map(({ type, data, occurredOn }) => [type, data, occurredOn])).toEqual([
      ["CourseRequired", { of: "all-staff", by: "management-decision" }, "2026-03-03"],
      ["CourseHeld", { targetGroup: "Socialsekreterare", withUnits: [] }, "2018/2019"],
    ]);
  });

  it("plans, holds and cancels occasions, each once and only those of the own board", () => {
    const plan = { unit: "skarholmen", day: "2026-04-14", targetGroup: "Socialsekreterare" };
    const history = registered().done("plan-occasion", plan).done("plan-occasion", plan);
    expect(history.events.slice(1).map(({ data }) => data.occasion)).toEqual(["t1", "t2"]);
    const hold = (occasion: string, unit = "skarholmen") => history.outcome("hold-occasion", { unit, occasion });
    const cancel = (occasion: string) =>
      history.outcome("cancel-occasion", { unit: "skarholmen", occasion, reason: "För få" });
    expect(hold("t1", "farsta")).toBe("unknown-item");
    expect(cancel("t9")).toBe("unknown-item");
    history.done("hold-occasion", { unit: "skarholmen", occasion: "t1" });
    history.done("cancel-occasion", { unit: "skarholmen", occasion: "t2", reason: "För få" });
    expect([hold("t1"), hold("t2"), cancel("t1")]).toEqual([
      "step-already-taken: Course occasion held",
      "step-already-taken: Course occasion cancelled",
      "step-already-taken: Course occasion held",
    ]);
    history.done("hold-occasion", { unit: "skarholmen" });
    expect(history.events.at(-1)?.data).toEqual({ occasion: "t3", withUnits: [] });
  });

  it("refuses a day to have taken the course by that lies before the decision", () => {
    const decided = { unit: "skarholmen", of: "all-staff", by: "management-decision", decidedOn: "2026-02-01" };
    expect(registered().outcome("require", { ...decided, dueBy: "2026-01-31" })).toBe("dates-out-of-order");
    expect(registered().outcome("require", { ...decided, dueBy: "2026-02-01" })).toBe("CourseRequired");
  });
});

describe("a participant list", () => {
  const part = (unit: string, rows: object = {}) => ({
    unit,
    state: "completed",
    of: "all-staff",
    new: 3,
    known: 0,
    unclear: 0,
    ...rows,
  });
  const list = (code: string, parts: readonly object[], more: object = {}) => ({
    unit: "kommunstyrelsen",
    list: code,
    parts,
    ...more,
  });
  const one = () => registered().done("count-list", list("l1", [part("skarholmen"), part("farsta", { new: 7 })]));
  const totals = (history: History) =>
    history.events
      .filter(({ type }) => type === "ParticipantListCounted")
      .map(({ unit, data }) => [unit, data.new, data.total]);

  it("becomes an entry for each board, with the total that it leads to", () => {
    const history = one().done("count-list", list("l2", [part("skarholmen", { new: 2, known: 1 })]));
    expect(totals(history)).toEqual([
      ["skarholmen", 3, 3],
      ["farsta", 7, 7],
      ["skarholmen", 2, 5],
    ]);
    expect(history.events.map(({ type, unit }) => [type, unit])).toContainEqual([
      "ParticipantListReceived",
      "kommunstyrelsen",
    ]);
  });

  it("is counted once, and only in a course that is registered and on an occasion that is there", () => {
    expect(one().outcome("count-list", list("l1", []))).toBe("already-exists");
    expect(one().outcome("count-list", list("l2", [], { occasion: "t1" }))).toBe("unknown-item");
    expect(course().outcome("count-list", list("l1", []))).toBe("not-found");
    const twice = [part("skarholmen"), part("skarholmen")];
    expect(registered().outcome("count-list", list("l1", twice))).toBe("step-already-taken: Participant list counted");
  });

  it("is not taken away from under the totals that build on it", () => {
    const history = one().done("count-list", list("l2", [part("skarholmen")]));
    const withdraw = (revision: number) =>
      history.outcome("withdraw", { entry: history.entry(revision), why: "Fel lista" });
    expect([withdraw(1), withdraw(2), withdraw(3), withdraw(5)]).toEqual([
      "correction-breaks-history",
      "correction-breaks-history",
      "EntryWithdrawn",
      "EntryWithdrawn",
    ]);
  });

  it("has one decision for its disposal, given with it or later by who received it", () => {
    const dispose = (history: History, unit = "kommunstyrelsen", code = "l1") =>
      history.outcome("record-disposal", { unit, list: code, decision: "KS 2026/9" });
    expect(dispose(one())).toBe("ListDisposalDecided");
    expect(dispose(one(), "skarholmen")).toBe("unknown-item");
    expect(dispose(one(), "kommunstyrelsen", "l9")).toBe("unknown-item");
    const given = registered().done("count-list", list("l1", [], { disposalDecision: "KS 2026/9" }));
    expect(dispose(given)).toBe("step-already-taken: Disposal of a participant list decided");
  });

  it("after recognition is discarded is added to the totals or begins them anew, as is said", () => {
    const discard = { unit: "kommunstyrelsen", decision: "KS 2026/104" };
    expect(registered().outcome("discard-recognition", discard)).toBe("step-missing: Participant list received");
    const discarded = () => one().done("discard-recognition", discard);
    expect(discarded().outcome("discard-recognition", discard)).toBe(
      "step-already-taken: Recognition of counted participants discarded",
    );
    expect(discarded().outcome("count-list", list("l2", []))).toBe("recognition-discarded");
    const after = (afterDiscard: string) =>
      totals(discarded().done("count-list", list("l2", [part("skarholmen")], { afterDiscard }))).at(-1);
    expect([after("add"), after("start-over")]).toEqual([
      ["skarholmen", 3, 6],
      ["skarholmen", 3, 3],
    ]);
  });
});
