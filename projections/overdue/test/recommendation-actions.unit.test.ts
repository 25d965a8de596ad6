import { type Given, given } from "@liggare/views/given";
import { expect, test } from "vitest";
import { answerOn, lateOn, numberOf, text } from "./given-work.ts";

const stream = "audit-rev-2-2026";
const planned = { recommendation: "r4", action: "a1", due: "2026-08-31", what: text("t1") };
const log: readonly Given[] = [
  given("AuditOpened", stream, "revisionen", "2026-01-10", {
    title: "Granskning 2/2026",
    questions: [],
    criteria: [],
    audited: ["skarholmen", "farsta"],
  }),
  ...["skarholmen", "farsta"].map((unit) =>
    given("RecommendationGiven", stream, unit, "2026-03-01", {
      recommendation: "r4",
      subject: "training-offer",
      wordingSummary: "Utbilda.",
      wordingReport: "Utbilda.",
    }),
  ),
  given("RecommendationActionPlanned", stream, "skarholmen", "2026-04-01", planned),
];
const taken = (unit: string, on: string, knownOn = on) =>
  given(
    "RecommendationActionTaken",
    stream,
    unit,
    on,
    { recommendation: "r4", action: "a1", what: text("t2"), evidence: [] },
    { knownOn },
  );

test("a planned action is overdue after its day for the board that planned it alone", () => {
  expect(lateOn(log, "2026-08-31")).toEqual([]);
  expect(lateOn(log, "2026-09-01")).toEqual([
    {
      key: "recommendation-action rev-2-2026 skarholmen r4 a1",
      board: "skarholmen",
      since: "2026-09-01",
      days: 1,
    },
  ]);
  expect(answerOn(log, "2026-09-01").overdue[0]).toMatchObject({ what: text("t1"), why: { $why: [numberOf(4)] } });
});

test("it is not overdue once the same board took it, as known from the day on which that was logged", () => {
  expect(lateOn([...log, taken("farsta", "2026-08-01")], "2026-09-01")).toHaveLength(1);
  const done = [...log, taken("skarholmen", "2026-08-20", "2026-09-10")];
  expect(lateOn(done, "2026-09-05", { asKnownOn: "2026-09-09" })).toHaveLength(1);
  expect(lateOn(done, "2026-09-05", { asKnownOn: "2026-09-10" })).toEqual([]);
});

test("it is not overdue once it was dropped, and its corrected day counts", () => {
  const dropped = given("RecommendationActionDropped", stream, "skarholmen", "2026-08-01", {
    recommendation: "r4",
    action: "a1",
    reasons: text("t3"),
  });
  expect(lateOn([...log, dropped], "2026-12-31")).toEqual([]);
  const later = { corrects: numberOf(4), occurredOn: "2026-04-01", data: { ...planned, due: "2026-12-01" } } as Given;
  expect(lateOn([...log, later], "2026-11-30")).toEqual([]);
  expect(lateOn([...log, later], "2026-12-02")).toMatchObject([{ since: "2026-12-02" }]);
});
