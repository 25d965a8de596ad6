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

const to = [
  { kind: "unit", unit: "farsta" },
  { kind: "function", function: "local-coordinator", unit: "skarholmen" },
];
const invited = { type: "MeetingInvitationSent", data: { to } };
const agenda = [
  { kind: "standing-item", item: "Lägesbild" },
  { kind: "text", text: "Årets plan" },
];
const sentAgenda = [agenda[0], { kind: "text", text: sealed("Årets plan") }];
const same = { type: "MeetingFoundSame", data: { other: "m2" } };
const different = { type: "MeetingFoundDifferent", data: { other: "m2" } };

describe("a planned meeting", () => {
  it("is invited to with an agenda, gets a new agenda, and is moved with a reason", () => {
    given(meeting, [planned])
      .when("invite", { to, agenda })
      .thenRecorded([{ type: "MeetingInvitationSent", data: { to, agenda: sentAgenda } }]);
    given(meeting, [planned, invited])
      .when("send-agenda", { agenda })
      .thenRecorded([{ type: "MeetingAgendaSent", data: { agenda: sentAgenda } }]);
    given(meeting, [planned, invited])
      .when("move", { plannedFor: "2026-03-17", reason: "Krock" })
      .thenRecorded([
        {
          type: "MeetingMoved",
          data: { forum: "samordnarnatverket", plannedFor: "2026-03-17", reason: sealed("Krock") },
        },
      ]);
  });

  it.for([
    ["invite", { to }],
    ["send-agenda", { agenda }],
    ["move", { plannedFor: "2026-03-17", reason: "Krock" }],
  ] as const)("takes no step (%s) before it is planned or once it is over", ([command, input]) => {
    given(meeting, [invited])
      .when(command, input)
      .thenRefused("step-missing", { step: { en: "Meeting planned" } });
    given(meeting, [held])
      .when(command, input)
      .thenRefused("step-already-taken", { step: { en: "Meeting held" } });
    given(meeting, [planned, cancelled]).when(command, input).thenRefused("step-already-taken");
  });

  it("is shared with the units that are invited, by themselves or by a function", () => {
    const stream = streamFrom(meeting as unknown as Aggregate, "x", [planned, invited]);
    const { state } = fold(meeting as unknown as Aggregate, stream);
    expect(meeting.sharedWith(state as never)).toEqual(["farsta", "skarholmen"]);
  });
});

describe("an action whose last day is moved", () => {
  const move = { action: "a1", due: "2026-05-01", reason: "Sjukdom" };
  it("gets a new day with the reason while it is open", () => {
    given(meeting, [held])
      .when("move-action", move)
      .thenRecorded([{ type: "MeetingActionMoved", data: { ...move, reason: sealed("Sjukdom") } }]);
    given(meeting, [held, done]).when("move-action", move).thenRefused("step-already-taken");
    given(meeting, [held])
      .when("move-action", { ...move, action: "constructor" })
      .thenRefused("unknown-item");
  });
});

describe("two records of a meeting", () => {
  it("are said to be the same, and the one given up takes no step more", () => {
    given(meeting, [held]).when("same-as", { other: "m2" }).thenRecorded([same]);
    for (const [command, input] of [
      ["complete-action", { action: "a1" }],
      ["same-as", { other: "m3" }],
      ["not-same-as", { other: "m3" }],
    ] as const)
      given(meeting, [held, same])
        .when(command, input)
        .thenRefused("step-already-taken", { step: { en: "Meeting found to be the same as another" } });
  });

  it("are said not to be the same, once", () => {
    given(meeting, [held]).when("not-same-as", { other: "m2" }).thenRecorded([different]);
    given(meeting, [held, different]).when("not-same-as", { other: "m2" }).thenRefused("step-already-taken");
    given(meeting, [held, different]).when("same-as", { other: "m2" }).thenRefused("step-already-taken");
  });

  it.for(["same-as", "not-same-as"])("are two: a meeting is not compared with itself (%s)", (command) => {
    given(meeting, [held]).when(command, { other: "x" }).thenRefused("unknown-item", { id: "x" });
    given(meeting, [invited]).when(command, { other: "m2" }).thenRefused("step-missing");
  });
});
