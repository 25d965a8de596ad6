import { defineView, workReaders } from "@liggare/views";
import type { AuditControlsAnswer } from "./answer.ts";
import { evaluate } from "./evaluate.ts";
import { declares, handles, ignores, kinds } from "./handlers.ts";

export type {
  AuditControlsAnswer,
  AuditQuestion,
  BoardRow,
  ControlCell,
  ControlRow,
  ControlStatus,
  Criterion,
  FunctionRow,
  Ground,
  QuestionRow,
  Tally,
} from "./answer.ts";
export type { Control } from "./control.ts";
export { controls } from "./controls/index.ts";
export { type GroundCode, grounds } from "./grounds.ts";

/** The audit's four questions as standing controls, for any date and board (audit report 2/2019, section 1.2). */
export const auditControls = defineView<AuditControlsAnswer>({
  name: "audit-controls",
  version: 3,
  title: { sv: "Stående kontroller", en: "Standing controls" },
  help: {
    sv: "Revisionens fyra frågor som kontroller, nämnd för nämnd: uppfyllt, inte uppfyllt, kan inte bedömas eller berörs inte, med underlaget.",
    en: "The audit's four questions as controls, board by board: met, not met, cannot be judged or not applicable, with the evidence.",
  },
  who: workReaders,
  kinds,
  declares,
  handles,
  ignores,
  evaluate,
});
