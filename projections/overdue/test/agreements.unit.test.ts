import type { DataOf } from "@liggare/domain";
import { type Given, given } from "@liggare/views/given";
import { expect, test } from "vitest";
import { answerOn, lateOn, numberOf } from "./given-work.ts";

type Signed = DataOf<"AgreementSigned">;
const signed = (id: string, unit: string, on: string, more: Partial<Signed>, knownOn = on) =>
  given(
    "AgreementSigned",
    `police-agreement-${id}`,
    unit,
    on,
    { level: "local", name: id, parties: [{ kind: "unit", unit }], purposes: [], areas: [], ...more },
    { knownOn },
  );
const central = (id: string, on: string, more: Partial<Signed> = {}) =>
  signed(id, "ks", on, { level: "central", ...more });
const thirty = { policy: { "control-overdue-days": 30, "reminder-days": 30 } };
const local = (more: Partial<Signed> = { follows: "c1" }) => signed("l1", "skarholmen", "2026-02-01", more);
const updated = (on: string, knownOn = on) =>
  given("AgreementUpdated", "police-agreement-l1", "skarholmen", on, { follows: "c2" }, { knownOn });

test("a local agreement is to be updated from a newer central one, and late after the delay that policy allows", () => {
  const log = [central("c1", "2026-01-01"), local(), central("c2", "2026-05-01", { replaces: "c1" })];
  expect(lateOn(log.slice(0, 2), "2026-12-31", thirty)).toEqual([]);
  expect(lateOn(log, "2026-05-31", thirty)).toEqual([]);
  expect(lateOn(log, "2026-06-01", thirty)).toEqual([
    { key: "agreement-update l1", board: "skarholmen", since: "2026-06-01", days: 1 },
  ]);
  const [row] = answerOn(log, "2026-06-01", thirty).overdue;
  expect(row?.waiting.map(({ unit }) => unit)).toEqual(["ks"]);
  expect(row?.why.$why).toEqual([numberOf(2), numberOf(3)]);
});

test("a central agreement that holds later than it was signed is to be followed from the day on which it holds", () => {
  const coming = central("c2", "2026-05-01", { replaces: "c1", validFrom: "2026-09-01" });
  const log = [central("c1", "2026-01-01"), local(), coming];
  for (const day of ["2026-06-01", "2026-08-31", "2026-10-01"]) expect(lateOn(log, day, thirty)).toEqual([]);
  expect(lateOn(log, "2026-10-02", thirty)).toMatchObject([{ key: "agreement-update l1", since: "2026-10-02" }]);
});

test("an update ends the delay, as known from the day on which it was logged", () => {
  const log = [
    central("c1", "2026-01-01"),
    local(),
    central("c2", "2026-05-01", { replaces: "c1" }),
    updated("2026-06-10", "2026-07-01"),
  ];
  expect(lateOn(log, "2026-06-20", { ...thirty, asKnownOn: "2026-06-30" })).toHaveLength(1);
  expect(lateOn(log, "2026-06-20", { ...thirty, asKnownOn: "2026-07-01" })).toEqual([]);
  const withdrawn: Given = { corrects: numberOf(4), occurredOn: "2026-06-10", knownOn: "2026-08-01" };
  expect(lateOn([...log, withdrawn], "2026-08-01", { ...thirty, asKnownOn: "2026-08-01" })).toHaveLength(1);
});

test("a board's agreement replaces neither the central one nor another board's", () => {
  const log = [central("c1", "2026-01-01"), local({ validTo: "2026-06-30", follows: "c1" })];
  const other = (replaces: string) => signed("l9", "farsta", "2026-03-01", { follows: "c1", replaces });
  const seen = (more: readonly Given[]) => lateOn([...log, ...more], "2026-07-02", thirty);
  expect(seen([])).toHaveLength(1);
  expect(seen([other("l1")])).toEqual(seen([]));
  const open = [central("c1", "2026-01-01"), local(), central("c2", "2026-05-01")];
  const late = (more: readonly Given[]) => lateOn([...open, ...more], "2026-06-01", thirty);
  expect(late([])).toHaveLength(1);
  expect(late([signed("l9", "farsta", "2026-05-02", { follows: "c2", replaces: "c2" })])).toEqual(late([]));
});

test("a local agreement signed later that does not say what it follows cannot be judged", () => {
  const answer = answerOn([central("c1", "2026-01-01"), local({})], "2026-12-31", thirty);
  expect(answer.overdue).toEqual([]);
  expect(answer.cannotBeJudged.map(({ key, reasonText }) => [key, reasonText.en])).toEqual([
    ["agreement-update l1", "it is not stated which central agreement the local one follows"],
  ]);
});

test("an agreement whose time ran out is overdue until another holds, or until its end was told", () => {
  const log = [local({ validTo: "2026-06-30" })];
  expect(answerOn(log, "2026-06-15", thirty).coming).toMatchObject([{ key: "agreement-validity l1", daysLeft: 15 }]);
  expect(lateOn(log, "2026-07-02", thirty)).toMatchObject([{ key: "agreement-validity l1", since: "2026-07-01" }]);
  const ended = given("AgreementEnded", "police-agreement-l1", "skarholmen", "2026-07-01", { how: "expired" });
  expect(lateOn([...log, ended], "2026-07-02", thirty)).toEqual([]);
  expect(lateOn([...log, signed("l2", "skarholmen", "2026-06-20", {})], "2026-07-02", thirty)).toEqual([]);
  expect(lateOn([...log, signed("l2", "farsta", "2026-06-20", {})], "2026-07-02", thirty)).toHaveLength(1);
});

const sent = given("ReferralSent", "agreement-referral-r1", "ks", "2026-02-01", {
  agreement: "c2",
  to: ["skarholmen", "farsta"],
  answerBy: "2026-03-31",
});
const answered = (unit: string, on: string, knownOn = on) =>
  given("ReferralAnswered", "agreement-referral-r1", unit, on, { answer: "agrees" }, { knownOn });

test("a board that has not answered a referral is overdue, with its last reminder, until it answers", () => {
  const reminded = given("ReferralReminderSent", "agreement-referral-r1", "ks", "2026-03-20", { to: ["farsta"] });
  const log = [sent, reminded, answered("skarholmen", "2026-03-10")];
  expect(lateOn(log, "2026-03-31")).toEqual([]);
  expect(lateOn(log, "2026-04-02")).toEqual([
    { key: "referral-answer r1 farsta", board: "farsta", since: "2026-04-01", days: 2 },
  ]);
  expect(answerOn(log, "2026-04-02").overdue[0]).toMatchObject({
    lastReminder: "2026-03-20",
    why: { $why: [numberOf(1), numberOf(2)] },
  });
  const late = [...log, answered("farsta", "2026-04-01", "2026-04-10")];
  expect(lateOn(late, "2026-04-05", { asKnownOn: "2026-04-09" })).toHaveLength(1);
  expect(lateOn(late, "2026-04-05", { asKnownOn: "2026-04-10" })).toEqual([]);
});

test("a prolonged referral is due on its new day, and a closed or withdrawn one waits for nobody", () => {
  const prolonged = given("ReferralProlonged", "agreement-referral-r1", "ks", "2026-03-25", { answerBy: "2026-04-30" });
  expect(lateOn([sent, prolonged], "2026-04-30")).toEqual([]);
  expect(lateOn([sent, prolonged], "2026-05-01")).toHaveLength(2);
  const closed = given("ReferralClosed", "agreement-referral-r1", "ks", "2026-05-02", {});
  expect(lateOn([sent, prolonged, closed], "2026-05-03")).toEqual([]);
  expect(lateOn([sent, { corrects: numberOf(1), occurredOn: "2026-02-01" }], "2026-05-03")).toEqual([]);
});
