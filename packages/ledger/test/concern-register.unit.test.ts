import type { Actor } from "@liggare/access";
import { describe, expect, it } from "vitest";
import { administrator, auditor, board, central, local, type Opened, open, report } from "./harness.ts";

const readers: readonly (readonly [string, Actor])[] = [
  ["its own coordinator", local("farsta")],
  ["another board's coordinator", local("skarholmen")],
  ["the central coordinator", central],
  ["the executive board", board],
  ["an auditor", auditor],
  ["an administrator", administrator],
];

const compile = (unit: string, input: object = {}) => ({
  aggregate: "concern-compilation",
  id: `${unit}-2026`,
  command: "compile",
  input: { unit, year: 2026, ...input },
});

/** Two reports of one board, one of another, compiled. */
async function compiled(): Promise<Opened> {
  const opened = await open({ start: "2026-05-10T09:00:00.000Z" });
  for (const id of ["r1", "r2"]) await opened.done(report(id, "farsta", "2026-02"), local("farsta"));
  await opened.done(report("r3", "farsta", "2025-12"), local("farsta"));
  await opened.done(report("r4", "skarholmen", "2026-02"), local("skarholmen"));
  await opened.done(compile("farsta"), local("farsta"));
  return opened;
}

const registerAs = async ({ ledger }: Opened, actor: Actor, request: object = {}) => {
  const answer = await ledger.ask({ view: "concern-register", ...request }, actor);
  return answer.kind === "refused" ? answer.refusal.code : (answer.answer as object);
};

describe("the register of a board's concern reports", () => {
  it("is read by the own board's coordinators and the auditors, and by nobody else", async () => {
    const opened = await compiled();
    const seen = await Promise.all(readers.map(([, actor]) => registerAs(opened, actor)));
    const farsta = { unit: "farsta", own: { reports: [{ report: "r2" }, { report: "r1" }, { report: "r3" }] } };
    const skarholmen = { unit: "skarholmen", own: { reports: [{ report: "r4" }] } };
    expect(seen).toMatchObject([
      { boards: [farsta] },
      { boards: [skarholmen] },
      { boards: [] },
      "role-not-allowed",
      { boards: [farsta, skarholmen] },
      "role-not-allowed",
    ]);
    for (const actor of [local("skarholmen"), central])
      expect(await registerAs(opened, actor, { unit: "farsta" })).toBe("not-found");
  });

  it("shows a report at its newest step and in its corrected form, without the one withdrawn", async () => {
    const opened = await compiled();
    const act = (id: string, command: string, input: object) =>
      opened.done({ aggregate: "concern-report", id, command, input }, local("farsta"));
    await act("r1", "assess", { assessment: "own-measures" });
    const { events } = await act("r2", "assess", { assessment: "own-measures" });
    await act("r2", "withdraw", { entry: events[0]?.id, why: "Fel rapport" });
    const first = await opened.ledger.aggregate("concern-report", "r3", local("farsta"));
    const entry = first.kind === "aggregate" && (first.entries as readonly { id: string }[])[0]?.id;
    await act("r3", "withdraw", { entry, why: "Dubblett" });
    expect(await registerAs(opened, local("farsta"))).toMatchObject({
      boards: [
        {
          own: {
            reports: [
              { report: "r2", status: "received", year: 2026, corrected: false },
              { report: "r1", status: "assessed", settingText: { sv: "Skola" }, date: "2026-02" },
            ],
          },
        },
      ],
    });
  });
});

describe("a compilation of the year's concern reports", () => {
  it("names exactly the own board's reports of the year that were known", async () => {
    const opened = await compiled();
    const answer = await opened.ledger.aggregate("concern-compilation", "farsta-2026", local("farsta"));
    expect(answer).toMatchObject({ state: { compilation: 1, reports: ["r1", "r2"] } });
  });

  it("takes in a report that was acknowledged just before it", async () => {
    const { ledger } = await compiled();
    await ledger.execute(report("r5", "farsta", "2026-03"), local("farsta"));
    await ledger.execute(compile("farsta"), local("farsta"));
    expect(await ledger.aggregate("concern-compilation", "farsta-2026", local("farsta"))).toMatchObject({
      state: { compilation: 2, reports: ["r1", "r2", "r5"] },
    });
  });

  it("takes no report of another board or year, and tells nobody whether there is one", async () => {
    const { refused } = await compiled();
    for (const other of ["r4", "r3", "r99"])
      expect(await refused(compile("farsta", { reports: ["r1", other] }), local("farsta"))).toBe("unknown-item");
    for (const actor of [local("skarholmen"), central])
      expect(await refused(compile("farsta"), actor)).toBe("not-found");
    for (const actor of [auditor, board, administrator])
      expect(await refused(compile("farsta"), actor)).toBe("role-not-allowed");
  });

  it.each(readers)("is read singly by the own board and the auditors only: %s", async (who, actor) => {
    const opened = await compiled();
    const sees = who === "its own coordinator" || who === "an auditor";
    const stream = await opened.ledger.aggregate("concern-compilation", "farsta-2026", actor);
    expect(stream.kind).toBe(sees ? "aggregate" : "refused");
    const log = opened.ledger.log({ purpose: "granskning" }, actor);
    const streams: string[] = [];
    if (!("kind" in log)) for await (const event of log) streams.push(event.stream);
    expect(streams.includes("concern-compilation-farsta-2026")).toBe(sees);
    const missed = await opened.ledger.missed(5, actor);
    const heard = missed?.some(({ cells }) => cells.some(({ unit }) => unit === "farsta"));
    expect(heard).toBe(sees);
  });

  it("holds a corrected compilation to the board's own reports of the year", async () => {
    const { done, refused } = await open({ start: "2026-05-10T09:00:00.000Z" });
    const own = local("farsta");
    for (const id of ["r1", "r2"]) await done(report(id, "farsta", "2026-02"), own);
    await done(report("r4", "skarholmen", "2026-02"), local("skarholmen"));
    const { events } = await done(compile("farsta", { reports: ["r1"] }), own);
    const correct = (reports: readonly string[]) => ({
      ...compile("farsta"),
      command: "correct-concerns-compiled",
      input: { entry: events[0]?.id, data: { compilation: 1, reports }, why: "Fel rapport" },
    });
    expect(await refused(correct(["r1", "r4"]), own)).toBe("unknown-item");
    await done(correct(["r2"]), own);
  });
});
