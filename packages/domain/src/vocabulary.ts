/** Coded words of the domain, each in both languages. Codes are stored and never change; texts may. */

/** Functions that take part in meetings and are responsible for measures (audit report 2/2019 §3, Annex 1). */
export const functions = {
  "central-coordinator": { sv: "Central samordnare", en: "Central coordinator" },
  "local-coordinator": { sv: "Lokal samordnare", en: "Local coordinator" },
  deputy: { sv: "Ersättare för samordnare", en: "Deputy coordinator" },
  "district-director": { sv: "Stadsdelsdirektör", en: "District director" },
  "department-head": { sv: "Avdelningschef", en: "Head of department" },
  "unit-head": { sv: "Enhetschef", en: "Head of unit" },
  "social-worker": { sv: "Socialsekreterare", en: "Social worker" },
  "social-intervention-group": { sv: "Sociala insatsgruppen (SIG)", en: "Social intervention group (SIG)" },
  "field-worker": { sv: "Fältassistent", en: "Field worker" },
  school: { sv: "Skola", en: "School" },
  leisure: { sv: "Fritid", en: "Leisure" },
  police: { sv: "Polis", en: "Police" },
  "security-police": { sv: "Säkerhetspolis", en: "Security police" },
  "other-authority": { sv: "Annan myndighet", en: "Other authority" },
  university: { sv: "Universitet eller högskola", en: "University" },
  "property-owner": { sv: "Fastighetsägare", en: "Property owner" },
  association: { sv: "Förening eller organisation", en: "Association or organisation" },
  "other-municipality": { sv: "Annan kommun", en: "Other municipality" },
} as const;
