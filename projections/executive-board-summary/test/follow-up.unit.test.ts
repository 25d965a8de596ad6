import type { DataOf } from "@liggare/domain";
import { type Given, given } from "@liggare/views/given";
import { expect, test } from "vitest";
import { ask, boards, cellOf, finding, judged, ours, source, text } from "./given-boards.ts";

const count = (on: string, data: Partial<DataOf<"ParticipationCounted">>, unit = "skarholmen", more: object = {}) =>
  given(
    "ParticipationCounted",
    "training-webb",
    unit,
    on,
    { state: "taken-part", of: "all-staff", basis: "participant-lists", ...data },
    more,
  );
const registered = given("CourseRegistered", "training-webb", "ks", "2026-01-01", {
  name: "Webbutbildning",
  form: "web",
  level: "basic",
});
const required = given("CourseRequired", "training-webb", "skarholmen", "2026-01-01", {
  of: "all-staff",
  by: "management-decision",
});
const about = (of: number) => ({ count: of, approximate: true });
const rows = (log: readonly Given[], on?: string) => ask([...boards, ...log], on).training;

test("a figure shows numerator, approximate denominator, share, day, section and support", () => {
  const log = [
    registered,
    count("2026-03-04", { numerator: 208, denominator: about(2679) }, "skarholmen", source("observed")),
  ];
  expect(rows(log)).toMatchObject([
    {
      key: "skarholmen webb taken-part all-staff",
      name: "Skärholmen",
      courseName: "Webbutbildning",
      numerator: { $count: 208, sensitivity: "sensitive", unit: "skarholmen", period: "2026-03" },
      denominator: { count: 2679, approximate: true, from: "figure" },
      share: { $share: { $count: 208 }, denominator: 2679, approximate: true },
      stated: null,
      asOfText: { sv: "4 mars 2026" },
      sections: ["3.3.1"],
      support: "observed",
      why: { $why: [5], sensitivity: "sensitive", unit: "skarholmen" },
    },
  ]);
});

test("a stated share without numbers is given as it was stated, and is no sensitive count", () => {
  const stated = count("../2026-03-04", { share: { numerator: 1, denominator: 2, approximate: true } }, "skarholmen", {
    knownOn: "2026-03-04",
    ...source("stated", "3.2"),
  });
  expect(rows([stated])).toMatchObject([
    {
      numerator: null,
      denominator: null,
      share: null,
      stated: { text: { sv: "ungefär hälften", en: "about half" } },
      asOfText: { en: "up to 4 March 2026" },
      support: "stated",
      why: { sensitivity: "process" },
    },
  ]);
  expect(
    rows([count("2026-03-04", { share: { numerator: 2, denominator: 7, approximate: false } })])[0]?.stated?.text,
  ).toEqual({ sv: "2 av 7", en: "2 of 7" });
});

test("the newest figure is in force, also when an older one is entered later", () => {
  const log = [
    count("2026-05-01", { numerator: 90, denominator: about(100) }),
    count("2026-03-01", { numerator: 10, denominator: about(100) }, "skarholmen", { knownOn: "2026-06-01" }),
  ];
  expect(rows(log)).toMatchObject([{ numerator: { $count: 90 }, asOf: "2026-05-01" }]);
  expect(rows(log, "2026-04-30")).toMatchObject([{ numerator: { $count: 10 } }]);
  expect(rows(log, "2026-02-28")).toEqual([]);
});

test("taken part and completed, all staff and staff concerned are figures side by side", () => {
  const log = [
    count("2026-03-01", { numerator: 9 }),
    count("2026-03-01", { state: "completed", numerator: 4 }),
    count("2026-03-01", { of: "staff-concerned", numerator: 7 }),
  ];
  expect(rows(log).map(({ state, of, numerator }) => [state, of, numerator?.$count])).toEqual([
    ["completed", "all-staff", 4],
    ["taken-part", "all-staff", 9],
    ["taken-part", "staff-concerned", 7],
  ]);
});

test("a stated number of staff stands in for a denominator that the figure lacks", () => {
  const staff = (of: "all-staff" | "staff-concerned", total: number) =>
    ours("HeadcountStated", "unit", "2026-01-01", { count: total, approximate: false, of });
  const log = [staff("all-staff", 400), staff("staff-concerned", 50), count("2026-03-01", { numerator: 100 })];
  expect(rows(log)).toMatchObject([
    {
      denominator: { count: 400, approximate: false, from: "headcount" },
      share: { denominator: 400 },
      why: { $why: [4, 6] },
    },
  ]);
  expect(rows([count("2026-03-01", { numerator: 100 })])).toMatchObject([{ denominator: null, share: null }]);
});

test("training is judged by what the staff are required to take", () => {
  const part = count("2026-03-01", { numerator: 99, denominator: about(100) });
  expect(judged("training", [part])).toBe("cannot be judged: training-not-required");
  expect(judged("training", [required, part])).toBe("not met: training-part");
  expect(cellOf("training", [required, part]).why.sensitivity).toBe("sensitive");
  expect(judged("training", [required, count("2026-03-01", { numerator: 100, denominator: about(100) })])).toBe(
    "met: training-all",
  );
  expect(judged("training", [required, count("2026-03-01", { numerator: 100 })])).toBe(
    "cannot be judged: training-no-whole",
  );
  expect(
    judged("training", [required, count("2026-03-01", { share: { numerator: 1, denominator: 2, approximate: true } })]),
  ).toBe("not met: training-stated");
  expect(judged("training", [required])).toBe("cannot be judged: no-facts");
  expect(judged("training", [required, finding("training", "limited")])).toBe("not met: finding-limited");
});

test("where completion is counted, taking part is not enough", () => {
  const log = [
    required,
    count("2026-03-01", { numerator: 100, denominator: about(100) }),
    count("2026-03-01", { state: "completed", numerator: 60, denominator: about(100) }),
  ];
  expect(judged("training", log)).toBe("not met: training-part");
});

test("a corrected figure shows the new number and that it was corrected; a withdrawn one is gone", () => {
  const data = {
    state: "taken-part",
    of: "all-staff",
    numerator: 94,
    denominator: { count: 1000, approximate: true },
    basis: "participant-lists",
  };
  const log: readonly Given[] = [count("2026-03-01", { numerator: 49, denominator: about(1000) })];
  expect(rows([...log, { corrects: 4, data }])).toMatchObject([
    { numerator: { $count: 94, why: [4, 5] }, corrected: true },
  ]);
  expect(rows([...log, { corrects: 4 }])).toEqual([]);
});

const recommended = given(
  "RecommendationGiven",
  "audit-a",
  "skarholmen",
  "2026-01-19",
  {
    recommendation: "r4",
    subject: "training",
    wordingSummary: "Kort lydelse",
    wordingReport: "Full lydelse",
    replyDue: "2026-02-28",
  },
  source("judged", "5"),
);
const reply = given("ReplyGiven", "audit-a", "skarholmen", "2026-03-10", {
  recommendation: "r4",
  registryNumber: "SKA 2026/9",
  position: "agrees",
});
const verified = (verdict: "met" | "partly-met") =>
  given("RecommendationVerified", "audit-a", "skarholmen", "2026-05-10", { recommendation: "r4", verdict });

test("a recommendation is awaited until its day, overdue after it, replied to, then verified", () => {
  const log = [...boards, recommended, reply, verified("met")];
  const on = (day: string) => ask(log, day).recommendations[0];
  expect(on("2026-02-28")).toMatchObject({
    status: "awaited",
    since: null,
    wordingSummary: "Kort lydelse",
    wordingReport: "Full lydelse",
    support: "judged",
    sections: ["5"],
  });
  expect(on("2026-03-01")).toMatchObject({ status: "overdue", since: "2026-03-01", statusText: { sv: "Försenat" } });
  expect(on("2026-03-10")).toMatchObject({
    status: "replied",
    repliedOn: "2026-03-10",
    positionText: { sv: "Instämmer" },
    registryNumber: "SKA 2026/9",
  });
  expect(on("2026-05-10")).toMatchObject({ status: "verified", verdictText: { en: "Met" }, why: { $why: [4, 5, 6] } });
});

test("the same recommendation is followed for each board by itself", () => {
  const other = given("RecommendationGiven", "audit-a", "farsta", "2026-01-19", {
    recommendation: "r4",
    subject: "training",
    wordingSummary: "S",
    wordingReport: "R",
    replyDue: "2026-02-28",
  });
  expect(
    ask([...boards, recommended, other, reply], "2026-04-01").recommendations.map(({ key, status }) => [key, status]),
  ).toEqual([
    ["a farsta r4", "overdue"],
    ["a skarholmen r4", "replied"],
  ]);
});

test("a board's recommendations are judged by their replies and verifications", () => {
  expect(judged("recommendations", [])).toBe("not applicable: no-recommendations");
  expect(judged("recommendations", [recommended], "2026-02-28")).toBe("cannot be judged: replies-awaited");
  expect(cellOf("recommendations", [recommended], "2026-03-01")).toMatchObject({
    status: "overdue",
    since: "2026-03-01",
    support: "judged",
    why: { $why: [4] },
  });
  expect(judged("recommendations", [recommended, reply])).toBe("cannot be judged: replies-given");
  expect(judged("recommendations", [recommended, reply, verified("met")])).toBe("met: recommendations-met");
  expect(judged("recommendations", [recommended, reply, verified("partly-met")])).toBe(
    "not met: recommendations-not-met",
  );
});

test("a recommendation that is verified as met lifts the finding before it", () => {
  const log = [finding("training", "limited"), recommended, reply, verified("met")];
  expect(judged("training", log, "2026-05-09")).toBe("not met: finding-limited");
  expect(judged("training", log, "2026-05-10")).toBe("met: recommendation-met");
});

test("actions taken on a recommendation are counted", () => {
  const taken = given("RecommendationActionTaken", "audit-a", "skarholmen", "2026-04-01", {
    recommendation: "r4",
    what: text("t"),
    evidence: [],
  });
  expect(ask([...boards, recommended, taken]).recommendations).toMatchObject([{ actions: { $count: 1, why: [5] } }]);
});

test("civil society is told per board: strategy, general strategy and review; what is not said is null", () => {
  const log = [
    ...boards,
    finding("civil-society-strategy", "missing"),
    finding("general-civil-society-strategy", "planned", { code: "f2" }),
    finding("civil-society-structure-review", "not-begun", { code: "f3" }),
  ];
  expect(ask(log).civilSociety).toMatchObject([
    { unit: "ks", strategy: null, guidance: null },
    { unit: "farsta", strategy: null },
    {
      unit: "skarholmen",
      strategy: { verdict: "missing", verdictText: { sv: "Saknas" }, support: "observed" },
      general: { verdict: "planned" },
      structureReview: { verdict: "not-begun" },
      partners: null,
    },
  ]);
});

test("findings show subject, verdict, kind, sections and question", () => {
  const opened = given("AuditOpened", "audit-a", "revisionen", "2026-01-01", {
    title: "Granskning",
    questions: [],
    criteria: [],
    audited: ["skarholmen"],
  });
  expect(ask([...boards, opened, finding("training", "limited")]).findings).toMatchObject([
    {
      key: "a skarholmen f1",
      auditTitle: "Granskning",
      subjectText: { sv: "Medarbetarnas utbildning" },
      verdictText: { en: "Limited" },
      kindText: { sv: "Iakttagelse" },
      sections: ["3.3.1", "4"],
      question: null,
    },
  ]);
});

test("a plan shows status, revision, contents, registry numbers, measures both ways and what measures lack", () => {
  const measure = (code: string, more: object) =>
    ours("PlanMeasureAdded", "action-plan", "2026-01-02", {
      measure: code,
      wording: text("w"),
      followUp: "annual-report",
      answers: [],
      ...more,
    });
  const issued = (id: string, data: object) =>
    given("PlanInstructionsIssued", `plan-instructions-${id}`, "ks", "2026-01-01", {
      title: `Anvisningar ${id}`,
      ...data,
    });
  const log = [
    ...boards,
    issued("a", {}),
    issued("b", { replaces: "a" }),
    ours("PlanDrafted", "action-plan", "2026-01-01", { year: 2026, instructions: "a" }),
    measure("m1", {
      area: "general",
      orientation: "preventive",
      responsible: { function: "unit-head" },
      timetable: "2026",
    }),
    measure("m2", { orientation: "countering" }),
    ours("PlanDecided", "action-plan", "2026-02-01", { registryNumber: "SKA 2026/12" }),
    ours("PlanContentsObserved", "action-plan", "2026-03-01", {
      localPicture: true,
      timetable: false,
      arrangedBy: "orientation",
    }),
    ours("PlanRevised", "action-plan", "2026-04-01", { revision: 1, inConnectionWith: "tertial-1" }),
  ];
  expect(ask(log).plans).toMatchObject([
    {
      key: "skarholmen 2026",
      status: "revised",
      revision: 1,
      revisedInConnectionWithText: { sv: "Tertialrapport 1" },
      instructionsTitle: "Anvisningar a",
      outdatedInstructions: true,
      contents: [
        { what: "localPicture", present: true },
        { what: "timetable", present: false },
      ],
      arrangedByText: { sv: "Förebyggande och förhindrande" },
      registryNumbers: ["SKA 2026/12"],
      measures: { $count: 2 },
      byArea: [
        { code: "general", count: { $count: 1 } },
        { code: "targeted" },
        { code: "individual" },
        { code: "not-stated", count: { $count: 1, why: [8] } },
      ],
      byOrientation: [
        { code: "preventive", count: { $count: 1 } },
        { code: "countering", count: { $count: 1 } },
      ],
      incomplete: [{ measure: "m2", lacks: ["area", "responsible", "timetable"] }],
    },
  ]);
});

test("concern reports are counted for the city and each board, by tertial, with their parts", () => {
  const report = (unit: string, on: string, id: string) =>
    given("ConcernReported", `concern-report-${id}`, unit, on, {
      environment: "several",
      setting: "school",
      kind: "worry",
      done: [],
      consulted: [],
    });
  const { concerns } = ask([...boards, report("skarholmen", "2026-02-01", "1"), report("farsta", "2026-05-01", "2")]);
  expect(concerns.periods.total).toMatchObject({ $count: 2, unit: "", sensitivity: "sensitive" });
  expect(concerns.periods.tertials.map(({ period, count: { $count } }) => [period, $count])).toEqual([
    ["2025-38", 0],
    ["2025-39", 0],
    ["2026-37", 1],
    ["2026-38", 1],
  ]);
  expect(concerns.boards.map(({ unit, total, complete }) => [unit, total.$count, complete])).toEqual([
    ["ks", 0, false],
    ["farsta", 1, false],
    ["skarholmen", 1, false],
  ]);
});

test("check-ins of twelve months are counted, and whether none would mean none", () => {
  const checkIn = (on: string, id: string) =>
    given("CheckInHeld", `police-checkin-${id}`, "skarholmen", on, {
      level: "district-director",
      functions: ["police"],
      picture: [],
      agreedActions: [],
    });
  const row = ask([...boards, checkIn("2025-02-01", "1"), checkIn("2026-02-01", "2")]).police.find(
    ({ unit }) => unit === "skarholmen",
  );
  expect(row).toMatchObject({ checkIns: { $count: 1 }, complete: false, lastOnText: { sv: "1 februari 2026" } });
});

test("founding facts are marked as reconstructed in every part that they reach", () => {
  const founded = finding("civil-society-strategy", "missing");
  const answer = ask([...boards, { ...founded, founding: "assumed" } as Given]);
  expect(answer.findings[0]?.reconstructed).toBe("assumed");
  expect(answer.civilSociety.find(({ unit }) => unit === "skarholmen")?.strategy?.reconstructed).toBe("assumed");
  expect(answer.deviations[0]?.reconstructed).toBe("assumed");
});
