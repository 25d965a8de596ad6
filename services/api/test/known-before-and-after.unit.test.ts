import type { DataOf } from "@liggare/domain";
import { answerOf, type Given, given } from "@liggare/views/given";
import { describe, expect, it } from "vitest";
import { projections } from "../src/data-folder.ts";

/*
 * Two times in every view at once: something that the ledger learns of in June, asked for as known in May and in July,
 * judged on one day. Each case names the views that it touches; all others must stay as they were.
 */

const text = { textId: "t-1", commitment: "c-1" };
const board = (unit: string, kind: DataOf<"UnitRegistered">["kind"], knownOn = "2025-01-01") =>
  given("UnitRegistered", `unit-${unit}`, unit, "2025-01-01", { name: unit, kind }, { knownOn });
const forum = given("ForumRegistered", "forum-n", "ks", "2025-01-01", {
  name: "Nätverket",
  kind: "internal-network",
  convener: { kind: "unit", unit: "ks" },
  cadence: { kind: "every", count: 1, unit: "month" },
});
const held = (units: readonly string[]): DataOf<"MeetingHeld"> => ({
  forum: "n",
  functions: ["local-coordinator"],
  units: [...units],
  decisions: [],
  actions: [],
});
const signed = (id: string, unit: string, level: "central" | "local", follows?: string) =>
  given("AgreementSigned", `police-agreement-${id}`, unit, "2026-01-10", {
    level,
    name: id,
    parties: [{ kind: "unit", unit }],
    purposes: [],
    areas: [],
    ...(follows !== undefined && { follows }),
  });
const reported = (id: string, knownOn: string) =>
  given(
    "ConcernReported",
    `concern-report-${id}`,
    "skarholmen",
    "2025-11-03",
    { environment: "white-power", setting: "youth-centre", kind: "threats", done: [], consulted: [] },
    { knownOn },
  );

/** What was known from the start; 1–11. */
const base: readonly Given[] = [
  board("ks", "executive-board"),
  board("skarholmen", "district-board"),
  board("farsta", "district-board"),
  forum,
  given("MemberJoined", "forum-n", "ks", "2025-01-01", { member: { kind: "unit", unit: "farsta" } }),
  given("CoverageDeclared", "unit-ks", "ks", "2025-01-01", { what: "forum:n", from: "2025-01-01" }),
  given("MeetingHeld", "meeting-m", "ks", "2026-05-12", held(["ks"]), { knownOn: "2026-05-12" }),
  signed("c", "ks", "central"),
  signed("l", "skarholmen", "local", "c"),
  reported("r1", "2025-11-04"),
  given("ConcernsCompiled", "concern-compilation-skarholmen-2025", "skarholmen", "2026-01-20", {
    compilation: 1,
    reports: ["r1"],
  }),
];

const knownOn = "2026-06-15";
const [before, after] = ["2026-05-31", "2026-07-31"];

const answers = (log: readonly Given[], asKnownOn: string, structure: "of-its-time" | "present" = "of-its-time") =>
  Object.fromEntries(
    projections.map((view) => [
      view.name,
      answerOf<unknown>(view, log, { asKnownOn, on: "2026-05-31", closedMonth: "2026-05", structure }),
    ]),
  );
const touched = (later: readonly Given[], structure?: "of-its-time" | "present") => {
  const [without, withIt] = [answers(base, after, structure), answers([...base, ...later], after, structure)];
  return Object.keys(without).filter((view) => JSON.stringify(without[view]) !== JSON.stringify(withIt[view]));
};

const cases: readonly { readonly what: string; readonly later: readonly Given[]; readonly views: readonly string[] }[] =
  [
    {
      what: "a late concern report",
      later: [reported("r2", knownOn)],
      views: ["situation-picture", "executive-board-summary", "overdue"],
    },
    {
      what: "a corrected meeting",
      later: [{ corrects: 7, knownOn, data: { ...held(["ks", "farsta"]) } as never }],
      views: ["collaboration-log", "executive-board-summary", "audit-controls"],
    },
    {
      what: "a withdrawn meeting",
      later: [{ corrects: 7, knownOn }],
      views: ["collaboration-log", "executive-board-summary", "overdue", "audit-controls"],
    },
    {
      what: "a cancelled agreement",
      later: [
        given(
          "AgreementCancelled",
          "police-agreement-c",
          "ks",
          "2026-04-10",
          { endsOn: "2026-04-30", reason: text },
          { knownOn },
        ),
      ],
      views: ["collaboration-log", "executive-board-summary", "audit-controls"],
    },
    {
      what: "a merged board",
      later: [
        board("soderort", "district-board", knownOn),
        given(
          "UnitSucceeded",
          "unit-soderort",
          "soderort",
          "2026-03-01",
          { predecessors: ["skarholmen", "farsta"], how: "merger", from: "2026-04-01" },
          { knownOn },
        ),
      ],
      views: [
        "situation-picture",
        "executive-board-summary",
        "plan-follow-up",
        "overdue",
        "audit-controls",
        "coordinators",
      ],
    },
  ];

describe.each(cases)("$what", ({ later, views }) => {
  it("leaves every view as it was known before", () => {
    for (const structure of ["of-its-time", "present"] as const)
      expect(answers([...base, ...later], before, structure)).toEqual(answers(base, before, structure));
  });

  it("shows once it is known, in the views that it touches and in no other", () => {
    expect(touched(later)).toEqual(views);
  });
});

it("A merged board takes its predecessors' place in the log by the present structure, and only there", () => {
  const { later } = cases.find(({ what }) => what === "a merged board") ?? { later: [] };
  expect(touched(later, "of-its-time")).not.toContain("collaboration-log");
  expect(touched(later, "present")).toContain("collaboration-log");
});
