import { describe, expect, it } from "vitest";
import type { Known } from "../src/index.ts";
import { contentHash } from "../src/summary-content.ts";
import { newestPeriodOver, periodsAround, shareMonths, summaryPeriod } from "../src/summary-period.ts";
import { summaryRelease } from "../src/summary-release.ts";
import { type ReleasedSummary, summaryNeeds } from "../src/summary-release-state.ts";
import { given, idOf, sealed } from "./given.ts";

const unit = "kommunstyrelsen";
const answer = (reports: object, more: object = {}) =>
  ({
    on: "2026-04-30",
    deviations: [{ key: "cell skarholmen plan", status: "not met", why: [4] }],
    concerns: { from: "2025-05", to: "2026-04", total: reports },
    ...more,
  }) as never;
const view = (given: Partial<Extract<Known, { kind: "view" }>> = {}): Known => ({
  kind: "view",
  answer: answer({ value: 12 }),
  version: 2,
  asKnownOn: "2026-04-30",
  on: "2026-04-30",
  number: 40,
  position: "p40",
  threshold: 5,
  ...given,
});
const at = { id: "2026-t1", today: "2026-05-12", occurredOn: "2026-05-12" };
const release = { unit, structure: "of-its-time" };
const text = { type: "SummaryTextWritten", data: { section: "introduction", text: sealed("En bild.") } };

/** The release that a command decides, as the event holds it. */
function made(
  events: Parameters<typeof given>[1],
  command: string,
  input: object,
  known: Record<string, Known>,
): ReleasedSummary {
  const { decided } = given(summaryRelease, events).when(command, input, { ...at, known });
  if ("kind" in decided) throw new Error(JSON.stringify(decided.refusal));
  return decided[0]?.data as unknown as ReleasedSummary;
}
const first = made([text], "release", release, { "of-its-time": view() });
const released = { type: "SummaryReleased", data: first };

describe("a summary's texts", () => {
  it("are written by section, and written anew until the release", () => {
    const input = { unit, section: "introduction", text: "En ny bild." };
    given(summaryRelease, [text])
      .when("write", input, at)
      .thenRecorded([{ type: "SummaryTextWritten", data: { section: "introduction", text: sealed("En ny bild.") } }]);
    given(summaryRelease, [text, released]).when("write", input, at).thenRefused("step-already-taken");
  });

  it("are not corrected under a release that holds them", () => {
    const correction = { entry: idOf(0), data: { section: "introduction", text: "Något annat." }, why: "Fel." };
    given(summaryRelease, [text, released])
      .when("correct-summary-text-written", correction, at)
      .thenRefused("correction-breaks-history");
  });
});

describe("a released summary", () => {
  it("is frozen with its content, its texts as references, its place in the log and its hash", () => {
    const content = {
      summary: answer({ value: 12 }),
      texts: [{ section: "introduction", text: sealed("En bild.") }],
    };
    given(summaryRelease, [text])
      .when("release", release, { ...at, known: { "of-its-time": view() } })
      .thenRecorded([
        {
          type: "SummaryReleased",
          occurredOn: "2026-05-12",
          data: {
            period: "2026-t1",
            number: 1,
            asKnownOn: "2026-04-30",
            on: "2026-04-30",
            structure: "of-its-time",
            knownTo: { number: 40, position: "p40" },
            view: "executive-board-summary",
            version: 2,
            threshold: 5,
            content,
            hash: contentHash(content as never),
            texts: [sealed("En bild.")],
            changes: [],
          },
        },
      ]);
  });

  it("has the hash that the canonical form of RFC 8785 gives, whatever the order of its fields", () => {
    // printf '{"a":[1,{"b":"å"}],"c":null}' | sha256sum
    expect(contentHash({ c: null, a: [1, { b: "å" }] })).toBe(
      "91576f7f6a33cdfe34b610b23a3017da364470a4a838d90a4262e3687d75c8e1",
    );
  });

  it("waits until its period is over, and belongs to a tertial or a year", () => {
    const known = { "of-its-time": view() };
    given(summaryRelease, [])
      .when("release", release, { ...at, today: "2026-04-30", occurredOn: "2026-04-30", known })
      .thenRefused("date-in-future", { date: "2026-04-30" });
    given(summaryRelease, [])
      .when("release", release, { ...at, id: "2026-t3", known })
      .thenRefused("id-mismatch", { expected: "2026-t1" });
    given(summaryRelease, [])
      .when("write", { unit, section: "plans", text: "Text" }, { ...at, id: "x" })
      .thenRefused("id-mismatch");
  });

  it("is neither released twice, nor corrected, nor withdrawn", () => {
    const known = { "of-its-time": view() };
    given(summaryRelease, [text, released])
      .when("release", release, { ...at, known })
      .thenRefused("step-already-taken");
    given(summaryRelease, [text, released])
      .when("withdraw", { entry: idOf(1), why: "Fel." }, at)
      .thenRefused("entry-final");
    expect(() => given(summaryRelease, [released]).when("correct-summary-released", {}, at)).toThrow("no command");
  });

  it("cannot be made where there are no views, as in a founding import", () => {
    given(summaryRelease, []).when("release", release, at).thenRefused("unknown-item");
    given(summaryRelease, [released]).when("release-correction", { reason: "Fel." }, at).thenRefused("unknown-item");
  });

  it("does not show months in one structure that were released in the other", () => {
    const known = { present: view(), "2025-annual": stream([{ ...first, period: "2025-annual", on: "2025-12-31" }]) };
    given(summaryRelease, [])
      .when("release", { unit, structure: "present" }, { ...at, known })
      .thenRefused("structures-mixed", { period: "2025-annual" });
    const long = { present: view(), "2024-t1": stream([{ ...first, period: "2024-t1", on: "2024-04-30" }]) };
    expect(made([], "release", { unit, structure: "present" }, long).structure).toBe("present");
  });
});

const stream = (releases: readonly object[]): Known => ({
  kind: "stream",
  state: { texts: {}, releases },
  entries: [],
  revision: 0,
  unit,
});

describe("a corrected summary", () => {
  it("needs a release before it", () => {
    given(summaryRelease, [text]).when("release-correction", { reason: "Fel." }, at).thenRefused("step-missing");
  });

  it("has the next number, its reason, new content and texts, and lists what changed", () => {
    const now = view({
      answer: answer({ value: 12 }, { deviations: [{ key: "cell farsta plan", status: "overdue", why: [9] }] }),
      asKnownOn: "2026-05-31",
      number: 44,
      position: "p44",
    });
    const { decided } = given(summaryRelease, [text, released]).when(
      "release-correction",
      { reason: "En plan var beslutad.", texts: [{ section: "plans", text: "Alla har plan." }] },
      { ...at, known: { "of-its-time": now } },
    );
    const [event] = decided as unknown as readonly { type: string; data: ReleasedSummary & { reason: unknown } }[];
    expect(event?.type).toBe("SummaryReleaseCorrected");
    expect(event?.data).toMatchObject({
      number: 2,
      knownTo: { number: 44 },
      reason: sealed("En plan var beslutad."),
      since: { period: "2026-t1", number: 1 },
      changes: [
        { section: "deviations", key: "cell farsta plan", what: "added", fields: [] },
        { section: "deviations", key: "cell skarholmen plan", what: "removed", fields: [] },
        { section: "texts", key: "plans", what: "added", fields: [] },
      ],
    });
    expect(event?.data.content.texts).toEqual([
      { section: "introduction", text: sealed("En bild.") },
      { section: "plans", text: sealed("Alla har plan.") },
    ]);
  });
});

describe("the periods of summaries", () => {
  it("are two tertials from January and the year, told by their ids", () => {
    expect(summaryPeriod("2026-t2")).toMatchObject({ first: "2026-01-01", last: "2026-08-31" });
    expect(summaryPeriod("2026-annual")).toMatchObject({ last: "2026-12-31", text: { sv: "Året 2026" } });
    expect(summaryPeriod("2026-t3")).toBeUndefined();
    expect(newestPeriodOver("2026-01-01").id).toBe("2025-annual");
    expect(newestPeriodOver("2026-04-30").id).toBe("2025-annual");
    expect(newestPeriodOver("2026-05-01").id).toBe("2026-t1");
  });

  it("are compared with those of two years around, and share months with those within a year", () => {
    const t1 = summaryPeriod("2026-t1")!;
    expect(periodsAround(t1)).toHaveLength(14);
    expect(shareMonths(t1, summaryPeriod("2025-t2")!)).toBe(true);
    expect(shareMonths(t1, summaryPeriod("2025-t1")!)).toBe(false);
  });

  it("are asked for as the executive board reads them at the last closed month's end", () => {
    expect(summaryNeeds("x", "2026-05-12")).toEqual({});
    expect(summaryNeeds("2026-t1", "2026-05-12")).toMatchObject({
      "of-its-time": { asKnownOn: "2026-04-30", on: "2026-04-30", readBy: "executive-board" },
      present: { structure: "present" },
      "2025-annual": { kind: "stream", aggregate: "summary-release" },
    });
  });
});
