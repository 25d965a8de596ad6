import type { DataOf } from "@liggare/domain";
import { type Given, given } from "@liggare/views/given";
import { describe, expect, it } from "vitest";
import { cellOf, finding, judged, ours } from "./given-controls.ts";

/* What agreements, strategies, guidance and partners say of a control (report §3.3.7, §4). */

const ks = { unit: "ks" };
const reason = { textId: "t-1", commitment: "c-1" };

const signed = (id: string, on: string, more: Partial<DataOf<"AgreementSigned">> = {}): Given => {
  const level = more.level ?? "central";
  return given("AgreementSigned", `police-agreement-${id}`, level === "central" ? "ks" : "farsta", on, {
    level,
    name: id,
    parties: [{ kind: "external", name: "Polisregionen" }],
    purposes: [],
    areas: [],
    ...more,
  });
};
const cancelled = (id: string, on: string, endsOn: string, unit = "ks"): Given =>
  given("AgreementCancelled", `police-agreement-${id}`, unit, on, { endsOn, reason });

describe("the central agreement with the police", () => {
  const central = signed("a", "2026-01-10");

  it("cannot be judged where none is logged: absence is no evidence", () => {
    expect(judged("police-agreement", [], ks)).toBe("cannot be judged: no-facts");
  });

  it("is met while it is in force, from the day on which it was signed", () => {
    expect(judged("police-agreement", [central], ks)).toBe("met: agreement-in-force");
    expect(judged("police-agreement", [central], { ...ks, on: "2026-01-09" })).toBe("cannot be judged: no-facts");
  });

  it("is not met from the day on which a cancellation takes effect, and met until then", () => {
    const log = [central, cancelled("a", "2026-03-01", "2026-05-31")];
    expect(judged("police-agreement", log, { ...ks, on: "2026-05-30" })).toBe("met: agreement-in-force");
    expect(cellOf("police-agreement", log, ks)).toMatchObject({
      status: "not met",
      grounds: "agreement-over",
      why: { $why: [3, 4] },
    });
  });

  it("is shown by what was known before and after the cancellation was logged", () => {
    const log = [central, cancelled("a", "2026-03-01", "2026-03-31")];
    expect(judged("police-agreement", log, { ...ks, asKnownOn: "2026-02-28" })).toBe("met: agreement-in-force");
    expect(judged("police-agreement", log, { ...ks, asKnownOn: "2026-03-01" })).toBe("not met: agreement-over");
  });

  it("is not met when its time has run out, and met again by the next one", () => {
    const ran = signed("a", "2024-01-10", { validTo: "2025-12-31" });
    expect(judged("police-agreement", [ran], ks)).toBe("not met: agreement-over");
    expect(judged("police-agreement", [ran, signed("b", "2026-02-01")], ks)).toBe("met: agreement-in-force");
  });

  it("that is signed and not valid yet, or a draft on referral, decides nothing and is shown", () => {
    const toCome = signed("b", "2026-02-01", { validFrom: "2026-09-01" });
    expect(judged("police-agreement", [toCome], ks)).toBe("cannot be judged: agreement-to-come");
    const sent = given("ReferralSent", "agreement-referral-r", "ks", "2026-02-01", {
      to: ["farsta"],
      answerBy: "2026-04-30",
    });
    expect(judged("police-agreement", [sent], ks)).toBe("cannot be judged: agreement-referred");
    expect(cellOf("police-agreement", [central, sent], ks)).toMatchObject({
      status: "met",
      also: [{ says: "open", grounds: "agreement-referred" }],
    });
  });

  it("stands against an older finding that there was none, and the finding stays in sight", () => {
    const none = given(
      "FindingRecorded",
      "audit-a",
      "ks",
      "2026-01-05",
      { finding: "f1", subject: "police-agreement", verdict: "missing", kind: "observation", sections: ["3.3.7"] },
      { source: { document: "rapport", section: "3.3.7", support: "observed" } },
    );
    expect(cellOf("police-agreement", [none, central], ks)).toMatchObject({
      status: "met",
      support: null,
      against: [{ says: "not met", grounds: "finding-missing", day: "2026-01-05" }],
    });
  });

  it("of a board is no central one", () => {
    expect(judged("police-agreement", [signed("l", "2026-01-10", { level: "local" })], ks)).toBe(
      "cannot be judged: no-facts",
    );
  });
});

describe("a board's local agreement with the police", () => {
  const first = signed("a", "2025-06-01");
  const local = signed("l", "2025-09-01", { level: "local", follows: "a" });

  it("is met while it follows the central one in force", () => {
    expect(judged("local-police-agreement", [first, local])).toBe("met: agreement-up-to-date");
  });

  it("is to be updated once a new central agreement is signed, and met again when it is", () => {
    const log = [first, local, signed("b", "2026-02-01", { replaces: "a" })];
    expect(judged("local-police-agreement", log, { on: "2026-01-31" })).toBe("met: agreement-up-to-date");
    expect(cellOf("local-police-agreement", log)).toMatchObject({
      status: "not met",
      grounds: "agreement-to-be-updated",
      why: { $why: [4, 5] },
    });
    const updated = ours("AgreementUpdated", "police-agreement-l", "2026-04-01", { follows: "b" });
    expect(judged("local-police-agreement", [...log, updated])).toBe("met: agreement-up-to-date");
  });

  it("cannot be judged where it does not say which central one it follows, nor when either was signed", () => {
    const unclear = signed("l", "2026-02", { level: "local" });
    expect(judged("local-police-agreement", [signed("a", "2026-02"), unclear])).toBe(
      "cannot be judged: agreement-not-compared",
    );
  });

  it("is not met once it is cancelled", () => {
    const log = [first, local, cancelled("l", "2026-02-01", "2026-03-31", "farsta")];
    expect(judged("local-police-agreement", log, { on: "2026-03-30" })).toBe("met: agreement-up-to-date");
    expect(judged("local-police-agreement", log)).toBe("not met: agreement-over");
  });

  it("is not judged by the central one alone", () => {
    expect(judged("local-police-agreement", [first])).toBe("cannot be judged: no-facts");
  });
});

describe("a strategy for civil society in this work", () => {
  const stream = "civil-society-strategy-farsta-specific";
  const adopted = (on: string, more: Partial<DataOf<"StrategyAdopted">> = {}) =>
    ours("StrategyAdopted", stream, on, { kind: "specific", ...more });
  const observed = (on: string, found: DataOf<"StrategyObserved">["found"], support?: "observed") =>
    ours(
      "StrategyObserved",
      stream,
      on,
      { kind: "specific", found, by: { kind: "unit", unit: "ks" }, source: "audit-report", sections: ["3.3.7"] },
      support ? { source: { document: "rapport", section: "3.3.7", support } } : {},
    );

  it("is not met where somebody who looked found none, with the section that says so", () => {
    expect(cellOf("civil-society-strategy", [observed("2026-01-19", "absent", "observed")])).toMatchObject({
      status: "not met",
      grounds: "observed-absent",
      support: "observed",
      sections: ["3.3.7"],
    });
  });

  it("is met once it is adopted, and the older absence stands against it", () => {
    const cell = cellOf("civil-society-strategy", [observed("2026-01-19", "absent"), adopted("2026-05-01")]);
    expect(cell).toMatchObject({
      status: "met",
      grounds: "strategy-adopted",
      against: [{ says: "not met", grounds: "observed-absent", day: "2026-01-19" }],
    });
  });

  it("decides nothing while it is announced, started or being looked at", () => {
    const announced = ours("StrategyAnnounced", stream, "2026-02-01", { kind: "specific" });
    const started = ours("StrategyStarted", stream, "2026-03-01", { kind: "specific" });
    expect(judged("civil-society-strategy", [announced])).toBe("cannot be judged: strategy-coming");
    expect(judged("civil-society-strategy", [announced, started])).toBe("cannot be judged: strategy-coming");
    expect(judged("civil-society-strategy", [observed("2026-03-01", "under-way")])).toBe(
      "cannot be judged: observed-under-way",
    );
  });

  it("is not met when it has ended or its time has run out", () => {
    const ended = ours("StrategyEnded", stream, "2026-06-01", { kind: "specific", how: "revoked" });
    expect(judged("civil-society-strategy", [adopted("2026-01-01"), ended])).toBe("not met: strategy-ended");
    const short = adopted("2025-01-01", { validTo: "2026-03-31" });
    expect(judged("civil-society-strategy", [short], { on: "2026-03-31" })).toBe("met: strategy-adopted");
    expect(judged("civil-society-strategy", [short])).toBe("not met: strategy-ended");
  });

  it("is not a general one, which is shown and decides nothing", () => {
    const general = ours("StrategyAdopted", "civil-society-strategy-farsta-general", "2026-01-01", { kind: "general" });
    expect(judged("civil-society-strategy", [general])).toBe("cannot be judged: strategy-general");
    expect(cellOf("civil-society-strategy", [general, observed("2026-01-19", "absent")])).toMatchObject({
      status: "not met",
      also: [{ says: "open", grounds: "strategy-general" }],
    });
  });

  it("that turns out never to have been adopted is answered as if it had not been logged, from when that is known", () => {
    const withdrawn: Given = { corrects: 4, knownOn: "2026-04-01" };
    const log = [observed("2026-01-19", "absent"), adopted("2026-02-01"), withdrawn];
    expect(judged("civil-society-strategy", log, { asKnownOn: "2026-03-31" })).toBe("met: strategy-adopted");
    expect(judged("civil-society-strategy", log)).toBe("not met: observed-absent");
  });
});

describe("central guidance for civil society", () => {
  const stream = "civil-society-guidance-g";
  const adopted = (id: string, on: string, more: Partial<DataOf<"GuidanceAdopted">> = {}) =>
    given("GuidanceAdopted", `civil-society-guidance-${id}`, "ks", on, { name: id, ...more });

  it("is met once it is adopted, cannot be judged while it is coming, and is not met where it was found absent", () => {
    const announced = given("GuidanceAnnounced", stream, "ks", "2026-02-01", { name: "g" });
    const absent = given("GuidanceObserved", stream, "ks", "2026-01-19", {
      found: "absent",
      by: { kind: "unit", unit: "ks" },
      source: "audit-report",
      sections: ["4"],
    });
    expect(judged("central-guidance", [announced], ks)).toBe("cannot be judged: guidance-coming");
    expect(judged("central-guidance", [absent], ks)).toBe("not met: observed-absent");
    expect(cellOf("central-guidance", [absent, adopted("g", "2026-05-01")], ks)).toMatchObject({
      status: "met",
      grounds: "guidance-adopted",
      against: [{ grounds: "observed-absent" }],
    });
  });

  it("is not met when it ended without another that holds", () => {
    const ended = given("GuidanceEnded", stream, "ks", "2026-05-01", { how: "revoked" });
    expect(judged("central-guidance", [adopted("g", "2026-01-01"), ended], ks)).toBe("not met: guidance-ended");
    expect(judged("central-guidance", [adopted("g", "2026-01-01"), ended, adopted("h", "2026-04-01")], ks)).toBe(
      "met: guidance-adopted",
    );
  });
});

describe("collaboration with civil society", () => {
  const stream = "civil-society-partner-p";
  const registered = ours("PartnerRegistered", stream, "2026-01-01", { name: "Partner", kind: "association" });
  const begun = (scope: "this-work" | "general", on: string) =>
    ours("CollaborationBegun", stream, on, { collaboration: "c1", activity: "dialogue-meetings", scope });

  it("is met by what is done together in this work, and only by that", () => {
    expect(judged("civil-society-collaboration", [registered, begun("this-work", "2026-02-01")])).toBe(
      "met: collaboration-this-work",
    );
    expect(judged("civil-society-collaboration", [registered, begun("general", "2026-02-01")])).toBe(
      "cannot be judged: collaboration-general",
    );
  });

  it("is not missing for lack of a log: what ended is shown and decides nothing", () => {
    const ended = ours("CollaborationEnded", stream, "2026-04-01", { collaboration: "c1", to: "2026-03-31" });
    expect(judged("civil-society-collaboration", [registered, begun("this-work", "2026-02-01"), ended])).toBe(
      "cannot be judged: collaboration-none-active",
    );
    expect(judged("civil-society-collaboration", [])).toBe("cannot be judged: no-facts");
  });

  it("keeps the auditors' finding in sight against what the board logged", () => {
    const limited = finding("civil-society-partners", "limited");
    expect(
      cellOf("civil-society-collaboration", [limited, registered, begun("this-work", "2026-02-01")]),
    ).toMatchObject({ status: "met", against: [{ says: "not met", grounds: "finding-limited" }] });
  });
});
