import type { DataOf } from "@liggare/domain";
import { answerOf, given } from "@liggare/views/given";
import { describe, expect, it } from "vitest";
import { summaryReleases } from "../src/index.ts";

const data = (period: string, on: string, more: object = {}) =>
  ({
    period,
    number: 1,
    asKnownOn: on,
    on,
    structure: "of-its-time",
    knownTo: { number: 40, position: "p40" },
    view: "executive-board-summary",
    version: 2,
    threshold: 5,
    content: { summary: { boards: [] }, texts: [] },
    hash: "a".repeat(64),
    texts: [],
    changes: [],
    ...more,
  }) as DataOf<"SummaryReleased">;
const ks = "kommunstyrelsen";
const t1 = given("SummaryReleased", "summary-release-2026-t1", ks, "2026-05-12", data("2026-t1", "2026-04-30"));
const t2 = given("SummaryReleased", "summary-release-2026-t2", ks, "2026-09-10", data("2026-t2", "2026-08-31"));
const change = { section: "plans", key: "skarholmen 2026", what: "changed" as const, fields: ["status"] };
const corrected = given("SummaryReleaseCorrected", "summary-release-2026-t1", ks, "2026-06-02", {
  ...data("2026-t1", "2026-04-30", { number: 2, since: { period: "2026-t1", number: 1 }, changes: [change] }),
  reason: { textId: "t-1", commitment: "c" },
});

const rows = (on: string) =>
  answerOf(summaryReleases, [t1, corrected, t2], { asKnownOn: "2026-12-31", on }).releases.map(
    ({ key, releasedOn, correctedBy, changes, since }) => [key, releasedOn, correctedBy, changes.$count, since?.number],
  );

describe("the list of released summaries", () => {
  it("has the newest period first and each number, with what replaced it and how much changed", () => {
    expect(rows("2026-12-31")).toEqual([
      ["2026-t2 1", "2026-09-10", null, 0, undefined],
      ["2026-t1 2", "2026-06-02", null, 1, 1],
      ["2026-t1 1", "2026-05-12", 2, 0, undefined],
    ]);
  });

  it("holds on a day what was released by then", () => {
    expect(rows("2026-05-31")).toEqual([["2026-t1 1", "2026-05-12", null, 0, undefined]]);
  });

  it("names the period in both languages, the place in the log and the hash, and no content", () => {
    const [row] = answerOf(summaryReleases, [t1], { asKnownOn: "2026-12-31" }).releases;
    expect(row).toMatchObject({
      periodText: { sv: "Tertial 1 2026", en: "Tertial 1 2026" },
      structureText: { sv: "Den tidens nämnder", en: "The boards of the time" },
      event: 40,
      hash: "a".repeat(64),
    });
    expect(row).not.toHaveProperty("content");
  });
});
