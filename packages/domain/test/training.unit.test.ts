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
});
