import { type Given, given } from "@liggare/views/given";
import { expect, test } from "vitest";
import { answerOn, lateOn, numberOf, text } from "./given-work.ts";

const forum = given("ForumRegistered", "forum-natverket", "ks", "2026-01-01", {
  name: "Nätverket",
  kind: "internal-network",
  convener: { kind: "unit", unit: "ks" },
  cadence: { kind: "not stated" },
});
const held = {
  forum: "natverket",
  functions: ["local-coordinator" as const],
  units: ["ks", "skarholmen"],
  decisions: [],
  actions: [{ action: "a1", what: text("t1"), responsible: "skarholmen", due: "2026-03-31" }],
};
const meeting = given("MeetingHeld", "meeting-1", "ks", "2026-03-03", held);
const done = (on: string, knownOn = on) =>
  given("MeetingActionDone", "meeting-1", "ks", on, { action: "a1" }, { knownOn });
const log: readonly Given[] = [forum, meeting];

test("an action is overdue from the day after its due day, with the board that is to act and the one that waits", () => {
  expect(lateOn(log, "2026-03-31")).toEqual([]);
  expect(lateOn(log, "2026-04-02")).toEqual([
    { key: "meeting-action meeting-1 a1", board: "skarholmen", since: "2026-04-01", days: 2 },
  ]);
  const [row] = answerOn(log, "2026-04-02").overdue;
  expect(row?.waiting.map(({ unit }) => unit)).toEqual(["ks"]);
  expect([row?.title.en, row?.what, row?.stream, row?.due, row?.why.$why]).toEqual([
    "Action of a meeting of Nätverket",
    text("t1"),
    "meeting-1",
    "2026-03-31",
    [numberOf(2)],
  ]);
});

test("an action that is done late was overdue until it was done, and is not overdue after", () => {
  const all = [...log, done("2026-04-10")];
  expect(lateOn(all, "2026-04-09")).toHaveLength(1);
  expect(lateOn(all, "2026-04-10")).toEqual([]);
});

test("an action whose being done was logged later shows as overdue to those who did not know of it", () => {
  const all = [...log, done("2026-03-20", "2026-05-01")];
  expect(lateOn(all, "2026-04-10", { asKnownOn: "2026-04-10" })).toHaveLength(1);
  expect(lateOn(all, "2026-04-10", { asKnownOn: "2026-05-01" })).toEqual([]);
});

test("a corrected due day counts from the day on which the correction was known, and is marked", () => {
  const data = { ...held, actions: [{ ...held.actions[0]!, due: "2026-06-30" }] };
  const all: readonly Given[] = [...log, { corrects: numberOf(2), data, knownOn: "2026-04-20" } as Given];
  expect(lateOn(all, "2026-04-19", { asKnownOn: "2026-04-19" })).toHaveLength(1);
  expect(lateOn(all, "2026-04-20", { asKnownOn: "2026-04-20" })).toEqual([]);
  expect(answerOn(all, "2026-07-01").overdue).toMatchObject([{ since: "2026-07-01", days: 1, corrected: true }]);
});

test("an action of a withdrawn meeting is not overdue", () => {
  expect(lateOn([...log, { corrects: numberOf(2), occurredOn: "2026-03-03" }], "2026-05-01")).toEqual([]);
});

test("an action due within thirty days is coming, with the days that are left", () => {
  expect(answerOn(log, "2026-03-10").coming).toMatchObject([{ key: "meeting-action meeting-1 a1", daysLeft: 21 }]);
  expect(answerOn(log, "2026-03-31").coming).toMatchObject([{ daysLeft: 0 }]);
  expect(answerOn([forum, { ...meeting, occurredOn: "2026-01-03" } as Given], "2026-02-15").coming).toEqual([]);
});
