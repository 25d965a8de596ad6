import { type Given, given } from "@liggare/views/given";
import { expect, test } from "vitest";
import { ask, boards, cellOf, finding, judged, source, text } from "./given-boards.ts";

const signed = (id: string, unit: string, on: string, level: "central" | "local", more: object = {}) =>
  given("AgreementSigned", `police-agreement-${id}`, unit, on, {
    level,
    name: `Överenskommelse ${id}`,
    parties: [{ kind: "unit", unit }],
    purposes: [],
    areas: [],
    ...more,
  } as never);
const central = signed("c1", "ks", "2026-01-05", "central");
const local = signed("l1", "skarholmen", "2026-02-01", "local", { follows: "c1" });
const cancelled = given(
  "AgreementCancelled",
  "police-agreement-l1",
  "skarholmen",
  "2026-04-10",
  { endsOn: "2026-05-31", reason: text("r") },
  { knownOn: "2026-04-20" },
);
const agreements = (log: readonly Given[], on?: string) =>
  ask([...boards, ...log], on).policeAgreements.agreements.map(({ key, status, update, endsOn }) => [
    key,
    status,
    update,
    endsOn,
  ]);

test("a cancelled agreement holds until its last day, and shows its cancellation from the day that it came", () => {
  const log = [central, local, cancelled];
  expect(agreements(log, "2026-03-31")[1]).toEqual(["l1", "in force", "up to date", null]);
  expect(agreements(log, "2026-05-30")[1]).toEqual(["l1", "in force", "up to date", "2026-05-31"]);
  expect(agreements(log, "2026-06-01")[1]).toEqual(["l1", "cancelled", null, "2026-05-31"]);
  expect(judged("policeCollaboration", log, "2026-05-30")).toBe("met: agreement-in-force");
  expect(judged("policeCollaboration", log, "2026-06-01")).toBe("not met: agreement-cancelled");
});

test("a new central agreement makes the local one to be updated until it is", () => {
  const renewed = signed("c2", "ks", "2026-05-01", "central", { replaces: "c1" });
  const updated = given("AgreementUpdated", "police-agreement-l1", "skarholmen", "2026-06-10", { follows: "c2" });
  const log = [central, local, renewed, updated];
  expect(judged("policeCollaboration", log, "2026-05-15")).toBe("not met: agreement-to-update");
  expect(ask([...boards, ...log], "2026-05-15").policeAgreements.toBeUpdated.$count).toBe(1);
  expect(judged("policeCollaboration", log, "2026-06-10")).toBe("met: agreement-in-force");
});

test("a round of comments counts how its boards stand", () => {
  const sent = given("ReferralSent", "agreement-referral-r1", "ks", "2026-03-01", {
    to: ["skarholmen", "farsta"],
    answerBy: "2026-05-01",
    subject: "central",
  } as never);
  const answered = given("ReferralAnswered", "agreement-referral-r1", "farsta", "2026-04-01", { answer: "agrees" });
  const [round] = ask([...boards, sent, answered]).policeAgreements.referrals;
  expect(round?.states.map(({ code, count }) => [code, count.$count])).toEqual([
    ["answered", 1],
    ["answered late", 0],
    ["awaited", 0],
    ["overdue", 1],
    ["none", 0],
  ]);
  expect(round?.overdue).toEqual([{ unit: "skarholmen", name: "Skärholmen" }]);
});

test("a strategy that the board adopts after a finding is met, with the finding against it", () => {
  const adopted = given("StrategyAdopted", "civil-society-strategy-skarholmen-specific", "skarholmen", "2026-05-01", {
    kind: "specific",
  });
  const log = [finding("civil-society-strategy", "missing"), adopted];
  expect(judged("civilSociety", log, "2026-04-30")).toBe("not met: finding-missing");
  expect(cellOf("civilSociety", log)).toMatchObject({
    status: "met",
    reason: "strategy-adopted",
    against: [{ status: "not met", reason: "finding-missing", day: "2026-01-19", support: "observed" }],
  });
});

test("an observed absence of a strategy is not met; one that is announced decides nothing", () => {
  const stream = "civil-society-strategy-skarholmen-specific";
  const observed = given(
    "StrategyObserved",
    stream,
    "skarholmen",
    "2026-03-01",
    { kind: "specific", found: "absent", source: "interview" } as never,
    source("observed"),
  );
  const announced = given("StrategyAnnounced", stream, "skarholmen", "2026-02-01", { kind: "specific" } as never);
  expect(judged("civilSociety", [announced])).toBe("cannot be judged: strategy-coming");
  expect(judged("civilSociety", [announced, observed])).toBe("not met: observed-absent");
  const row = ask([...boards, announced, observed]).civilSociety.find(({ unit }) => unit === "skarholmen");
  expect(row?.own.strategies).toMatchObject([{ key: "specific", says: "absent", observed: "absent" }]);
});

test("partners are counted by kind, and what is done together on the day", () => {
  const partner = (id: string, kind: "association" | "company") =>
    given("PartnerRegistered", `civil-society-partner-${id}`, "skarholmen", "2026-01-10", { kind, name: id } as never);
  const begun = given("CollaborationBegun", "civil-society-partner-a", "skarholmen", "2026-02-01", {
    collaboration: "c1",
    activity: "safety-walks",
    scope: "this-work",
  });
  const log = [...boards, partner("a", "association"), partner("b", "company"), begun];
  const row = ask(log).civilSociety.find(({ unit }) => unit === "skarholmen");
  const codes = (of: { readonly code: string; readonly count: { readonly $count: number } }[]) =>
    of.map(({ code, count }) => [code, count.$count]);
  expect(row?.own.partners.$count).toBe(2);
  expect(codes([...(row?.own.byKind ?? [])])).toEqual([
    ["association", 1],
    ["company", 1],
  ]);
  expect(codes([...(row?.own.together ?? [])])).toEqual([["safety-walks", 1]]);
});

test("guidance of the executive board shows how many boards received it and use it", () => {
  const stream = "civil-society-guidance-g";
  const log = [
    given("GuidanceAdopted", stream, "ks", "2026-02-01", { name: "Vägledning" } as never),
    given("GuidanceReceived", stream, "farsta", "2026-03-01", {}),
    given("GuidanceReceived", stream, "skarholmen", "2026-03-01", {}),
    given("GuidanceInUse", stream, "farsta", "2026-04-01", {}),
  ];
  const [row] = ask([...boards, ...log]).guidance;
  expect([row?.received.$count, row?.inUse.$count, row?.status]).toEqual([2, 1, "adopted"]);
  expect(judged("civilSociety", log, undefined, "ks")).toBe("met: guidance-adopted");
});
