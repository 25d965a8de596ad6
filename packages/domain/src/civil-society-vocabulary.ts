/* Words that only the coordination with civil society uses. A partner is what it does here, never what it believes. */

/** Whether a strategy is for all coordination with civil society or for this work (report §3.3.7). */
export const strategyKinds = {
  general: { sv: "Övergripande", en: "General" },
  specific: { sv: "För detta arbete", en: "For this work" },
} as const;

/** What somebody found when looking for a strategy or guidance. */
export const observedStates = {
  "in-place": { sv: "Finns", en: "In place" },
  absent: { sv: "Saknas", en: "Absent" },
  "not-begun": { sv: "Inte påbörjat", en: "Not begun" },
  "under-way": { sv: "Arbete pågår", en: "Under way" },
} as const;

/** What an observation rests on. */
export const observationSources = {
  document: { sv: "Dokument", en: "Document" },
  interview: { sv: "Intervju", en: "Interview" },
  "own-review": { sv: "Egen genomgång", en: "Own review" },
  "audit-report": { sv: "Revisionsrapport", en: "Audit report" },
} as const;

/** How a strategy ceased to hold. */
export const strategyEnds = {
  replaced: { sv: "Ersatt", en: "Replaced" },
  expired: { sv: "Giltighetstiden gick ut", en: "Its time ran out" },
  revoked: { sv: "Upphävd", en: "Revoked" },
} as const;

/** What a partner is (report §3.3.7): a kind of organisation, without its views. */
export const partnerKinds = {
  "property-company": { sv: "Fastighetsbolag", en: "Property company" },
  association: { sv: "Förening", en: "Association" },
  "voluntary-organisation": { sv: "Frivilligorganisation", en: "Voluntary organisation" },
  company: { sv: "Företag", en: "Company" },
  foundation: { sv: "Stiftelse", en: "Foundation" },
  other: { sv: "Annan organisation", en: "Another organisation" },
} as const;

/** What is done together with a partner. */
export const jointActivities = {
  "safety-walks": { sv: "Trygghetsvandringar", en: "Safety walks" },
  "adults-outdoors": { sv: "Vuxna ute på kvällar", en: "Adults out in the evenings" },
  "youth-activities": { sv: "Aktiviteter för unga", en: "Activities for the young" },
  "parental-support": { sv: "Föräldrastöd", en: "Support to parents" },
  "joint-training": { sv: "Gemensam utbildning", en: "Joint training" },
  information: { sv: "Information till invånare", en: "Information to residents" },
  "dialogue-meetings": { sv: "Dialogmöten", en: "Dialogue meetings" },
  premises: { sv: "Lokaler", en: "Premises" },
  "care-of-places": { sv: "Skötsel av gårdar och platser", en: "Care of yards and places" },
  other: { sv: "Annat", en: "Other" },
} as const;

/** Whether what is done together belongs to this work or to coordination in general (report §4). */
export const collaborationScopes = {
  "this-work": { sv: "Detta arbete", en: "This work" },
  general: { sv: "Annat gemensamt arbete", en: "Other joint work" },
} as const;
