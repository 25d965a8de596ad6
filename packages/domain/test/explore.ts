import { expect } from "vitest";
import { refusalText } from "../src/index.ts";
import type { History } from "./history.ts";

/*
 * Walks everything that an aggregate's commands can lead to, breadth first, beside a model that knows the order by
 * itself, and holds each answer of each command on each place to the model's.
 */

export interface Steps {
  readonly [label: string]: { readonly command: string; readonly input: unknown };
}

export interface Exploration<S> {
  readonly empty: () => History;
  readonly start: S;
  readonly steps: Steps;
  /** The model: the place after a step, or the refusal as `History.outcome` says it. */
  readonly expected: (place: S, label: string) => S | string;
  /** The step to take for an event's English title: what a refusal names as missing. */
  readonly toTake: Readonly<Record<string, string>>;
}

export interface Explored<S> {
  readonly places: readonly S[];
  readonly legal: number;
  readonly refused: number;
}

const copyOf = (history: History, empty: () => History): History => {
  const copy = empty();
  copy.events.push(...history.events);
  return copy;
};

/** Tries every command on every place that any of them leads to. */
export function explore<S>({ empty, start, steps, expected, toTake }: Exploration<S>): Explored<S> {
  const queue: { readonly place: S; readonly history: History }[] = [{ place: start, history: empty() }];
  const seen = new Set([JSON.stringify(start)]);
  const places: S[] = [start];
  let legal = 0;
  let refused = 0;
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { place, history } = next;
    for (const [label, { command, input }] of Object.entries(steps)) {
      const answer = expected(place, label);
      const outcome = history.outcome(command, input);
      if (typeof answer === "string") {
        expect([place, label, outcome]).toEqual([place, label, answer]);
        inBothLanguages(history, command, input);
        if (answer.startsWith("step-missing")) leadsOn(copyOf(history, empty), steps, label, toTake);
        refused++;
        continue;
      }
      expect([place, label, outcome]).toEqual([place, label, expect.stringMatching(/^[A-Z]\w+$/)]);
      legal++;
      const key = JSON.stringify(answer);
      if (seen.has(key)) continue;
      seen.add(key);
      places.push(answer);
      queue.push({ place: answer, history: copyOf(history, empty).done(command, input) });
    }
  }
  return { places, legal, refused };
}

function inBothLanguages(history: History, command: string, input: unknown): void {
  const decided = history.try(command, input);
  if (!("kind" in decided)) throw new Error("it was accepted");
  const { refusal } = decided;
  const [sv, en] = [refusalText(refusal, "sv"), refusalText(refusal, "en")];
  expect(sv).not.toBe(en);
  const { step } = refusal.details;
  if (typeof step !== "object") return;
  expect(sv).toContain(step.sv);
  expect(en).toContain(step.en);
}

/** The step that is named as missing can be taken, first what that one misses, until the command is in order. */
function leadsOn(
  history: History,
  steps: Steps,
  label: string,
  toTake: Exploration<unknown>["toTake"],
  depth = 0,
): void {
  const wanted = steps[label]!;
  for (let taken = 0; taken < 8; taken++) {
    const outcome = history.outcome(wanted.command, wanted.input);
    if (!outcome.startsWith("step-missing: ")) return;
    const named = toTake[outcome.slice("step-missing: ".length)];
    const step = named === undefined ? undefined : steps[named];
    if (named === undefined || !step || depth > 3)
      throw new Error(`${label}: nothing is known to take for "${outcome}"`);
    leadsOn(history, steps, named, toTake, depth + 1);
    history.done(step.command, step.input);
  }
  throw new Error(`${label} stays out of order, whatever missing step is taken`);
}
