import { type Actor, mayUse, trueUnitsOf } from "@liggare/access";
import { aggregateOfStream, ledgerStream, type StoredEvent, type Who } from "@liggare/domain";

/** Who reads single events beside those of the own unit. The executive board reads summaries only. */
const readers: Who = {
  "local-coordinator": "own unit",
  "central-coordinator": "any unit",
  auditor: "any unit",
  administrator: "any unit",
};

/** Units that an event's payload names as taking part: they may read it too. */
const unitsIn = ({ data }: StoredEvent): readonly string[] => (Array.isArray(data.units) ? data.units.map(String) : []);

/**
 * May the actor see this event at all? Sensitive aggregates' events are for the own board's coordinators and the
 * auditors; a local coordinator sees the own unit's and those of meetings that the unit took part in.
 */
export function maySee(event: StoredEvent, actor: Actor): boolean {
  if (event.stream === ledgerStream) return mayUse(readers, actor, "");
  const found = aggregateOfStream(event.stream);
  if (!found) return false;
  const { aggregate } = found;
  if (aggregate.sensitive) {
    const trueUnits = trueUnitsOf(actor);
    return trueUnits === "all" || trueUnits === event.unit;
  }
  return (
    mayUse(readers, actor, event.unit) ||
    (actor.role === "local-coordinator" && unitsIn(event).includes(actor.unit ?? ""))
  );
}
