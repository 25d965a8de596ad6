import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { boundsOf } from "../../packages/calendar/src/index.ts";
import { aggregateNamed, codePattern, commandsOf, mapLeaves } from "../../packages/domain/src/index.ts";
import { found, rowsOf } from "./founding.ts";

const file = (name: string) => readFileSync(new URL(`stockholm-2019/${name}`, import.meta.url), "utf8");
const lines = file("commands.jsonl").split("\n").slice(0, -1);
const rows = rowsOf("stockholm-2019/commands.jsonl");
const about = (aggregate: string, command?: string) =>
  rows.filter((row) => row.aggregate === aggregate && (command === undefined || row.command === command));

const reportDay = "2019-11-19";
const districts = ["enskede-arsta-vantor", "skarholmen", "spanga-tensta"];

/** The report's table of contents, its covering letter and its summary. */
const contents = (
  "Missivet Sammanfattning 1 1.1 1.2 1.3 1.4 1.5 1.6 2 2.1 2.2 2.3 3 3.1 3.1.1 3.1.2 3.1.3 3.1.4 3.2 3.2.1 " +
  "3.3 3.3.1 3.3.2 3.3.3 3.3.4 3.3.5 3.3.6 3.3.7 4 5"
).split(" ");

/** Each string that stands in the log, with the codes left out. */
function words(value: unknown): readonly string[] {
  if (typeof value === "string") return codePattern.test(value) ? [] : [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(words) : [];
}

const log = found(rows);
const events = (type: string) => log.filter((event) => event.type === type);

describe("the Stockholm data set as a founding import", () => {
  it("is accepted row by row, one event each", () => {
    expect(log).toHaveLength(rows.length);
  });

  it("has its rows in the order in which they became known", () => {
    const days = rows.map(({ recordedOn }) => recordedOn);
    expect(days).toEqual([...days].sort());
    expect(days.at(-1)).toBe(JSON.parse(file("dataset.json")).lastDay);
  });

  it("says no fact twice, so that each row has an idempotency key of its own", () => {
    expect(new Set(lines).size).toBe(lines.length);
  });

  it("names document, section and support in each row", () => {
    for (const { source } of rows) {
      expect(source.document).toBe("Stadsrevisionen i Stockholm, revisionsrapport 2/2019");
      expect(contents).toContain(source.section);
      expect(["observed", "stated", "judged"]).toContain(source.support);
    }
    for (const { data } of events("FindingRecorded"))
      for (const section of data.sections as string[]) expect(contents).toContain(section);
  });

  it("has as many rows of each section and support as its README says", () => {
    const counted = [...file("README.md").matchAll(/^\| ([\w.]+) \| (\d+) \| ([a-z0-9, ]+) \|/gm)].map(
      ([, section, count, support]) => [section, Number(count), support],
    );
    const sections = contents.filter((section) => rows.some(({ source }) => source.section === section));
    const actual = sections.map((section) => {
      const there = rows.filter(({ source }) => source.section === section);
      const supports = ["judged", "observed", "stated"].map(
        (support) => [support, there.filter(({ source }) => source.support === support).length] as const,
      );
      const named = supports.filter(([, count]) => count > 0).map(([support, count]) => `${support} ${count}`);
      return [section, there.length, named.join(", ")];
    });
    expect(counted).toEqual(actual);
  });

  it("assumes a day of knowledge only by the rule: the last day of the fact, never after the report", () => {
    for (const { occurredOn, recordedOn, recordedOnSupport } of rows) {
      const { first, last } = boundsOf(occurredOn);
      const latest = last ?? first ?? reportDay;
      if (recordedOnSupport === "assumed") expect(recordedOn).toBe(latest < reportDay ? latest : reportDay);
      else expect(["2019-09-04", reportDay]).toContain(recordedOn);
    }
  });

  it("names a unit only after it was registered", () => {
    const known = new Set<string>();
    for (const event of log) {
      if (event.type === "UnitRegistered") known.add(event.unit);
      expect(known).toContain(event.unit);
      for (const key of ["audited", "withUnits", "to"])
        for (const unit of (event.data[key] ?? []) as string[]) expect(known).toContain(unit);
    }
    expect(known.size).toBe(11);
  });
});

describe("what the Stockholm data set holds", () => {
  it("has the training figures of the report, with about how many they are counted on", () => {
    expect(events("ParticipationCounted").map(({ unit, data, occurredOn, source }) => [unit, occurredOn, source, data]))
      .toEqual([
        ...[
          ["enskede-arsta-vantor", 208, 2679],
          ["skarholmen", 94, 1000],
          ["spanga-tensta", 76, 1000],
        ].map(([unit, numerator, count]) => [
          unit,
          "2019-09-04",
          expect.objectContaining({ section: "3.3.1", support: "observed" }),
          {
            state: "taken-part",
            of: "all-staff",
            numerator,
            denominator: { count, approximate: true },
            basis: "participant-lists",
          },
        ]),
        [
          "socialnamnden",
          "../2019-09-04",
          expect.objectContaining({ section: "3.2", support: "stated" }),
          {
            state: "taken-part",
            of: "all-staff",
            share: { numerator: 1, denominator: 2, approximate: true },
            basis: "participant-lists",
          },
        ],
      ]);
    for (const { recordedOn } of about("training", "count")) expect(recordedOn).toBe("2019-09-04");
  });

  it("follows twelve recommendations to their boards, each with a reply due on 28 February 2020", () => {
    const trackers = events("RecommendationGiven").map(({ unit, data }) => `${unit} ${data.recommendation}`);
    expect(trackers).toEqual([
      "kommunstyrelsen r1",
      "kommunstyrelsen r2",
      "socialnamnden r3",
      ...districts.flatMap((unit) => ["r4", "r5", "r6"].map((code) => `${unit} ${code}`)),
    ]);
    for (const { data } of events("RecommendationGiven")) expect(data.replyDue).toBe("2020-02-28");
    const differing = events("RecommendationGiven").filter(({ data }) => data.wordingSummary !== data.wordingReport);
    expect([...new Set(differing.map(({ data }) => data.recommendation))]).toEqual(["r2", "r6"]);
  });

  it("asks the four questions of the audit by its two criteria", () => {
    const [opened] = events("AuditOpened");
    expect((opened?.data.questions as unknown[]).length).toBe(4);
    expect((opened?.data.criteria as unknown[]).length).toBe(2);
    expect(opened?.data.audited).toEqual(["kommunstyrelsen", "socialnamnden", ...districts]);
  });

  it("finds what the auditors found missing, board by board", () => {
    const missing = events("FindingRecorded")
      .filter(({ data }) => data.kind === "observation" || data.subject === "central-guidance")
      .filter(({ data }) => ["missing", "limited", "not-gathered", "not-begun"].includes(data.verdict as string))
      .map(({ unit, data }) => `${unit}: ${data.subject} ${data.verdict}`);
    expect(missing.sort()).toEqual(
      [
        "kommunstyrelsen: central-guidance missing",
        "kommunstyrelsen: consolidated-reporting missing",
        "kommunstyrelsen: plan-adherence-analysis missing",
        "kommunstyrelsen: reporting-of-boards limited",
        ...districts.flatMap((unit) => [
          `${unit}: civil-society-strategy missing`,
          `${unit}: plan-follow-up not-gathered`,
          `${unit}: plan-follow-up-analysis limited`,
        ]),
        "spanga-tensta: civil-society-structure-review not-begun",
      ].sort(),
    );
    const general = events("FindingRecorded").filter(({ data }) => data.subject === "general-civil-society-strategy");
    expect(general.map(({ unit, data }) => [unit, data.verdict])).toEqual([
      ["enskede-arsta-vantor", "in-place"],
      ["skarholmen", "planned"],
    ]);
  });

  it("takes what the auditors conclude or judge as judged, and what they saw or were told as that", () => {
    for (const { data, source } of events("FindingRecorded"))
      expect(source?.support === "judged").toBe(data.kind !== "observation");
  });

  it("has each forum with the pace that the report gives, and no meeting", () => {
    expect(Object.fromEntries(events("ForumRegistered").map(({ stream, data }) => [stream.slice(6), data.cadence])))
      .toEqual({
        samordnarnatverket: { kind: "every", count: 1, unit: "month" },
        "polisregion-och-sakerhetspolis": { kind: "every", count: 2, unit: "week" },
        "myndigheter-vid-behov": { kind: "on need" },
        "cve-storstadsnatverket": { kind: "not stated" },
        "regionala-natverket": { kind: "per", min: 1, max: 2, period: "term" },
        "ran-local": { kind: "some", period: "term" },
        "ran-ovriga-arbetsgrupper": { kind: "on need" },
        "strong-cities": { kind: "not stated" },
        "nordic-safe-cities": { kind: "not stated" },
        "capital-room": { kind: "not stated" },
        "socialforvaltningens-chefsgrupp": { kind: "every", count: 6, unit: "week" },
        socialtjanstnatverket: { kind: "every", count: 3, unit: "month" },
        "cve-socialtjanstnatverket": { kind: "per", min: 2, max: 2, period: "term" },
        "forvaltningsgrupp-enskede-arsta-vantor": { kind: "not stated" },
        "forvaltningsgrupp-skarholmen": { kind: "not stated" },
        ...Object.fromEntries(
          districts.flatMap((unit) => [
            [`polis-stadsdelsdirektor-${unit}`, { kind: "ongoing" }],
            [`lokalt-bra-${unit}`, { kind: "ongoing" }],
          ]),
        ),
        "extern-referensgrupp": { kind: "not stated" },
        "dialog-larosaten-och-myndigheter": { kind: "ongoing" },
        "nyhetsbrev-socialforvaltningen": { kind: "every", count: 1, unit: "quarter" },
        forelasningar: { kind: "per", min: 2, max: 2, period: "term", approximate: true },
      });
    expect([...about("meeting"), ...about("police-checkin"), ...about("concern-report")]).toEqual([]);
    expect(events("CoverageDeclared")).toEqual([]);
  });

  it("revises plans with the first tertial of 2019, and states no approval", () => {
    expect(events("PlanRevised").map(({ unit }) => unit)).toEqual([
      ...districts,
      "socialnamnden",
      "arbetsmarknadsnamnden",
      "utbildningsnamnden",
      "kulturnamnden",
      "idrottsnamnden",
      "sodermalm",
    ]);
    for (const { occurredOn, data } of events("PlanRevised"))
      expect([occurredOn, data]).toEqual(["2019-37", { revision: 1, inConnectionWith: "tertial-1" }]);
    expect(events("PlanDecided").map(({ unit }) => unit)).toEqual(districts);
    expect(events("PlanContentsObserved").map(({ unit }) => unit)).toEqual(districts);
    expect(events("PlanApproved")).toEqual([]);
  });

  it("compiles no item of a situation picture, for the report gives none", () => {
    expect(events("SituationPictureCompiled").map(({ unit, data }) => [unit, data.content, data.items])).toEqual(
      districts.map((unit) => [unit, "stated-to-exist", []]),
    );
  });

  it("has the central coordinator since September 2016 and a local one at nine boards", () => {
    const appointed = events("CoordinatorAppointed").map(({ unit, data, occurredOn }) => [unit, data.function, occurredOn]);
    expect(appointed[0]).toEqual(["kommunstyrelsen", "central-coordinator", "2016-09"]);
    expect(new Set(appointed.slice(1).map(([unit]) => unit)).size).toBe(9);
    for (const [, what, when] of appointed.slice(1))
      expect([what, when]).toEqual(["local-coordinator", `../${reportDay}`]);
  });

  it("has the central agreement of November 2019, and no local one, for none is described", () => {
    expect(
      events("AgreementSigned").map(({ unit, occurredOn, source, data }) => [unit, occurredOn, source?.section, data]),
    ).toEqual([
      [
        "kommunstyrelsen",
        "2019-11",
        "3.3.7",
        {
          level: "central",
          name: "Överenskommelse med Polisregion Stockholm",
          parties: [
            { kind: "unit", unit: "kommunstyrelsen" },
            { kind: "external", name: "Polisregion Stockholm" },
          ],
          purposes: ["joint-crime-prevention", "joint-safety"],
          areas: ["violent-extremism"],
        },
      ],
    ]);
    expect(events("ReferralSent")).toEqual([]);
  });

  it("has no strategy for this work in three districts, a general one in one of them, and one announced", () => {
    const found = events("StrategyObserved").map(({ unit, data, source }) => [unit, data.kind, data.found, source?.section]);
    expect(found).toEqual([
      ["enskede-arsta-vantor", "general", "in-place", "3.3.7"],
      ...districts.map((unit) => [unit, "specific", "absent", "3.3.7"]),
    ]);
    expect(events("StrategyAnnounced").map(({ unit, data }) => [unit, data])).toEqual([
      ["skarholmen", { kind: "general", partOf: "Agenda 2030" }],
    ]);
    expect([...events("StrategyStarted"), ...events("StrategyAdopted")]).toEqual([]);
    expect(events("GuidanceObserved").map(({ unit, data, source }) => [unit, data.found, source])).toEqual([
      ["kommunstyrelsen", "absent", expect.objectContaining({ section: "4", support: "judged" })],
    ]);
  });

  it("has the inventory of 2018 as compiled, without an answer or a number, for the report gives none", () => {
    expect(events("InventoryCompiled").map(({ unit, occurredOn, data }) => [unit, occurredOn, data])).toEqual([
      ["socialnamnden", "2018", { result: 1, units: [], challenges: [] }],
    ]);
    expect(log.filter(({ stream }) => stream.startsWith("inventory-"))).toHaveLength(1);
  });

  it("leaves every percentage to the views", () => {
    expect(lines.filter((line) => /%|procent/i.test(line))).toEqual([]);
  });

  it("names no person: two capitalised words stand side by side only in names of boards, networks and agencies", () => {
    const pairs = rows
      .flatMap((row) => [...words(row.input), row.id])
      .flatMap((text) => text.match(/\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/gu) ?? []);
    expect([...new Set(pairs)].sort()).toEqual(["Jobbtorg Järva", "Nordic Safe", "Polisregion Stockholm",
      "Stadsdelsnämnderna Enskede", "Strong Cities"]);
  });

  it("leaves free texts out of a published demonstration", () => {
    const texts: string[] = [];
    for (const row of rows) {
      const { input } = commandsOf(aggregateNamed(row.aggregate)!)[row.command]!;
      mapLeaves(input, row.input, ({ meta, pointer }) => meta?.kind === "text" && texts.push(pointer));
    }
    expect(texts).toEqual([]);
  });
});
