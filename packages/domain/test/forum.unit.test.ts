import { describe, expect, it } from "vitest";
import { forum } from "../src/forum.ts";
import { fold } from "../src/index.ts";
import type { Aggregate } from "../src/kit/aggregate.ts";
import { given, sealed, streamFrom } from "./given.ts";

const network = {
  name: "Samordnarnätverket",
  convener: { kind: "function", function: "central-coordinator", unit: "kommunstyrelsen" },
  kind: "internal-network",
  cadence: { kind: "every", count: 1, unit: "month" },
  pauses: [{ from: "06-16", to: "08-15" }],
};
const registered = { type: "ForumRegistered", data: network };
const cadence = {
  type: "CadenceSet",
  data: { cadence: { kind: "per", min: 1, max: 2, period: "term" }, validFrom: "2026-01-01" },
};
const joined = { type: "MemberJoined", data: { member: { kind: "unit", unit: "skarholmen" } } };
const left = { ...joined, type: "MemberLeft" };
const item = { type: "StandingItemSet", data: { item: "Lägesbild" } };
const noItem = { ...item, type: "StandingItemEnded" };
const closed = { type: "ForumClosed", data: { reason: sealed("Gruppen upphör.") } };

describe("a forum", () => {
  it("is registered with its convener, cadence and pauses", () => {
    given(forum, [])
      .when("register", { unit: "kommunstyrelsen", ...network })
      .thenRecorded([registered]);
  });

  it("is registered only once", () => {
    given(forum, [registered])
      .when("register", { unit: "kommunstyrelsen", ...network })
      .thenRefused("already-exists");
  });

  it("that a board registers for itself is an internal group", () => {
    const group = { name: "Intern grupp", convener: { kind: "not-stated" }, cadence: { kind: "not stated" } };
    given(forum, [])
      .when("register-internal-group", { unit: "skarholmen", ...group })
      .thenRecorded([{ type: "ForumRegistered", data: { ...group, kind: "internal-group" } }]);
  });

  it.for([
    ["set-cadence", cadence],
    ["add-member", joined],
    ["set-standing-item", item],
  ] as const)("takes %s once it is registered", ([command, event]) => {
    given(forum, [registered]).when(command, event.data).thenRecorded([event]);
  });

  it("whose registration was withdrawn takes nothing but a new registration", () => {
    const withdrawn = {
      type: "EntryWithdrawn",
      corrects: "00000000-0000-8000-8000-000000000000",
      data: {
        type: "ForumRegistered",
        schema: 1,
        previous: { occurredOn: "2026-03-03", data: network },
        why: sealed("Fel forum."),
      },
    };
    given(forum, [registered, withdrawn])
      .when("add-member", joined.data)
      .thenRefused("step-missing", { step: { en: "Forum registered" } });
    given(forum, [registered, withdrawn]).when("add-member", joined.data, { founding: true }).thenRecorded([joined]);
    given(forum, [registered, withdrawn])
      .when("register", { unit: "kommunstyrelsen", ...network })
      .thenRecorded([registered]);
  });

  it("is closed with a reason, and then takes nothing more", () => {
    given(forum, [registered]).when("close", { reason: "Gruppen upphör." }).thenRecorded([closed]);
    for (const [command, input] of [
      ["set-cadence", cadence.data],
      ["add-member", joined.data],
      ["remove-member", joined.data],
      ["set-standing-item", item.data],
      ["end-standing-item", item.data],
      ["close", {}],
      ["register", { unit: "kommunstyrelsen", ...network }],
    ] as const)
      given(forum, [registered, joined, closed])
        .when(command, input)
        .thenRefused("step-already-taken", { step: { en: "Forum closed" } });
  });

  it("is shared with its convener's unit and its members' units, each once", () => {
    const external = { type: "MemberJoined", data: { member: { kind: "external", name: "CVE" } } };
    const again = { type: "MemberJoined", data: { member: { kind: "function", function: "police" } } };
    const own = { type: "MemberJoined", data: { member: { kind: "unit", unit: "kommunstyrelsen" } } };
    const stream = streamFrom(forum as unknown as Aggregate, "x", [registered, joined, external, again, own]);
    const { state } = fold(forum as unknown as Aggregate, stream);
    expect(forum.sharedWith(state as never)).toEqual(["kommunstyrelsen", "skarholmen"]);
  });
});

describe("a forum's members", () => {
  it("leave, and come back", () => {
    given(forum, [registered, joined]).when("remove-member", joined.data).thenRecorded([left]);
    given(forum, [registered, joined, left]).when("add-member", joined.data).thenRecorded([joined]);
  });

  it("do not join twice", () => {
    given(forum, [registered, joined]).when("add-member", joined.data).thenRefused("step-already-taken");
  });

  it("with the same function are told apart by their unit", () => {
    const at = (unit: string) => ({
      type: "MemberJoined",
      data: { member: { kind: "function", function: "local-coordinator", unit } },
    });
    given(forum, [registered, at("skarholmen")])
      .when("add-member", at("spanga-tensta").data)
      .thenRecorded([at("spanga-tensta")]);
  });

  it("do not leave without having joined", () => {
    given(forum, [registered])
      .when("remove-member", joined.data)
      .thenRefused("step-missing", { step: { en: "Member joined" } });
  });
});

describe("a forum's standing items", () => {
  it("are set once and ended once", () => {
    given(forum, [registered, item]).when("end-standing-item", item.data).thenRecorded([noItem]);
    given(forum, [registered, item]).when("set-standing-item", item.data).thenRefused("step-already-taken");
    given(forum, [registered]).when("end-standing-item", item.data).thenRefused("step-missing");
  });
});
