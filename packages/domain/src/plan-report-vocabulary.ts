/* The words of the follow-up of action plans (DOMAIN §1.6, §1.20–21). */

/** The city's reporting: T1 to 30 April, T2 to 31 August, the annual activity report for the full year. */
export const reportPeriods = {
  t1: { sv: "Tertialrapport 1", en: "Tertial report 1" },
  t2: { sv: "Tertialrapport 2", en: "Tertial report 2" },
  annual: { sv: "Verksamhetsberättelsen", en: "Annual activity report" },
} as const;

/** How far an activity of the plan has come. */
export const activityStates = {
  "not-begun": { sv: "Inte påbörjad", en: "Not begun" },
  "under-way": { sv: "Pågår", en: "Under way" },
  "carried-out": { sv: "Genomförd", en: "Carried out" },
  "carried-out-in-part": { sv: "Delvis genomförd", en: "Carried out in part" },
  postponed: { sv: "Uppskjuten", en: "Postponed" },
  dropped: { sv: "Genomförs inte", en: "Dropped" },
} as const;

/** Whether what is under way keeps to the measure's timetable. */
export const paces = {
  "on-time": { sv: "Enligt tidplan", en: "On time" },
  delayed: { sv: "Försenad", en: "Delayed" },
  "not-stated": { sv: "Inte angivet", en: "Not stated" },
} as const;

/** What an effect is seen in. Effects are hard to prove, so they are never required (report §4). */
export const effectEvidence = {
  statistics: { sv: "Statistik", en: "Statistics" },
  survey: { sv: "Enkät eller mätning", en: "Survey or measurement" },
  evaluation: { sv: "Utvärdering", en: "Evaluation" },
  research: { sv: "Forskning", en: "Research" },
  "own-observation": { sv: "Egen iakttagelse", en: "Own observation" },
  "stated-by-others": { sv: "Uppgift från andra", en: "Stated by others" },
} as const;
