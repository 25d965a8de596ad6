import { applyPatch } from "rfc6902";
import { firstValueFrom, takeUntil, timer, toArray } from "rxjs";
import { describe, expect, it } from "vitest";
import { administrator, auditor, board, central, local, meeting, type Opened, open, report } from "./harness.ts";

const answered = async ({ ledger }: Opened, actor: Parameters<Opened["ledger"]["ask"]>[1], request: object = {}) => {
  const answer = await ledger.ask({ view: "counts", ...request }, actor);
  if (answer.kind === "refused") throw new Error(answer.refusal.code);
  return answer;
};

/** Three reports at Skärholmen in February and five at Farsta, all recorded on 10 March unless the clock is moved. */
async function reported(opened: Opened): Promise<void> {
  for (let n = 1; n <= 3; n++) await opened.done(report(`s${n}`, "skarholmen", "2026-02-10"), local("skarholmen"));
  for (let n = 1; n <= 5; n++) await opened.done(report(`f${n}`, "farsta", "2026-02-10"), local("farsta"));
}

describe("a sensitive count", () => {
  it("is true for the own board's coordinator and the auditor, at once", async () => {
    const opened = await open();
    await reported(opened);
    expect((await answered(opened, local("skarholmen"))).answer).toMatchObject({
      reports: [{ unit: "skarholmen", reported: { value: 3, why: [6, 7, 8] } }],
    });
    expect((await answered(opened, auditor)).answer).toMatchObject({
      reports: [
        { unit: "farsta", reported: { value: 5 } },
        { unit: "skarholmen", reported: { value: 3 } },
      ],
    });
  });

  it("is not given outside before the month in which it was recorded is closed", async () => {
    const opened = await open();
    await reported(opened);
    expect((await answered(opened, central)).answer).toMatchObject({ reports: [] });
    opened.clock.set("2026-04-01T08:00:00.000Z");
    expect((await answered(opened, central)).answer).toEqual({
      meetings: [],
      reports: [
        { unit: "farsta", month: "2026-02", reported: { value: 5 } },
        { unit: "skarholmen", month: "2026-02", reported: { masked: "small", text: "<5" } },
      ],
    });
    expect((await answered(opened, central, { asKnownOn: "2026-03-30" })).answer).toMatchObject({ reports: [] });
  });

  it("follows the threshold that policy sets, from the day it is valid", async () => {
    const opened = await open();
    await reported(opened);
    await opened.done(
      {
        aggregate: "policy",
        id: "small-number-threshold",
        command: "set",
        input: { unit: "kommunstyrelsen", key: "small-number-threshold", value: 10, validFrom: "2026-04-02" },
      },
      central,
    );
    opened.clock.set("2026-04-01T08:00:00.000Z");
    const masks = async (on: string) =>
      ((await answered(opened, central, { on })).answer as { reports: { reported: object }[] }).reports.map(
        (r) => r.reported,
      );
    expect(await masks("2026-04-01")).toEqual([{ value: 5 }, { masked: "small", text: "<5" }]);
    opened.clock.set("2026-04-03T08:00:00.000Z");
    expect(await masks("2026-04-02")).toEqual([
      { masked: "small", text: "<10" },
      { masked: "small", text: "<10" },
    ]);
  });
});

describe("a question", () => {
  it("is answered for the own unit only where the role reaches no further", async () => {
    const opened = await open();
    await opened.done(meeting("m1", "farsta"), local("farsta"));
    expect((await answered(opened, local("skarholmen"))).unit).toBe("skarholmen");
    expect((await answered(opened, local("skarholmen"))).answer).toMatchObject({ meetings: [] });
    const other = await opened.ledger.ask({ view: "counts", unit: "farsta" }, local("skarholmen"));
    expect(other).toMatchObject({ kind: "refused", refusal: { code: "not-found" } });
  });

  it("of a role that the view does not name is refused", async () => {
    const { ledger } = await open();
    expect(await ledger.ask({ view: "counts" }, administrator)).toMatchObject({
      refusal: { code: "role-not-allowed" },
    });
    expect(await ledger.ask({ view: "nothing" }, central)).toMatchObject({ refusal: { code: "not-found" } });
  });

  it("names each wrong date", async () => {
    const { ledger } = await open();
    const refused = await ledger.ask({ view: "counts", asKnownOn: "2026-02-31", on: "soon" }, central);
    if (refused.kind !== "refused") throw new Error("answered");
    expect(refused.refusal.fields.map(({ pointer }) => pointer)).toEqual(["/asKnownOn", "/on"]);
    expect(await ledger.ask({ view: "counts", asKnownOn: "2026-03-11" }, central)).toMatchObject({ kind: "refused" });
  });

  it("of the executive board is answered as of the last closed month's end", async () => {
    const opened = await open();
    await opened.done(meeting("m1", "farsta"), local("farsta"));
    const answer = await answered(opened, board);
    expect([answer.asKnownOn, answer.on, answer.answer]).toEqual([
      "2026-02-28",
      "2026-02-28",
      { meetings: [], reports: [] },
    ]);
    expect((await answered(opened, board, { asKnownOn: "2026-03-05" })).asKnownOn).toBe("2026-02-28");
  });

  it("with atLeast waits for the view, and says not yet where it does not come", async () => {
    const opened = await open();
    const { position } = await opened.done(meeting("m1", "farsta"), local("farsta"));
    expect((await answered(opened, central, { atLeast: position })).position >= position).toBe(true);
    const later = await opened.ledger.ask({ view: "counts", atLeast: `${position}9`, waitMs: 5 }, central);
    expect(later).toMatchObject({ refusal: { code: "not-yet" } });
  });

  it("shows what was known on each day: before, between and after a correction", async () => {
    const opened = await open();
    const held = await opened.done(meeting("m1", "farsta"), local("farsta"));
    opened.clock.set("2026-03-12T09:00:00.000Z");
    const input = { entry: held.events[0]?.id, why: "Antecknat två gånger" };
    await opened.done({ aggregate: "meeting", id: "m1", command: "withdraw", input }, local("farsta"));
    const months = async (asKnownOn: string) =>
      ((await answered(opened, central, { asKnownOn })).answer as { meetings: unknown[] }).meetings.length;
    expect([await months("2026-03-09"), await months("2026-03-11"), await months("2026-03-12")]).toEqual([0, 1, 0]);
  });
});

describe("changes between two dates", () => {
  it("turn the one answer into the other, and name exactly the events recorded in between", async () => {
    const opened = await open();
    const days = ["2026-03-11", "2026-03-12", "2026-03-13", "2026-03-14"];
    const numbers: Record<string, number[]> = {};
    for (const [index, day] of days.entries()) {
      opened.clock.set(`${day}T09:00:00.000Z`);
      for (let n = 0; n <= index; n++) {
        const { position } = await opened.done(
          meeting(`m-${index}-${n}`, "farsta", { notes: `Text ${n}` }),
          local("farsta"),
        );
        numbers[day] = [...(numbers[day] ?? []), (await opened.ledger.numberOf(position)) ?? 0];
      }
    }
    for (const from of ["2026-03-09", ...days])
      for (const to of days.filter((day) => day >= from)) {
        const changes = await opened.ledger.changes({ view: "counts", from, to }, central);
        if (changes.kind === "refused") throw new Error(changes.refusal.code);
        const state = structuredClone((await answered(opened, central, { asKnownOn: from })).answer);
        expect(applyPatch(state, [...changes.patch])).toEqual(changes.patch.map(() => null));
        expect(state).toEqual((await answered(opened, central, { asKnownOn: to })).answer);
        const between = days.filter((day) => day > from && day <= to).flatMap((day) => numbers[day] ?? []);
        const setUp = from < "2026-03-10" ? [2, 3, 4, 5] : [];
        expect(changes.events.map(({ number }) => number)).toEqual([...setUp, ...between]);
      }
  });

  it("name no event of a sensitive kind outside the own board", async () => {
    const opened = await open();
    await reported(opened);
    opened.clock.set("2026-04-01T08:00:00.000Z");
    const types = async (actor: typeof central) => {
      const changes = await opened.ledger.changes({ view: "counts", from: "2026-03-09", to: "2026-04-01" }, actor);
      return changes.kind === "changes" ? changes.events.map(({ type }) => type) : [];
    };
    expect(await types(central)).not.toContain("ConcernReported");
    expect((await types(local("skarholmen"))).filter((type) => type === "ConcernReported")).toHaveLength(3);
    expect((await types(auditor)).filter((type) => type === "ConcernReported")).toHaveLength(8);
  });

  it("backwards in time are refused", async () => {
    const { ledger } = await open();
    const refused = await ledger.changes({ view: "counts", from: "2026-03-02", to: "2026-03-01" }, central);
    expect(refused).toMatchObject({ refusal: { code: "dates-out-of-order" } });
  });
});

describe("the log", () => {
  const read = async ({ ledger }: Opened, request: object, actor: typeof central) => {
    const events = ledger.log(request, actor);
    if ("kind" in events) return events.refusal.code;
    const list = [];
    for await (const event of events) list.push(event);
    return list;
  };

  it("is given to an auditor without texts, for a stated purpose", async () => {
    const opened = await open();
    await opened.done(meeting("m1", "farsta", { notes: "En hemlighet" }), local("farsta"));
    expect(await read(opened, {}, auditor)).toBe("purpose-missing");
    const events = await read(opened, { purpose: "Granskning av samverkan" }, auditor);
    expect(JSON.stringify(events)).not.toContain("En hemlighet");
    expect(events).toHaveLength(6);
  });

  it("gives a coordinator the own matters with their texts, and those that the unit took part in", async () => {
    const opened = await open();
    await opened.done(
      meeting("m1", "farsta", { notes: "Farstas text", units: ["farsta", "skarholmen"] }),
      local("farsta"),
    );
    await opened.done(meeting("m2", "farsta", { notes: "Bara Farsta" }), local("farsta"));
    const events = await read(opened, {}, local("skarholmen"));
    expect(JSON.stringify(events)).toContain("Farstas text");
    expect(JSON.stringify(events)).not.toContain("Bara Farsta");
  });

  it("is not read by the executive board, and shows the central coordinator no concern report", async () => {
    const opened = await open();
    await reported(opened);
    expect(await read(opened, {}, board)).toBe("role-not-allowed");
    expect(JSON.stringify(await read(opened, {}, central))).not.toContain("ConcernReported");
  });

  it("can be narrowed by number, type, unit and stream", async () => {
    const opened = await open();
    await opened.done(meeting("m1", "farsta"), local("farsta"));
    await opened.done(meeting("m2", "skarholmen"), local("skarholmen"));
    const numbers = async (request: object) => {
      const events = await read(opened, request, central);
      return typeof events === "string" ? events : events.map(({ number }) => number);
    };
    expect(await numbers({ after: 5 })).toEqual([6, 7]);
    expect(await numbers({ after: 5, limit: 1 })).toEqual([6]);
    expect(await numbers({ types: ["MeetingHeld"], unit: "skarholmen" })).toEqual([7]);
    expect(await numbers({ stream: "meeting-m1" })).toEqual([6]);
  });
});

describe("a single aggregate", () => {
  it("is shown with its entries to its own unit and to those that took part, to others not at all", async () => {
    const opened = await open();
    await opened.done(meeting("m1", "farsta", { units: ["farsta", "skarholmen"] }), local("farsta"));
    const kinds = await Promise.all(
      [local("farsta"), local("skarholmen"), local("kommunstyrelsen")].map(
        async (actor) => (await opened.ledger.aggregate("meeting", "m1", actor)).kind,
      ),
    );
    expect(kinds).toEqual(["aggregate", "aggregate", "refused"]);
  });

  it("that is a concern report is shown to nobody outside the own board but the auditor", async () => {
    const opened = await open();
    await opened.done(report("r1", "farsta", "2026-02"), local("farsta"));
    const kinds = await Promise.all(
      [local("farsta"), auditor, central, administrator, board].map(
        async (actor) => (await opened.ledger.aggregate("concern-report", "r1", actor)).kind,
      ),
    );
    expect(kinds).toEqual(["aggregate", "aggregate", "refused", "refused", "refused"]);
  });
});

describe("the live feed", () => {
  it("tells which cells changed, and of sensitive ones nothing outside the own board", async () => {
    const opened = await open();
    const heard = (actor: typeof central) =>
      firstValueFrom(opened.ledger.live(actor).pipe(takeUntil(timer(300)), toArray()));
    const feeds = [central, local("skarholmen"), local("farsta"), auditor].map(heard);
    await opened.done(report("r1", "skarholmen", "2026-02"), local("skarholmen"));
    await opened.done(meeting("m1", "farsta"), local("farsta"));
    const kinds = (await Promise.all(feeds)).map((messages) =>
      messages.flatMap(({ cells }) => cells.map(({ kind, unit }) => `${kind} ${unit}`)).sort(),
    );
    expect(kinds).toEqual([
      ["meetings farsta"],
      ["concern skarholmen", "reports skarholmen"],
      ["meetings farsta"],
      ["concern skarholmen", "meetings farsta", "reports skarholmen"],
    ]);
  });

  it("that resumes is told what it missed, in the same way", async () => {
    const opened = await open();
    await opened.done(report("r1", "skarholmen", "2026-02"), local("skarholmen"));
    await opened.done(meeting("m1", "farsta"), local("farsta"));
    const cells = async (actor: typeof central) =>
      (await opened.ledger.missed(5, actor))?.flatMap((message) => message.cells.map(({ kind }) => kind)).sort();
    expect([await cells(central), await cells(local("skarholmen")), await cells(auditor)]).toEqual([
      ["meetings"],
      ["concern", "reports"],
      ["concern", "meetings", "reports"],
    ]);
    expect(await opened.ledger.missed(7, central)).toEqual([]);
  });
});
