import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import {
  aggregateNamed,
  commandsOf,
  eventTypes,
  fold,
  isCorrection,
  parse,
  refusals,
  refusalText,
} from "../src/index.ts";
import { arbitraryOf } from "./arbitrary.ts";
import { History } from "./history.ts";

const names = ["situation-picture", "action-plan", "plan-instructions", "training", "audit"] as const;

/** A beginning for each, so that half of the walks come far. */
const openings: Readonly<Record<(typeof names)[number], readonly (readonly [string, unknown])[]>> = {
  "situation-picture": [["compile", { unit: "skarholmen", year: 2026, content: "given", sources: [] }]],
  "action-plan": [
    ["draft", { unit: "skarholmen", year: 2026 }],
    ["consult", { with: "kommunstyrelsen" }],
  ],
  "plan-instructions": [["issue", { unit: "kommunstyrelsen", title: "Anvisningar" }]],
  training: [["register", { unit: "kommunstyrelsen", name: "Grundutbildning", form: "web", level: "basic" }]],
  audit: [["open", { unit: "stadsrevisionen", title: "Granskning", questions: [], criteria: [], audited: ["x"] }]],
};

/** Refusals that the kit itself may give before an aggregate is asked. */
const ofTheKit = ["not-found", "already-exists", "date-in-future"];

describe.each(names)("random commands on %s", (name) => {
  const aggregate = aggregateNamed(name)!;
  const commands = commandsOf(aggregate);
  const step = fc.constantFrom(...Object.keys(commands)).chain((command) =>
    fc.record({
      command: fc.constant(command),
      input: arbitraryOf(commands[command]!.input),
      entry: fc.nat(30),
      unit: fc.constantFrom("skarholmen", "spanga-tensta"),
      occurredOn: fc.constantFrom("2019-09-04", "2019-37", "../2019-11-19"),
    }),
  );

  const walk = (
    steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[],
    founding: boolean,
    opened: boolean,
  ) => {
    const history = new History(aggregate, "skarholmen-2026", { founding });
    if (opened) for (const [command, input] of openings[name]) history.done(command, input);
    for (const { command, input, entry, unit, occurredOn } of steps) {
      const own = Object.hasOwn(aggregate.commands, command);
      if (!own && history.events.length === 0) continue;
      const aimed = own ? input : { ...(input as object), entry: history.entry(entry % history.events.length) };
      const decided = history.try(command, aimed, { unit, occurredOn });
      if ("kind" in decided) {
        const { code } = decided.refusal;
        expect([...commands[command]!.refusals, ...ofTheKit]).toContain(code);
        for (const language of ["sv", "en"] as const) {
          expect(refusals[code][language]).not.toBe("");
          expect(refusalText(decided.refusal, language)).not.toMatch(/[{}]|undefined/);
        }
      } else history.done(command, aimed, { unit, occurredOn });
    }
    return history;
  };

  test.prop([fc.array(step, { maxLength: 40 }), fc.boolean(), fc.boolean()])(
    "what was accepted folds, and every payload fits its schema",
    (steps, founding, opened) => {
      const history = walk(steps, founding, opened);
      for (const event of history.events) {
        const definition = eventTypes.get(event.type)!.definition;
        expect(parse(definition.data, event.data)).toMatchObject({ ok: true });
      }
      const { revision, entries } = fold(aggregate, history.events);
      expect(revision).toBe(history.events.length - 1);
      const withdrawn = history.events.filter(({ type }) => type === "EntryWithdrawn").length;
      expect(entries.length).toBe(history.events.filter((event) => !isCorrection(event)).length - withdrawn);
    },
  );

  test.prop([fc.array(step, { maxLength: 40 }), fc.boolean(), fc.boolean()])(
    "each entry in force is permitted on the state before it, however often it was corrected",
    (steps, founding, opened) => {
      const { events } = walk(steps, founding, opened);
      let state = aggregate.initial;
      for (const entry of fold(aggregate, events).entries) {
        expect(aggregate.permits(state, entry as never, { founding })).toBeUndefined();
        state = aggregate.evolve(state, entry as never);
      }
    },
  );
});
