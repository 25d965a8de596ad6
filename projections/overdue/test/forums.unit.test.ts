import type { DataOf } from "@liggare/domain";
import { type Given, given } from "@liggare/views/given";
import { expect, test } from "vitest";
import { answerOn, complete, lateOn, numberOf } from "./given-work.ts";

const forum = (more: Partial<DataOf<"ForumRegistered">> = {}) =>
  given("ForumRegistered", "forum-natverket", "ks", "2026-01-01", {
    name: "Nätverket",
    kind: "internal-network",
    convener: { kind: "function", function: "central-coordinator", unit: "ks" },
    cadence: { kind: "every", count: 1, unit: "month" },
    ...more,
  });
const member = (unit: string) =>
  given("MemberJoined", "forum-natverket", "ks", "2026-01-01", { member: { kind: "unit", unit } });
const held = (id: string, on: string, knownOn = on) =>
  given(
    "MeetingHeld",
    `meeting-${id}`,
    "ks",
    on,
    { forum: "natverket", functions: ["police"], units: ["ks"], decisions: [], actions: [] },
    { knownOn },
  );
const declared = complete("forum:natverket", "ks", "2026-01-01");
const january = held("1", "2026-01-20");

test("a forum whose month passed without a meeting is overdue for its convener, and its members wait", () => {
  const log = [forum(), member("skarholmen"), declared, january];
  expect(lateOn(log, "2026-02-28")).toEqual([]);
  expect(lateOn(log, "2026-03-05")).toEqual([{ key: "forum natverket", board: "ks", since: "2026-03-01", days: 5 }]);
  const [row] = answerOn(log, "2026-03-05").overdue;
  expect(row?.waiting.map(({ unit }) => unit)).toEqual(["skarholmen"]);
  expect([row?.due, row?.title.sv, row?.why.$why]).toEqual(["2026-02-28", "Nätverket", [1, 2, 3, 4].map(numberOf)]);
});

test("a forum that is not late is coming by the day on which its next meeting is due", () => {
  expect(answerOn([forum(), declared, january], "2026-02-10").coming).toMatchObject([
    { key: "forum natverket", due: "2026-02-28", daysLeft: 18 },
  ]);
});

test("outside declared coverage a forum is not overdue: it cannot be judged, and why is said", () => {
  const answer = answerOn([forum(), january], "2026-06-30");
  expect([answer.overdue, answer.coming]).toEqual([[], []]);
  expect(answer.cannotBeJudged).toMatchObject([
    {
      key: "forum natverket",
      board: { unit: "ks" },
      reasonText: { en: "outside the time for which the log is complete" },
    },
  ]);
});

test("coverage that ended judges nothing after its last day", () => {
  const log = [forum(), complete("forum:natverket", "ks", "2026-01-01", "2026-03-31"), january];
  expect(lateOn(log, "2026-03-05")).toHaveLength(1);
  expect(answerOn(log, "2026-04-01").cannotBeJudged).toHaveLength(1);
});

test("a meeting that was logged afterwards ends the delay for those who know of it", () => {
  const log: readonly Given[] = [forum(), declared, january, held("2", "2026-02-15", "2026-03-20")];
  expect(lateOn(log, "2026-03-05", { asKnownOn: "2026-03-19" })).toHaveLength(1);
  expect(lateOn(log, "2026-03-05", { asKnownOn: "2026-03-20" })).toEqual([]);
});

test("a meeting that is corrected to another month leaves its own month without one", () => {
  const log = [forum(), declared, held("1", "2026-01-20"), held("2", "2026-02-15")];
  const moved: Given = {
    corrects: numberOf(4),
    occurredOn: "2026-01-28",
    data: { forum: "natverket", functions: ["police"], units: ["ks"], decisions: [], actions: [] },
    knownOn: "2026-03-10",
  };
  expect(lateOn([...log, moved], "2026-03-05", { asKnownOn: "2026-03-09" })).toEqual([]);
  expect(lateOn([...log, moved], "2026-03-10", { asKnownOn: "2026-03-10" })).toHaveLength(1);
});

test("a closed forum, and one without a numbered cadence, are neither overdue nor unjudged", () => {
  const closed = [forum(), given("ForumClosed", "forum-natverket", "ks", "2026-01-31", {})];
  for (const log of [closed, [forum({ cadence: { kind: "on need" } })]]) {
    const { overdue, coming, cannotBeJudged } = answerOn(log, "2026-06-30");
    expect([overdue, coming, cannotBeJudged]).toEqual([[], [], []]);
  }
});

test("a forum without a stated convener is the matter of the unit that registered it", () => {
  const log = [forum({ convener: { kind: "not-stated" } }), declared];
  expect(lateOn(log, "2026-03-05")).toMatchObject([{ board: "ks" }]);
});
