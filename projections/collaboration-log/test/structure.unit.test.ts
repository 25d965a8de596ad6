import type { Structure } from "@liggare/views";
import { answerOf, type Given, given } from "@liggare/views/given";
import { expect, test } from "vitest";
import { collaborationLog } from "../src/index.ts";

/* A merged board in the log (DOMAIN §3.5: Rinkeby-Kista and Spånga-Tensta became Järva on 2023-07-01). */

const board = (unit: string, name: string) =>
  given("UnitRegistered", `unit-${unit}`, unit, "2022-01-01", { name, kind: "district-board" });
const text = (textId: string) => ({ textId, commitment: "c" });
const boards = [board("rinkeby-kista", "Rinkeby-Kista"), board("spanga-tensta", "Spånga-Tensta")];
const merger = [
  board("jarva", "Järva"),
  given("UnitSucceeded", "unit-jarva", "jarva", "2023-05-01", {
    predecessors: ["rinkeby-kista", "spanga-tensta"],
    how: "merger",
    from: "2023-07-01",
  }),
];
const forum = given("ForumRegistered", "forum-natverket", "rinkeby-kista", "2022-01-01", {
  name: "Nätverket",
  kind: "internal-network",
  convener: { kind: "unit", unit: "rinkeby-kista" },
  cadence: { kind: "not stated" },
});
const member = (unit: string) =>
  given("MemberJoined", "forum-natverket", "rinkeby-kista", "2022-01-01", { member: { kind: "unit", unit } });
const held = given("MeetingHeld", "meeting-1", "spanga-tensta", "2023-06-01", {
  forum: "natverket",
  functions: ["local-coordinator"],
  units: ["rinkeby-kista", "spanga-tensta"],
  decisions: [],
  actions: [{ action: "a1", what: text("t"), responsible: "spanga-tensta", due: "2023-08-31" }],
});
const log: readonly Given[] = [...boards, forum, member("rinkeby-kista"), member("spanga-tensta"), held, ...merger];

const ask = (structure: Structure, on: string, unit?: string) =>
  answerOf(collaborationLog, log, { asKnownOn: "2023-12-31", on, structure, ...(unit !== undefined && { unit }) });

test("a meeting is the board's of its time, under its name, also after the board has ended", () => {
  expect(ask("of-its-time", "2023-12-31", "spanga-tensta").entries).toMatchObject([
    { unit: "spanga-tensta", unitName: "Spånga-Tensta", units: ["rinkeby-kista", "spanga-tensta"] },
  ]);
  expect(ask("of-its-time", "2023-12-31", "jarva").entries).toEqual([]);
});

test("by the present structure the merged board has the meeting, the membership once, and what is overdue", () => {
  const answer = ask("present", "2023-12-31", "jarva");
  expect(answer.entries).toMatchObject([{ unit: "jarva", unitName: "Järva", units: ["jarva"] }]);
  expect(answer.forums.map(({ convener, members }) => [convener.unit, members.map(({ unit }) => unit)])).toEqual([
    ["jarva", ["jarva"]],
  ]);
  expect(answer.overdue).toMatchObject([{ kind: "action", responsible: "jarva", since: "2023-09-01" }]);
});

test("before the day of the merger both structures are the same", () => {
  expect(ask("present", "2023-06-30")).toEqual(ask("of-its-time", "2023-06-30"));
});
