import { defineView, workReaders } from "@liggare/views";
import type { CoordinatorsAnswer } from "./answer.ts";
import { evaluate } from "./evaluate.ts";
import { declares, handles, ignores, kinds } from "./handlers.ts";

export type {
  CoordinatorRow,
  CoordinatorsAnswer,
  FormerRow,
  HandoverRow,
  OfficeRow,
  SuccessionRow,
  VacancyRow,
} from "./answer.ts";

/** Who coordinates where, by function: vacancies with their length, deputies, handovers, and what became of boards. */
export const coordinators = defineView<CoordinatorsAnswer>({
  name: "coordinators",
  version: 1,
  title: { sv: "Samordnare", en: "Coordinators" },
  help: {
    sv: "Vilken funktion som samordnar och ersätter vid varje nämnd och sedan när, vakanser med längd, överlämningar och nämnder som bytt namn eller slagits ihop.",
    en: "Which function coordinates and deputises at each board and since when, vacancies with their length, handovers, and boards that were renamed or merged.",
  },
  who: workReaders,
  kinds,
  handles,
  declares,
  ignores,
  evaluate,
});
