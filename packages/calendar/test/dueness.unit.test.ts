import { describe, expect, it } from "vitest";
import {
  type Cadence,
  type Dueness,
  type DuenessQuestion,
  describeDueReason,
  dueness,
  dueStatusName,
} from "../src/index.ts";

const monthly: Cadence = { kind: "every", count: 1, unit: "month" };
const everyTwoWeeks: Cadence = { kind: "every", count: 2, unit: "week" };
const everyThreeMonths: Cadence = { kind: "every", count: 3, unit: "month" };
const oneOrTwoATerm: Cadence = { kind: "per", min: 1, max: 2, period: "term" };
const twoATerm: Cadence = { kind: "per", min: 2, max: 2, period: "term" };
const summer = { from: "06-16", to: "08-15" };

/** Judged with a log that is complete from 2019 on, unless told otherwise. */
function judge(cadence: Cadence, on: string, held: readonly string[] = [], more: Partial<DuenessQuestion> = {}) {
  const { slots: _, ...answer } = dueness({
    cadence,
    on,
    held,
    coverage: [{ from: "2019-01-01" }],
    pauses: [],
    ...more,
  });
  return answer satisfies Dueness;
}

describe("a monthly forum", () => {
  it("is due in the month, and overdue when the month has ended without a meeting", () => {
    expect(judge(monthly, "2019-01-31")).toEqual({ status: "due", nextDue: "2019-01-31" });
    expect(judge(monthly, "2019-02-01")).toEqual({
      status: "overdue",
      since: "2019-02-01",
      nextDue: "2019-02-28",
      reason: "none held in the period",
    });
  });

  it("is on time when it met in the month", () => {
    expect(judge(monthly, "2019-01-31", ["2019-01-09"])).toEqual({ status: "on time", nextDue: "2019-02-28" });
  });

  it("is overdue since the first month that was missed", () => {
    expect(judge(monthly, "2019-05-10", ["2019-01-09"]).since).toBe("2019-03-01");
  });

  it("is no longer overdue once it has met again", () => {
    expect(judge(monthly, "2019-05-10", ["2019-01-09", "2019-05-02"])).toEqual({
      status: "on time",
      nextDue: "2019-06-30",
    });
    expect(judge(monthly, "2019-05-10", ["2019-01-09", "2019-04-02"])).toEqual({
      status: "due",
      nextDue: "2019-05-31",
    });
  });

  it("counts a meeting that is known to the month only", () => {
    expect(judge(monthly, "2019-02-15", ["2019-01"]).status).toBe("due");
    expect(judge(monthly, "2019-02-15", ["2019-02"]).status).toBe("on time");
  });

  it("takes a meeting known to a tertial at its most favourable, never making anything overdue by it", () => {
    expect(judge(monthly, "2019-05-10", ["2019-37"])).toEqual({ status: "due", nextDue: "2019-05-31" });
    expect(judge(monthly, "2019-03-10", ["2019-37"]).status).toBe("on time");
  });

  it("counts a meeting on the first day of the month, and one on the day that is judged", () => {
    expect(judge(monthly, "2019-02-01", ["2019-01-01"]).status).toBe("due");
    expect(judge(monthly, "2019-02-10", ["2019-02-10"]).status).toBe("on time");
  });

  it("does not count a meeting that lies after the day that is judged", () => {
    expect(judge(monthly, "2019-02-10", ["2019-02-11"]).status).toBe("overdue");
  });

  it("has the summer off: June may be made up until the break ends, July is not expected", () => {
    const pauses = [summer];
    const untilMay = ["2019-01", "2019-02", "2019-03", "2019-04", "2019-05"];
    expect(judge(monthly, "2019-07-10", untilMay, { pauses })).toEqual({
      status: "on time",
      nextDue: "2019-08-15",
      reason: "paused",
    });
    expect(judge(monthly, "2019-08-16", untilMay, { pauses }).since).toBe("2019-08-16");
    expect(judge(monthly, "2019-08-16", [...untilMay, "2019-06-04"], { pauses })).toEqual({
      status: "due",
      nextDue: "2019-08-31",
    });
  });
});

describe("absence", () => {
  it("outside the declared time cannot be judged", () => {
    const answer = { status: "cannot be judged", reason: "outside coverage" };
    expect(judge(monthly, "2019-09-04", [], { coverage: [] })).toEqual(answer);
    expect(judge(monthly, "2018-12-31")).toEqual(answer);
    const until = [{ from: "2019-01-01", to: "2019-06-30" }];
    expect(judge(monthly, "2019-07-01", [], { coverage: until })).toEqual(answer);
    expect(judge(monthly, "2019-06-30", [], { coverage: until }).status).toBe("overdue");
  });

  it("in a month that is only partly covered cannot be judged", () => {
    const coverage = [{ from: "2019-01-02" }];
    expect(judge(monthly, "2019-01-31", [], { coverage })).toEqual({
      status: "cannot be judged",
      nextDue: "2019-02-28",
      reason: "period not wholly covered",
    });
    expect(judge(monthly, "2019-02-01", [], { coverage })).toEqual({ status: "due", nextDue: "2019-02-28" });
    expect(judge(monthly, "2019-01-31", ["2019-01-20"], { coverage }).status).toBe("on time");
  });

  it("is judged over declarations that adjoin, but not over a gap", () => {
    const first = { from: "2019-01-01", to: "2019-01-15" };
    expect(judge(monthly, "2019-02-01", [], { coverage: [{ from: "2019-01-16" }, first] }).status).toBe("overdue");
    expect(judge(monthly, "2019-02-01", [], { coverage: [first, { from: "2019-01-17" }] }).status).toBe("due");
  });

  it("is no question for a cadence without a number", () => {
    for (const kind of ["on need", "ongoing", "not stated"] as const) {
      expect(judge({ kind }, "2019-09-04")).toEqual({ status: "no cadence", reason: kind });
    }
  });
});

describe("a forum that meets every two weeks", () => {
  it("runs from its last meeting, and is due in the week in which the interval ends", () => {
    const held = ["2019-09-04"];
    expect(judge(everyTwoWeeks, "2019-09-15", held)).toEqual({ status: "on time", nextDue: "2019-09-18" });
    expect(judge(everyTwoWeeks, "2019-09-16", held)).toEqual({ status: "due", nextDue: "2019-09-18" });
    expect(judge(everyTwoWeeks, "2019-09-18", held).status).toBe("due");
    expect(judge(everyTwoWeeks, "2019-09-19", held)).toEqual({
      status: "overdue",
      since: "2019-09-19",
      nextDue: "2019-09-18",
      reason: "interval passed",
    });
  });

  it("runs from the beginning of the declared time when no meeting is known in it", () => {
    const coverage = [{ from: "2019-09-02" }];
    expect(judge(everyTwoWeeks, "2019-09-16", ["2019-03-01"], { coverage }).status).toBe("due");
    expect(judge(everyTwoWeeks, "2019-09-17", ["2019-03-01"], { coverage }).since).toBe("2019-09-17");
  });

  it("takes a meeting known to the year as held no later than the day that is judged", () => {
    expect(judge(everyTwoWeeks, "2019-03-06", ["2019"])).toEqual({ status: "on time", nextDue: "2019-03-20" });
  });

  it("is due on the next workday when the interval ends on a holiday", () => {
    // Two weeks after 10 December is Christmas Eve; the next workday is the 27th.
    expect(judge(everyTwoWeeks, "2019-12-26", ["2019-12-10"])).toEqual({ status: "due", nextDue: "2019-12-27" });
    expect(judge(everyTwoWeeks, "2019-12-28", ["2019-12-10"]).since).toBe("2019-12-28");
  });

  it("is shifted by the summer break", () => {
    // Seven of the fourteen days lie before the break, seven after it.
    const pauses = [summer];
    expect(judge(everyTwoWeeks, "2019-07-10", ["2019-06-08"], { pauses })).toEqual({
      status: "on time",
      nextDue: "2019-08-22",
      reason: "paused",
    });
    expect(judge(everyTwoWeeks, "2019-08-23", ["2019-06-08"], { pauses }).since).toBe("2019-08-23");
  });
});

describe("a forum that meets every three months", () => {
  it("is not due earlier because it met once more within a pause", () => {
    const everyTwoMonths: Cadence = { kind: "every", count: 2, unit: "month" };
    const more = { pauses: [{ from: "12-21", to: "01-06" }], coverage: [{ from: "2018-12-01" }] };
    // 20 December + 2 months is 62 days, 5 January + 2 months only 59; both begin to count on 7 January.
    const before = judge(everyTwoMonths, "2019-02-01", ["2018-12-20"], more).nextDue;
    expect(before).toBe("2019-03-11");
    expect(judge(everyTwoMonths, "2019-02-01", ["2018-12-20", "2019-01-05"], more).nextDue).toBe(before);
  });

  it("is due three months after its last meeting", () => {
    expect(judge(everyThreeMonths, "2019-04-30", ["2019-01-31"])).toEqual({ status: "due", nextDue: "2019-04-30" });
    expect(judge(everyThreeMonths, "2019-05-02", ["2019-01-31"]).since).toBe("2019-05-01");
  });
});

describe("a forum that meets so many times a term", () => {
  it("once or twice is overdue when the term has ended without any", () => {
    expect(judge(oneOrTwoATerm, "2019-06-15")).toEqual({ status: "due", nextDue: "2019-06-15" });
    expect(judge(oneOrTwoATerm, "2019-06-16")).toMatchObject({ status: "overdue", since: "2019-06-16" });
    expect(judge(oneOrTwoATerm, "2019-06-16", ["2019-21"]).status).toBe("on time");
  });

  it("twice a period needs two meetings", () => {
    expect(judge(twoATerm, "2019-07-01", ["2019-03-05"])).toMatchObject({
      status: "overdue",
      reason: "too few held in the period",
    });
    expect(judge(twoATerm, "2019-07-01", ["2019-03-05", "2019-05-07"]).status).toBe("on time");
    expect(judge({ ...twoATerm, approximate: true }, "2019-07-01", ["2019-03-05"]).status).toBe("on time");
  });

  it("about once still needs one", () => {
    expect(judge({ ...oneOrTwoATerm, approximate: true }, "2019-07-01").status).toBe("overdue");
  });

  it("a few times is missed only when there was none", () => {
    expect(judge({ kind: "some", period: "term" }, "2019-07-01").status).toBe("overdue");
    expect(judge({ kind: "some", period: "term" }, "2019-07-01", ["2019-03-05"]).status).toBe("on time");
  });
});

describe("the periods of an answer", () => {
  it("say what was expected and held, and what may have been", () => {
    const { slots } = dueness({
      cadence: monthly,
      on: "2019-03-05",
      held: ["2019-01-09", "2019-01-23", "2019-37"],
      coverage: [{ from: "2019-01-01", to: "2019-03-20" }],
    });
    expect(slots?.map(({ first, held, possible, covered }) => [first, held, possible, covered])).toEqual([
      ["2019-01-01", 2, 1, true],
      ["2019-02-01", 0, 1, true],
      ["2019-03-01", 0, 1, false],
    ]);
  });

  it("have words in both languages", () => {
    expect([dueStatusName("overdue", "sv"), dueStatusName("overdue", "en")]).toEqual(["försenad", "overdue"]);
    expect(describeDueReason("outside coverage", "sv")).toBe("utanför den tid då loggen är fullständig");
  });

  it("are refused a held date that is none", () => {
    expect(() => judge(monthly, "2019-03-05", ["2019-02-31"])).toThrow(RangeError);
  });
});
