import { defineView, workReaders } from "@liggare/views";
import type { OverdueAnswer } from "./answer.ts";
import { evaluate } from "./evaluate.ts";
import { declares, handles, ignores, kinds } from "./handlers.ts";

export type {
  BoardTotals,
  ConcernsWaiting,
  KindTotals,
  OverdueAnswer,
  OverdueItem,
  Reminder,
  Totals,
  UnjudgedItem,
} from "./answer.ts";

/** One list over everything that has a date which has passed, per board and for the city. */
export const overdue = defineView<OverdueAnswer>({
  name: "overdue",
  version: 2,
  title: { sv: "Försenat", en: "Overdue" },
  help: {
    sv: "Allt som har en dag som har passerats, det som snart ska vara klart och det som inte kan bedömas, per nämnd.",
    en: "Everything whose date has passed, what is due soon and what cannot be judged, by board.",
  },
  who: workReaders,
  kinds,
  handles,
  declares,
  ignores,
  evaluate,
});
