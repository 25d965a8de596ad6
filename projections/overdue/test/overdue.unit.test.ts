import { type Given, given } from "@liggare/views/given";
import { expect, test } from "vitest";
import { answerOn, lateOn, text } from "./given-work.ts";

const action = (action: string, responsible: string, due: string) => ({ action, what: text(action), responsible, due });
const meeting = given("MeetingHeld", "meeting-1", "ks", "2026-03-03", {
  forum: "natverket",
  functions: ["local-coordinator"],
  units: ["ks", "skarholmen", "farsta"],
  decisions: [],
  actions: [
    action("a1", "skarholmen", "2026-04-30"),
    action("a2", "farsta", "2026-03-31"),
    action("a3", "skarholmen", "2026-03-31"),
    action("a4", "ks", "2026-05-20"),
  ],
});
const forum = given("ForumRegistered", "forum-lokalt", "farsta", "2026-01-01", {
  name: "Lokalt råd",
  kind: "internal-network",
  convener: { kind: "not-stated" },
  cadence: { kind: "every", count: 1, unit: "month" },
});
const log: readonly Given[] = [meeting, forum];

test("the list is one over everything, longest overdue first, with stable keys", () => {
  expect(lateOn(log, "2026-05-02").map(({ key, days }) => [key, days])).toEqual([
    ["meeting-action meeting-1 a2", 32],
    ["meeting-action meeting-1 a3", 32],
    ["meeting-action meeting-1 a1", 2],
  ]);
});

test("a board that asks gets what it is to do and what it waits for, and nothing of others", () => {
  const keys = (unit: string) => lateOn(log, "2026-05-02", { unit }).map(({ key }) => key.split(" ").at(-1));
  expect([keys("farsta"), keys("skarholmen"), keys("ks")]).toEqual([["a2"], ["a3", "a1"], ["a2", "a3", "a1"]]);
  expect(answerOn(log, "2026-05-02", { unit: "skarholmen" }).cannotBeJudged).toEqual([]);
  expect(answerOn(log, "2026-05-02", { unit: "farsta" }).cannotBeJudged).toHaveLength(1);
});

test("totals by kind, by board and for the whole city count the rows of the lists", () => {
  const { kinds, boards, total } = answerOn(log, "2026-05-02");
  const numbers = ({ overdue, coming, cannotBeJudged }: typeof total) =>
    [overdue, coming, cannotBeJudged].map(({ $count }) => $count);
  expect(numbers(total)).toEqual([3, 1, 1]);
  expect(kinds.map((row) => [row.kind, ...numbers(row)])).toEqual([
    ["forum", 0, 0, 1],
    ["meeting-action", 3, 1, 0],
  ]);
  expect(boards.map((row) => [row.unit, ...numbers(row)])).toEqual([
    ["ks", 0, 1, 0],
    ["farsta", 1, 0, 1],
    ["skarholmen", 2, 0, 0],
  ]);
});

test("a reminder names kinds, days and references to one board, and nothing of the content", () => {
  const { reminders } = answerOn(log, "2026-05-01");
  expect(reminders.map(({ unit }) => unit)).toEqual(["farsta", "skarholmen"]);
  expect(reminders[1]?.text.sv.split("\n")).toEqual([
    "Påminnelse till skarholmen: försenat i liggaren, 2 st.",
    "– Åtgärd från möte: skulle vara klart senast 2026-03-31, 31 dagar sen. Referens: meeting-1.",
    "– Åtgärd från möte: skulle vara klart senast 2026-04-30, 1 dag sen. Referens: meeting-1.",
    "Innehållet finns i liggaren. Skicka det inte med e-post.",
  ]);
  expect(reminders[0]?.text.en.split("\n")[0]).toBe("Reminder to farsta: overdue in the ledger, 1.");
});

test("a day in the future of everything known is judged by what is known", () => {
  expect(lateOn(log, "2027-06-01", { asKnownOn: "2026-03-02" })).toEqual([]);
  expect(lateOn(log, "2027-06-01", { asKnownOn: "2026-03-03" })).toHaveLength(4);
});

test("what is coming reaches as far as the policy on reminders, which holds two weeks until it is set", () => {
  const coming = (days: number | undefined) =>
    answerOn(log, "2026-05-01", { policy: days === undefined ? {} : { "reminder-days": days } });
  expect([coming(18).coming.length, coming(19).coming.length, coming(19).comingDays]).toEqual([0, 1, 19]);
  expect(coming(undefined).comingDays).toBe(14);
});

test("the city's own text for reminders is given as long as it holds", () => {
  const of = (key: "text-reminder" | "text-invitation", validFrom: string, id: string) =>
    given("PolicyTextSet", `policy-${key}`, "ks", "2026-01-01", { key, validFrom, text: text(id) });
  const ended = given("PolicyEnded", "policy-text-reminder", "ks", "2026-01-01", {
    key: "text-reminder",
    from: "2026-09-01",
  });
  const set = [of("text-reminder", "2026-02-01", "t1"), of("text-reminder", "2026-05-01", "t2"), ended];
  const on = (day: string) => answerOn([...set, of("text-invitation", "2026-01-01", "t3")], day).reminderTemplate;
  expect(["2026-01-31", "2026-02-01", "2026-05-01", "2026-09-01"].map(on)).toEqual([
    null,
    text("t1"),
    text("t2"),
    null,
  ]);
});
