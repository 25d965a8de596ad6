import type { IsoDate } from "@liggare/calendar";
import type { Snapshot } from "../snapshot.ts";
import type { Handlers } from "../view.ts";
import { allFacts, type FactOf, factsOf } from "./facts.ts";
import { happenedBy, inTime, monthKey } from "./time.ts";

/** Activities with a pace beside forums, by activity and month. */
export const activityKinds = { activity: "process" } as const;

export const activityHandlers: Pick<Handlers, "ActivityCarriedOut"> = {
  ActivityCarriedOut: ({ data, occurredOn }) => [
    { kind: "activity", key: `${data.forum} ${monthKey(occurredOn)}`, data: data as never },
  ],
};

/** What was carried out by a day, oldest first. */
export const activitiesOf = (cells: Snapshot, on: IsoDate): readonly FactOf<"ActivityCarriedOut">[] =>
  [
    ...factsOf(
      allFacts(cells, "activity").filter((fact) => happenedBy(fact, on)),
      "ActivityCarriedOut",
    ),
  ].sort(inTime);
