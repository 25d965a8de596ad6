import { aggregateNamed, type EventTypeName, eventTypes, type JsonObject } from "@liggare/domain";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { ViewDefinition } from "../src/index.ts";
import { answerOf, type Given, type GivenEvent, given } from "./given.ts";

/* What holds of every projection, whatever it shows. */

const types = [...eventTypes.values()].filter(({ aggregate }) => aggregate !== undefined);
const units = ["skarholmen", "kommunstyrelsen", "spanga-tensta"];
const dates = [
  "2025-11-03",
  "2026-03",
  "2026-37",
  "2026",
  "../2026-04-30",
  "2025-09/..",
  "2026-02-01/2026-05",
  "2026-03-03",
];

/** A follow-up's id names a period too. */
const streamFor = (aggregate: string, id: string) => `${aggregate}-${id}${aggregate === "plan-report" ? "-t1" : ""}`;

const anyEvent: fc.Arbitrary<GivenEvent> = fc
  .record({
    type: fc.constantFrom(...types),
    unit: fc.constantFrom(...units),
    id: fc.constantFrom("skarholmen-2026", "skarholmen-2025", "kommunstyrelsen-2026"),
    occurredOn: fc.constantFrom(...dates),
    founding: fc.constantFrom("stated", "assumed", undefined),
    support: fc.constantFrom("observed", "stated", "judged", undefined),
  })
  .map(({ type: { type, aggregate, definition }, unit, id, occurredOn, founding, support }) => {
    const event = { type, stream: streamFor(aggregate?.name ?? "", id), unit, occurredOn, data: definition.example };
    const source = support && { source: { document: "rapport", section: "3.1", support } };
    return { ...event, ...(founding && { founding }), ...source } as unknown as GivenEvent;
  });

const anyCorrection = fc.record({ at: fc.nat(39), withdrawn: fc.boolean(), occurredOn: fc.constantFrom(...dates) });

/** Events of all types as the catalogue's examples say them, in any order, some corrected or withdrawn. */
const anyLog = fc
  .tuple(fc.array(anyEvent, { maxLength: 40 }), fc.array(anyCorrection, { maxLength: 8 }))
  .map(([events, all]) => {
    const gone = new Set<number>();
    const corrections = all.flatMap(({ at, withdrawn, occurredOn }): Given[] => {
      const event = events[at];
      if (!event || gone.has(at)) return [];
      if (withdrawn) gone.add(at);
      return [{ corrects: at + 1, occurredOn, ...(!withdrawn && { data: event.data as unknown as JsonObject }) }];
    });
    return [...events, ...corrections];
  });

/** Tests that a view handles its aggregates whole, keeps what is sensitive apart, and answers whatever the log holds. */
export function projectionTests(view: ViewDefinition<unknown>, declares: readonly string[]): void {
  test("each event type of a declared aggregate is handled or openly ignored", () => {
    expect(view.declares).toEqual(declares);
    const wanted = declares.flatMap((name) => Object.keys(aggregateNamed(name)?.events ?? {}));
    expect([...Object.keys(view.handles), ...view.ignores].sort()).toEqual([...wanted].sort());
  });

  test("each kind of cell is declared, and those with concerns or counts of staff hold nothing else", () => {
    for (const { type, aggregate, definition } of types) {
      const handler = view.handles[type as EventTypeName] as
        | ((event: object) => readonly { kind: string }[])
        | undefined;
      if (!handler || !aggregate) continue;
      const event = {
        id: "e1",
        type,
        stream: `${aggregate.name}-skarholmen-2026`,
        unit: "skarholmen",
        occurredOn: "2026-03",
      };
      const sensitive = aggregate.sensitive || definition.sensitive || type === "ParticipationCounted";
      for (const { kind } of handler({ ...event, data: definition.example }))
        expect([type, kind, view.kinds[kind]]).toEqual([type, kind, sensitive ? "sensitive" : "process"]);
    }
  });

  test("whatever the log holds, the view answers, and the same each time", () => {
    const days = fc.constantFrom("2025-12-31", "2026-03-15", "2027-01-01");
    fc.assert(
      fc.property(anyLog, fc.constantFrom(undefined, ...units), days, fc.boolean(), (events, unit, on, merged) => {
        const log = merged ? [...events, ...merger] : events;
        const structure = merged ? "present" : "of-its-time";
        const question = { asKnownOn: "2027-01-01", on, structure, ...(unit !== undefined && { unit }) } as const;
        const answer = answerOf(view, log, question);
        expect(JSON.stringify(answerOf(view, log, question))).toBe(JSON.stringify(answer));
        checkPart(answer, log);
      }),
      { numRuns: 80 },
    );
  });

  test("the four reading roles may ask, a local coordinator of the own unit only", () => {
    expect(view.who).toEqual({
      "local-coordinator": "own unit",
      "central-coordinator": "any unit",
      "executive-board": "any unit",
      auditor: "any unit",
    });
  });
}

/** One board of the pool goes up in another, so that each kind of event is met by the present structure too. */
const merger: readonly GivenEvent[] = [
  given("UnitRegistered", "unit-skarholmen", "skarholmen", "2024-01-01", {
    name: "Skärholmen",
    kind: "district-board",
  }),
  given("UnitSucceeded", "unit-skarholmen", "skarholmen", "2024-01-01", {
    predecessors: ["spanga-tensta"],
    how: "merger",
    from: "2024-01-01",
  }),
];

/**
 * Evidence names events of the log, a total is the sum of its parts, a sensitive count that is said to be one board's
 * counts nothing of another's, and nothing is lost on the way to JSON.
 */
function checkPart(part: unknown, log: readonly Given[]): void {
  expect(part).not.toBe(undefined);
  if (typeof part !== "object" || part === null) return;
  if ("$why" in part) for (const number of part.$why as number[]) expect(number).toBeLessThanOrEqual(log.length);
  if ("$count" in part && "why" in part && "unit" in part && "sensitivity" in part && part.sensitivity === "sensitive")
    for (const number of part.why as number[]) {
      const event = log[number - 1];
      if (part.unit !== "" && event && "unit" in event) expect([number, event.unit]).toEqual([number, part.unit]);
    }
  if ("$count" in part && "parts" in part) {
    const parts = part.parts as readonly { readonly $count: number }[];
    expect(parts.reduce((sum, { $count }) => sum + $count, 0)).toBe(part.$count);
  }
  for (const value of Object.values(part)) checkPart(value, log);
}
