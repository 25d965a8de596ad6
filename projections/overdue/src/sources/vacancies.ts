import { addDays } from "@liggare/calendar";
import { dateText, isBoard, vacancyOn } from "@liggare/views";
import { days, type Source } from "../source.ts";

/**
 * Boards that reported that they have no coordinator, for surely longer than the policy allows (DOMAIN §1.1). A deputy
 * keeps the work going but does not end the vacancy. A vacancy that nobody reported is not known.
 */
export const vacancies: Source = ({ units, on, policy, executiveBoard }) =>
  units.filter(isBoard).flatMap((known) => {
    const vacancy = vacancyOn(known, on);
    if (!vacancy) return [];
    const { unit, name } = known;
    const { fact, since, approximate } = vacancy;
    const from = dateText(fact.data.from);
    return [
      {
        key: unit,
        kind: "vacancy" as const,
        board: unit,
        waiting: executiveBoard === undefined || executiveBoard === unit ? [] : [executiveBoard],
        title: {
          sv: `Samordnare saknas vid ${name}${approximate ? ` (från ${from.sv}, räknat från den sista dag som är möjlig)` : ""}`,
          en: `No coordinator at ${name}${approximate ? ` (from ${from.en}, counted from the last possible day)` : ""}`,
        },
        stream: fact.stream,
        due: addDays(since, days(policy, "control-vacancy-days")),
        facts: [fact],
      },
    ];
  });
