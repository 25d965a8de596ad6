import type { IsoDate, IsoMonth } from "@liggare/calendar";
import type { Snapshot } from "../snapshot.ts";
import type { Handlers } from "../view.ts";
import { allFacts, type FactOf, factsOf } from "./facts.ts";
import { happenedBy, inTime, monthKey } from "./time.ts";

/** Activities with a pace beside forums, by activity and month. */
export const activityKinds = { activity: "process" } as const;

export const activityHandlers: Pick<Handlers, "ActivityCarriedOut"> = {
  ActivityCarriedOut: ({ data, occurredOn }) => [
    {
      kind: "activity",
      key: `${data.forum} ${monthKey(occurredOn)}`,
      month: monthKey(occurredOn),
      data: data as never,
    },
  ],
};

/** What was carried out from a month on and by a day, oldest first. */
export const activitiesOf = (cells: Snapshot, on: IsoDate, from: IsoMonth): readonly FactOf<"ActivityCarriedOut">[] =>
  factsOf(
    allFacts(cells, "activity", from).filter((fact) => happenedBy(fact, on) && monthKey(fact.occurredOn) >= from),
    "ActivityCarriedOut",
  ).toSorted(inTime);
