import { monthOf } from "@liggare/calendar";
import { count, type Question, type Snapshot } from "@liggare/views";
import type { SituationPictureAnswer } from "./answer.ts";

const none = count(0, { sensitivity: "process", unit: "", why: [] });
export const evaluate = (_cells: Snapshot, { on, unit }: Question): SituationPictureAnswer => ({
  on,
  unit: unit ?? null,
  boards: [],
  city: null,
  sentence: {
    from: monthOf(on),
    to: monthOf(on),
    boards: none,
    withPicture: none,
    items: none,
    rising: none,
    itemsWithoutMeasure: none,
    concerns: none,
  },
});
