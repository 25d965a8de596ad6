/** Coded words of training. Codes are stored and never change; texts may. */

export const courseForms = {
  web: { sv: "Webbutbildning", en: "Web course" },
  classroom: { sv: "Utbildningstillfälle", en: "Classroom course" },
  workshop: { sv: "Workshop", en: "Workshop" },
  seminar: { sv: "Seminarium", en: "Seminar" },
  lecture: { sv: "Föreläsning", en: "Lecture" },
  "not-stated": { sv: "Inte angiven", en: "Not stated" },
} as const;

export const courseLevels = {
  basic: { sv: "Grundutbildning", en: "Basic" },
  deepening: { sv: "Fördjupning", en: "Deepening" },
  other: { sv: "Annan", en: "Other" },
} as const;

/** The two states: taken part (deltagit) and completed (fullföljt). */
export const participationStates = {
  "taken-part": { sv: "Har deltagit", en: "Taken part" },
  completed: { sv: "Har fullföljt", en: "Completed" },
} as const;

export const participationBases = {
  "participant-lists": { sv: "Deltagarlistor", en: "Participant lists" },
  other: { sv: "Annat underlag", en: "Another basis" },
  "not-stated": { sv: "Inte angivet", en: "Not stated" },
} as const;

export const requirementSources = {
  "management-decision": { sv: "Ledningsbeslut", en: "Management decision" },
  plan: { sv: "Handlingsplan", en: "Action plan" },
  "not-stated": { sv: "Inte angivet", en: "Not stated" },
} as const;

/** What becomes of the totals once the people counted before can no longer be recognised. */
export const afterDiscards = {
  add: { sv: "Lägg till det som räknats förut", en: "Add to what was counted before" },
  "start-over": { sv: "Räkna från början", en: "Count from the start" },
} as const;
