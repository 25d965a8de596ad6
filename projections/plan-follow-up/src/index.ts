import { defineView, workReaders } from "@liggare/views";
import type { PlanFollowUpAnswer } from "./answer.ts";
import { evaluate } from "./evaluate.ts";
import { declares, handles, ignores, kinds } from "./handlers.ts";

export type {
  ActivityShown,
  BoardYear,
  Followed,
  ItemShown,
  MeasureShown,
  PeriodShown,
  PeriodStatus,
  PlanFollowUpAnswer,
  PlanShown,
  StateRow,
  YearTotals,
} from "./answer.ts";

/** How the boards' action plans are followed: reports by period, measures by state, and what is missing. */
export const planFollowUp = defineView<PlanFollowUpAnswer>({
  name: "plan-follow-up",
  version: 2,
  title: { sv: "Uppföljning av handlingsplaner", en: "Follow-up of action plans" },
  help: {
    sv: "Nämndernas planer per år: i vilken mån de följs, vad som är rapporterat för varje period, åtgärder efter läge, villkor och anvisningar, och vad som saknas.",
    en: "The boards' plans by year: how far they are followed, what is reported of each period, measures by state, conditions and instructions, and what is missing.",
  },
  who: workReaders,
  kinds,
  handles,
  declares,
  ignores,
  evaluate,
});
