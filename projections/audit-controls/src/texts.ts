import type { Bilingual, Support } from "@liggare/domain";
import type { AuditQuestion, ControlStatus, Criterion } from "./answer.ts";

/** The four audit questions (report §1.2), in general words. */
export const questionTexts: Readonly<Record<AuditQuestion, Bilingual>> = {
  q1: { sv: "Är arbetet organiserat enligt riktlinjerna?", en: "Is the work organised as the guidelines say?" },
  q2: {
    sv: "Genomförs åtgärder inom de tre åtgärdsområdena?",
    en: "Are measures carried out in the three action areas?",
  },
  q3: {
    sv: "Finns en fungerande samverkan, internt och externt?",
    en: "Is there working coordination, internal and external?",
  },
  q4: { sv: "Finns en uppföljning av arbetet?", en: "Is the work followed up?" },
};

export const criterionTexts: Readonly<Record<Criterion, Bilingual>> = {
  guidelines: { sv: "Riktlinjerna", en: "The guidelines" },
  budget: { sv: "Budgeten", en: "The budget" },
  audit: { sv: "Granskningens eget krav", en: "What the audit asks for" },
};

export const statusTexts: Readonly<Record<ControlStatus, Bilingual>> = {
  met: { sv: "Uppfyllt", en: "Met" },
  "not met": { sv: "Inte uppfyllt", en: "Not met" },
  "cannot be judged": { sv: "Kan inte bedömas", en: "Cannot be judged" },
  "not applicable": { sv: "Berörs inte", en: "Not applicable" },
};

/** What is said of an answer that does not rest on what was seen or entered. */
export const marks: Readonly<Partial<Record<Support, Bilingual>>> = {
  judged: { sv: "Vilar på en bedömning", en: "Rests on a judgement" },
  stated: { sv: "Vilar på vad som uppges", en: "Rests on what is stated" },
};
