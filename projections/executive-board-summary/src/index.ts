import { defineView, workReaders } from "@liggare/views";
import type { ExecutiveBoardSummaryAnswer } from "./answer.ts";
import { evaluate } from "./evaluate.ts";
import { declares, handles, ignores, kinds } from "./handlers.ts";

export type {
  Against,
  AgreementRow,
  BoardRow,
  CellStatus,
  CivilSocietyRow,
  Concerns,
  Deviation,
  ExecutiveBoardSummaryAnswer,
  FindingRow,
  FollowedRow,
  GuidanceRow,
  Matter,
  MatterCell,
  Measures,
  NetworkRow,
  OwnCivilSociety,
  PlanFollowUp,
  PlanRow,
  PoliceAgreements,
  PoliceRow,
  Problems,
  ReferralRow,
  SaidOf,
  StrategyRow,
  Totals,
  Tracker,
  TrainingRow,
} from "./answer.ts";
export { matters } from "./boards.ts";

/** The consolidated picture of the boards' work (audit report 2/2019, recommendation 1). */
export const executiveBoardSummary = defineView<ExecutiveBoardSummaryAnswer>({
  name: "executive-board-summary",
  version: 3,
  title: { sv: "Samlad bild för kommunstyrelsen", en: "Executive board's summary" },
  help: {
    sv: "Nämndernas arbete i en bild: samordnare, lägesbild, plan, åtgärder, nätverk, polis, utbildning, civilsamhälle, rapportering och rekommendationer.",
    en: "The boards' work in one picture: coordinator, situation picture, plan, measures, networks, police, training, civil society, reporting and recommendations.",
  },
  who: workReaders,
  kinds,
  handles,
  inParts: ["concern"],
  declares,
  ignores,
  evaluate,
});
