import { describe, expect, it } from "vitest";
import { aggregateNamed, aggregates, decide, fold, type StoredEvent } from "../src/index.ts";
import type { Aggregate } from "../src/kit/aggregate.ts";
import { kebab } from "../src/kit/corrections.ts";
import { idOf, type PastEvent, sealed, sealedInput, streamFrom } from "./given.ts";

/*
 * Corrections come from the kit, the same for every aggregate. Each row gives an aggregate's history, the entry that is
 * corrected and its right payload; and, where a later entry rests on it, what would break that.
 */

interface Row {
  readonly aggregate: string;
  readonly history: readonly PastEvent[];
  /** Revision of the entry to correct; `right` is its right payload as a person writes it, `stored` as it is kept. */
  readonly entry: number;
  readonly right: object;
  readonly stored?: object;
  /** A correction of `entry` that makes the named later event impossible. */
  readonly breaking?: { readonly data: object; readonly type: string };
  /** A later event that rests on the entry, so that withdrawing the entry is refused. */
  readonly restsOnIt?: string;
}

const forumData = { name: "Nätverket", convener: { kind: "not-stated" }, cadence: { kind: "ongoing" } };
const heldData = { forum: "f1", functions: ["police"], units: ["skarholmen"], decisions: [] };
const action = (code: string) => ({ action: code, what: sealed("Boka"), responsible: "skarholmen", due: "2026-04-01" });
const openAction = (code: string) => ({ ...action(code), what: "Boka" });
const coded = { environment: "autonomous", setting: "school", kind: "worry", done: [], consulted: [] };
const checkIn = { level: "district-director", functions: ["police"], picture: [], agreedActions: [] };
const what = "concern-reports";

const rows: readonly Row[] = [
  {
    aggregate: "unit",
    history: [
      { type: "UnitRegistered", data: { name: "Skärholmen", kind: "office" } },
      { type: "CoverageDeclared", data: { what, from: "2026-01-01" } },
      { type: "CoverageEnded", data: { what, to: "2026-02-28" } },
    ],
    entry: 1,
    right: { what, from: "2026-02-01" },
    breaking: { data: { what, from: "2026-03-01" }, type: "CoverageEnded" },
    restsOnIt: "CoverageEnded",
  },
  {
    aggregate: "forum",
    history: [
      { type: "ForumRegistered", data: { ...forumData, kind: "police" } },
      { type: "MemberJoined", data: { member: { kind: "unit", unit: "skarholmen" } } },
      { type: "MemberLeft", data: { member: { kind: "unit", unit: "skarholmen" } } },
    ],
    entry: 0,
    right: { ...forumData, name: "Samordnarnätverket", kind: "police", pauses: [{ from: "06-16", to: "08-15" }] },
    restsOnIt: "MemberJoined",
  },
  {
    aggregate: "meeting",
    history: [
      { type: "MeetingHeld", data: { ...heldData, actions: [action("a1")] } },
      { type: "MeetingActionDone", data: { action: "a1" } },
    ],
    entry: 0,
    right: { ...heldData, decisions: ["Ja"], actions: [openAction("a1"), openAction("a2")] },
    stored: { ...heldData, decisions: [sealed("Ja")], actions: [action("a1"), action("a2")] },
    breaking: { data: { ...heldData, actions: [openAction("a2")] }, type: "MeetingActionDone" },
    restsOnIt: "MeetingActionDone",
  },
  {
    aggregate: "police-checkin",
    history: [{ type: "CheckInHeld", data: checkIn }],
    entry: 0,
    right: { ...checkIn, agreedActions: ["Ny träff"], notes: "Kort" },
    stored: { ...checkIn, agreedActions: [sealed("Ny träff")], notes: sealed("Kort") },
  },
  {
    aggregate: "concern-report",
    history: [
      { type: "ConcernReported", data: { ...coded, note: sealed("Kort") } },
      { type: "ConcernAssessed", data: { assessment: "pass-on" } },
      { type: "ConcernPassedOn", data: { to: "police" } },
      { type: "ConcernPassedOn", data: { to: "school" } },
    ],
    entry: 2,
    right: { to: "social-worker" },
    breaking: { data: { to: "school" }, type: "ConcernPassedOn" },
  },
  {
    aggregate: "policy",
    history: [{ type: "PolicySet", data: { key: "small-number-threshold", value: 50, validFrom: "2026-01-01" } }],
    entry: 0,
    right: { key: "small-number-threshold", value: 5, validFrom: "2026-01-01" },
  },
];

class Stream {
  readonly aggregate: Aggregate;
  events: StoredEvent[];

  constructor({ aggregate, history }: Row) {
    this.aggregate = aggregateNamed(aggregate)!;
    this.events = streamFrom(this.aggregate, "x", history);
  }

  try(command: string, input: object, today = "2026-12-31") {
    return decide(this.aggregate, this.events, command, sealedInput(this.aggregate, command, input), {
      id: "x",
      unit: "skarholmen",
      today,
      occurredOn: today,
      founding: false,
      known: {},
    });
  }

  /** Carries out and keeps; the whole list of what was decided. */
  do(command: string, input: object) {
    const decided = this.try(command, input);
    if ("kind" in decided) throw new Error(JSON.stringify(decided.refusal));
    const next = streamFrom(this.aggregate, "x", [...this.events, ...decided]).slice(this.events.length);
    this.events = [...this.events, ...next];
    return decided;
  }

  code(command: string, input: object, today?: string) {
    const decided = this.try(command, input, today);
    return "kind" in decided ? decided.refusal.code : "accepted";
  }

  get folded() {
    return fold(this.aggregate, this.events);
  }
}

const why = "Fel uppgift.";

describe.each(rows)("a $aggregate's entry", (row) => {
  const original = row.history[row.entry]!;
  const correct = `correct-${kebab(original.type)}`;
  const entry = idOf(row.entry);
  const stored = row.stored ?? row.right;
  const later = "2026-02-02";

  it("is corrected: the correction names it and keeps both versions", () => {
    const stream = new Stream(row);
    expect(stream.do(correct, { entry, occurredOn: later, data: row.right, why })).toEqual([
      {
        type: "EntryCorrected",
        schema: 1,
        corrects: entry,
        occurredOn: later,
        data: {
          type: original.type,
          schema: 1,
          previous: { occurredOn: "2026-03-03", data: original.data },
          data: stored,
          why: sealed(why),
        },
      },
    ]);
    expect(stream.folded.entries[row.entry]).toMatchObject({ data: stored, occurredOn: later, corrected: true });
  });

  it("folds to the same state as if it had been right from the start", () => {
    const stream = new Stream(row);
    stream.do(correct, { entry, data: row.right, why });
    const right = row.history.map((event, index) => (index === row.entry ? { ...event, data: stored } : event));
    expect(stream.folded.state).toEqual(new Stream({ ...row, history: right }).folded.state);
  });

  it("is corrected again, from the version in force", () => {
    const stream = new Stream(row);
    stream.do(correct, { entry, occurredOn: later, data: row.right, why });
    const [second] = stream.do(correct, { entry, data: row.right, why: "Igen." });
    expect(second).toMatchObject({ occurredOn: later, data: { previous: { occurredOn: later, data: stored } } });
    expect(stream.code("withdraw", { entry: idOf(row.history.length), why })).toBe("entry-not-correctable");
  });

  it("is withdrawn with its reason, unless a later entry rests on it", () => {
    const stream = new Stream(row);
    if (row.restsOnIt) {
      expect(stream.try("withdraw", { entry, why })).toMatchObject({
        refusal: { code: "correction-breaks-history", details: { type: row.restsOnIt } },
      });
      for (let last = row.history.length - 1; last > row.entry; last--)
        stream.do("withdraw", { entry: idOf(last), why });
    }
    expect(stream.do("withdraw", { entry, why })).toEqual([
      {
        type: "EntryWithdrawn",
        schema: 1,
        corrects: entry,
        occurredOn: "2026-03-03",
        data: {
          type: original.type,
          schema: 1,
          previous: { occurredOn: "2026-03-03", data: original.data },
          why: sealed(why),
        },
      },
    ]);
    expect(stream.folded.entries.map(({ id }) => id)).not.toContain(entry);
    expect(stream.code(correct, { entry, data: row.right, why })).toBe("entry-withdrawn");
    expect(stream.code("withdraw", { entry, why })).toBe("entry-withdrawn");
  });

  it("is not corrected where it is not, under another type, or into the future", () => {
    const stream = new Stream(row);
    expect(stream.code(correct, { entry: "nowhere", data: row.right, why })).toBe("entry-unknown");
    const other = Object.keys(stream.aggregate.events).find((type) => type !== original.type);
    const wrong = other && row.history.findIndex(({ type }) => type !== original.type);
    if (wrong !== undefined && wrong !== "" && wrong >= 0)
      expect(stream.code(correct, { entry: idOf(wrong), data: row.right, why })).toBe("entry-unknown");
    const future = { entry, occurredOn: "2026-05", data: row.right, why };
    expect(stream.code(correct, future, "2026-04-30")).toBe("date-in-future");
    expect(stream.code(correct, future, "2026-05-01")).toBe("accepted");
  });
});

describe.each(rows.filter(({ breaking }) => breaking))("a $aggregate's correction that breaks history", (row) => {
  it("is refused, and says which later entry it would make impossible, and why", () => {
    const { type, data } = row.breaking!;
    const command = `correct-${kebab(row.history[row.entry]!.type)}`;
    expect(new Stream(row).try(command, { entry: idOf(row.entry), data, why })).toMatchObject({
      refusal: {
        code: "correction-breaks-history",
        details: { type, reason: { sv: expect.stringMatching(/./), en: expect.stringMatching(/./) } },
      },
    });
  });
});

describe("corrections", () => {
  it("are offered for every event type of every aggregate, as commands with a schema of their own", () => {
    for (const { name } of aggregates) expect(name).toMatch(/^[a-z-]+$/);
    expect(kebab("MeetingActionDone")).toBe("meeting-action-done");
  });

  it("of nothing are refused as not found", () => {
    expect(new Stream({ ...rows[0]!, history: [] }).code("withdraw", { entry: idOf(0), why })).toBe("not-found");
  });
});
