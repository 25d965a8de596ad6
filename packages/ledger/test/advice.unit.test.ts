import { describe, expect, it } from "vitest";
import { administrator, auditor, board, central, local, meeting, type Opened, open, report } from "./harness.ts";

const advised = async (
  { ledger }: Opened,
  request = report("new", "farsta", "2026-03-03"),
  actor = local("farsta"),
) => {
  const outcome = await ledger.advise(request, actor);
  return outcome.kind === "refused" ? outcome.refusal.code : outcome.advice;
};

describe("the advice before a concern report is recorded", () => {
  it("rests on the own board's reports and on the threshold in force", async () => {
    const opened = await open();
    for (const id of ["r1", "r2"]) await opened.done(report(id, "farsta", "2026-03-01"), local("farsta"));
    for (const id of ["r3", "r4", "r5"]) await opened.done(report(id, "skarholmen", "2026-03-01"), local("skarholmen"));
    expect(await advised(opened)).toMatchObject({ kind: "rarity", warns: true });
    await opened.done(
      {
        aggregate: "policy",
        id: "concern-rarity-threshold",
        command: "set",
        input: { unit: "kommunstyrelsen", key: "concern-rarity-threshold", value: 3, validFrom: "2026-01-01" },
      },
      central,
    );
    expect(await advised(opened)).toMatchObject({ kind: "rarity", warns: false });
  });

  it("knows a report that was acknowledged just before", async () => {
    const { ledger } = await open();
    for (const id of ["r1", "r2", "r3", "r4"])
      await ledger.execute(report(id, "farsta", "2026-03-01"), local("farsta"));
    const outcome = await ledger.advise(report("new", "farsta", "2026-03-03"), local("farsta"));
    expect(outcome).toMatchObject({ kind: "advised", advice: { warns: false } });
  });

  it("stores nothing, neither event nor text", async () => {
    const opened = await open();
    const before = await opened.ledger.headNumber();
    const stored = opened.vault.put.bind(opened.vault);
    let puts = 0;
    opened.vault.put = (texts) => {
      puts++;
      return stored(texts);
    };
    const written = report("new", "farsta", "2026-03-03", { note: "Klotter vid skolan" });
    expect(await advised(opened, written)).toMatchObject({ warns: true });
    expect([await opened.ledger.headNumber(), puts]).toEqual([before, 0]);
    expect((await opened.ledger.aggregate("concern-report", "new", local("farsta"))).kind).toBe("refused");
  });

  it("is refused as the command would be: by its schema, the guard, the date and the rights", async () => {
    const opened = await open();
    const at = (occurredOn: string, input: object = {}) => report("new", "farsta", occurredOn, input);
    expect(await advised(opened, at("2026-03-03", { setting: "moon" }))).toBe("input-invalid");
    expect(await advised(opened, at("2026-03-03", { note: "Ring 070-174 06 05" }))).toBe("personal-data");
    expect(await advised(opened, at("2026-04-03"))).toBe("date-in-future");
    for (const actor of [local("skarholmen"), central])
      expect(await advised(opened, at("2026-03-03"), actor)).toBe("not-found");
    for (const actor of [board, auditor, administrator])
      expect(await advised(opened, at("2026-03-03"), actor)).toBe("role-not-allowed");
    await opened.done(report("r1", "farsta", "2026-03-01"), local("farsta"));
    expect(await advised(opened, report("r1", "farsta", "2026-03-03"))).toBe("already-exists");
  });

  it("is not there for a command that gives none", async () => {
    expect(await advised(await open(), meeting("m1", "farsta"))).toBe("not-found");
  });
});
