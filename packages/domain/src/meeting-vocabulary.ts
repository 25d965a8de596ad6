/** Items of an agenda. */
export const agendaKinds = {
  "standing-item": { sv: "Stående punkt", en: "Standing item" },
  text: { sv: "Annan punkt", en: "Another item" },
} as const;

/** For whom an activity with a pace beside forums was carried out (report §3.1.1, §3.1.2, §3.2.1). */
export const audiences = {
  coordinators: { sv: "Samordnare", en: "Coordinators" },
  "social-services": { sv: "Socialtjänsten", en: "Social services" },
  managers: { sv: "Chefer", en: "Managers" },
  "all-staff": { sv: "Alla medarbetare", en: "All staff" },
  "staff-concerned": { sv: "Berörda medarbetare", en: "Staff concerned" },
  schools: { sv: "Skolor och förskolor", en: "Schools and preschools" },
  "elected-representatives": { sv: "Förtroendevalda", en: "Elected representatives" },
  residents: { sv: "Invånare", en: "Residents" },
  researchers: { sv: "Forskare och experter", en: "Researchers and experts" },
  authorities: { sv: "Andra myndigheter", en: "Other authorities" },
} as const;
