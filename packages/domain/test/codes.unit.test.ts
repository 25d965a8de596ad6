import { test } from "vitest";
import { aggregateNamed } from "../src/index.ts";
import { given, idOf, type PastEvent, sealed } from "./given.ts";

/* Codes that the ledger gives within a stream, once an entry in the middle was withdrawn. */

const withdrawn = (revision: number, type: string): PastEvent => ({
  type: "EntryWithdrawn",
  corrects: idOf(revision),
  data: { type, schema: 1, previous: { occurredOn: "2026-03-03", data: {} }, why: sealed("Fel") },
});

test("an occasion is added to a series after one in the middle was withdrawn", () => {
  const occasion = (code: string, plannedFor: string) => ({
    type: "OccasionPlanned",
    data: { occasion: code, plannedFor },
  });
  given(aggregateNamed("series"), [
    { type: "SeriesPlanned", data: { forum: "natverket", from: "2026-01-01", to: "2026-03-01" } },
    occasion("o1", "2026-01-01"),
    occasion("o2", "2026-02-01"),
    occasion("o3", "2026-03-01"),
    withdrawn(2, "OccasionPlanned"),
  ])
    .when("add-occasion", { plannedFor: "2026-04-01" })
    .thenRecorded([occasion("o4", "2026-04-01")]);
});

test("a coordinator hands over again after an earlier handover was withdrawn", () => {
  const handed = (...points: readonly string[]) => ({
    type: "CoordinatorHandedOver",
    data: {
      from: "local-coordinator",
      to: "unit-head",
      matters: [],
      openPoints: points.map((point) => ({ point, text: sealed("Kvar") })),
    },
  });
  given(aggregateNamed("unit"), [
    { type: "UnitRegistered", data: { name: "Skärholmen", kind: "district-board" } },
    handed("p1"),
    handed("p2"),
    withdrawn(1, "CoordinatorHandedOver"),
  ])
    .when("hand-over", { from: "local-coordinator", to: "unit-head", matters: [], openPoints: ["Kvar"] })
    .thenRecorded([handed("p3")]);
});

test("one more thing is done together with a partner after an earlier one was withdrawn", () => {
  const begun = { activity: "safety-walks", scope: "general" };
  const entry = (collaboration: string) => ({ type: "CollaborationBegun", data: { collaboration, ...begun } });
  given(aggregateNamed("civil-society-partner"), [
    { type: "PartnerRegistered", data: { kind: "property-company" } },
    entry("c1"),
    entry("c2"),
    withdrawn(1, "CollaborationBegun"),
  ])
    .when("begin", begun)
    .thenRecorded([entry("c3")]);
});
