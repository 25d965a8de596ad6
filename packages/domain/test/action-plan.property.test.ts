import { describe, expect, it } from "vitest";
import { aggregateNamed } from "../src/index.ts";
import { History } from "./history.ts";

/*
 * A model of the plan's order, independent of the aggregate: five places on a ring. Every legal path up to a length is
 * walked, and on each place every step is tried.
 */

const ring = ["Plan drafted", "Plan consulted on", "Plan decided by the board", "Plan approved", "Plan revised"];

interface Place {
  readonly at: 0 | 1 | 2 | 3 | 4;
  readonly decidedOnce: boolean;
  readonly sentBack: boolean;
}

const inputs = {
  draft: { unit: "skarholmen", year: 2026 },
  "add-measure": { wording: "Föräldrastöd", orientation: "preventive", followUp: "annual-report" },
  consult: { with: "kommunstyrelsen" },
  decide: {},
  approve: { givenBy: "city-executive-office", delegation: "not-stated" },
  "approve with a condition": {
    givenBy: "executive-board",
    delegation: "own-decision",
    conditions: [{ text: "Ange tidplan", due: "2026-06-30" }],
  },
  "send-back": { reasons: "Tidplan saknas" },
  review: {},
  revise: { inConnectionWith: "tertial-1" },
} as const;
type Step = keyof typeof inputs;
const commandOf = (step: Step) => (step === "approve with a condition" ? "approve" : step);

/** What the model expects: the place after the step, or the refusal. */
function expected(place: Place, step: Step): Place | string {
  const missing = `step-missing: ${ring[place.at]}`;
  const taken = (name: string) => `step-already-taken: ${name}`;
  const open = place.at === 1 || place.at === 2;
  switch (step) {
    case "draft":
      return place.at === 0 ? { ...place, at: 1 } : "already-exists";
    case "add-measure":
      return open ? place : missing;
    case "consult":
      return open ? { ...place, at: 2, sentBack: false } : missing;
    case "decide":
      if (place.at === 3) return taken("Plan decided by the board");
      return place.at === 2 ? { ...place, at: 3, decidedOnce: true } : missing;
    case "approve":
    case "approve with a condition":
      if (place.at === 4) return taken("Plan approved");
      return place.at === 3 ? { ...place, at: 4 } : missing;
    case "send-back":
      if (place.sentBack) return taken("Plan sent back");
      return place.at === 3 ? { ...place, at: 1, sentBack: true } : missing;
    case "review":
      return place.decidedOnce ? place : missing;
    case "revise":
      return place.at === 4 ? { ...place, at: 1 } : missing;
  }
}

const steps = Object.keys(inputs) as Step[];
const longest = 7;

describe("the order of a plan's steps", () => {
  it("takes every legal path and refuses every other step, naming the one that is missing", () => {
    let legal = 0;
    let refused = 0;
    const walk = (history: History, place: Place, length: number) => {
      for (const step of steps) {
        const answer = expected(place, step);
        const outcome = history.outcome(commandOf(step), inputs[step]);
        if (typeof answer === "string") {
          expect([history.events.map(({ type }) => type), step, outcome]).toEqual([expect.anything(), step, answer]);
          refused++;
          continue;
        }
        expect([history.events.map(({ type }) => type), step, outcome]).toEqual([
          expect.anything(),
          step,
          expect.stringMatching(/^Plan\w+$/),
        ]);
        legal++;
        if (length === longest) continue;
        const after = new History(history.aggregate, history.id);
        after.events.push(...history.events);
        walk(after.done(commandOf(step), inputs[step]), answer, length + 1);
      }
    };
    const plan = new History(aggregateNamed("action-plan")!, "skarholmen-2026");
    walk(plan, { at: 0, decidedOnce: false, sentBack: false }, 0);
    expect({ legal, refused }).toEqual({ legal: 1948, refused: 3731 });
  });

  it("in a founding import takes every step on every other, for what the source does not mention is not stated", () => {
    for (const first of steps.filter((step) => step !== "draft"))
      for (const second of steps.filter((step) => step !== "draft")) {
        const history = new History(aggregateNamed("action-plan")!, "skarholmen-2026", { founding: true });
        history.done(commandOf(first), inputs[first]).done(commandOf(second), inputs[second]);
        expect(history.events).toHaveLength(2);
      }
  });
});
