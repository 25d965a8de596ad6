import { count, defineView, type ViewDefinition } from "@liggare/views";
import { firstValueFrom, takeUntil, timer, toArray } from "rxjs";
import { describe, expect, it } from "vitest";
import type { ViewAnswer } from "../src/index.ts";
import {
  administrator,
  auditor,
  board,
  central,
  counts,
  local,
  meeting,
  type Opened,
  open,
  report,
} from "./harness.ts";

const answered = async ({ ledger }: Opened, actor: typeof central, request: object = {}) => {
  const answer = await ledger.ask({ view: "counts", ...request }, actor);
  if (answer.kind === "refused") throw new Error(answer.refusal.code);
  return answer as ViewAnswer & { answer: { reports: { reported: unknown }[]; meetings: unknown[] } };
};

/** A view that counts staff who took part in a course: persons, so sensitive. */
const participants = defineView({
  name: "participants",
  version: 1,
  title: { sv: "Deltagande", en: "Participation" },
  help: { sv: "Antal som deltagit.", en: "How many took part." },
  who: { "central-coordinator": "any unit" },
  kinds: { participation: "sensitive" },
  handles: {
    ParticipationCounted: ({ stream, data }) => [
      { kind: "participation", key: stream, data: { count: data.numerator ?? 0 } },
    ],
  },
  ignores: [],
  evaluate: (cells) =>
    cells
      .cells<{ count: number }>("participation")
      .map(({ unit, facts }) =>
        count(facts[0]?.data.count ?? 0, { sensitivity: "sensitive", unit, why: facts.map((fact) => fact.number) }),
      ),
});

describe("outside the own board", () => {
  it("the last day of a month is not a closed month while it lasts", async () => {
    const opened = await open({ start: "2026-03-31T08:00:00.000Z" });
    for (const index of [1, 2, 3, 4, 5, 6])
      await opened.done(report(`r${index}`, "farsta", "2026-03"), local("farsta"));
    const march = await answered(opened, central);
    expect([march.answer.reports, march.closedMonth]).toEqual([[], "2026-02"]);
    expect((await answered(opened, board)).asKnownOn).toBe("2026-02-28");
    opened.clock.set("2026-04-01T08:00:00.000Z");
    expect((await answered(opened, central)).answer.reports).toMatchObject([{ reported: { value: 6 } }]);
    expect((await answered(opened, board)).asKnownOn).toBe("2026-03-31");
  });

  it("an earlier or later date that is judged does not lower the threshold of today", async () => {
    const opened = await open();
    for (const index of [1, 2, 3, 4, 5, 6])
      await opened.done(report(`r${index}`, "farsta", "2026-02"), local("farsta"));
    for (const [value, validFrom] of [
      [10, "2026-04-02"],
      [3, "2027-01-01"],
    ])
      await opened.done(
        {
          aggregate: "policy",
          id: "small-number-threshold",
          command: "set",
          input: { unit: "kommunstyrelsen", key: "small-number-threshold", value, validFrom },
        },
        central,
      );
    opened.clock.set("2026-04-03T08:00:00.000Z");
    for (const dates of [{}, { on: "2026-04-01" }, { on: "2027-02-01" }, { asKnownOn: "2026-03-31" }])
      expect((await answered(opened, central, dates)).answer.reports).toMatchObject([
        { reported: { masked: "small", text: "<10" } },
      ]);
  });

  it("no event that a view counts as sensitive is read in the log, in what changed or in its own stream", async () => {
    const opened = await open({ views: [counts, participants] as unknown as readonly ViewDefinition<unknown>[] });
    const course = { unit: "kommunstyrelsen", name: "Webbaserad grundutbildning", form: "web", level: "basic" };
    await opened.done({ aggregate: "training", id: "web", command: "register", input: course }, central);
    const figure = { unit: "farsta", state: "taken-part", of: "all-staff", numerator: 2, basis: "participant-lists" };
    const counted = { aggregate: "training", id: "web", command: "count", occurredOn: "2026-03-01", input: figure };
    const { events } = await opened.done(counted, local("farsta"));
    const { unit: _unit, ...data } = { ...figure, numerator: 3 };
    const correction = { entry: events[0]?.id, data, why: "En rad för lite" };
    await opened.done(
      { aggregate: "training", id: "web", command: "correct-participation-counted", input: correction },
      local("farsta"),
    );
    const typesFor = async (actor: typeof central) => {
      const log = opened.ledger.log({ stream: "training-web", purpose: "granskning" }, actor);
      if ("kind" in log) throw new Error(log.refusal.code);
      const types: string[] = [];
      for await (const { type } of log) types.push(type);
      const changed = await opened.ledger.changes({ view: "counts", from: "2026-03-01", to: "2026-03-10" }, central);
      if (changed.kind === "refused") throw new Error(changed.refusal.code);
      const stream = await opened.ledger.aggregate("training", "web", actor);
      const entries = stream.kind === "aggregate" ? stream.entries : [];
      return [types, (entries as readonly { type: string }[]).map(({ type }) => type)];
    };
    const open_ = ["CourseRegistered"];
    const all = ["CourseRegistered", "ParticipationCounted", "EntryCorrected"];
    expect(await typesFor(central)).toEqual([open_, open_]);
    expect(await typesFor(administrator)).toEqual([open_, open_]);
    expect(await typesFor(local("farsta"))).toEqual([all.slice(1), ["ParticipationCounted"]]);
    expect(await typesFor(auditor)).toEqual([all, ["CourseRegistered", "ParticipationCounted"]]);
    const changed = await opened.ledger.changes({ view: "counts", from: "2026-03-01", to: "2026-03-10" }, central);
    expect(changed.kind === "changes" && changed.events.map(({ type }) => type)).not.toContain("ParticipationCounted");
  });

  it("the executive board hears nothing of the open month in the live feed", async () => {
    const opened = await open();
    const heard = firstValueFrom(opened.ledger.live(board).pipe(takeUntil(timer(200)), toArray()));
    await opened.done(meeting("m1", "farsta"), local("farsta"));
    expect(await heard).toEqual([]);
    expect(await opened.ledger.missed(1, board)).toEqual([]);
  });
});

describe("a single stream", () => {
  it("gives auditors and administrators no text, as the log does", async () => {
    const opened = await open();
    await opened.done(meeting("m1", "farsta", { notes: "Om lägesbilden" }), local("farsta"));
    await opened.done(report("r1", "farsta", "2026-02", { note: "Klotter vid skolan" }), local("farsta"));
    const shown = async (name: string, id: string, actor: typeof central) =>
      JSON.stringify(await opened.ledger.aggregate(name, id, actor));
    expect(await shown("meeting", "m1", local("farsta"))).toContain("Om lägesbilden");
    expect(await shown("concern-report", "r1", local("farsta"))).toContain("Klotter vid skolan");
    expect(await shown("meeting", "m1", administrator)).not.toContain("Om lägesbilden");
    expect(await shown("meeting", "m1", auditor)).not.toContain("Om lägesbilden");
    expect(await shown("concern-report", "r1", auditor)).not.toContain("Klotter");
    expect(await shown("concern-report", "r1", auditor)).toContain("commitment");
  });

  it("is read by the units that took part by the version in force, not by those that a correction took away", async () => {
    const opened = await open();
    const held = await opened.done(
      meeting("m1", "skarholmen", { units: ["skarholmen", "farsta"] }),
      local("skarholmen"),
    );
    const kinds = async () =>
      Promise.all(
        ["farsta", "kommunstyrelsen"].map(
          async (unit) => (await opened.ledger.aggregate("meeting", "m1", local(unit))).kind,
        ),
      );
    expect(await kinds()).toEqual(["aggregate", "refused"]);
    const data = {
      forum: "natverket",
      functions: ["local-coordinator"],
      units: ["skarholmen", "kommunstyrelsen"],
      decisions: [],
      actions: [],
    };
    await opened.done(
      {
        aggregate: "meeting",
        id: "m1",
        command: "correct-meeting-held",
        input: { entry: held.events[0]?.id, data, why: "Fel nämnd angavs" },
      },
      local("skarholmen"),
    );
    expect(await kinds()).toEqual(["refused", "aggregate"]);
  });
});

it("What changed between two dates names the date that is at fault by its own name", async () => {
  const { ledger } = await open();
  const pointers = async (from: string, to: string) => {
    const answer = await ledger.changes({ view: "counts", from, to }, central);
    return answer.kind === "refused" ? answer.refusal.fields.map(({ pointer }) => pointer) : [];
  };
  expect(await pointers("", "2026-03-01")).toEqual(["/from"]);
  expect(await pointers("2026-03-01", "snart")).toEqual(["/to"]);
  expect(await pointers("2026-03-01", "2026-04-01")).toEqual(["/to"]);
});
