import { forumsOf, meetingsWithOpenActions } from "@liggare/views";
import type { Source } from "../source.ts";

/** Actions agreed on at meetings that are not done. */
export const meetingActions: Source = ({ cells, on }) => {
  const names = new Map(forumsOf(cells, on).map(({ forum, name }) => [forum, name]));
  return meetingsWithOpenActions(cells, on).flatMap(({ stream, unit, forum, held, actions }) =>
    actions
      .filter(({ done }) => !done)
      .map(({ action, what, responsible, due }) => {
        const name = names.get(forum) ?? forum;
        return {
          key: `${stream} ${action}`,
          kind: "meeting-action" as const,
          board: responsible,
          waiting: responsible === unit ? [] : [unit],
          title: { sv: `Åtgärd från möte i ${name}`, en: `Action of a meeting of ${name}` },
          what,
          stream,
          due,
          facts: held ? [held] : [],
        };
      }),
  );
};
