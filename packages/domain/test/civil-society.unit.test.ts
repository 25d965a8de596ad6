import { describe, expect, it } from "vitest";
import { civilSocietyGuidance } from "../src/civil-society-guidance.ts";
import { civilSocietyPartner } from "../src/civil-society-partner.ts";
import { civilSocietyStrategy } from "../src/civil-society-strategy.ts";
import { describeFields, type FieldDescription } from "../src/index.ts";
import { environments, phenomena, settings } from "../src/vocabulary.ts";
import { given } from "./given.ts";

const whose = { unit: "skarholmen", kind: "specific" };
const at = { id: "skarholmen-specific" };
const kind = { kind: "specific" };
const step = (type: string, data: object = {}) => ({ type, data: { ...kind, ...data } });
const announced = step("StrategyAnnounced");
const started = step("StrategyStarted");
const adopted = step("StrategyAdopted");
const ended = step("StrategyEnded", { how: "replaced" });
const observation = { found: "absent", by: { kind: "external", name: "Stadsrevisionen" }, source: "audit-report" };

describe("a civil-society strategy", () => {
  const on = (events: readonly ReturnType<typeof step>[], command: string, more = {}) =>
    given(civilSocietyStrategy, events).when(command, { ...whose, ...more }, at);

  it("is announced, started, adopted, renewed and ended", () => {
    on([], "announce").thenRecorded([announced]);
    on([announced], "start").thenRecorded([started]);
    on([started], "adopt").thenRecorded([adopted]);
    on([started, adopted], "start").thenRecorded([started]);
    on([started, adopted, started], "adopt").thenRecorded([adopted]);
    on([started, adopted], "end", { how: "replaced" }).thenRecorded([ended]);
    on([started, adopted, ended], "announce").thenRecorded([announced]);
  });

  it("takes no step twice, and none before the one that it needs", () => {
    on([announced], "announce").thenRefused("step-already-taken", { step: { en: "Strategy announced" } });
    on([started], "announce").thenRefused("step-already-taken", { step: { en: "Work on a strategy started" } });
    on([started, adopted], "announce").thenRefused("step-already-taken", { step: { en: "Strategy adopted" } });
    on([started], "start").thenRefused("step-already-taken");
    on([started, adopted, started], "start").thenRefused("step-already-taken");
    on([announced], "adopt").thenRefused("step-missing", { step: { en: "Work on a strategy started" } });
    on([started, adopted], "adopt").thenRefused("step-already-taken");
    on([started], "end", { how: "replaced" }).thenRefused("step-missing", { step: { en: "Strategy adopted" } });
    on([started, adopted, ended], "end", { how: "replaced" }).thenRefused("step-already-taken");
  });

  it("is observed as absent whatever was logged, with who looked and in what", () => {
    for (const events of [[], [announced], [started, adopted]])
      on(events, "observe", observation).thenRecorded([step("StrategyObserved", observation)]);
  });

  it.for(["announce", "start", "adopt", "end", "observe"])("has an id of its board and kind (%s)", (command) => {
    const more = command === "end" ? { how: "replaced" } : command === "observe" ? observation : {};
    given(civilSocietyStrategy, [started, adopted])
      .when(command, { ...whose, ...more }, { id: "skarholmen-general" })
      .thenRefused("id-mismatch", { expected: "skarholmen-specific" });
  });

  it("may in a founding import be adopted without the steps before", () => {
    given(civilSocietyStrategy, [])
      .when("adopt", whose, { ...at, founding: true })
      .thenRecorded([adopted]);
  });
});

const partner = { kind: "association" };
const registered = { type: "PartnerRegistered", data: partner };
const begun = { type: "CollaborationBegun", data: { collaboration: "c1", activity: "premises", scope: "general" } };
const over = { type: "CollaborationEnded", data: { collaboration: "c1", to: "2026-02" } };
const left = { type: "PartnerLeft", data: {} };

describe("a civil-society partner", () => {
  it("is registered once, and what is done together begins and ends", () => {
    given(civilSocietyPartner, [])
      .when("register", { unit: "skarholmen", ...partner })
      .thenRecorded([registered]);
    given(civilSocietyPartner, [registered])
      .when("register", { unit: "skarholmen", ...partner })
      .thenRefused("already-exists");
    given(civilSocietyPartner, [registered])
      .when("begin", { activity: "premises", scope: "general" })
      .thenRecorded([begun]);
    given(civilSocietyPartner, [registered, begun])
      .when("end", { collaboration: "c1", to: "2026-02" })
      .thenRecorded([over]);
    given(civilSocietyPartner, [registered, begun, over])
      .when("end", { collaboration: "c1", to: "2026-02" })
      .thenRefused("step-already-taken");
    given(civilSocietyPartner, [registered])
      .when("end", { collaboration: "constructor", to: "2026-02" })
      .thenRefused("unknown-item");
  });

  it("that left begins nothing more", () => {
    given(civilSocietyPartner, [registered]).when("leave", {}).thenRecorded([left]);
    given(civilSocietyPartner, [registered, left]).when("leave", {}).thenRefused("step-already-taken");
    given(civilSocietyPartner, [registered, left])
      .when("begin", { activity: "premises", scope: "general" })
      .thenRefused("step-already-taken", { step: { en: "Partner left" } });
    given(civilSocietyPartner, [registered, left])
      .when("end", { collaboration: "c1", to: "2026-02" })
      .thenRefused("step-already-taken");
  });

  it("that was never registered takes no step, and no code is used twice", () => {
    for (const [command, input] of [
      ["begin", { activity: "premises", scope: "general" }],
      ["end", { collaboration: "c1", to: "2026-02" }],
      ["leave", {}],
    ] as const)
      given(civilSocietyPartner, [begun]).when(command, input).thenRefused("step-missing");
    const second = { ...begun, data: { ...begun.data, collaboration: "c2" } };
    given(civilSocietyPartner, [registered, second])
      .when("begin", { activity: "premises", scope: "general" })
      .thenRecorded([{ ...begun, data: { ...begun.data, collaboration: "c3" } }]);
  });

  it("can be linked to no environment, phenomenon or setting", () => {
    const deep = (all: readonly FieldDescription[]): readonly FieldDescription[] =>
      all.flatMap((field) => [field, ...deep([...(field.fields ?? []), ...(field.item ? [field.item] : [])])]);
    const forbidden = [...Object.keys(environments), ...Object.keys(phenomena), ...Object.keys(settings)];
    const codes = Object.values(civilSocietyPartner.events).flatMap(({ data }) =>
      deep(describeFields(data)).flatMap(({ options = {} }) => Object.keys(options)),
    );
    expect(codes.length).toBeGreaterThan(10);
    expect(codes.filter((each) => each !== "other" && forbidden.includes(each))).toEqual([]);
  });
});

const office = { unit: "kommunstyrelsen" };
const coming = { type: "GuidanceAnnounced", data: {} };
const inForce = { type: "GuidanceAdopted", data: { name: "Vägledning" } };
const received = { type: "GuidanceReceived", data: {} };
const inUse = { type: "GuidanceInUse", data: {} };
const gone = { type: "GuidanceEnded", data: { how: "replaced" } };

describe("the central guidance", () => {
  const on = (events: readonly { type: string; data: object }[], command: string, more = {}, unit = "skarholmen") =>
    given(civilSocietyGuidance, events).when(command, { unit, ...more }, { unit });

  it("is announced and adopted, and then received and used by each board", () => {
    on([], "announce").thenRecorded([coming]);
    on([coming], "adopt", { name: "Vägledning" }).thenRecorded([inForce]);
    on([inForce], "receive").thenRecorded([received]);
    on([inForce, received], "receive", {}, "farsta").thenRecorded([received]);
    on([inForce, received], "take-into-use").thenRecorded([inUse]);
    on([inForce], "end", { how: "replaced" }).thenRecorded([gone]);
  });

  it("takes no step twice, and none before the one that it needs", () => {
    on([coming], "announce").thenRefused("step-already-taken");
    on([inForce], "announce").thenRefused("step-already-taken", { step: { en: "Central guidance adopted" } });
    on([inForce], "adopt", { name: "Vägledning" }).thenRefused("step-already-taken");
    on([coming], "receive").thenRefused("step-missing", { step: { en: "Central guidance adopted" } });
    on([inForce, received], "receive").thenRefused("step-already-taken");
    on([inForce], "take-into-use").thenRefused("step-missing", { step: { en: "Guidance received by a board" } });
    on([inForce, received, inUse], "take-into-use").thenRefused("step-already-taken");
    on([coming], "end", { how: "replaced" }).thenRefused("step-missing");
    on([inForce, gone], "end", { how: "replaced" }).thenRefused("step-already-taken");
  });

  it("is observed as absent before there is any", () => {
    on([], "observe", observation, office.unit).thenRecorded([{ type: "GuidanceObserved", data: observation }]);
  });
});
