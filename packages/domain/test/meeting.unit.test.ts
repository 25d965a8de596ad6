import { describe, expect, it } from "vitest";
import { fold } from "../src/index.ts";
import type { Aggregate } from "../src/kit/aggregate.ts";
import { meeting } from "../src/meeting.ts";
import { given, idOf, sealed, streamFrom } from "./given.ts";

const planned = { type: "MeetingPlanned", data: { forum: "samordnarnatverket", plannedFor: "2026-03-10" } };
const attendance = {
  forum: "samordnarnatverket",
  functions: ["central-coordinator", "local-coordinator"],
  units: ["kommunstyrelsen", "skarholmen"],
};
const held = {
  type: "MeetingHeld",
  data: {
    ...attendance,
    decisions: [sealed("Gemensam genomgång")],
    actions: [
      { action: "a1", what: sealed("Samla planerna"), responsible: "skarholmen", due: "2026-04-01" },
      { action: "a2", what: sealed("Boka lokal"), responsible: "kommunstyrelsen", due: "2026-04-02" },
    ],
  },
};
const hold = {
  unit: "kommunstyrelsen",
  ...attendance,
  decisions: ["Gemensam genomgång"],
  actions: [
    { what: "Samla planerna", responsible: "skarholmen", due: "2026-04-01" },
    { what: "Boka lokal", responsible: "kommunstyrelsen", due: "2026-04-02" },
  ],
};
const cancelled = { type: "MeetingCancelled", data: { forum: "samordnarnatverket", reason: sealed("Förhinder") } };
const done = { type: "MeetingActionDone", data: { action: "a1" } };

describe("a meeting", () => {
  it("is planned for a day to come", () => {
    given(meeting, [])
      .when("plan", { unit: "kommunstyrelsen", ...planned.data })
      .thenRecorded([planned]);
  });

  it("is planned only once", () => {
    given(meeting, [planned])
      .when("plan", { unit: "kommunstyrelsen", ...planned.data })
      .thenRefused("already-exists");
  });

  it("is held with or without having been planned, and its actions get codes", () => {
    given(meeting, []).when("hold", hold).thenRecorded([held]);
    given(meeting, [planned]).when("hold", hold).thenRecorded([held]);
  });

  it("that decided nothing has empty lists", () => {
    given(meeting, [])
      .when("hold", { unit: "kommunstyrelsen", ...attendance, notes: "Kort möte" })
      .thenRecorded([
        { type: "MeetingHeld", data: { ...attendance, decisions: [], actions: [], notes: sealed("Kort möte") } },
      ]);
  });

  it("is not held twice, nor after it was cancelled", () => {
    given(meeting, [held])
      .when("hold", hold)
      .thenRefused("step-already-taken", { step: { en: "Meeting held" } });
    given(meeting, [planned, cancelled]).when("hold", hold).thenRefused("step-already-taken");
  });

  it("is not held on a day that has not come", () => {
    given(meeting, [planned])
      .when("hold", hold, { occurredOn: "2026-03-04", today: "2026-03-03" })
      .thenRefused("date-in-future", { date: "2026-03-04" });
    given(meeting, [planned]).when("hold", hold, { occurredOn: "2026-03", today: "2026-03-01" }).thenRecorded([held]);
  });

  it("is cancelled with a reason, for the forum that it was planned for", () => {
    given(meeting, [planned]).when("cancel", { reason: "Förhinder" }).thenRecorded([cancelled]);
  });

  it("is not cancelled twice, nor after it was held, nor where there is none", () => {
    given(meeting, [planned, cancelled]).when("cancel", { reason: "Förhinder" }).thenRefused("step-already-taken");
    given(meeting, [held]).when("cancel", { reason: "Förhinder" }).thenRefused("step-already-taken");
    given(meeting, []).when("cancel", { reason: "Förhinder" }).thenRefused("not-found");
  });

  it("whose plan was withdrawn is not cancelled", () => {
    const withdrawn = {
      type: "EntryWithdrawn",
      corrects: idOf(0),
      data: {
        type: "MeetingPlanned",
        schema: 1,
        previous: { occurredOn: "2026-03-03", data: planned.data },
        why: sealed("Fel dag"),
      },
    };
    given(meeting, [planned, withdrawn])
      .when("cancel", { reason: "Förhinder" })
      .thenRefused("step-missing", { step: { en: "Meeting planned" } });
    given(meeting, [planned, withdrawn]).when("hold", hold).thenRecorded([held]);
  });

  it("is shared with the units that attended", () => {
    const { state } = fold(meeting as unknown as Aggregate, streamFrom(meeting as unknown as Aggregate, "x", [held]));
    expect(meeting.sharedWith(state as never)).toEqual(["kommunstyrelsen", "skarholmen"]);
  });
});

describe("an action of a meeting", () => {
  it("is completed only once", () => {
    given(meeting, [held]).when("complete-action", { action: "a1" }).thenRecorded([done]);
    given(meeting, [held, done]).when("complete-action", { action: "a1" }).thenRefused("step-already-taken");
    given(meeting, [held, done])
      .when("complete-action", { action: "a2" })
      .thenRecorded([{ type: "MeetingActionDone", data: { action: "a2" } }]);
  });

  it.for(["a3", "constructor"])("that was not agreed (%s) is unknown", (action) => {
    given(meeting, [held]).when("complete-action", { action }).thenRefused("unknown-item", { id: action });
  });
});
