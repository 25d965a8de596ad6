import { describe, expect, it } from "vitest";
import { aggregateNamed } from "../src/index.ts";
import { type Circumstances, History } from "./history.ts";

/* A number or code that a stream gave out stays given: withdrawing the entry does not free it for another. */

interface Row {
  readonly aggregate: string;
  readonly id: string;
  readonly before: readonly (readonly [command: string, input: object])[];
  readonly command: string;
  readonly input: object;
  /** What the first, withdrawn entry and the next one are known by. */
  readonly given: readonly [unknown, unknown];
  readonly by: (data: Readonly<Record<string, unknown>>) => unknown;
  readonly circumstances?: Circumstances;
}

const unit = "skarholmen";
const item = { environment: "several", phenomenon: "symbols-graffiti", trend: "rising" };
const measure = { wording: "Utbildning", area: "general", followUp: "annual-report" };
const approval = { givenBy: "city-executive-office", delegation: "not-stated" };
const draft = ["draft", { unit, year: 2026 }] as const;
const decided = [draft, ["consult", { with: "kommunstyrelsen" }], ["decide", {}]] as const;
const first = (list: string, code: string) => (data: Readonly<Record<string, unknown>>) =>
  (data[list] as readonly Record<string, unknown>[])[0]?.[code];

const rows: readonly Row[] = [
  {
    aggregate: "concern-compilation",
    id: "skarholmen-2026",
    before: [],
    command: "compile",
    input: { unit, year: 2026 },
    given: [1, 2],
    by: ({ compilation }) => compilation,
  },
  {
    aggregate: "inventory",
    id: "2026",
    before: [["open", { unit, title: "Arbetet", questions: ["cases"], units: ["farsta"], due: "2026-05-31" }]],
    command: "compile",
    input: { unit, challenges: [] },
    given: [1, 2],
    by: ({ result }) => result,
  },
  {
    aggregate: "action-plan",
    id: "skarholmen-2026",
    before: [...decided, ["approve", approval]],
    command: "revise",
    input: { inConnectionWith: "tertial-1" },
    given: [1, 2],
    by: ({ revision }) => revision,
  },
  {
    aggregate: "action-plan",
    id: "skarholmen-2026",
    before: [draft],
    command: "add-measure",
    input: measure,
    given: ["m1", "m2"],
    by: (data) => data.measure,
  },
  {
    aggregate: "action-plan",
    id: "skarholmen-2026",
    before: decided,
    command: "approve",
    input: { ...approval, conditions: [{ text: "Ange tidplan.", due: "2026-06-30" }] },
    given: ["c1", "c2"],
    by: first("conditions", "condition"),
  },
  {
    aggregate: "situation-picture",
    id: "skarholmen-2026",
    before: [["compile", { unit, year: 2026, content: "given", sources: [], items: [item] }]],
    command: "add-item",
    input: item,
    given: ["i2", "i3"],
    by: (data) => data.item,
  },
  {
    aggregate: "civil-society-partner",
    id: "p",
    before: [["register", { unit, kind: "property-company" }]],
    command: "begin",
    input: { activity: "safety-walks", scope: "this-work" },
    given: ["c1", "c2"],
    by: ({ collaboration }) => collaboration,
  },
  {
    aggregate: "series",
    id: "s",
    before: [["plan-days", { unit, forum: "f1", days: ["2026-03-12"] }]],
    command: "add-occasion",
    input: { plannedFor: "2026-04-12" },
    given: ["o2", "o3"],
    by: ({ occasion }) => occasion,
  },
  {
    aggregate: "training",
    id: "web",
    before: [["register", { unit, name: "Grundkurs", form: "web", level: "basic" }]],
    command: "plan-occasion",
    input: { unit, day: "2026-04-14" },
    given: ["t1", "t2"],
    by: ({ occasion }) => occasion,
  },
  {
    aggregate: "unit",
    id: "skarholmen",
    before: [["register", { name: "Skärholmen", kind: "district-board" }]],
    command: "hand-over",
    input: { from: "local-coordinator", to: "unit-head", matters: [], openPoints: ["Svara kansliet."] },
    given: ["p1", "p2"],
    by: first("openPoints", "point"),
  },
];

describe("what a stream gave out", () => {
  it.each(rows)("stays given once withdrawn: $aggregate $command counts on", (row) => {
    const history = new History(aggregateNamed(row.aggregate)!, row.id, { unit, known: {} });
    for (const [command, input] of row.before) history.done(command, input);
    const entry = history.events.length;
    history.done(row.command, row.input);
    history.done("withdraw", { entry: history.entry(entry), why: "Fel uppgift." }).done(row.command, row.input);
    const next = history.events.at(-1)!;
    expect([history.events[entry]!, next].map(({ data }) => row.by(data as never))).toEqual(row.given);
  });

  it("leaves a stream that was withdrawn whole open to be begun anew", () => {
    const history = new History(aggregateNamed("action-plan")!, "skarholmen-2026", { unit });
    history.done(...draft);
    expect(history.outcome(...draft)).toBe("already-exists");
    history.done("withdraw", { entry: history.entry(0), why: "Fel anvisningar." });
    expect(history.outcome("draft", { unit, year: 2026, instructions: "2026" })).toBe("PlanDrafted");
  });
});
