import { given } from "@liggare/views/given";
import { expect, test } from "vitest";
import { ask, board, boards, cellOf, finding, judged, ours, source, text } from "./given-boards.ts";

test("without events nothing is called not met: each cell cannot be judged or does not apply", () => {
  for (const { cells, met, of } of ask(boards).boards) {
    expect(new Set(Object.values(cells).map(({ status }) => status))).toEqual(
      new Set(["cannot be judged", "not applicable"]),
    );
    expect([met, of]).toEqual([0, 0]);
  }
  expect(ask(boards).deviations).toEqual([]);
});

test("boards stand by kind, then by name; offices have no row unless asked for", () => {
  const log = [...boards, board("kontoret", "Kontoret", "office"), board("soc", "Socialnämnden", "specialist-board")];
  expect(ask(log).boards.map(({ name }) => name)).toEqual(["Kommunstyrelsen", "Socialnämnden", "Farsta", "Skärholmen"]);
  expect(ask(log, "2026-06-30", "kontoret").boards.map(({ name }) => name)).toEqual(["Kontoret"]);
});

test("a coordinator is appointed, vacant from the day that is stated, or stood in for by a deputy", () => {
  const appointed = ours("CoordinatorAppointed", "unit", "2026-01-01", { function: "local-coordinator" });
  const vacant = ours("CoordinatorVacant", "unit", "2026-03-01", { from: "2026-04-01" });
  const deputy = ours("DeputyAppointed", "unit", "2026-04-02", { function: "unit-head" });
  const ended = ours("DeputyEnded", "unit", "2026-05-20", { from: "2026-06-01" });
  const again = ours("CoordinatorAppointed", "unit", "2026-06-20", { function: "local-coordinator" });
  const log = [appointed, vacant, deputy, ended, again];
  expect(judged("coordinator", log, "2026-03-31")).toBe("met: coordinator-appointed");
  expect(judged("coordinator", log, "2026-04-01")).toBe("not met: coordinator-vacant");
  expect(judged("coordinator", log, "2026-05-31")).toBe("not met: coordinator-deputy");
  expect(judged("coordinator", log, "2026-06-19")).toBe("not met: coordinator-vacant");
  expect(judged("coordinator", log, "2026-06-20")).toBe("met: coordinator-appointed");
});

test("a vacancy whose first day is known to a month is claimed from the last day of the month", () => {
  const appointed = ours("CoordinatorAppointed", "unit", "2026-01-01", { function: "local-coordinator" });
  const vacant = ours("CoordinatorVacant", "unit", "2026-04-02", { from: "2026-04" });
  expect(judged("coordinator", [appointed, vacant], "2026-04-29")).toBe("cannot be judged: coordinator-vacant-unsure");
  expect(judged("coordinator", [appointed, vacant], "2026-04-30")).toBe("not met: coordinator-vacant");
  expect(cellOf("coordinator", [appointed, vacant])).toMatchObject({ since: "2026-04-30" });
});

test("a picture of the year is adopted, compiled or stated to exist; an earlier year's judges nothing", () => {
  const compiled = (year: number, content: "given" | "stated-to-exist") =>
    given("SituationPictureCompiled", `situation-picture-skarholmen-${year}`, "skarholmen", `${year}-02-01`, {
      year,
      content,
      sources: [],
      items: [],
    });
  expect(judged("situationPicture", [compiled(2026, "given")])).toBe("met: picture-compiled");
  expect(judged("situationPicture", [compiled(2026, "stated-to-exist")])).toBe("met: picture-exists");
  expect(
    judged("situationPicture", [
      compiled(2026, "given"),
      ours("SituationPictureAdopted", "situation-picture", "2026-03-01", {}),
    ]),
  ).toBe("met: picture-adopted");
  expect(judged("situationPicture", [compiled(2025, "given")])).toBe("cannot be judged: picture-older");
  expect(judged("situationPicture", [], undefined, "ks")).toBe("not applicable: another-role");
});

test("a plan is judged by its newest step", () => {
  const drafted = ours("PlanDrafted", "action-plan", "2026-01-01", { year: 2026 });
  const decided = ours("PlanDecided", "action-plan", "2026-02-01", { registryNumber: "SKA 2026/12" });
  const approved = ours("PlanApproved", "action-plan", "2026-03-01", {
    givenBy: "city-executive-office",
    delegation: "not-stated",
    conditions: [{ condition: "c1", text: text("c"), due: "2026-04-30" }],
  });
  const met = ours("PlanConditionMet", "action-plan", "2026-05-15", { condition: "c1" });
  const revised = ours("PlanRevised", "action-plan", "2026-06-01", { revision: 1, inConnectionWith: "tertial-1" });
  const log = [drafted, decided, approved, met, revised];
  expect(judged("plan", log, "2026-01-31")).toBe("cannot be judged: plan-under-work");
  expect(judged("plan", log, "2026-02-28")).toBe("met: plan-decided");
  expect(judged("plan", log, "2026-04-30")).toBe("met: plan-conditions");
  expect(cellOf("plan", log, "2026-05-01")).toMatchObject({ status: "overdue", since: "2026-05-01" });
  expect(judged("plan", log, "2026-05-31")).toBe("met: plan-approved");
  expect(judged("plan", log, "2026-06-30")).toBe("cannot be judged: plan-revised");
  expect(judged("plan", log, "2027-01-01")).toBe("cannot be judged: plan-older");
  expect(judged("plan", [drafted, ours("PlanSentBack", "action-plan", "2026-02-02", { reasons: text("r") })])).toBe(
    "not met: plan-sent-back",
  );
});

test("measures of a decided plan lack what they lack; a draft's and a source's silence judge nothing", () => {
  const full = {
    responsible: { function: "unit-head" as const },
    timetable: "2026",
    followUp: "annual-report" as const,
  };
  const measure = (code: string, more: object, founding?: "assumed") =>
    ours(
      "PlanMeasureAdded",
      "action-plan",
      "2026-01-02",
      { measure: code, wording: text("w"), area: "general", followUp: "not-stated", answers: [], ...more },
      founding ? { founding, ...source("observed") } : {},
    );
  const decided = ours("PlanDecided", "action-plan", "2026-02-01", {});
  expect(judged("measures", [measure("m1", full), decided])).toBe("met: measures-complete");
  expect(judged("measures", [measure("m1", full), measure("m2", {}), decided])).toBe("not met: measures-incomplete");
  expect(judged("measures", [measure("m2", {})])).toBe("cannot be judged: plan-under-work");
  expect(judged("measures", [measure("m2", {}, "assumed"), decided])).toBe("cannot be judged: measures-not-stated");
});

test("observed contents of a plan stand in where its measures are not entered", () => {
  const observed = (data: object) =>
    ours("PlanContentsObserved", "action-plan", "2026-03-01", data, source("observed"));
  expect(judged("measures", [observed({ measures: true, responsible: true })])).toBe("met: contents-present");
  expect(judged("measures", [observed({ measures: true, timetable: false })])).toBe("not met: contents-lacking");
  expect(judged("measures", [observed({ localPicture: false })])).toBe("cannot be judged: no-facts");
});

const forum = (unit: string, convener: string) =>
  given("ForumRegistered", "forum-n", unit, "2026-01-01", {
    name: "Nätverket",
    kind: "internal-network",
    convener: { kind: "unit", unit: convener },
    cadence: { kind: "every", count: 1, unit: "month" },
  });
const joins = given("MemberJoined", "forum-n", "ks", "2026-01-01", { member: { kind: "unit", unit: "skarholmen" } });
const complete = given("CoverageDeclared", "unit-ks", "ks", "2026-01-01", { what: "forum:n", from: "2026-01-01" });
const held = (on: string) =>
  given("MeetingHeld", `meeting-${on}`, "ks", on, {
    forum: "n",
    functions: ["police"],
    units: ["ks"],
    decisions: [],
    actions: [],
  });

test("an overdue forum is its convener's, not its members'", () => {
  const log = [forum("ks", "ks"), joins, complete];
  expect(cellOf("networks", log, "2026-03-05", "ks")).toMatchObject({ status: "overdue", since: "2026-02-01" });
  expect(judged("networks", log, "2026-03-05")).toBe("cannot be judged: no-facts");
  expect(judged("networks", [...log, held("2026-01-10"), held("2026-02-10")], "2026-03-05")).toBe(
    "met: network-on-time",
  );
});

test("a forum whose log is not declared complete cannot be judged", () => {
  expect(judged("networks", [forum("ks", "ks"), joins], "2026-03-05")).toBe("cannot be judged: network-not-covered");
});

test("no check-in with the police is not met only where the log of twelve months is complete", () => {
  const declared = (from: string) => ours("CoverageDeclared", "unit", "2026-01-01", { what: "police-checkins", from });
  expect(judged("policeCollaboration", [declared("2026-01-01")])).toBe("cannot be judged: no-facts");
  expect(judged("policeCollaboration", [declared("2025-07-01")])).toBe("not met: police-none");
  const checkIn = given("CheckInHeld", "police-checkin-1", "skarholmen", "2026-02-01", {
    level: "district-director",
    functions: ["police"],
    picture: [],
    agreedActions: [],
  });
  expect(judged("policeCollaboration", [declared("2025-07-01"), checkIn])).toBe("met: police-held");
});

test("a finding speaks where the log does not, with its sections and support", () => {
  expect(cellOf("civilSociety", [finding("civil-society-strategy", "missing")])).toMatchObject({
    status: "not met",
    reason: "finding-missing",
    support: "observed",
    sections: ["3.3.1", "4"],
    why: { $why: [4] },
  });
  expect(judged("civilSociety", [finding("central-guidance", "missing", { unit: "ks" })], undefined, "ks")).toBe(
    "not met: finding-missing",
  );
  expect(judged("policeCollaboration", [finding("police-collaboration", "in-place", { support: "stated" })])).toBe(
    "met: finding-in-place",
  );
});

test("a finding that something is planned or under way judges nothing, as in the standing controls", () => {
  for (const verdict of ["planned", "under-way"])
    for (const [column, subject] of [
      ["reporting", "plan-follow-up"],
      ["civilSociety", "civil-society-strategy"],
    ] as const)
      expect(judged(column, [finding(subject, verdict as never)])).toBe("cannot be judged: finding-not-yet");
  const both = [finding("plan-follow-up", "planned"), finding("plan-follow-up", "in-place", { code: "f2" })];
  expect(judged("reporting", both)).toBe("met: finding-in-place");
});

test("of findings that say the same the best supported stands", () => {
  const log = [
    finding("civil-society-strategy", "missing", { support: "judged" }),
    finding("civil-society-strategy", "missing", { code: "f2" }),
    finding("civil-society-strategy", "planned", { code: "f3", support: "stated" }),
  ];
  expect(cellOf("civilSociety", log)).toMatchObject({
    reason: "finding-missing",
    support: "observed",
    why: { $why: [5] },
  });
});

test("a newer audit replaces what an older one found", () => {
  const log = [
    finding("civil-society-strategy", "missing"),
    finding("civil-society-strategy", "in-place", { audit: "b", on: "2026-05-01" }),
  ];
  expect(judged("civilSociety", log, "2026-04-30")).toBe("not met: finding-missing");
  expect(judged("civilSociety", log, "2026-05-01")).toBe("met: finding-in-place");
});

test("a corrected finding judges by its new verdict, a withdrawn one by nothing", () => {
  const data = {
    finding: "f1",
    subject: "civil-society-strategy",
    verdict: "in-place",
    kind: "observation",
    sections: ["4"],
  };
  const found = finding("civil-society-strategy", "missing");
  expect(cellOf("civilSociety", [found, { corrects: 4, data }])).toMatchObject({
    status: "met",
    corrected: true,
    why: { $why: [4, 5] },
  });
  expect(judged("civilSociety", [found, { corrects: 4 }])).toBe("cannot be judged: no-facts");
});

test("a row counts what is met of what can be judged, and the totals count each matter", () => {
  const log = [
    ...boards,
    ours("CoordinatorAppointed", "unit", "2026-01-01", { function: "local-coordinator" }),
    finding("civil-society-strategy", "missing"),
  ];
  const { boards: rows, totals } = ask(log);
  expect(rows.find(({ unit }) => unit === "skarholmen")).toMatchObject({ met: 1, of: 2 });
  expect(totals).toMatchObject({ boards: { $count: 3 }, met: 1, notMet: 1, overdue: 0 });
  expect(totals.byMatter.find(({ matter }) => matter === "coordinator")).toMatchObject({
    met: 1,
    cannotBeJudged: 2,
    text: { sv: "Samordnare" },
  });
});

test("deviations stand with the weightiest first", () => {
  const log = [
    ...boards,
    finding("civil-society-strategy", "missing"),
    ours("CoordinatorVacant", "unit", "2026-01-01", { from: "2026-01-01" }),
    forum("ks", "ks"),
    complete,
    given("RecommendationGiven", "audit-a", "skarholmen", "2026-01-19", {
      recommendation: "r4",
      subject: "training",
      wordingSummary: "S",
      wordingReport: "R",
      replyDue: "2026-02-28",
    }),
  ];
  expect(ask(log, "2026-03-05").deviations.map(({ key, since }) => [key, since])).toEqual([
    ["recommendation a skarholmen r4", "2026-03-01"],
    ["network n", "2026-02-01"],
    ["cell skarholmen coordinator", "2026-01-01"],
    ["cell skarholmen civilSociety", null],
  ]);
});

test("narrowed to a unit the answer holds only what is its own", () => {
  const log = [
    ...boards,
    forum("ks", "ks"),
    finding("training", "limited"),
    finding("training", "limited", { unit: "farsta", code: "f2" }),
  ];
  const answer = ask(log, "2026-06-30", "skarholmen");
  expect(answer.boards.map(({ unit }) => unit)).toEqual(["skarholmen"]);
  expect([
    answer.findings.length,
    answer.networks,
    answer.police.length,
    answer.civilSociety.length,
    answer.concerns.boards.length,
  ]).toEqual([1, [], 1, 1, 1]);
  expect(ask([...log, joins], "2026-06-30", "skarholmen").networks).toMatchObject([
    { forum: "n", cadenceText: { sv: "varje månad" } },
  ]);
});
