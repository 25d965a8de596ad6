import { type Given, given } from "@liggare/views/given";
import { expect, test } from "vitest";
import { answerOn, complete, lateOn, numberOf, text } from "./given-work.ts";

const stream = "plan-report-skarholmen-2026-t1";
const plan = given("PlanDrafted", "action-plan-skarholmen-2026", "skarholmen", "2026-01-10", { year: 2026 });
const round = (boards?: string[]) =>
  given("FollowUpRequested", "follow-up-round-2026-t1", "ks", "2026-04-15", {
    year: 2026,
    period: "t1",
    due: "2026-05-20",
    ...(boards && { boards }),
  });
const nothing = (on: string, knownOn = on) =>
  given("PlanNothingReported", stream, "skarholmen", on, {} as never, { knownOn });
const sentBack = given("PlanReportSentBack", stream, "skarholmen", "2026-05-12", { reasons: text("t1") });

test("a report that a round asked for is overdue after its day, for each board asked", () => {
  expect(lateOn([round()], "2026-05-20")).toEqual([]);
  expect(lateOn([round()], "2026-05-22")).toEqual([
    { key: "plan-report farsta-2026-t1", board: "farsta", since: "2026-05-21", days: 2 },
    { key: "plan-report skarholmen-2026-t1", board: "skarholmen", since: "2026-05-21", days: 2 },
  ]);
  const [row] = answerOn([round(["skarholmen"])], "2026-05-22").overdue;
  expect([row?.board.unit, row?.waiting.map(({ unit }) => unit), row?.why.$why, row?.stream]).toEqual([
    "skarholmen",
    ["ks"],
    [numberOf(1)],
    stream,
  ]);
});

test("a day that is moved counts", () => {
  const moved = given("FollowUpDueMoved", "follow-up-round-2026-t1", "ks", "2026-05-18", { due: "2026-05-27" });
  expect(lateOn([round(["skarholmen"]), moved], "2026-05-27")).toEqual([]);
  expect(lateOn([round(["skarholmen"]), moved], "2026-05-28")).toMatchObject([{ since: "2026-05-28" }]);
});

test("nothing to report is a report, as known from its logging; one sent back is waited for again", () => {
  const log = [round(["skarholmen"]), nothing("2026-05-10", "2026-06-01")];
  expect(lateOn(log, "2026-05-25", { asKnownOn: "2026-05-31" })).toHaveLength(1);
  expect(lateOn(log, "2026-05-25", { asKnownOn: "2026-06-01" })).toEqual([]);
  expect(lateOn([round(["skarholmen"]), nothing("2026-05-10"), sentBack], "2026-05-25")).toHaveLength(1);
});

test("a report that is withdrawn is waited for again", () => {
  const log: readonly Given[] = [
    round(["skarholmen"]),
    nothing("2026-05-10"),
    { corrects: numberOf(2), occurredOn: "2026-05-10" },
  ];
  expect(lateOn(log, "2026-05-25")).toHaveLength(1);
});

test("without a round a missing report cannot be judged, unless the board declared its follow-up complete", () => {
  const answer = answerOn([plan], "2026-06-15");
  expect(answer.overdue).toEqual([]);
  expect(answer.cannotBeJudged.map(({ key }) => key)).toEqual(["plan-report skarholmen-2026-t1"]);
  expect(answer.cannotBeJudged[0]?.reasonText.en).toMatch(/^no follow-up was requested/);
  const declared = [plan, complete("plan-follow-up", "skarholmen", "2026-01-01")];
  expect(lateOn(declared, "2026-05-31")).toEqual([]);
  expect(lateOn(declared, "2026-06-01")).toMatchObject([{ board: "skarholmen", since: "2026-06-01" }]);
  expect(answerOn(declared, "2026-06-01").overdue[0]?.why.$why).toEqual([numberOf(2)]);
});

test("of what cannot be judged only the last year is told, and only of boards with a plan", () => {
  expect(answerOn([plan], "2027-12-31").cannotBeJudged.map(({ key }) => key)).toEqual([
    "plan-report skarholmen-2026-annual",
  ]);
  expect(answerOn([], "2026-12-31").cannotBeJudged).toEqual([]);
});
