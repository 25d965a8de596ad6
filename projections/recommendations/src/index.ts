import { defineView, workReaders } from "@liggare/views";
import type { RecommendationsAnswer } from "./answer.ts";
import { evaluate } from "./evaluate.ts";
import { declares, handles, ignores, kinds } from "./handlers.ts";

export type {
  ActionRow,
  AuditRow,
  Link,
  NextStep,
  OverdueRow,
  RecommendationsAnswer,
  Totals,
  TrackerRow,
  VerdictRow,
} from "./answer.ts";

/** What becomes of the auditors' recommendations at each board (audit report 2/2019, section 5). */
export const recommendations = defineView<RecommendationsAnswer>({
  name: "recommendations",
  version: 2,
  title: { sv: "Revisionens rekommendationer", en: "Audit recommendations" },
  help: {
    sv: "Varje rekommendation till varje nämnd: ansvarig, yttrande, åtgärder med underlag, revisionens uppföljning, vad som är försenat och nästa steg.",
    en: "Each recommendation to each board: owner, reply, actions with evidence, the auditors' verdict, what is overdue and the next step.",
  },
  who: workReaders,
  kinds,
  handles,
  declares,
  ignores,
  evaluate,
});
