import { describe, expect, it } from "vitest";
import {
  agreementHandlers,
  agreementKinds,
  agreementsOf,
  defineView,
  meetingHandlers,
  meetingKinds,
  meetingsOf,
  probablySame,
} from "../src/index.ts";
import { answerOf, type Given, given } from "./given.ts";

const view = defineView({
  name: "parts",
  version: 1,
  title: { sv: "Delar", en: "Parts" },
  help: { sv: "Delar", en: "Parts" },
  who: {},
  kinds: { ...meetingKinds, ...agreementKinds },
  handles: { ...meetingHandlers, ...agreementHandlers },
  ignores: [],
  evaluate: (cells, { on }) => ({
    pairs: probablySame(meetingsOf(cells, on)).map(({ meetings }) => meetings.map(({ stream }) => stream).join(" ")),
    givenUp: meetingsOf(cells, on).flatMap(({ stream, givenUpFor }) => (givenUpFor ? [`${stream}>${givenUpFor}`] : [])),
    agreements: agreementsOf(cells, on).map(({ agreement, status, update }) => `${agreement} ${status} ${update}`),
  }),
});
const ask = (log: readonly Given[], on = "2026-12-31", asKnownOn = on) => answerOf(view, log, { on, asKnownOn });

const held = (id: string, occurredOn: string, forum = "f1") =>
  given("MeetingHeld", `meeting-${id}`, "skarholmen", occurredOn, {
    forum,
    functions: ["police"],
    units: ["skarholmen"],
    decisions: [],
    actions: [],
  });
const same = (id: string, other: string) =>
  given("MeetingFoundSame", `meeting-${id}`, "skarholmen", "2026-06-01", { other });

describe("records of meetings that are probably the same", () => {
  it("are of one forum and at one time, each shown beside the nearest one", () => {
    const log = [held("a", "2026-03-03"), held("b", "2026-03-03"), held("c", "2026-03"), held("d", "2026-04-01")];
    expect(ask([...log, held("e", "2026-03-03", "f2")])).toMatchObject({
      pairs: ["meeting-a meeting-c", "meeting-a meeting-b"],
    });
  });

  it("are not those whose date says little, such as only the year", () => {
    expect(ask([held("a", "2026-03-03"), held("b", "2026")])).toMatchObject({ pairs: [] });
  });

  it("are followed to the record that is kept, and where they point at each other both stay", () => {
    const log = [held("a", "2026-03-03"), held("b", "2026-03-03"), held("c", "2026-03-03")];
    expect(ask([...log, same("b", "a"), same("c", "b")])).toMatchObject({
      pairs: [],
      givenUp: ["meeting-b>meeting-a", "meeting-c>meeting-a"],
    });
    expect(ask([...log.slice(0, 2), same("a", "b"), same("b", "a")])).toMatchObject({ givenUp: [] });
  });
});

const signed = (id: string, level: "central" | "local", occurredOn: string, more = {}) =>
  given("AgreementSigned", `police-agreement-${id}`, "skarholmen", occurredOn, {
    level,
    name: "Överenskommelse",
    parties: [{ kind: "unit", unit: "skarholmen" }],
    purposes: [],
    areas: [],
    ...more,
  });

describe("an agreement with the police", () => {
  const log = [
    signed("old", "central", "2024-01-08"),
    signed("new", "central", "2026-03-02", { validFrom: "2026-09-01", replaces: "old" }),
    signed("x", "local", "2024-02-05", { follows: "old" }),
    signed("y", "local", "2026-04-01", { follows: "new" }),
  ];
  const on = (day: string) => (ask(log, day) as { agreements: readonly string[] }).agreements;

  it("holds until the day on which the one that replaces it does", () => {
    expect(on("2026-08-31").slice(0, 2)).toEqual(["new to come null", "old in force null"]);
    expect(on("2026-09-01").slice(0, 2)).toEqual(["new in force null", "old replaced null"]);
  });

  it("is followed until then, and one that follows the coming one need not follow it", () => {
    expect(on("2026-08-31").slice(2)).toEqual(["y in force up to date", "x in force up to date"]);
    expect(on("2026-09-01").slice(2)).toEqual(["y in force up to date", "x in force to be updated"]);
  });
});

describe("a local agreement with the police", () => {
  it("that does not say what it follows is to be updated where it was surely signed before the newest central one", () => {
    const city = signed("stad", "central", "2026-11");
    expect(ask([city, signed("x", "local", "2025")])).toMatchObject({
      agreements: ["stad in force null", "x in force to be updated"],
    });
    expect(ask([city, signed("x", "local", "2026-11-12")])).toMatchObject({
      agreements: ["stad in force null", "x in force cannot be judged"],
    });
  });

  it("follows no central one any more when that is cancelled, and as known before it did", () => {
    const log = [
      signed("stad", "central", "2026-01-07"),
      signed("x", "local", "2026-02-02", { follows: "stad" }),
      given("AgreementCancelled", "police-agreement-stad", "skarholmen", "2026-05-04", {
        endsOn: "2026-06-30",
        reason: { textId: "t", commitment: "c" },
      }),
    ];
    expect(ask(log, "2026-06-29")).toMatchObject({ agreements: ["stad in force null", "x in force up to date"] });
    expect(ask(log, "2026-06-30")).toMatchObject({
      agreements: ["stad cancelled null", "x in force no central agreement"],
    });
    expect(ask(log, "2026-06-30", "2026-05-03")).toMatchObject({
      agreements: ["stad in force null", "x in force up to date"],
    });
  });
});
