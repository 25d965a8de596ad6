import { type Given, given } from "@liggare/views/given";
import { expect, test } from "vitest";
import { answerOn, lateOn, numberOf } from "./given-work.ts";

const stream = "civil-society-strategy-skarholmen-specific";
const announced = (expected?: string) =>
  given("StrategyAnnounced", stream, "skarholmen", "2026-01-10", {
    kind: "specific",
    ...(expected !== undefined && { expected }),
  });
const started = given("StrategyStarted", stream, "skarholmen", "2026-03-01", { kind: "specific" });
const adopted = (on: string, knownOn = on) =>
  given("StrategyAdopted", stream, "skarholmen", on, { kind: "specific" }, { knownOn });

test("a strategy that was announced for a date and is not adopted is overdue after its last possible day", () => {
  expect(lateOn([announced("2026-09"), started], "2026-09-30")).toEqual([]);
  expect(lateOn([announced("2026-09"), started], "2026-10-02")).toEqual([
    { key: `strategy ${stream}`, board: "skarholmen", since: "2026-10-01", days: 2 },
  ]);
  expect(answerOn([announced("2026-09")], "2026-10-02").overdue[0]?.why.$why).toEqual([numberOf(1)]);
});

test("one that was announced without a date is never late, and a corrected date counts", () => {
  expect(lateOn([announced()], "2027-12-31")).toEqual([]);
  const data = { kind: "specific", expected: "2026-12-31" };
  const corrected: Given = { corrects: numberOf(1), occurredOn: "2026-01-10", data };
  expect(lateOn([announced("2026-09"), corrected], "2026-12-31")).toEqual([]);
  expect(lateOn([announced("2026-09"), corrected], "2027-01-01")).toMatchObject([{ days: 1 }]);
});

test("its adoption ends the delay, as known from the day on which that was logged", () => {
  const log = [announced("2026-09"), started, adopted("2026-10-10", "2026-11-01")];
  expect(lateOn(log, "2026-10-20", { asKnownOn: "2026-10-31" })).toHaveLength(1);
  expect(lateOn(log, "2026-10-20", { asKnownOn: "2026-11-01" })).toEqual([]);
});

test("central guidance that was announced for a date is overdue for the one who announced it, until it is adopted", () => {
  const guidance = "civil-society-guidance-g1";
  const coming = given("GuidanceAnnounced", guidance, "ks", "2026-01-10", { name: "Vägledning", expected: "2026-37" });
  expect(lateOn([coming], "2026-04-30")).toEqual([]);
  expect(lateOn([coming], "2026-05-01")).toMatchObject([{ key: `guidance ${guidance}`, board: "ks", days: 1 }]);
  const done = given("GuidanceAdopted", guidance, "ks", "2026-05-10", { name: "Vägledning" });
  expect(lateOn([coming, done], "2026-05-10")).toEqual([]);
  const undated = given("GuidanceAnnounced", guidance, "ks", "2026-01-10", { name: "Vägledning" });
  expect(lateOn([undated], "2027-12-31")).toEqual([]);
});
