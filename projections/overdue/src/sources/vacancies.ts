import { addDays } from "@liggare/calendar";
import { coordinatorOf, dayOf, factsOf, isBoard } from "@liggare/views";
import { days, type Source } from "../source.ts";

/**
 * Boards that reported that they have no coordinator, for longer than the policy allows (DOMAIN §1.1). A deputy keeps
 * the work going but does not end the vacancy. A vacancy that nobody reported is not known.
 */
export const vacancies: Source = ({ units, on, policy, executiveBoard }) =>
  units.filter(isBoard).flatMap(({ unit, name, facts }) => {
    const vacant = factsOf(facts, "CoordinatorVacant").findLast(({ data }) => dayOf(data.from) <= on);
    const appointed = factsOf(facts, "CoordinatorAppointed").at(-1);
    if (!vacant || coordinatorOf(facts) !== undefined || (appointed && appointed.number > vacant.number)) return [];
    return [
      {
        key: unit,
        kind: "vacancy" as const,
        board: unit,
        waiting: executiveBoard === undefined || executiveBoard === unit ? [] : [executiveBoard],
        title: { sv: `Samordnare saknas vid ${name}`, en: `No coordinator at ${name}` },
        stream: vacant.stream,
        due: addDays(dayOf(vacant.data.from), days(policy, "control-vacancy-days")),
        facts: [vacant],
      },
    ];
  });
