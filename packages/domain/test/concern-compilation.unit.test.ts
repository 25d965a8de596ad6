import { describe, expect, it } from "vitest";
import { concernCompilation } from "../src/concern-compilation.ts";
import type { Known } from "../src/index.ts";
import { given, idOf, sealed } from "./given.ts";

/** What the own board's register answers: reports by their id and year. */
const register = (reports: Readonly<Record<string, number>>, unit = "skarholmen"): { register: Known } => ({
  register: {
    kind: "view",
    answer: {
      boards: [{ unit, own: { reports: Object.entries(reports).map(([report, year]) => ({ report, year })) } }],
    },
    version: 1,
    asKnownOn: "2026-12-31",
    on: "2026-12-31",
    number: 9,
    threshold: 5,
    position: "9",
  },
});

const at = { id: "skarholmen-2026" };
const input = { unit: "skarholmen", year: 2026 };
const compiled = (compilation: number, reports: readonly string[]) => ({
  type: "ConcernsCompiled",
  data: { compilation, reports },
});

describe("a compilation of concern reports", () => {
  it("names exactly the board's reports of the year that are known, in order", () => {
    given(concernCompilation, [])
      .when(
        "compile",
        { ...input, note: "Klottret har minskat." },
        { ...at, known: register({ r2: 2026, r1: 2026, r9: 2025 }) },
      )
      .thenRecorded([
        {
          type: "ConcernsCompiled",
          data: { compilation: 1, reports: ["r1", "r2"], note: sealed("Klottret har minskat.") },
        },
      ]);
  });

  it("may take in some of them only, each of the board and the year", () => {
    const known = register({ r1: 2026, r2: 2026, r9: 2025 });
    const choose = (reports: readonly string[]) =>
      given(concernCompilation, []).when("compile", { ...input, reports }, { ...at, known });
    choose(["r2"]).thenRecorded([compiled(1, ["r2"])]);
    for (const other of ["r9", "unknown"]) choose(["r1", other]).thenRefused("unknown-item", { id: other });
  });

  it("of a board without reports says that nothing was reported", () => {
    given(concernCompilation, [])
      .when("compile", input, { ...at, known: register({}) })
      .thenRecorded([compiled(1, [])]);
  });

  it("takes in no report of another board's register", () => {
    given(concernCompilation, [])
      .when("compile", input, { ...at, known: register({ r1: 2026 }, "farsta") })
      .thenRecorded([compiled(1, [])]);
  });

  it("that is made again has the next number", () => {
    given(concernCompilation, [compiled(1, ["r1"])])
      .when("compile", input, { ...at, known: register({ r1: 2026, r2: 2026 }) })
      .thenRecorded([compiled(2, ["r1", "r2"])]);
  });

  it("keeps its number when it is corrected", () => {
    const { compilation: _number, ...rest } = compiled(2, ["r1"]).data;
    given(concernCompilation, [compiled(1, ["r1"]), compiled(2, ["r1"])])
      .when("correct-concerns-compiled", { entry: idOf(1), data: { ...rest, compilation: 1 }, why: "Fel nummer" }, at)
      .thenRefused("field-fixed");
  });

  it("takes in reports of the board and the year only when it is corrected, beside those that went in before", () => {
    const correct = (reports: readonly string[]) =>
      given(concernCompilation, [compiled(1, ["r1", "gone"])]).when(
        "correct-concerns-compiled",
        { entry: idOf(0), data: { compilation: 1, reports }, why: "Fel rapporter" },
        { ...at, known: register({ r1: 2026, r2: 2026, r9: 2025 }) },
      );
    for (const strange of ["r9", "unknown"]) correct(["r1", strange]).thenRefused("unknown-item", { id: strange });
    expect(correct(["gone", "r2"]).decided).toMatchObject([{ data: { data: { reports: ["gone", "r2"] } } }]);
  });

  it("has an id of board and year", () => {
    given(concernCompilation, [])
      .when("compile", input, { id: "skarholmen-2025", known: register({}) })
      .thenRefused("id-mismatch", { expected: "skarholmen-2026" });
  });

  it("in a founding import rests on what the source names, since there is no register yet", () => {
    given(concernCompilation, [])
      .when("compile", { ...input, reports: ["r1"] }, { ...at, founding: true })
      .thenRecorded([compiled(1, ["r1"])]);
  });

  it("asks for the recorder's own register, and is sensitive as a whole", () => {
    expect(concernCompilation.sensitive).toBe(true);
    const { compile } = concernCompilation.commands;
    expect(compile?.needs?.(input, {} as never)).toEqual({
      register: { kind: "view", view: "concern-register", readBy: "recorder", unit: "skarholmen" },
    });
    expect(compile?.who).toEqual({ "local-coordinator": "own unit", "central-coordinator": "own unit" });
  });
});
