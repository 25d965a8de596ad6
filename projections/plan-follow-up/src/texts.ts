import type { Bilingual } from "@liggare/domain";
import type { MeasurePart, NoFigure } from "@liggare/views";
import type { PeriodStatus } from "./answer.ts";

/** What the figure means; shown wherever it is. */
export const definition: Bilingual = {
  sv: "Andelen av planens gällande åtgärder vid periodens slut som nämnden har rapporterat som genomförda eller som pågående enligt tidplan. Pågående räknas som enligt tidplan när nämnden anger det, eller när den inte anger något och åtgärdens tidplan inte har gått ut vid periodens slut. Delvis genomförda, uppskjutna och inte påbörjade räknas inte som följda. Åtgärder som inte har rapporterats ingår i det hela och visas också för sig. Utan rapporterade aktiviteter, eller när planens åtgärder inte är införda, ges ingen siffra.",
  en: "The share of the plan's measures in force at the period's end that the board reported as carried out, or as under way on time. Under way counts as on time where the board says so, or where it says nothing and the measure's timetable has not run out at the period's end. Carried out in part, postponed and not begun do not count as followed. Measures that are not reported are part of the whole, and shown beside. Without reported activities, or where the plan's measures are not entered, no figure is given.",
};

export const periodStatusTexts: Readonly<Record<PeriodStatus, Bilingual>> = {
  reported: { sv: "Rapporterad", en: "Reported" },
  "nothing-to-report": { sv: "Inget att rapportera", en: "Nothing to report" },
  "sent-back": { sv: "Återsänd för komplettering", en: "Sent back for completion" },
  begun: { sv: "Påbörjad, inte lämnad", en: "Begun, not submitted" },
  overdue: { sv: "Försenad", en: "Overdue" },
  "not-reported": { sv: "Inte rapporterad", en: "Not reported" },
  "not-ended": { sv: "Perioden pågår", en: "The period goes on" },
};

export const noFigureTexts: Readonly<Record<NoFigure, Bilingual>> = {
  "no-plan": { sv: "Ingen plan är införd", en: "No plan is entered" },
  "no-measures": { sv: "Planens åtgärder är inte införda", en: "The plan's measures are not entered" },
  "not-reported": { sv: "Ingen uppföljning är lämnad", en: "No follow-up was submitted" },
  "nothing-to-report": { sv: "Nämnden hade inget att rapportera", en: "The board had nothing to report" },
  "no-activities": { sv: "Inga aktiviteter är rapporterade", en: "No activities were reported" },
};

export const planStatusTexts: Readonly<Record<string, Bilingual>> = {
  drafted: { sv: "Utkast", en: "Draft" },
  consulted: { sv: "Samråd har hållits", en: "Consulted on" },
  decided: { sv: "Beslutad av nämnden", en: "Decided by the board" },
  approved: { sv: "Godkänd", en: "Approved" },
  "approved-with-conditions": { sv: "Godkänd med villkor", en: "Approved with conditions" },
  "sent-back": { sv: "Återsänd för komplettering", en: "Sent back" },
  revised: { sv: "Under revidering", en: "Under revision" },
  "not-stated": { sv: "Framgår inte", en: "Not stated" },
};

export const conditionTexts: Readonly<Record<"met" | "open" | "overdue", Bilingual>> = {
  met: { sv: "Uppfyllt", en: "Met" },
  open: { sv: "Inte uppfyllt än", en: "Not met yet" },
  overdue: { sv: "Försenat", en: "Overdue" },
};

export const outdatedTexts: Readonly<Record<"replaced" | "withdrawn", Bilingual>> = {
  replaced: { sv: "Anvisningarna är ersatta", en: "The instructions are replaced" },
  withdrawn: { sv: "Anvisningarna är upphävda", en: "The instructions are withdrawn" },
};

export const partTexts: Readonly<Record<MeasurePart, Bilingual>> = {
  area: { sv: "Åtgärdsområde", en: "Action area" },
  orientation: { sv: "Inriktning", en: "Orientation" },
  responsible: { sv: "Ansvarig", en: "Responsible" },
  timetable: { sv: "Tidplan", en: "Timetable" },
  followUp: { sv: "Form för uppföljning", en: "Form of follow-up" },
};

export const notReported: Bilingual = { sv: "Inte rapporterad", en: "Not reported" };
export const notClassified: Bilingual = { sv: "Inte angivet", en: "Not stated" };
