import { addDays } from "@liggare/calendar";
import { coursesOf, dateText, dayOf, participantListsOf } from "@liggare/views";
import { days, type Source } from "../source.ts";

/**
 * Participant lists whose disposal rests on no recorded decision (DOMAIN §1.13): throwing a received list away is a
 * disposal. The decision has no day of its own: the policy on the longest delay counts from when the list came.
 */
export const listDisposals: Source = ({ cells, on, policy }) => {
  const { names } = coursesOf(cells, on);
  return participantListsOf(cells, on)
    .filter(({ decision }) => decision === undefined)
    .map(({ unit, course, list, received, facts }) => {
      const day = dateText(received.occurredOn);
      const name = names.get(course) ?? course;
      return {
        key: `${course} ${list}`,
        kind: "list-disposal" as const,
        board: unit,
        waiting: [],
        title: {
          sv: `Gallringsbeslut för deltagarlistan som kom ${day.sv}, ${name}`,
          en: `Disposal decision for the participant list of ${day.en}, ${name}`,
        },
        stream: received.stream,
        due: addDays(dayOf(received.occurredOn), days(policy, "control-overdue-days")),
        facts,
      };
    });
};
