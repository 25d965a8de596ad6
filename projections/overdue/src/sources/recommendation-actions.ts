import { auditsOf, boardOf } from "@liggare/views";
import type { Source } from "../source.ts";

/** What a board planned to do about a recommendation, neither done nor dropped (DOMAIN §1.23). */
export const recommendationActions: Source = ({ cells, on }) => {
  const { trackers, titles } = auditsOf(cells, on, undefined);
  return trackers.flatMap(({ audit, given, planned }) =>
    planned
      .filter(({ done, dropped }) => !done && !dropped)
      .map(({ planned: fact }) => {
        const { recommendation, action, what, due } = fact.data;
        const name = titles.get(audit) ?? audit;
        return {
          key: `${audit} ${boardOf(given)} ${recommendation} ${action}`,
          kind: "recommendation-action" as const,
          board: fact.unit,
          waiting: [],
          title: {
            sv: `Åtgärd med anledning av rekommendation ${recommendation}, ${name}`,
            en: `Action on recommendation ${recommendation}, ${name}`,
          },
          what,
          stream: fact.stream,
          due,
          facts: [fact],
        };
      }),
  );
};
