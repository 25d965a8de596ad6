import { inventoriesOf } from "@liggare/views";
import type { Source } from "../source.ts";

/** Boards that were asked in an inventory and have not answered; "nothing to report" is an answer (DOMAIN §1.10). */
export const inventoryAnswers: Source = ({ cells, on }) =>
  inventoriesOf(cells, on).flatMap(({ stream, convener, opened, boards }) => {
    if (!opened) return [];
    return boards
      .filter(({ answer }) => !answer)
      .map(({ unit, board, reminders }) => ({
        key: `${stream} ${board}`,
        kind: "inventory-answer" as const,
        board: unit,
        waiting: convener === unit ? [] : [convener],
        title: {
          sv: `Svar på inventeringen ”${opened.data.title}”`,
          en: `Answer to the inventory “${opened.data.title}”`,
        },
        stream,
        due: opened.data.due,
        reminders,
        facts: [opened, ...reminders],
      }));
  });
