import { type Given, given } from "@liggare/views/given";
import { expect, test } from "vitest";
import { answerOn, lateOn, numberOf } from "./given-work.ts";

const stream = "inventory-2026";
const round = { title: "Arbetet 2026", questions: ["picture" as const], units: ["skarholmen", "farsta"] };
const opened = given("InventoryOpened", stream, "ks", "2026-03-01", { ...round, due: "2026-05-31" });
const reminded = given("InventoryReminded", stream, "ks", "2026-05-20", { units: ["farsta"] });
const answered = (unit: string, on: string, nothing = false, knownOn = on) =>
  given(
    "InventoryAnswered",
    stream,
    unit,
    on,
    { nothing, items: [], presence: [], challenges: [], units: ["ks"] },
    { knownOn },
  );

test("a board that has not answered by the day is overdue, the convener waits, and the last reminder is told", () => {
  const log = [opened, reminded, answered("skarholmen", "2026-05-10")];
  expect(lateOn(log, "2026-05-31")).toEqual([]);
  expect(lateOn(log, "2026-06-03")).toEqual([
    { key: "inventory-answer inventory-2026 farsta", board: "farsta", since: "2026-06-01", days: 3 },
  ]);
  const [row] = answerOn(log, "2026-06-03").overdue;
  expect(row).toMatchObject({ lastReminder: "2026-05-20", why: { $why: [numberOf(1), numberOf(2)] } });
  expect(row?.waiting.map(({ unit }) => unit)).toEqual(["ks"]);
  expect(answerOn([opened], "2026-06-03").overdue.map(({ lastReminder }) => lastReminder)).toEqual([null, null]);
});

test("nothing to report is an answer, and a late answer ends the delay as known from its logging", () => {
  const log = [
    opened,
    answered("skarholmen", "2026-05-10", true),
    answered("farsta", "2026-06-02", false, "2026-06-08"),
  ];
  expect(lateOn(log, "2026-06-05", { asKnownOn: "2026-06-07" }).map(({ board }) => board)).toEqual(["farsta"]);
  expect(lateOn(log, "2026-06-05", { asKnownOn: "2026-06-08" })).toEqual([]);
});

test("an answer that is withdrawn is waited for again, and a corrected last day counts", () => {
  const log: readonly Given[] = [opened, answered("skarholmen", "2026-05-10"), answered("farsta", "2026-05-11")];
  const withdrawn: Given = { corrects: numberOf(3), occurredOn: "2026-05-11" };
  expect(lateOn([...log, withdrawn], "2026-06-01")).toMatchObject([{ board: "farsta", days: 1 }]);
  const later = { corrects: numberOf(1), occurredOn: "2026-03-01", data: { ...round, due: "2026-06-30" } } as Given;
  expect(lateOn([opened, later], "2026-06-30")).toEqual([]);
  expect(lateOn([opened, later], "2026-07-01")).toHaveLength(2);
});
