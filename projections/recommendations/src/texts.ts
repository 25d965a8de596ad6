import type { Bilingual } from "@liggare/domain";
import type { ActionRow, NextStep, TrackerRow } from "./answer.ts";

export const statusTexts: Readonly<Record<TrackerRow["status"], Bilingual>> = {
  awaited: { sv: "Yttrande inväntas", en: "Reply awaited" },
  overdue: { sv: "Yttrande försenat", en: "Reply overdue" },
  replied: { sv: "Besvarad", en: "Replied" },
  verified: { sv: "Uppföljd av revisionen", en: "Verified by the auditors" },
};

export const actionTexts: Readonly<Record<ActionRow["status"], Bilingual>> = {
  planned: { sv: "Planerad", en: "Planned" },
  overdue: { sv: "Försenad", en: "Overdue" },
  done: { sv: "Gjord", en: "Done" },
  "done-late": { sv: "Gjord efter utsatt tid", en: "Done after the due date" },
  dropped: { sv: "Struken", en: "Dropped" },
};

export const stepTexts: Readonly<Record<NextStep["step"], Bilingual>> = {
  reply: { sv: "Nämnden lämnar yttrande", en: "The board replies" },
  "set-owner": { sv: "Nämnden utser ansvarig", en: "The board sets an owner" },
  "plan-action": { sv: "Nämnden planerar eller antecknar åtgärd", en: "The board plans or logs an action" },
  "carry-out": { sv: "Nämnden genomför planerad åtgärd", en: "The board carries out what it planned" },
  verify: { sv: "Revisionen följer upp", en: "The auditors verify" },
  none: { sv: "Inget mer att göra", en: "Nothing more to do" },
};

export const notFound: Bilingual = {
  sv: "Finns inte bland de händelser som visas här",
  en: "Not among the events that are shown here",
};

export const overdueText = (kind: "reply" | "action", recommendation: string): Bilingual =>
  kind === "reply"
    ? { sv: `Yttrande över ${recommendation.toUpperCase()}`, en: `Reply to ${recommendation.toUpperCase()}` }
    : {
        sv: `Åtgärd med anledning av ${recommendation.toUpperCase()}`,
        en: `Action on ${recommendation.toUpperCase()}`,
      };
