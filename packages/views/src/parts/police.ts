import type { IsoDate, IsoMonth } from "@liggare/calendar";
import type { Snapshot } from "../snapshot.ts";
import type { Handlers } from "../view.ts";
import { allFacts, type FactOf, factsOf } from "./facts.ts";
import { happenedBy, inTime, monthKey } from "./time.ts";

/** Check-ins with the police by unit, level and month. */
export const policeKinds = { "check-in": "process" } as const;

export const policeHandlers: Pick<Handlers, "CheckInHeld"> = {
  CheckInHeld: ({ data, occurredOn }) => [
    {
      kind: "check-in",
      key: `${data.level} ${monthKey(occurredOn)}`,
      month: monthKey(occurredOn),
      data: data as never,
    },
  ],
};

type CheckIn = FactOf<"CheckInHeld">;

/** Check-ins held from a month on and by a day, oldest first. */
export const checkInsOf = (cells: Snapshot, on: IsoDate, from: IsoMonth): readonly CheckIn[] =>
  factsOf(
    allFacts(cells, "check-in", from).filter((fact) => happenedBy(fact, on) && monthKey(fact.occurredOn) >= from),
    "CheckInHeld",
  ).toSorted(inTime);

/** The last check-in at a level before a month, of a unit where one is given. */
export function lastCheckIn(
  cells: Snapshot,
  on: IsoDate,
  { level, before, unit }: { readonly level: string; readonly before: IsoMonth; readonly unit: string | undefined },
): CheckIn | undefined {
  for (const ofMonth of cells.backwards("check-in", `${level} `, `${level} ${before}`)) {
    const own = unit === undefined ? ofMonth : ofMonth.filter((cell) => cell.unit === unit);
    const facts = own.flatMap((cell) => cell.facts).filter((fact) => happenedBy(fact, on));
    const last = factsOf(facts, "CheckInHeld").toSorted(inTime).at(-1);
    if (last) return last;
  }
  return undefined;
}
