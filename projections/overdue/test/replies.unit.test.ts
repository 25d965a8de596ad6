import { type Given, given } from "@liggare/views/given";
import { expect, test } from "vitest";
import { answerOn, lateOn, numberOf } from "./given-work.ts";

const stream = "audit-rev-2-2026";
const recommendation = {
  recommendation: "r5",
  subject: "reporting-of-boards",
  wordingSummary: "Utveckla rapporteringen.",
  wordingReport: "Utveckla rapporteringen.",
  replyDue: "2026-05-29",
} as const;
const audit: readonly Given[] = [
  given("AuditOpened", stream, "revisionen", "2026-01-10", {
    title: "Granskning 2/2026",
    questions: [],
    criteria: [],
    audited: ["skarholmen"],
  }),
  given("RecommendationGiven", stream, "skarholmen", "2026-03-01", recommendation),
];
const reply = (on: string, knownOn = on) =>
  given(
    "ReplyGiven",
    stream,
    "skarholmen",
    on,
    { recommendation: "r5", registryNumber: "SKA 2026/9", position: "agrees" },
    { knownOn },
  );

test("a reply that was not given by its day is overdue for the board, and the auditors wait", () => {
  expect(lateOn(audit, "2026-05-29")).toEqual([]);
  expect(lateOn(audit, "2026-06-02")).toEqual([
    { key: "reply rev-2-2026 skarholmen r5", board: "skarholmen", since: "2026-05-30", days: 4 },
  ]);
  const [row] = answerOn(audit, "2026-06-02").overdue;
  expect([row?.waiting.map(({ unit }) => unit), row?.title.en, row?.why.$why]).toEqual([
    ["revisionen"],
    "Reply to recommendation r5, Granskning 2/2026",
    [numberOf(2)],
  ]);
});

test("a reply ends the delay from its day on, and as known only when the ledger had learned of it", () => {
  const log = [...audit, reply("2026-06-10", "2026-06-12")];
  expect(lateOn(log, "2026-06-09")).toHaveLength(1);
  expect(lateOn(log, "2026-06-11", { asKnownOn: "2026-06-11" })).toHaveLength(1);
  expect(lateOn(log, "2026-06-12", { asKnownOn: "2026-06-12" })).toEqual([]);
});

test("a reply that is withdrawn is waited for again", () => {
  const log: readonly Given[] = [
    ...audit,
    reply("2026-05-20"),
    { corrects: numberOf(3), occurredOn: "2026-05-20", knownOn: "2026-06-15" },
  ];
  expect(lateOn(log, "2026-06-14", { asKnownOn: "2026-06-14" })).toEqual([]);
  expect(lateOn(log, "2026-06-15", { asKnownOn: "2026-06-15" })).toHaveLength(1);
});

test("a recommendation without a day for its reply is never overdue", () => {
  const { replyDue: _due, ...undated } = recommendation;
  const log = [audit[0]!, given("RecommendationGiven", stream, "skarholmen", "2026-03-01", undated)];
  expect(lateOn(log, "2027-03-01")).toEqual([]);
});
