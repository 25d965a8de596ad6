import type { Bilingual } from "@liggare/domain";

/** What can be overdue, in the order of the work's catalogue (DOMAIN §1). */
export const kinds = {
  vacancy: { sv: "Samordnare saknas", en: "Vacancy" },
  "handover-point": { sv: "Öppen punkt från överlämning", en: "Open point of a handover" },
  "plan-condition": { sv: "Villkor för godkänd handlingsplan", en: "Condition of an approved plan" },
  "plan-report": { sv: "Uppföljning av handlingsplan", en: "Follow-up of a plan" },
  "inventory-answer": { sv: "Svar på inventering", en: "Answer to an inventory" },
  forum: { sv: "Forum", en: "Forum" },
  "meeting-action": { sv: "Åtgärd från möte", en: "Action of a meeting" },
  "agreement-validity": { sv: "Överenskommelsens giltighet", en: "Validity of an agreement" },
  "agreement-update": { sv: "Uppdatering av lokal överenskommelse", en: "Update of a local agreement" },
  "referral-answer": { sv: "Remissvar", en: "Answer to a referral" },
  "list-disposal": { sv: "Gallringsbeslut för deltagarlista", en: "Disposal decision for a participant list" },
  strategy: { sv: "Aviserad strategi", en: "Announced strategy" },
  guidance: { sv: "Aviserad vägledning", en: "Announced guidance" },
  reply: { sv: "Yttrande över rekommendation", en: "Reply to a recommendation" },
  "recommendation-action": {
    sv: "Planerad åtgärd med anledning av rekommendation",
    en: "Planned action on a recommendation",
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type OverdueKind = keyof typeof kinds;
