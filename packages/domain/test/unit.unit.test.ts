import { describe, it } from "vitest";
import { unit } from "../src/unit.ts";
import { given, idOf, sealed } from "./given.ts";

const registered = {
  type: "UnitRegistered",
  data: { name: "Skärholmens stadsdelsnämnd", kind: "district-board", validFrom: "1997" },
};
const appointed = { type: "CoordinatorAppointed", data: { function: "local-coordinator" } };
const vacant = { type: "CoordinatorVacant", data: { from: "2026-02" } };
const deputy = { type: "DeputyAppointed", data: { function: "unit-head" } };
const ended = { type: "DeputyEnded", data: { from: "2026-03-01" } };
const what = "forum:samordnarnatverket";
const declared = { type: "CoverageDeclared", data: { what, from: "2026-01-01" } };
const closed = { type: "CoverageEnded", data: { what, to: "2026-02-28" } };

describe("a unit", () => {
  it("is registered with its name and kind", () => {
    given(unit, []).when("register", registered.data).thenRecorded([registered]);
  });

  it("is registered only once", () => {
    given(unit, [registered]).when("register", registered.data).thenRefused("already-exists");
  });

  it("is owned by the unit that its id names", ({ expect }) => {
    expect(unit.unitOf("skarholmen", {})).toBe("skarholmen");
  });

  it.for([
    ["appoint-coordinator", appointed],
    ["report-vacancy", vacant],
    ["appoint-deputy", deputy],
    ["state-headcount", { type: "HeadcountStated", data: { count: 1000, approximate: true, of: "all-staff" } }],
    ["declare-coverage", declared],
  ] as const)("takes %s once it is registered, and not before", ([command, event]) => {
    given(unit, [registered]).when(command, event.data).thenRecorded([event]);
    given(unit, [])
      .when(command, event.data)
      .thenRefused("step-missing", { step: { en: "Unit registered" } });
  });

  it("takes any of these steps first in a founding import, for what the source does not mention is not stated", () => {
    given(unit, []).when("appoint-coordinator", appointed.data, { founding: true }).thenRecorded([appointed]);
    given(unit, []).when("end-deputy", ended.data, { founding: true }).thenRecorded([ended]);
  });
});

describe("a unit's coordinator", () => {
  it("is appointed again after a vacancy", () => {
    given(unit, [registered, appointed, vacant]).when("appoint-coordinator", appointed.data).thenRecorded([appointed]);
  });

  it("is not appointed while there is one", () => {
    given(unit, [registered, appointed])
      .when("appoint-coordinator", { function: "unit-head" })
      .thenRefused("step-already-taken", { step: { en: "Coordinator appointed" } });
  });

  it("is reported missing also where none was ever appointed", () => {
    given(unit, [registered]).when("report-vacancy", vacant.data).thenRecorded([vacant]);
  });

  it("is reported missing only once", () => {
    given(unit, [registered, vacant])
      .when("report-vacancy", { from: "2026-03" })
      .thenRefused("step-already-taken", { step: { en: "Coordinator vacant" } });
  });
});

describe("a unit's deputy", () => {
  it("ends, and another one is appointed", () => {
    given(unit, [registered, deputy]).when("end-deputy", ended.data).thenRecorded([ended]);
    given(unit, [registered, deputy, ended]).when("appoint-deputy", deputy.data).thenRecorded([deputy]);
  });

  it("is not appointed while there is one", () => {
    given(unit, [registered, deputy]).when("appoint-deputy", deputy.data).thenRefused("step-already-taken");
  });

  it("does not end where there is none", () => {
    given(unit, [registered])
      .when("end-deputy", ended.data)
      .thenRefused("step-missing", { step: { en: "Deputy appointed" } });
  });
});

describe("a unit's coverage", () => {
  it("is ended on its last day", () => {
    given(unit, [registered, declared]).when("end-coverage", closed.data).thenRecorded([closed]);
  });

  it("is declared anew after it was ended", () => {
    const again = { type: "CoverageDeclared", data: { what, from: "2026-03-01", to: "2026-03-31" } };
    given(unit, [registered, declared, closed]).when("declare-coverage", again.data).thenRecorded([again]);
  });

  it("is declared for one log beside another", () => {
    const other = { type: "CoverageDeclared", data: { what: "police-checkins", from: "2026-01-01" } };
    given(unit, [registered, declared]).when("declare-coverage", other.data).thenRecorded([other]);
  });

  it.for([
    ["2026-02-28", undefined],
    ["2026-01-15", "2026-01-20"],
    ["2025-12-01", "2026-01-01"],
  ])("does not overlap itself (%s to %s)", ([from, to]) => {
    given(unit, [registered, declared, closed])
      .when("declare-coverage", { what, from, ...(to && { to }) })
      .thenRefused("step-already-taken", { step: { en: "Coverage declared" } });
  });

  it("does not end before it begins", () => {
    given(unit, [registered])
      .when("declare-coverage", { what, from: "2026-02-01", to: "2026-01-31" })
      .thenRefused("dates-out-of-order", { earlier: "2026-02-01", later: "2026-01-31" });
    given(unit, [registered, declared])
      .when("end-coverage", { what, to: "2025-12-31" })
      .thenRefused("dates-out-of-order", { earlier: "2026-01-01", later: "2025-12-31" });
  });

  it("does not end where none was declared, or where it was ended", () => {
    given(unit, [registered]).when("end-coverage", closed.data).thenRefused("step-missing");
    given(unit, [registered, declared, closed]).when("end-coverage", closed.data).thenRefused("step-missing");
    given(unit, [registered]).when("end-coverage", closed.data, { founding: true }).thenRefused("step-missing");
  });
});

describe("a unit that changes", () => {
  const name = { name: "Järva stadsdelsnämnd", from: "2023-07-01" };
  const renamed = { type: "UnitRenamed", data: name };
  const merger = { predecessors: ["rinkeby-kista", "spanga-tensta"], how: "merger", from: "2023-07-01" };
  const succeeded = { type: "UnitSucceeded", data: merger };
  const ended = { type: "UnitClosed", data: { from: "2026-03-01" } };

  it("gets a new name from a day, also one that has not come", () => {
    given(unit, [registered]).when("rename", name).thenRecorded([renamed]);
    const later = { ...name, from: "2027-01-01" };
    given(unit, [registered, renamed])
      .when("rename", later)
      .thenRecorded([{ ...renamed, data: later }]);
  });

  it("names the boards that it came out of, how and from which day, each of them once", () => {
    given(unit, [registered]).when("succeed", merger).thenRecorded([succeeded]);
    given(unit, [registered, succeeded]).when("succeed", merger).thenRefused("step-already-taken");
    const part = { predecessors: ["skarholmen-soder"], how: "split", from: "2024-01-01" };
    given(unit, [registered, succeeded])
      .when("succeed", part)
      .thenRecorded([{ type: "UnitSucceeded", data: part }]);
  });

  it("does not come out of itself, and goes on under a new code after one board only", () => {
    given(unit, [registered])
      .when("succeed", { ...merger, predecessors: ["skarholmen"] })
      .thenRefused("id-mismatch");
    given(unit, [registered])
      .when("succeed", { ...merger, how: "continued" })
      .thenRefused("count-exceeds", { whole: 1 });
  });

  it("is closed from a day, once", () => {
    given(unit, [registered]).when("close", ended.data).thenRecorded([ended]);
    given(unit, [registered, ended]).when("close", { from: "2026-04-01" }).thenRefused("step-already-taken");
  });

  it.for([
    ["rename", { ...name, from: "2026-03-01" }],
    ["succeed", { ...merger, from: "2026-03-01" }],
    ["appoint-coordinator", appointed.data],
    ["report-vacancy", { from: "2026-04" }],
    ["appoint-deputy", deputy.data],
    ["hand-over", { from: "local-coordinator", to: "unit-head", matters: [], openPoints: [] }],
    ["state-headcount", { count: 1, approximate: false, of: "all-staff" }],
    ["declare-coverage", { what, from: "2026-03-02" }],
  ] as const)("takes no %s for the time after it ended, and says so", ([command, input]) => {
    given(unit, [registered, ended]).when(command, input).thenRefused("unit-ended", { date: "2026-03-01" });
  });

  it("takes late what happened before it ended", () => {
    given(unit, [registered, ended])
      .when("appoint-coordinator", appointed.data, { occurredOn: "2026-02-01" })
      .thenRecorded([{ ...appointed, occurredOn: "2026-02-01" }]);
    given(unit, [registered, declared, ended]).when("end-coverage", { what, to: "2026-02-28" }).thenRecorded([closed]);
  });

  it("cannot have its closing corrected to a day before what was done in its time", () => {
    given(unit, [registered, { type: "UnitClosed", data: { from: "2026-06-01" } }, appointed])
      .when("correct-unit-closed", { entry: idOf(1), data: { from: "2026-01-01" }, why: "Fel dag." })
      .thenRefused("correction-breaks-history", { type: "CoordinatorAppointed" });
  });
});

describe("a coordinator's handover", () => {
  const said = { from: "local-coordinator", to: "unit-head", matters: ["action-plan", "police"] };
  const handed = (points: readonly string[], first = 1) => ({
    type: "CoordinatorHandedOver",
    data: { ...said, openPoints: points.map((text, index) => ({ point: `p${first + index}`, text: sealed(text) })) },
  });
  const done = { type: "HandoverPointDone", data: { point: "p2" } };

  it("says what goes from which function to which, and numbers the points that are open", () => {
    given(unit, [registered])
      .when("hand-over", { ...said, openPoints: ["Boka polisen", "Svara kansliet"] })
      .thenRecorded([handed(["Boka polisen", "Svara kansliet"])]);
    given(unit, [registered, handed(["Boka polisen", "Svara kansliet"])])
      .when("hand-over", { ...said, openPoints: ["Boka lokal"] })
      .thenRecorded([handed(["Boka lokal"], 3)]);
  });

  it("has its points done one by one, each once, and no other than its own", () => {
    const events = [registered, handed(["Boka polisen", "Svara kansliet"])];
    given(unit, events).when("complete-handover-point", { point: "p2" }).thenRecorded([done]);
    given(unit, [...events, done])
      .when("complete-handover-point", { point: "p2" })
      .thenRefused("step-already-taken");
    given(unit, events).when("complete-handover-point", { point: "p3" }).thenRefused("unknown-item", { id: "p3" });
  });

  it("keeps a point's code for that point, also when it is corrected", () => {
    given(unit, [registered, handed(["Boka polisen"]), handed(["Boka lokal"], 2)])
      .when("correct-coordinator-handed-over", {
        entry: idOf(2),
        data: { ...said, openPoints: [{ point: "p1", text: "Boka lokal" }] },
        why: "Fel punkt.",
      })
      .thenRefused("correction-breaks-history");
  });
});
