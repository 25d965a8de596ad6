import { defineView, workReaders } from "@liggare/views";
import type { TrainingCoverageAnswer } from "./answer.ts";
import { evaluate } from "./evaluate.ts";
import { declares, handles, ignores, kinds } from "./handlers.ts";

export type { CoverageRow, TrainingCoverageAnswer } from "./answer.ts";

/** Who has taken which training, of how many, towards which goal, and when it is reached at the present pace. */
export const trainingCoverage = defineView<TrainingCoverageAnswer>({
  name: "training-coverage",
  version: 2,
  title: { sv: "Utbildning", en: "Training" },
  help: {
    sv: "Hur många medarbetare som har deltagit och fullföljt, av hur många, mot vilket mål och i vilken takt; kurser, tillfällen och räknade deltagarlistor.",
    en: "How many staff took part and completed, of how many, towards which goal and at what pace; courses, occasions and counted participant lists.",
  },
  who: workReaders,
  kinds,
  handles,
  inParts: ["participation"],
  declares,
  ignores,
  evaluate,
});
