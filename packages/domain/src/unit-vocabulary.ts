/** Coded words of boards and coordinators (DOMAIN §1.1, §3.5). Codes are stored and never change; texts may. */

/** How a board came out of earlier ones. */
export const successions = {
  merger: { sv: "Sammanslagning", en: "Merger" },
  split: { sv: "Delning", en: "Split" },
  continued: { sv: "Samma nämnd med ny kod", en: "The same board under a new code" },
} as const;

/** What a coordinator hands over. */
export const handoverMatters = {
  "action-plan": { sv: "Handlingsplan och uppföljning", en: "Action plan and its follow-up" },
  "situation-picture": { sv: "Lägesbild", en: "Situation picture" },
  "concern-routine": { sv: "Rutin för rapporter om oro eller händelse", en: "Routine for concern reports" },
  forums: { sv: "Nätverk och forum", en: "Networks and forums" },
  police: { sv: "Kontakter med polisen", en: "Contacts with the police" },
  "civil-society": { sv: "Kontakter med civilsamhället", en: "Contacts with civil society" },
  training: { sv: "Utbildning", en: "Training" },
  recommendations: { sv: "Revisionens rekommendationer", en: "The audit's recommendations" },
} as const;
