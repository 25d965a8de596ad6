import { type Given, given } from "@liggare/views/given";
import { expect, test } from "vitest";
import { answerOn, lateOn, numberOf } from "./given-work.ts";

const stream = "training-grund";
const received = (list: string, disposalDecision?: string): Given =>
  given("ParticipantListReceived", stream, "skarholmen", "2026-03-02", {
    list,
    ...(disposalDecision !== undefined && { disposalDecision }),
  });
const decided = (knownOn = "2026-04-10"): Given =>
  given(
    "ListDisposalDecided",
    stream,
    "skarholmen",
    "2026-04-10",
    { list: "l1", decision: "SKA 2026/31" },
    { knownOn },
  );
const policy = { "control-overdue-days": 30 };

test("a participant list without a disposal decision is overdue for its board after the days that policy allows", () => {
  expect(lateOn([received("l1")], "2026-04-01", { policy })).toEqual([]);
  expect(lateOn([received("l1")], "2026-04-02", { policy })).toEqual([
    { key: "list-disposal grund l1", board: "skarholmen", since: "2026-04-02", days: 1 },
  ]);
  expect(answerOn([received("l1")], "2026-04-02", { policy }).overdue[0]?.why.$why).toEqual([numberOf(1)]);
});

test("a list that came with its decision, or was given one since, is not overdue; the others still are", () => {
  const log = [received("l1"), received("l2", "SKA 2026/30"), received("l3"), decided()];
  expect(lateOn(log, "2026-05-01", { policy }).map(({ key }) => key)).toEqual(["list-disposal grund l3"]);
});

test("a decision that was logged late leaves the list overdue only as known before", () => {
  const log = [received("l1"), decided("2026-06-01")];
  expect(lateOn(log, "2026-05-01", { policy, asKnownOn: "2026-05-31" })).toHaveLength(1);
  expect(lateOn(log, "2026-05-01", { policy, asKnownOn: "2026-06-01" })).toEqual([]);
});
