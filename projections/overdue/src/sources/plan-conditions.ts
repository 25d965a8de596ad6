import { plansOf } from "@liggare/views";
import type { Source } from "../source.ts";

/** Conditions of an approval that are not met (DOMAIN §1.5). */
export const planConditions: Source = ({ cells, on, executiveBoard }) =>
  plansOf(cells, on).flatMap(({ unit, board, year, openConditions, by }) =>
    by?.type === "PlanApproved"
      ? openConditions.map(({ condition, due }) => ({
          key: `${board}-${year} ${condition}`,
          kind: "plan-condition" as const,
          board: unit,
          waiting: executiveBoard === undefined || executiveBoard === unit ? [] : [executiveBoard],
          title: { sv: `Villkor för handlingsplanen ${year}`, en: `Condition of the plan of ${year}` },
          what: by.data.conditions.find((each) => each.condition === condition)?.text,
          stream: by.stream,
          due,
          facts: [by],
        }))
      : [],
  );
