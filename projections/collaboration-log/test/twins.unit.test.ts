import { answerOf, given } from "@liggare/views/given";
import { expect, test } from "vitest";
import { collaborationLog } from "../src/index.ts";

/* Records of what may be one meeting (DOMAIN §1, networks): by two units, or twice by one. */

const forum = given("ForumRegistered", "forum-natverket", "kommunstyrelsen", "2026-01-01", {
  name: "Nätverket",
  kind: "internal-network",
  convener: { kind: "not-stated" },
  cadence: { kind: "not stated" },
});
const held = (id: string, unit: string, day: string) =>
  given("MeetingHeld", `meeting-${id}`, unit, day, {
    forum: "natverket",
    functions: ["local-coordinator"],
    units: [unit],
    decisions: [],
    actions: [],
  });
const same = (...meetings: readonly ReturnType<typeof held>[]) =>
  answerOf(collaborationLog, [forum, ...meetings], { asKnownOn: "2026-12-31", on: "2026-12-31" }).probablySame;

test("two units' records of one day are shown beside each other, those of other days are not", () => {
  const rows = same(
    held("m1", "skarholmen", "2026-03-03"),
    held("m2", "farsta", "2026-03-03"),
    held("m3", "farsta", "2026-03-04"),
  );
  expect(rows.map(({ meetings }) => meetings.map(({ stream }) => stream))).toEqual([["meeting-m1", "meeting-m2"]]);
});

test("many records of one day are a list as long as they are many, not as their pairs", () => {
  const many = Array.from({ length: 300 }, (_, at) => held(`m${at}`, "skarholmen", "2026-03-03"));
  expect(same(...many)).toHaveLength(299);
});
