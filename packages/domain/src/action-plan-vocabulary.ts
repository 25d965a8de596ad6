/* The words of action plans: names of fields and closed lists of codes. */

export const named = {
  year: { sv: "År", en: "Year" },
  instructions: { sv: "Anvisningar som planen följer", en: "Instructions that the plan follows" },
  startsFrom: { sv: "Utgår från plan", en: "Starts from plan" },
  measure: { sv: "Åtgärd", en: "Measure" },
  wording: { sv: "Lydelse", en: "Wording" },
  area: { sv: "Åtgärdsområde", en: "Action area" },
  orientation: { sv: "Inriktning", en: "Orientation" },
  responsible: { sv: "Ansvarig", en: "Responsible" },
  function: { sv: "Funktion", en: "Function" },
  timetable: { sv: "Tidplan", en: "Timetable" },
  followUp: { sv: "Form för uppföljning", en: "Form of follow-up" },
  answers: { sv: "Svarar mot punkter i lägesbilden", en: "Answers items of the situation picture" },
  item: { sv: "Punkt i lägesbilden", en: "Item of the situation picture" },
  picture: { sv: "I vilken lägesbild", en: "Of which situation picture" },
  continues: {
    sv: "Fortsätter åtgärd i planen som den utgår från",
    en: "Continues measure of the plan it starts from",
  },
  startEmpty: { sv: "Börja utan åtgärder", en: "Start without measures" },
  with: { sv: "Samråd med", en: "Consultation with" },
  comments: { sv: "Synpunkter", en: "Comments" },
  givenBy: { sv: "Godkänd av", en: "Approved by" },
  delegation: { sv: "Med stöd av", en: "On the strength of" },
  delegationDecision: { sv: "Delegationsbeslut, diarienummer", en: "Delegation, registry number" },
  conditions: { sv: "Villkor", en: "Conditions" },
  condition: { sv: "Villkor", en: "Condition" },
  due: { sv: "Uppfyllt senast", en: "To be met by" },
  evidence: { sv: "Underlag", en: "Evidence" },
  reasons: { sv: "Skäl", en: "Reasons" },
  why: { sv: "Varför", en: "Why" },
  revision: { sv: "Revidering nummer", en: "Revision number" },
  occasion: { sv: "I samband med", en: "In connection with" },
  summary: { sv: "Vad som har ändrats", en: "What has changed" },
} as const;

export const followUpForms = {
  "annual-report": { sv: "Verksamhetsberättelsen", en: "Annual activity report" },
  "tertial-report": { sv: "Tertialrapporten", en: "Tertial report" },
  other: { sv: "Annan form", en: "Another form" },
  "not-stated": { sv: "Inte angiven", en: "Not stated" },
} as const;

/** Who gave an approval. By the guidelines the executive board; in practice its office (report §2.3, §4). */
export const approvers = {
  "executive-board": { sv: "Kommunstyrelsen", en: "The executive board" },
  "city-executive-office": { sv: "Stadsledningskontoret", en: "The city executive office" },
  "not-stated": { sv: "Inte angivet", en: "Not stated" },
} as const;

export const delegations = {
  "own-decision": { sv: "Eget beslut", en: "A decision of its own" },
  delegated: { sv: "Delegation", en: "Delegation" },
  "not-stated": { sv: "Inte angivet", en: "Not stated" },
} as const;

export const planOccasions = {
  "tertial-1": { sv: "Tertialrapport 1", en: "Tertial report 1" },
  "tertial-2": { sv: "Tertialrapport 2", en: "Tertial report 2" },
  "annual-report": { sv: "Verksamhetsberättelsen", en: "Annual activity report" },
  other: { sv: "Annat tillfälle", en: "Another occasion" },
  "not-stated": { sv: "Inte angivet", en: "Not stated" },
} as const;

export const planArrangements = {
  areas: { sv: "De tre åtgärdsområdena", en: "The three action areas" },
  orientation: { sv: "Förebyggande och förhindrande", en: "Preventive and countering" },
  both: { sv: "Båda", en: "Both" },
  other: { sv: "Annan indelning", en: "Another arrangement" },
} as const;

/** Pictures whose items a measure may answer: that of the plan's own year, or the one before it. */
export const linkedPictures = {
  "same-year": { sv: "Årets lägesbild", en: "This year's picture" },
  "previous-year": { sv: "Föregående års lägesbild", en: "The previous year's picture" },
} as const;
