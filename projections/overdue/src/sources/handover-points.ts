import { addDays } from "@liggare/calendar";
import { dateText, dayOf, factsOf } from "@liggare/views";
import { days, type Source } from "../source.ts";

/**
 * Points that were open when a coordinator's work was handed over, and are not done (DOMAIN §4, the handover). They
 * have no day of their own: the policy on the longest delay counts from the handover.
 */
export const handoverPoints: Source = ({ units, policy }) =>
  units
    .filter(({ inForce }) => inForce)
    .flatMap(({ unit, facts }) => {
      const done = new Set(factsOf(facts, "HandoverPointDone").map(({ data }) => data.point));
      return factsOf(facts, "CoordinatorHandedOver").flatMap((fact) => {
        const on = dateText(fact.occurredOn);
        return fact.data.openPoints
          .filter(({ point }) => !done.has(point))
          .map(({ point, text }) => ({
            key: `${unit} ${point}`,
            kind: "handover-point" as const,
            board: unit,
            waiting: [],
            title: { sv: `Öppen punkt från överlämningen ${on.sv}`, en: `Open point of the handover of ${on.en}` },
            what: text,
            stream: fact.stream,
            due: addDays(dayOf(fact.occurredOn), days(policy, "control-overdue-days")),
            facts: [fact],
          }));
      });
    });
