import { aggregates } from "@liggare/domain";
import { type Contribution, type EventInForce, type Fact, type Handlers, type Snapshot, titleOf } from "@liggare/views";
import type { Link } from "./answer.ts";
import { notFound } from "./texts.ts";

/*
 * Which events there are, so that those named as evidence can be shown by number and title. Only what everybody who
 * reads recommendations may know of: nothing of concerns or of counts of staff.
 */

/** Many small cells, so that an event changes one of them only. */
const cellOf = (id: string) => id.slice(-4);

const indexed = ({ id }: EventInForce): readonly Contribution[] => [
  { kind: "event", key: cellOf(id), unit: "", data: {} },
];

/** Events that may be a count of staff, though their type is not sensitive as a whole. */
const counts = ["ParticipationCounted"];

/** Event types that are not shown as evidence. */
export const unseen: readonly string[] = aggregates.flatMap(({ sensitive, events }) =>
  Object.entries(events).flatMap(([type, definition]) =>
    sensitive || definition.sensitive || counts.includes(type) ? [type] : [],
  ),
);

export const linkHandlers: Handlers = Object.fromEntries(
  aggregates.flatMap(({ events }) =>
    Object.keys(events).flatMap((type) => (unseen.includes(type) ? [] : [[type, indexed]])),
  ),
);

/** The links of event ids, in their order. */
export function linksOf(cells: Snapshot, ids: readonly string[]): readonly Link[] {
  return ids.map((id) => {
    const fact = cells.cell("event", "", cellOf(id))?.facts.find((each) => each.id === id);
    return fact ? found(fact) : { id, found: false, number: null, title: notFound, unit: null, occurredOn: null };
  });
}

const found = ({ id, number, type, unit, occurredOn }: Fact): Link => ({
  id,
  found: true,
  number,
  title: titleOf(type),
  unit,
  occurredOn,
});
