import { count, derived, own as kept, share, why } from "@liggare/views";
import { describe, expect, it } from "vitest";
import { disclose, type Reader } from "../src/index.ts";

const outside: Reader = { trueUnits: null, threshold: 5, closedMonth: "2026-02" };
const own: Reader = { ...outside, trueUnits: "skarholmen" };
const auditor: Reader = { ...outside, trueUnits: "all" };

const sensitive = (value: number, unit = "skarholmen", period = "2026-01") =>
  count(value, { sensitivity: "sensitive", unit, period, why: [1, 2] });

describe("what is reckoned from sensitive counts", () => {
  it("is given where each of them is, and masked as the first that is not", () => {
    const pace = (...from: readonly ReturnType<typeof sensitive>[]) =>
      disclose(derived({ perMonth: 7 }, from), outside);
    expect(pace(sensitive(30), sensitive(10))).toEqual({ value: { perMonth: 7 } });
    expect(pace(sensitive(30), sensitive(2))).toEqual({ masked: "small", text: "<5" });
    expect(pace(sensitive(30, "skarholmen", "2026-03"), sensitive(2))).toEqual({ masked: "open", text: "…" });
    const total = count(10, { sensitivity: "sensitive", unit: "", parts: [sensitive(3), sensitive(7)], why: [] });
    expect(pace(total)).toEqual({ masked: "part", text: "…" });
  });

  it("is given to the own board and to auditors, whatever the counts are", () => {
    for (const reader of [own, auditor])
      expect(disclose(derived({ perMonth: 7 }, [sensitive(2)]), reader)).toEqual({ value: { perMonth: 7 } });
  });
});

describe("a sensitive count outside the own board", () => {
  it("is given as 0 where it is 0, masked from 1 to 4, and given from 5", () => {
    const given = [0, 1, 4, 5, 6].map((value) => disclose(sensitive(value), outside));
    expect(given).toEqual([
      { value: 0 },
      { masked: "small", text: "<5" },
      { masked: "small", text: "<5" },
      { value: 5 },
      { value: 6 },
    ]);
  });

  it("is not given for a month that is not closed, be it 0 or many", () => {
    const given = [0, 3, 500].map((value) => disclose(sensitive(value, "skarholmen", "2026-03"), outside));
    expect(given).toEqual(Array.from({ length: 3 }, () => ({ masked: "open", text: "…" })));
  });

  it("names no event, neither behind a mask nor behind a number", () => {
    for (const value of [0, 3, 50]) expect(JSON.stringify(disclose(sensitive(value), outside))).not.toContain("why");
  });

  it("that is a total is masked where one of its parts is", () => {
    const parts = [sensitive(3), sensitive(7, "farsta")];
    const total = count(10, { sensitivity: "sensitive", unit: "", period: "2026-01", parts, why: [] });
    expect(disclose(total, outside)).toEqual({ masked: "part", text: "…" });
    const whole = [sensitive(6), sensitive(7, "farsta")];
    expect(disclose({ ...total, $count: 13, parts: whole }, outside)).toEqual({ value: 13 });
  });
});

describe("the own board and the auditor", () => {
  it("see the true count with its events", () => {
    expect(disclose(sensitive(3), own)).toEqual({ value: 3, why: [1, 2] });
    expect(disclose(sensitive(3, "farsta", "2026-03"), auditor)).toEqual({ value: 3, why: [1, 2] });
    expect(disclose(sensitive(3, "farsta"), own)).toEqual({ masked: "small", text: "<5" });
  });
});

describe("a share", () => {
  it("is computed, rounded in its text and says that it is approximate", () => {
    const node = share(count(208, { sensitivity: "sensitive", unit: "x", why: [] }), 2679, true);
    expect(disclose(node, outside)).toMatchObject({
      percent: 7.8,
      approximate: true,
      computed: true,
      text: { en: "about 8 %" },
    });
  });

  it("is masked where its numerator is, so that nothing can be computed back", () => {
    const node = share(count(4, { sensitivity: "sensitive", unit: "x", why: [] }), 50, false);
    expect(disclose(node, outside)).toEqual({ masked: "small", text: "<5" });
  });
});

it("Process counts are given to everybody as they are", () => {
  expect(disclose(count(1, { sensitivity: "process", unit: "x", why: [9] }), outside)).toEqual({ value: 1, why: [9] });
});

it("A total is sensitive where one of its parts is, whatever it says of itself", () => {
  const process = count(9, { sensitivity: "process", unit: "x", why: [9] });
  const total = (value: number) =>
    count(9 + value, { sensitivity: "process", unit: "", parts: [process, sensitive(value)], why: [1, 2, 9] });
  expect(disclose(total(3), outside)).toEqual({ masked: "part", text: "…" });
  expect(disclose(total(6), outside)).toEqual({ value: 15 });
  expect(disclose(total(3), auditor)).toEqual({ value: 12, why: [1, 2, 9] });
});

it("Evidence of a sensitive kind is left out of the answer, key and all", () => {
  const fact = {
    id: "e",
    number: 4,
    corrections: [6],
    type: "T",
    stream: "s",
    unit: "farsta",
    occurredOn: "2026",
    knownOn: "2026-01-01",
    data: {},
  };
  const answer = { list: [{ evidence: why([fact], "farsta", "sensitive"), open: why([fact], "farsta") }] };
  expect(disclose(answer, own)).toEqual({ list: [{ open: [4, 6] }] });
  expect(disclose(answer, auditor)).toEqual({ list: [{ evidence: [4, 6], open: [4, 6] }] });
});

describe("what an answer keeps within its unit", () => {
  const answer = { list: kept([{ report: "r1", counted: sensitive(9) }], "skarholmen") };

  it("is given to that unit and to auditors, disclosed in turn", () => {
    const list = kept([{ report: "r1", counted: sensitive(3) }], "skarholmen");
    const shown = { list: [{ report: "r1", counted: { value: 3, why: [1, 2] } }] };
    expect([disclose({ list }, own), disclose({ list }, auditor)]).toEqual([shown, shown]);
  });

  it("is null to everybody else, whatever lies in it", () => {
    expect(disclose(answer, outside)).toEqual({ list: null });
    expect(disclose(answer, { ...outside, trueUnits: "farsta" })).toEqual({ list: null });
    expect(disclose({ list: kept({ list: [1] }, "") }, outside)).toEqual({ list: null });
  });
});
