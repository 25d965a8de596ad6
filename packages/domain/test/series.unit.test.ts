import { describe, expect, it } from "vitest";
import { commandsOf, parse } from "../src/index.ts";
import type { Aggregate } from "../src/kit/aggregate.ts";
import { series } from "../src/series.ts";
import { given, sealed } from "./given.ts";

const plan = {
  forum: "f1",
  cadence: { kind: "every", count: 1, unit: "month" },
  pauses: [{ from: "06-16", to: "08-15" }],
  from: "2026-05-06",
  to: "2026-09-30",
};
const planned = { type: "SeriesPlanned", data: plan };
const occasion = (n: number, plannedFor: string) => ({
  type: "OccasionPlanned",
  data: { occasion: `o${n}`, plannedFor },
});
const row = [planned, occasion(1, "2026-05-06"), occasion(2, "2026-06-08"), occasion(3, "2026-09-07")];
const cancelled = { type: "OccasionCancelled", data: { occasion: "o1", reason: sealed("Förhinder") } };
const moved = { type: "OccasionMoved", data: { occasion: "o1", plannedFor: "2026-05-13", reason: sealed("Krock") } };
const ended = { type: "SeriesEnded", data: { endsOn: "2026-08-01" } };
const move = { occasion: "o1", plannedFor: "2026-05-13", reason: "Krock" };

describe("a series of meetings", () => {
  it("is planned at once by a cadence, one plan for each occasion", () => {
    given(series, [])
      .when("plan", { unit: "skarholmen", ...plan })
      .thenRecorded(row);
  });

  it("is planned on chosen days, in their order", () => {
    given(series, [])
      .when("plan-days", { unit: "skarholmen", forum: "f1", days: ["2026-05-21", "2026-03-12"] })
      .thenRecorded([
        { type: "SeriesPlanned", data: { forum: "f1", from: "2026-03-12", to: "2026-05-21" } },
        occasion(1, "2026-03-12"),
        occasion(2, "2026-05-21"),
      ]);
  });

  it("is planned only once", () => {
    given(series, row)
      .when("plan", { unit: "skarholmen", ...plan })
      .thenRefused("already-exists");
  });

  it.for([
    ["no day between its first and last", { to: "2026-05-01" }],
    ["more than 60 occasions", { cadence: { kind: "every", count: 1, unit: "day" }, to: "2026-12-31" }],
  ] as const)("is not planned with %s: the last day is named", ([, change]) => {
    const { input } = commandsOf(series as unknown as Aggregate).plan!;
    expect(parse(input, { unit: "skarholmen", ...plan, ...change })).toMatchObject({
      ok: false,
      fields: [{ pointer: "/to", en: expect.stringContaining("1–60 occasions") }],
    });
  });

  it("has its occasions moved, cancelled and added", () => {
    given(series, row).when("move-occasion", move).thenRecorded([moved]);
    given(series, row).when("cancel-occasion", { occasion: "o1", reason: "Förhinder" }).thenRecorded([cancelled]);
    given(series, row)
      .when("add-occasion", { plannedFor: "2026-10-05" })
      .thenRecorded([occasion(4, "2026-10-05")]);
  });

  it("moves and cancels no occasion that it has not, or that was cancelled", () => {
    given(series, row)
      .when("move-occasion", { ...move, occasion: "constructor" })
      .thenRefused("unknown-item", { id: "constructor" });
    given(series, [...row, cancelled])
      .when("move-occasion", move)
      .thenRefused("step-already-taken");
    given(series, [...row, cancelled])
      .when("cancel-occasion", { occasion: "o1", reason: "Förhinder" })
      .thenRefused("step-already-taken");
  });

  it("is invited to and ended, and then closed", () => {
    const to = [{ kind: "unit", unit: "farsta" }];
    given(series, row)
      .when("invite", { to })
      .thenRecorded([{ type: "SeriesInvitationSent", data: { to } }]);
    given(series, row).when("end", { endsOn: "2026-08-01" }).thenRecorded([ended]);
    given(series, [...row, ended])
      .when("add-occasion", { plannedFor: "2026-10-05" })
      .thenRefused("step-already-taken");
    given(series, [...row, ended])
      .when("invite", { to })
      .thenRefused("step-already-taken");
  });

  it("whose plan is missing is neither invited to, added to nor ended", () => {
    const orphan = [occasion(1, "2026-05-06")];
    const step = { step: { en: "Series of meetings planned" } };
    given(series, orphan).when("add-occasion", { plannedFor: "2026-10-05" }).thenRefused("step-missing", step);
    given(series, orphan).when("end", { endsOn: "2026-08-01" }).thenRefused("step-missing", step);
    given(series, orphan)
      .when("invite", { to: [{ kind: "unit", unit: "farsta" }] })
      .thenRefused("step-missing", step);
  });
});
