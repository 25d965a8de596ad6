import type { DataOf } from "@liggare/domain";
import { answerOf, type Given, given } from "@liggare/views/given";
import { expect, test } from "vitest";
import { collaborationLog } from "../src/index.ts";

const text = (textId: string) => ({ textId, commitment: "c" });
const network = (cadence: DataOf<"ForumRegistered">["cadence"] = { kind: "every", count: 1, unit: "month" }) =>
  given("ForumRegistered", "forum-natverket", "ks", "2026-01-01", {
    name: "Nätverket",
    kind: "internal-network",
    convener: { kind: "unit", unit: "ks" },
    cadence,
  });
const boards: readonly Given[] = ["ks", "skarholmen", "farsta"].map((unit) =>
  given("UnitRegistered", `unit-${unit}`, unit, "2026-01-01", { name: unit, kind: "district-board" }),
);
const member = (unit: string) =>
  given("MemberJoined", "forum-natverket", "ks", "2026-01-01", { member: { kind: "unit", unit } });
const complete = (from: string, to?: string) =>
  given("CoverageDeclared", "unit-ks", "ks", "2026-01-01", { what: "forum:natverket", from, ...(to && { to }) });
const held = (id: string, unit: string, on: string, more: Partial<DataOf<"MeetingHeld">> = {}) =>
  given("MeetingHeld", `meeting-${id}`, unit, on, {
    forum: "natverket",
    functions: ["local-coordinator"],
    units: [unit],
    decisions: [],
    actions: [],
    ...more,
  });
const action = { action: "a1", what: text("t1"), responsible: "skarholmen", due: "2026-03-31" };

const ask = (log: readonly Given[], on: string, unit?: string) =>
  answerOf(collaborationLog, log, { asKnownOn: "2026-12-31", on, ...(unit !== undefined && { unit }) });
const forumOn = (log: readonly Given[], on: string) => ask(log, on).forums[0]!;

test("a forum past its cadence is overdue within declared coverage, since the day after its month", () => {
  const log = [network(), complete("2026-01-01"), held("1", "ks", "2026-01-20")];
  expect(forumOn(log, "2026-02-28").dueness.status).toBe("due");
  expect(forumOn(log, "2026-03-05").dueness).toMatchObject({ status: "overdue", since: "2026-03-01" });
  expect(ask(log, "2026-03-05").overdue).toMatchObject([{ key: "forum natverket", since: "2026-03-01", days: 5 }]);
});

test("without declared coverage nothing is overdue: it cannot be judged", () => {
  const answer = ask([network(), held("1", "ks", "2026-01-20")], "2026-06-30");
  expect(answer.forums[0]?.dueness.status).toBe("cannot be judged");
  expect([answer.overdue, answer.cannotBeJudged]).toEqual([[], 1]);
  expect(answer.forums[0]?.months.map(({ status }) => status).slice(-6)).toEqual([
    "held",
    ...Array(4).fill("not judged"),
    "not judged",
  ]);
});

test("coverage that has ended judges nothing after its last day", () => {
  const log = [
    network(),
    complete("2026-01-01"),
    given("CoverageEnded", "unit-ks", "ks", "2026-02-01", { what: "forum:natverket", to: "2026-01-31" }),
  ];
  expect(forumOn(log, "2026-06-30").dueness.status).toBe("cannot be judged");
  expect(forumOn(log, "2026-06-30").coverage).toEqual([{ unit: "ks", from: "2026-01-01", to: "2026-01-31" }]);
});

test("the twelve months end with the judged month and tell held, missed and due apart", () => {
  const log = [network(), complete("2026-01-01"), held("1", "ks", "2026-01-20"), held("2", "farsta", "2026-03-02")];
  const { months } = forumOn(log, "2026-04-10");
  expect([months.length, months[0]?.month]).toEqual([12, "2025-05"]);
  expect(
    months.slice(-5).map(({ month, held: { $count }, expected, status }) => [month, $count, expected, status]),
  ).toEqual([
    ["2025-12", 0, 1, "not judged"],
    ["2026-01", 1, 1, "held"],
    ["2026-02", 0, 1, "missed"],
    ["2026-03", 1, 1, "held"],
    ["2026-04", 0, 1, "due"],
  ]);
});

test("a meeting known only to a term leaves its months unjudged rather than missed", () => {
  const log = [
    network(),
    complete("2026-01-01"),
    given("MeetingHeld", "meeting-1", "ks", "2026-21", {
      forum: "natverket",
      functions: ["police"],
      units: ["ks"],
      decisions: [],
      actions: [],
    }),
  ];
  expect(forumOn(log, "2026-06-30").months.map(({ status }) => status)).not.toContain("missed");
});

test("a cadence without a number is never overdue", () => {
  const log = [network({ kind: "on need" }), complete("2026-01-01")];
  expect(forumOn(log, "2026-12-31")).toMatchObject({
    dueness: { status: "no cadence", reason: "on need" },
    cadence: { text: { sv: "vid behov", en: "on need" } },
  });
  expect(ask(log, "2026-12-31").cannotBeJudged).toBe(0);
});

test("a changed cadence is judged from the day on which it holds, and not before it", () => {
  const log = [
    network({ kind: "on need" }),
    complete("2026-01-01"),
    given("CadenceSet", "forum-natverket", "ks", "2026-05-01", {
      cadence: { kind: "every", count: 1, unit: "month" },
      validFrom: "2026-06-01",
    }),
  ];
  expect(forumOn(log, "2026-05-31").dueness.status).toBe("no cadence");
  expect(forumOn(log, "2026-06-15").dueness.status).toBe("due");
  expect(forumOn(log, "2026-07-15").dueness).toMatchObject({ status: "overdue", since: "2026-07-01" });
});

test("a closed forum is not overdue, its meetings remain", () => {
  const log = [
    network(),
    complete("2026-01-01"),
    held("1", "ks", "2026-01-20"),
    given("ForumClosed", "forum-natverket", "ks", "2026-02-10", {}),
  ];
  expect(ask(log, "2026-12-31")).toMatchObject({
    overdue: [],
    forums: [{ closed: true, lastHeld: "2026-01-20" }],
    entries: [{ kind: "meeting-held" }],
  });
});

test("a planned meeting becomes the held one, or the cancelled one with its reason", () => {
  const planned = (id: string) =>
    given("MeetingPlanned", `meeting-${id}`, "ks", "2026-02-01", { forum: "natverket", plannedFor: "2026-03-03" });
  expect(ask([network(), planned("1")], "2026-02-20").entries).toMatchObject([
    { kind: "meeting-planned", date: "2026-03-03" },
  ]);
  expect(ask([network(), planned("1"), held("1", "ks", "2026-03-04")], "2026-03-31").entries).toMatchObject([
    {
      kind: "meeting-held",
      date: "2026-03-04",
      dateText: { sv: "4 mars 2026", en: "4 March 2026" },
      why: { $why: [2, 3] },
    },
  ]);
  const cancelled = given("MeetingCancelled", "meeting-1", "ks", "2026-03-01", {
    forum: "natverket",
    reason: text("r"),
  });
  expect(ask([network(), planned("1"), cancelled], "2026-03-31").entries).toMatchObject([
    {
      kind: "meeting-cancelled",
      date: "2026-03-03",
      notes: text("r"),
      forum: { forum: "natverket", name: "Nätverket" },
    },
  ]);
});

test("a meeting that is cancelled is not overdue by itself and counts as held nowhere", () => {
  const log = [
    network(),
    complete("2026-01-01"),
    given("MeetingCancelled", "meeting-1", "ks", "2026-01-10", { forum: "natverket", reason: text("r") }),
  ];
  expect(forumOn(log, "2026-01-31")).toMatchObject({ lastHeld: null, dueness: { status: "due" } });
});

test("an action is overdue after its due day until it is done", () => {
  const log = [
    network(),
    held("1", "ks", "2026-03-03", { actions: [action] }),
    given("MeetingActionDone", "meeting-1", "ks", "2026-04-10", { action: "a1" }),
  ];
  expect(ask(log, "2026-03-31").overdue).toEqual([]);
  expect(ask(log, "2026-04-02").overdue).toMatchObject([
    { kind: "action", responsible: "skarholmen", since: "2026-04-01", days: 2, name: "Nätverket" },
  ]);
  expect(ask(log, "2026-04-10")).toMatchObject({
    overdue: [],
    entries: [{ actions: [{ state: "done", doneOn: "2026-04-10", overdue: false }] }],
  });
});

test("what is overdue longest stands first", () => {
  const log = [
    network(),
    complete("2026-01-01"),
    held("1", "ks", "2026-01-03", { actions: [{ ...action, due: "2026-01-31" }] }),
  ];
  expect(ask(log, "2026-03-05").overdue.map(({ key }) => key)).toEqual(["action meeting-1 a1", "forum natverket"]);
});

test("entries are newest first, at most two hundred, and the rest is told", () => {
  const log = [network(), ...Array.from({ length: 203 }, (_, n) => held(String(n), "ks", `2026-0${1 + (n % 9)}-10`))];
  const { entries, more } = ask(log, "2026-12-31");
  expect([entries.length, more]).toEqual([200, 3]);
  expect(entries.map(({ date }) => date)).toEqual(
    entries
      .map(({ date }) => date)
      .toSorted()
      .reverse(),
  );
});

test("a police check-in and a plan's steps stand in the log, single measures do not", () => {
  const plan = <T extends "PlanDrafted" | "PlanRevised" | "PlanMeasureAdded">(type: T, on: string, data: DataOf<T>) =>
    given(type, "action-plan-skarholmen-2026", "skarholmen", on, data);
  const log = [
    ...boards,
    given(
      "CheckInHeld",
      "police-checkin-1",
      "skarholmen",
      "2026-02",
      { level: "district-director", functions: ["police"], picture: [], agreedActions: [text("g")] },
      { knownOn: "2026-03-02" },
    ),
    plan("PlanDrafted", "2026-01-10", { year: 2026 }),
    plan("PlanMeasureAdded", "2026-01-11", {
      measure: "m1",
      wording: text("w"),
      area: "general",
      followUp: "annual-report",
      answers: [],
    }),
    plan("PlanRevised", "2026-04-20", { revision: 1, inConnectionWith: "tertial-1", summary: text("s") }),
  ];
  expect(ask(log, "2026-12-31").entries).toMatchObject([
    {
      kind: "plan",
      step: "PlanRevised",
      year: 2026,
      unitName: "skarholmen",
      notes: text("s"),
      title: { sv: "Revidering av handlingsplan" },
    },
    { kind: "police-checkin", level: "district-director", agreed: [text("g")], dateText: { en: "February 2026" } },
    { kind: "plan", step: "PlanDrafted" },
  ]);
});

test("a corrected meeting shows its new content and that it was corrected; a withdrawn one is gone", () => {
  const log: readonly Given[] = [network(), complete("2026-01-01"), held("1", "ks", "2026-01-20")];
  const data = { forum: "natverket", functions: ["police"], units: ["ks", "farsta"], decisions: [], actions: [] };
  const corrected = ask([...log, { corrects: 3, occurredOn: "2026-02-02", data }], "2026-02-28");
  expect(corrected.entries).toMatchObject([
    { date: "2026-02-02", units: ["ks", "farsta"], corrected: true, why: { $why: [3, 4] } },
  ]);
  expect(corrected.forums[0]).toMatchObject({ lastHeld: "2026-02-02", corrected: true });
  const withdrawn = ask([...log, { corrects: 3 }], "2026-02-28");
  expect(withdrawn).toMatchObject({ entries: [], forums: [{ lastHeld: null, dueness: { status: "overdue" } }] });
});

test("founding facts say where they were taken from and that they are reconstructed", () => {
  const source = { document: "rapport", section: "3.1.4", support: "stated" } as const;
  const log = [
    given(
      "ForumRegistered",
      "forum-natverket",
      "ks",
      "../2019-11-19",
      { name: "N", kind: "police", convener: { kind: "not-stated" }, cadence: { kind: "ongoing" } },
      { knownOn: "2019-11-19", founding: "assumed", source },
    ),
  ];
  expect(ask(log, "2019-11-18").forums).toEqual([]);
  expect(forumOn(log, "2019-11-19")).toMatchObject({
    support: "stated",
    sections: ["3.1.4"],
    reconstructed: "assumed",
    convener: { kind: "not-stated", text: { sv: "Inte angivet" } },
  });
});

test("what is judged on an earlier day knows nothing that happened after it", () => {
  const log = [network(), complete("2026-01-01"), held("1", "ks", "2026-02-10")];
  expect(ask(log, "2026-02-09").entries).toEqual([]);
  expect(ask(log, "2026-02-10").entries).toHaveLength(1);
});

test("a unit sees its own matters, forums that it takes part in, and meetings that it attended", () => {
  const log = [
    ...boards,
    network(),
    member("skarholmen"),
    held("1", "ks", "2026-01-20"),
    given("ForumRegistered", "forum-lokalt", "farsta", "2026-01-01", {
      name: "Lokalt",
      kind: "internal-group",
      convener: { kind: "not-stated" },
      cadence: { kind: "not stated" },
    }),
    held("2", "farsta", "2026-02-01", { forum: "lokalt", units: ["farsta", "skarholmen"] }),
    held("3", "farsta", "2026-02-02", { forum: "lokalt" }),
    given("CheckInHeld", "police-checkin-1", "farsta", "2026-02-03", {
      level: "district-director",
      functions: ["police"],
      picture: [],
      agreedActions: [],
    }),
  ];
  const seen = (unit: string) => {
    const { forums, entries } = ask(log, "2026-12-31", unit);
    return [forums.map(({ forum }) => forum), entries.map(({ key }) => key)];
  };
  expect(seen("skarholmen")).toEqual([["natverket"], ["meeting-2", "meeting-1"]]);
  expect(seen("farsta")).toEqual([["lokalt"], ["police-checkin-1", "meeting-3", "meeting-2"]]);
  expect(seen("elsewhere")).toEqual([[], []]);
});

test("a function without a unit as member means each unit's coordinator of that function", () => {
  const log = [
    ...boards,
    network(),
    given("MemberJoined", "forum-natverket", "ks", "2026-01-01", {
      member: { kind: "function", function: "local-coordinator" },
    }),
    given("CoordinatorAppointed", "unit-skarholmen", "skarholmen", "2026-01-01", { function: "local-coordinator" }),
  ];
  expect(ask(log, "2026-12-31", "skarholmen").forums).toHaveLength(1);
  expect(ask(log, "2026-12-31", "farsta").forums).toHaveLength(0);
});

test("members that left and standing items that ended are gone", () => {
  const log = [
    network(),
    member("skarholmen"),
    member("farsta"),
    given("MemberLeft", "forum-natverket", "ks", "2026-02-01", { member: { kind: "unit", unit: "farsta" } }),
    given("StandingItemSet", "forum-natverket", "ks", "2026-02-01", { item: "Lägesbild" }),
    given("StandingItemSet", "forum-natverket", "ks", "2026-02-01", { item: "Övrigt" }),
    given("StandingItemEnded", "forum-natverket", "ks", "2026-02-02", { item: "Övrigt" }),
  ];
  const { members, standingItems } = forumOn(log, "2026-12-31");
  expect([members.map(({ key }) => key), standingItems]).toEqual([["unit:skarholmen"], ["Lägesbild"]]);
});

test("a date known to a month counts from the day on which it was entered, at the latest from its last day", () => {
  const log = [
    network(),
    given(
      "MeetingHeld",
      "meeting-1",
      "ks",
      "2026-03",
      { forum: "natverket", functions: ["police"], units: ["ks"], decisions: [], actions: [] },
      { knownOn: "2026-03-12" },
    ),
  ];
  expect(ask(log, "2026-03-11").entries).toEqual([]);
  expect(ask(log, "2026-03-12").entries).toHaveLength(1);
  const later = { ...log[1], knownOn: "2026-06-01" } as Given;
  expect(ask([network(), later], "2026-03-30").entries).toEqual([]);
  expect(ask([network(), later], "2026-03-31").entries).toHaveLength(1);
});

test("a unit sees a meeting that it recorded, though it neither attended it nor belongs to the forum", () => {
  const log = [...boards, network(), held("1", "farsta", "2026-01-20", { units: ["skarholmen"] })];
  expect(ask(log, "2026-12-31", "farsta")).toMatchObject({
    forums: [],
    entries: [{ key: "meeting-1", forum: { name: "Nätverket" } }],
  });
});
