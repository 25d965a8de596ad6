import { defineView, workReaders } from "@liggare/views";
import type { SituationPictureAnswer } from "./answer.ts";

export type {
  Compilation,
  CompilationFigures,
  ContributedItem,
  Contribution,
  InventoryRound,
  OwnInventory,
  RoundBoard,
} from "./answer-sources.ts";

import { evaluate } from "./evaluate.ts";
import { declares, handles, ignores, kinds } from "./handlers.ts";

export type {
  BoardPicture,
  CityItems,
  CityPicture,
  CodeCount,
  MeasureShown,
  PictureItem,
  Sentence,
  SharedPicture,
  SituationPictureAnswer,
  YearPicture,
} from "./answer.ts";

/** The boards' local situation pictures, with concern reports and what answers them. */
export const situationPicture = defineView<SituationPictureAnswer>({
  name: "situation-picture",
  version: 3,
  title: { sv: "Lägesbild", en: "Situation picture" },
  help: {
    sv: "Nämndernas lägesbilder, rapporter om oro eller händelse som antal, det som polisen och andra källor har berättat, inventeringar och de åtgärder som svarar mot bilden.",
    en: "The boards' situation pictures, concern reports as counts, what the police and other sources told, inventories, and the measures that answer the picture.",
  },
  who: workReaders,
  kinds,
  handles,
  inParts: ["concern"],
  declares,
  ignores,
  evaluate,
});
