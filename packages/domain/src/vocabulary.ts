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

/** Violent-extremist environments (report §1.1), and the coarser values that a small board may choose. */
export const environments = {
  autonomous: { sv: "Autonoma miljön", en: "Autonomous environment" },
  "white-power": { sv: "Vit makt-miljön", en: "White power environment" },
  "violent-islamist": { sv: "Våldsbejakande islamistisk extremism", en: "Violent Islamist extremism" },
  several: { sv: "Flera miljöer", en: "Several environments" },
  "not-known": { sv: "Inte känt", en: "Not known" },
} as const;

/** Where something takes place. Coarse on purpose: a setting and a month can point at one person. */
export const settings = {
  school: { sv: "Skola", en: "School" },
  leisure: { sv: "Fritidsverksamhet", en: "Leisure activities" },
  "public-place": { sv: "Offentlig plats", en: "Public place" },
  residential: { sv: "Bostadsområde", en: "Residential area" },
  online: { sv: "På nätet", en: "Online" },
  "own-activities": { sv: "Egen verksamhet", en: "The board's own activities" },
  other: { sv: "Annan", en: "Other" },
} as const;

/** What a situation picture describes. No party, association, religious community or lawful demonstration is one. */
export const phenomena = {
  recruitment: { sv: "Rekrytering", en: "Recruitment" },
  radicalisation: { sv: "Risk för radikalisering", en: "Risk of radicalisation" },
  propaganda: { sv: "Våldsbejakande propaganda", en: "Violent propaganda" },
  "symbols-graffiti": { sv: "Symboler och klotter", en: "Symbols and graffiti" },
  threats: { sv: "Hot och trakasserier", en: "Threats and harassment" },
  violence: { sv: "Våld och skadegörelse", en: "Violence and damage" },
  groupings: { sv: "Etablerade våldsbejakande grupperingar", en: "Established violent groupings" },
  returnees: { sv: "Återvändare", en: "Returnees" },
  "support-need": { sv: "Behov av stöd till avhoppare och anhöriga", en: "Need of support to defectors and relatives" },
  "knowledge-gap": { sv: "Brist på kunskap i verksamheterna", en: "Lack of knowledge among staff" },
  other: { sv: "Annat", en: "Other" },
} as const;

/** The guidelines' three action areas (report §2.3). */
export const actionAreas = {
  general: { sv: "Allmänna och demokratifrämjande insatser", en: "General and democracy-promoting measures" },
  targeted: { sv: "Riktade och förebyggande insatser", en: "Targeted and preventive measures" },
  individual: { sv: "Individinsatser", en: "Individual measures" },
} as const;

/** The boards' own arrangement of their plans (report §3.1.3, §3.3.2). */
export const orientations = {
  preventive: { sv: "Förebyggande", en: "Preventive" },
  countering: { sv: "Förhindrande", en: "Countering" },
} as const;

/** What a board, office or other part of the organisation is. */
export const unitKinds = {
  "executive-board": { sv: "Kommunstyrelse", en: "Executive board" },
  "district-board": { sv: "Stadsdelsnämnd", en: "District board" },
  "specialist-board": { sv: "Facknämnd", en: "Specialist board" },
  office: { sv: "Förvaltning eller kontor", en: "Administration or office" },
  external: { sv: "Extern part", en: "External party" },
} as const;

/** The two denominators of training (report §3.3.4, §5): everybody employed, and those whom the work concerns. */
export const staffGroups = {
  "all-staff": { sv: "Alla medarbetare", en: "All staff" },
  "staff-concerned": { sv: "Berörda medarbetare", en: "Staff concerned" },
} as const;

/** Logs that a unit can declare complete, beside `forum:<id>` for its log of a forum's meetings. */
export const logs = {
  "concern-reports": { sv: "Rapporter om oro eller händelse", en: "Concern reports" },
  "police-checkins": { sv: "Avstämningar med polisen", en: "Check-ins with the police" },
  training: { sv: "Utbildning", en: "Training" },
  "plan-follow-up": { sv: "Uppföljning av handlingsplan", en: "Follow-up of the action plan" },
} as const;

/** What a forum or an activity with a pace is (report §3.1, §3.2). */
export const forumKinds = {
  "internal-network": { sv: "Internt nätverk", en: "Internal network" },
  "external-network": { sv: "Externt nätverk", en: "External network" },
  police: { sv: "Forum med polisen", en: "Forum with the police" },
  authority: { sv: "Forum med myndigheter", en: "Forum with authorities" },
  "reference-group": { sv: "Referensgrupp", en: "Reference group" },
  "internal-group": { sv: "Nämndens interna grupp", en: "The board's internal group" },
  activity: { sv: "Återkommande aktivitet", en: "Recurring activity" },
} as const;

/** Kinds of party that convene a forum or belong to it. */
export const partyKinds = {
  unit: { sv: "Nämnd eller kontor", en: "Board or office" },
  function: { sv: "Funktion", en: "Function" },
  external: { sv: "Extern part", en: "External party" },
  "not-stated": { sv: "Inte angivet", en: "Not stated" },
} as const;

/** Levels at which the police are met (report §3.2). */
export const policeLevels = {
  "region-and-security-police": { sv: "Polisregion och säkerhetspolis", en: "Police region and security police" },
  "district-director": { sv: "Stadsdelsdirektörens nivå", en: "District director's level" },
  "crime-prevention-council": { sv: "Lokalt brottsförebyggande råd", en: "Local crime-prevention council" },
} as const;

/** Finer settings for a concern report. Where a fine value could point at one person, the coarse one is chosen. */
export const fineSettings = {
  preschool: { sv: "Förskola", en: "Preschool" },
  "compulsory-school": { sv: "Grundskola", en: "Compulsory school" },
  "upper-secondary-school": { sv: "Gymnasieskola", en: "Upper secondary school" },
  "adult-education": { sv: "Vuxenutbildning", en: "Adult education" },
  "youth-centre": { sv: "Fritidsgård", en: "Youth centre" },
  "sports-facility": { sv: "Idrottsanläggning", en: "Sports facility" },
  library: { sv: "Bibliotek eller kulturlokal", en: "Library or cultural venue" },
  "street-or-square": { sv: "Gata eller torg", en: "Street or square" },
  "public-transport": { sv: "Kollektivtrafik", en: "Public transport" },
  "shopping-centre": { sv: "Butik eller köpcentrum", en: "Shop or shopping centre" },
  "shared-premises": { sv: "Trapphus eller gemensam lokal", en: "Stairwell or shared premises" },
  "social-media": { sv: "Sociala medier", en: "Social media" },
  "games-and-chat": { sv: "Spel och chatt", en: "Games and chat" },
  "social-services-office": { sv: "Socialtjänstens lokaler", en: "Social services' premises" },
  "care-services": { sv: "Vård- och omsorgsverksamhet", en: "Care services" },
  "field-work": { sv: "Fältarbete", en: "Field work" },
} as const;

/** The coarse setting that each fine one lies within. */
export const settingWithin = {
  preschool: "school",
  "compulsory-school": "school",
  "upper-secondary-school": "school",
  "adult-education": "school",
  "youth-centre": "leisure",
  "sports-facility": "leisure",
  library: "leisure",
  "street-or-square": "public-place",
  "public-transport": "public-place",
  "shopping-centre": "public-place",
  "shared-premises": "residential",
  "social-media": "online",
  "games-and-chat": "online",
  "social-services-office": "own-activities",
  "care-services": "own-activities",
  "field-work": "own-activities",
} as const satisfies Record<keyof typeof fineSettings, keyof typeof settings>;

/** What a concern report can be about: acts and signs of violent extremism, never what somebody thinks. */
export const concernKinds = {
  recruitment: { sv: "Försök till rekrytering", en: "Attempt at recruitment" },
  propaganda: { sv: "Våldsbejakande propaganda", en: "Violent propaganda" },
  "symbols-graffiti": { sv: "Symboler eller klotter", en: "Symbols or graffiti" },
  threats: { sv: "Hot eller trakasserier", en: "Threats or harassment" },
  violence: { sv: "Våld eller skadegörelse", en: "Violence or damage" },
  "support-for-violence": { sv: "Uttryckt stöd för våld", en: "Support for violence expressed" },
  travel: { sv: "Resa till eller från konfliktområde", en: "Travel to or from a conflict area" },
  pressure: { sv: "Påverkan eller påtryckning", en: "Influence or pressure" },
  "wish-to-leave": { sv: "Vilja att lämna en miljö", en: "Wish to leave an environment" },
  worry: { sv: "Oro utan särskild händelse", en: "Concern without a particular event" },
  other: { sv: "Annat", en: "Other" },
} as const;

const { association: _association, ...ownAndAuthorities } = functions;
/** Functions that a concern report may be discussed with or passed on to: it is never linked to an association. */
export const concernFunctions = ownAndAuthorities;

/** What was done at once when a concern arose. */
export const concernMeasures = {
  conversation: { sv: "Samtal", en: "Conversation" },
  "informed-management": { sv: "Chef informerad", en: "Management informed" },
  "support-offered": { sv: "Stöd erbjudet", en: "Support offered" },
  "statutory-child-concern": { sv: "Orosanmälan gjord", en: "Statutory child concern made" },
  "police-report": { sv: "Polisanmälan gjord", en: "Report made to the police" },
  removed: { sv: "Klotter eller symboler borttagna", en: "Graffiti or symbols removed" },
  none: { sv: "Ingen åtgärd än", en: "Nothing yet" },
  other: { sv: "Annat", en: "Other" },
} as const;

/** The local coordinator's assessment of a concern report. */
export const concernAssessments = {
  "no-further-concern": { sv: "Ingen kvarstående oro", en: "No remaining concern" },
  "own-measures": { sv: "Hanteras i egen verksamhet", en: "Handled in own activities" },
  "pass-on": { sv: "Behöver föras vidare", en: "Needs to be passed on" },
  "part-of-a-pattern": { sv: "Del av ett mönster i området", en: "Part of a pattern in the area" },
  "not-this-work": { sv: "Rör inte våldsbejakande extremism", en: "Does not concern violent extremism" },
  unclear: { sv: "Går inte att bedöma än", en: "Cannot be assessed yet" },
} as const;

/** How a concern report ended. */
export const concernOutcomes = {
  handled: { sv: "Hanterad i egen verksamhet", en: "Handled in own activities" },
  "passed-on": { sv: "Förd vidare", en: "Passed on" },
  "no-measure": { sv: "Ingen åtgärd behövdes", en: "No measure was needed" },
  "not-stated": { sv: "Inte angivet", en: "Not stated" },
} as const;
