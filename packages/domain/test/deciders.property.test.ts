import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import {
  aggregates,
  commandsOf,
  commonRefusals,
  fold,
  type Json,
  type Known,
  kebab,
  lift,
  type StoredEvent,
} from "../src/index.ts";
import { arbitraryOf } from "./arbitrary.ts";
import { History } from "./history.ts";

/** A payload as a person writes it: sealed texts opened. */
const written = (value: Json): unknown => {
  if (Array.isArray(value)) return value.map(written);
  if (typeof value !== "object" || value === null) return value;
  if ("textId" in value) return String(value.textId).replace("sealed: ", "");
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, written(part)]));
};

const ids: Readonly<Record<string, string>> = {
  policy: "small-number-threshold",
  "summary-release": "2026-t2",
  "plan-report": "skarholmen-2026-t1",
  "follow-up-round": "2026-t1",
};
const idFor = (name: string) => ids[name] ?? "skarholmen-2026";

/** The summary as a release needs it. */
const summary: Known = {
  kind: "view",
  answer: { on: "2026-08-31", concerns: { from: "2025-09", to: "2026-08", total: { value: 7 } } },
  version: 2,
  asKnownOn: "2026-11-30",
  on: "2026-08-31",
  number: 9,
  position: "9",
  threshold: 5,
};
/** The plan as a follow-up needs it. */
const plan: Known = {
  kind: "stream",
  state: { measures: { m1: "present", m2: "present" } },
  entries: [],
  revision: 0,
  unit: "skarholmen",
};
const known = { "of-its-time": summary, present: summary, plan };

describe.each(aggregates.map(({ name }) => name))("any sequence of accepted commands on %s", (name) => {
  const aggregate = aggregates.find((each) => each.name === name)!;
  const commands = commandsOf(aggregate);
  const step = fc.constantFrom(...Object.keys(commands)).chain((command) =>
    fc.record({
      command: fc.constant(command),
      input: arbitraryOf(commands[command]!.input),
      entry: fc.nat(30),
      occurredOn: fc.constantFrom("2019-09-04", "2019-37", "2026-03-03", "2027-01-01"),
    }),
  );

  const circumstances = { unit: "skarholmen", today: "2026-12-31" };
  const steps = fc.array(step, { maxLength: 30 });
  type Steps = typeof steps extends fc.Arbitrary<infer S> ? S : never;

  /** Carries out what is accepted; a refusal must be one that the command declares. Each is asked twice. */
  const walk = (taken: Steps, founding: boolean) => {
    const history = new History(aggregate, idFor(name), { founding, known, ...circumstances });
    for (const { command, input, entry, occurredOn } of taken) {
      const own = Object.hasOwn(aggregate.commands, command);
      if (!own && history.events.length === 0) continue;
      const aimed = own ? input : { ...(input as object), entry: history.entry(entry % history.events.length) };
      const decided = history.try(command, aimed, { occurredOn });
      expect(history.try(command, aimed, { occurredOn })).toEqual(decided);
      if ("kind" in decided)
        expect([...commands[command]!.refusals, ...commonRefusals]).toContain(decided.refusal.code);
      else history.done(command, aimed, { occurredOn });
    }
    return history;
  };

  test.prop([steps, fc.boolean()])(
    "folds to the same state again, read back from a store or not",
    (taken, founding) => {
      const { events, state } = walk(taken, founding);
      const read = (JSON.parse(JSON.stringify(events)) as StoredEvent[]).map(lift);
      expect(fold(aggregate, read).state).toEqual(state);
      expect(JSON.parse(JSON.stringify(state))).toEqual(JSON.parse(JSON.stringify(fold(aggregate, events).state)));
    },
  );

  test.prop([steps, fc.boolean()])("stays as it is when an entry is corrected to what it says", (taken, founding) => {
    const history = walk(taken, founding);
    const { state, entries } = fold(aggregate, history.events);
    for (const { id, type, data } of entries.filter(({ type: each }) => !aggregate.events[each]?.final))
      history.done(`correct-${kebab(type)}`, { entry: id, data: written(data), why: "Kort text" });
    expect(history.state).toEqual(state);
    expect(fold(aggregate, history.events).entries.map(({ id, corrected }) => [id, corrected])).toEqual(
      entries.map(({ id, type }) => [id, !aggregate.events[type]?.final]),
    );
  });
});
