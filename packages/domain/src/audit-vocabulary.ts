/** Coded words of audits. Codes are stored and never change; texts may. */

/** What a finding or recommendation is about (sections: audit report 2/2019). */
export const findingSubjects = {
  steering: { sv: "Styrning enligt budget och riktlinjer", en: "Steering by budget and guidelines" },
  coordinator: { sv: "Samordnare", en: "Coordinator" },
  "internal-organisation": { sv: "Förvaltningens egen organisation", en: "Organisation within the administration" },
  cases: { sv: "Har haft ärenden", en: "Has had cases" },
  "local-picture": { sv: "Lokal lägesbild", en: "Local situation picture" },
  "concern-routine": { sv: "Rutin vid oro eller händelse", en: "Routine for concerns and events" },
  inventory: { sv: "Inventering av stadsdelsnämnderna", en: "Inventory of the district boards" },
  "plan-instructions": { sv: "Anvisningar för handlingsplaner", en: "Instructions for action plans" },
  "plan-review": { sv: "Granskning av handlingsplaner", en: "Review of action plans" },
  "plan-approval": { sv: "Godkännande av handlingsplaner", en: "Approval of action plans" },
  "plan-contents": { sv: "Handlingsplanens innehåll", en: "Contents of the action plan" },
  "plan-activities": { sv: "Aktiviteter enligt handlingsplanen", en: "Activities of the action plan" },
  "plan-follow-up": { sv: "Uppföljning av aktiviteterna samlat", en: "Follow-up of activities in one place" },
  "plan-follow-up-analysis": { sv: "Analys av arbetet", en: "Analysis of the work" },
  "plan-adherence-analysis": {
    sv: "Analys av hur handlingsplanerna följs",
    en: "Analysis of how far the plans are followed",
  },
  "consolidated-reporting": { sv: "Samlad rapportering", en: "Consolidated reporting" },
  "reporting-of-boards": { sv: "Rapportering av nämndernas arbete", en: "Reporting of the boards' work" },
  "action-areas": { sv: "De tre åtgärdsområdena", en: "The three action areas" },
  "referral-line": { sv: "Lotsfunktion", en: "Referral line" },
  "defector-work": { sv: "Avhopparverksamhet", en: "Defector work" },
  "support-to-relatives": { sv: "Stöd till anhöriga", en: "Support to relatives" },
  "returnee-work": { sv: "Arbete med återvändare", en: "Work with returnees" },
  "case-guidance": { sv: "Vägledning för ärenden", en: "Guidance on cases" },
  training: { sv: "Medarbetarnas utbildning", en: "Training of staff" },
  "training-offer": { sv: "Utbud av utbildning", en: "Training offered" },
  communication: { sv: "Kommunikation", en: "Communication" },
  research: { sv: "Forskning och omvärldsbevakning", en: "Research followed" },
  "knowledge-house": { sv: "Kunskapshusets funktioner", en: "Functions of the knowledge house" },
  "reference-group": { sv: "Extern referensgrupp", en: "External reference group" },
  networks: { sv: "Nätverk inom staden", en: "Networks within the city" },
  "external-networks": { sv: "Externa nätverk", en: "External networks" },
  "police-collaboration": { sv: "Samverkan med polis", en: "Collaboration with police" },
  "police-agreement": { sv: "Överenskommelse med polisen", en: "Agreement with police" },
  "local-police-agreements": { sv: "Lokala överenskommelser med polisen", en: "Local agreements with police" },
  "civil-society-partners": { sv: "Samverkan med civilsamhället", en: "Collaboration with civil society" },
  "civil-society-strategy": {
    sv: "Strategi för samverkan med civilsamhället mot våldsbejakande extremism",
    en: "Civil-society strategy for this work",
  },
  "general-civil-society-strategy": {
    sv: "Övergripande strategi för samverkan med civilsamhället",
    en: "General civil-society strategy",
  },
  "civil-society-structure-review": {
    sv: "Översyn av strukturen för samverkan med civilsamhället",
    en: "Review of the structure of collaboration with civil society",
  },
  "central-guidance": {
    sv: "Central vägledning för samverkan med civilsamhället",
    en: "Central guidance on collaboration with civil society",
  },
  "safety-programme": { sv: "Trygghetsprogram", en: "Safety programme" },
} as const;

/** How things stand with the subject. */
export const findingVerdicts = {
  "in-place": { sv: "Finns", en: "In place" },
  missing: { sv: "Saknas", en: "Missing" },
  limited: { sv: "I begränsad omfattning", en: "Limited" },
  "not-gathered": { sv: "Inte samlat", en: "Not in one place" },
  "not-begun": { sv: "Inte påbörjat", en: "Not begun" },
  planned: { sv: "Kommer", en: "Planned" },
  "needs-development": { sv: "Behöver utvecklas", en: "Needs to be developed" },
  "under-way": { sv: "Pågår", en: "Under way" },
} as const;

export const findingKinds = {
  observation: { sv: "Iakttagelse", en: "Observation" },
  conclusion: { sv: "Slutsats", en: "Conclusion" },
  judgement: { sv: "Bedömning", en: "Judgement" },
} as const;

export const replyPositions = {
  agrees: { sv: "Instämmer", en: "Agrees" },
  "agrees-partly": { sv: "Instämmer delvis", en: "Agrees in part" },
  disagrees: { sv: "Instämmer inte", en: "Disagrees" },
  "not-stated": { sv: "Inte angivet", en: "Not stated" },
} as const;

export const verifications = {
  met: { sv: "Uppfylld", en: "Met" },
  "partly-met": { sv: "Delvis uppfylld", en: "Partly met" },
  "not-met": { sv: "Inte uppfylld", en: "Not met" },
} as const;
