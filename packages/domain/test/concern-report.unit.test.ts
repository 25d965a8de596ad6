import { describe, expect, it } from "vitest";
import { concernReport } from "../src/concern-report.ts";
import { fineSettings, settings, settingWithin } from "../src/index.ts";
import { given, sealed } from "./given.ts";

const coded = {
  environment: "white-power",
  setting: "upper-secondary-school",
  kind: "symbols-graffiti",
  done: ["removed", "informed-management"],
  consulted: ["police"],
};
const reported = { type: "ConcernReported", data: coded };
const assessed = { type: "ConcernAssessed", data: { assessment: "pass-on" } };
const passedOn = { type: "ConcernPassedOn", data: { to: "police" } };
const closed = { type: "ConcernClosed", data: { outcome: "passed-on" } };

describe("a concern report", () => {
  it("is made of codes and one short text", () => {
    given(concernReport, [])
      .when("report", { unit: "skarholmen", ...coded, note: "Klotter vid entrén." })
      .thenRecorded([{ type: "ConcernReported", data: { ...coded, note: sealed("Klotter vid entrén.") } }]);
  });

  it("may say only in which month it happened", () => {
    given(concernReport, [])
      .when("report", { unit: "skarholmen", ...coded }, { occurredOn: "2026-02" })
      .thenRecorded([{ ...reported, occurredOn: "2026-02" }]);
  });

  it("is assessed, and again when more is known", () => {
    given(concernReport, [reported]).when("assess", assessed.data).thenRecorded([assessed]);
    given(concernReport, [reported, assessed]).when("assess", assessed.data).thenRecorded([assessed]);
  });

  it("is passed on to several functions, to each once", () => {
    const other = { type: "ConcernPassedOn", data: { to: "social-intervention-group" } };
    given(concernReport, [reported, assessed]).when("pass-on", passedOn.data).thenRecorded([passedOn]);
    given(concernReport, [reported, assessed, passedOn]).when("pass-on", other.data).thenRecorded([other]);
    given(concernReport, [reported, assessed, passedOn])
      .when("pass-on", passedOn.data)
      .thenRefused("step-already-taken", { step: { en: "Concern passed on" } });
  });

  it("is closed after its assessment", () => {
    given(concernReport, [reported, assessed]).when("close", closed.data).thenRecorded([closed]);
  });

  it.for(["pass-on", "close"] as const)("does not take %s before it is assessed", (command) => {
    const input = command === "close" ? closed.data : passedOn.data;
    given(concernReport, [reported])
      .when(command, input)
      .thenRefused("step-missing", { step: { en: "Concern assessed" } });
    given(concernReport, [reported])
      .when(command, input, { founding: true })
      .thenRecorded([command === "close" ? closed : passedOn]);
  });

  it("that is closed takes nothing more", () => {
    for (const [command, input] of [
      ["assess", assessed.data],
      ["pass-on", { to: "school" }],
      ["close", closed.data],
    ] as const)
      given(concernReport, [reported, assessed, closed])
        .when(command, input)
        .thenRefused("step-already-taken", { step: { en: "Concern closed" } });
  });

  it("whose report was withdrawn is not assessed, passed on or closed", () => {
    const withdrawn = {
      type: "EntryWithdrawn",
      corrects: "00000000-0000-8000-8000-000000000000",
      data: {
        type: "ConcernReported",
        schema: 1,
        previous: { occurredOn: "2026-03-03", data: coded },
        why: sealed("Dubblett"),
      },
    };
    for (const [command, input] of [
      ["assess", assessed.data],
      ["pass-on", passedOn.data],
      ["close", closed.data],
    ] as const)
      given(concernReport, [reported, withdrawn])
        .when(command, input)
        .thenRefused("step-missing", { step: { en: "Concern reported" } });
  });

  it("is reached only by the coordinators of its own board", () => {
    const own = { "local-coordinator": "own unit", "central-coordinator": "own unit" };
    expect(concernReport.sensitive).toBe(true);
    expect(concernReport.mayCorrect).toEqual(own);
    for (const { who } of Object.values(concernReport.commands)) expect(who).toEqual(own);
    expect(concernReport.sharedWith(concernReport.initial)).toEqual([]);
  });

  it("has for each fine setting a coarse one to choose instead", () => {
    expect(Object.keys(settingWithin)).toEqual(Object.keys(fineSettings));
    for (const coarse of Object.values(settingWithin)) expect(Object.keys(settings)).toContain(coarse);
  });
});
