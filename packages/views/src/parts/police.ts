import type { IsoDate } from "@liggare/calendar";
import type { Snapshot } from "../snapshot.ts";
import type { Handlers } from "../view.ts";
import { allFacts, type FactOf, factsOf, keeping } from "./facts.ts";
import { happenedBy, inTime, monthKey } from "./time.ts";

/** Check-ins with the police by unit and month. */
export const policeKinds = { "check-in": "process" } as const;

export const policeHandlers = {
  CheckInHeld: keeping("check-in", ({ occurredOn }) => monthKey(occurredOn)),
} satisfies Handlers;

/** Check-ins held by a day, oldest first. */
export const checkInsOf = (cells: Snapshot, on: IsoDate): readonly FactOf<"CheckInHeld">[] =>
  [
    ...factsOf(
      allFacts(cells, "check-in").filter((fact) => happenedBy(fact, on)),
      "CheckInHeld",
    ),
  ].sort(inTime);
