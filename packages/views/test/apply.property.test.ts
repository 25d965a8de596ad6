import { entriesInForce, isCorrection, type RecordedEvent } from "@liggare/domain";
import fc from "fast-check";
import { expect, it } from "vitest";
import { applyEvent, type Contribution, type EventInForce, memoryCells } from "../src/index.ts";
import { stories } from "./stories.ts";
import { daysOf, recorded, tally } from "./story.ts";

/** What the cells must hold, told without corrections: the entries in force, in the order of their originals. */
function expected(events: readonly RecordedEvent[]): readonly string[] {
  const streams = Map.groupBy(events, ({ stream }) => stream);
  const corrected = events.filter((event) => isCorrection(event));
  return [...streams.values()]
    .flatMap((stream) => entriesInForce(stream))
    .flatMap((entry) => {
      const handler = tally.handles[entry.type as "MeetingHeld"] as
        | ((event: EventInForce) => readonly Contribution[])
        | undefined;
      const { number } = events.find(({ id }) => id === entry.id)!;
      const corrections = corrected.filter(({ corrects }) => corrects === entry.id).map((event) => event.number);
      return (handler?.(entry as unknown as EventInForce) ?? []).map(({ kind, key, unit = entry.unit, data }) =>
        JSON.stringify([kind, unit, key, number, corrections, entry.occurredOn, data]),
      );
    })
    .sort();
}

it("after any story the cells hold what the entries in force say, whatever was corrected or withdrawn", () => {
  fc.assert(
    fc.property(stories, (told) => {
      const events = recorded(told);
      const days = daysOf(told, "0000-01-01");
      const cells = memoryCells();
      for (const [index, event] of events.entries()) applyEvent(tally, event, days[index]!, cells);
      const held = cells
        .cells()
        .flatMap(({ kind, unit, key, facts }) =>
          facts.map(({ number, corrections, occurredOn, data }) =>
            JSON.stringify([kind, unit, key, number, corrections, occurredOn, data]),
          ),
        );
      expect(held.sort()).toEqual(expected(events));
      for (const { facts } of cells.cells()) {
        const numbers = facts.map(({ number }) => number);
        expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
      }
    }),
  );
});
