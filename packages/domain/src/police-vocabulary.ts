/* Words that only agreements with the police use. */

/** At which level an agreement is made (report §3.3.7). */
export const agreementLevels = {
  central: { sv: "Stadens centrala", en: "The city's central" },
  local: { sv: "Lokal", en: "Local" },
} as const;

/** What an agreement is for (report §3.3.7; Act 2023:196 asks for purposes and areas in writing). */
export const agreementPurposes = {
  "joint-crime-prevention": { sv: "Gemensamt brottsförebyggande arbete", en: "Joint crime prevention" },
  "joint-safety": { sv: "Gemensamt trygghetsskapande arbete", en: "Joint work for safety" },
  "shared-picture": { sv: "Gemensam lägesbild", en: "A shared situation picture" },
  "ways-of-working": { sv: "Arbetssätt och kontaktvägar", en: "Ways of working and contacts" },
  "shared-follow-up": { sv: "Gemensam uppföljning", en: "Joint follow-up" },
  other: { sv: "Annat syfte", en: "Another purpose" },
} as const;

/** The areas of an agreement; this work is one of the city's priorities of 2019 (report §3.3.7). */
export const agreementAreas = {
  "violent-extremism": { sv: "Våldsbejakande extremism", en: "Violent extremism" },
  "organised-crime": { sv: "Organiserad brottslighet", en: "Organised crime" },
  "youth-crime": { sv: "Ungas brottslighet", en: "Crime among the young" },
  narcotics: { sv: "Narkotika", en: "Narcotics" },
  "violence-in-close-relations": { sv: "Våld i nära relationer", en: "Violence in close relations" },
  "hate-crime": { sv: "Hatbrott", en: "Hate crime" },
  "public-places": { sv: "Trygghet på offentliga platser", en: "Safety in public places" },
  other: { sv: "Annat område", en: "Another area" },
} as const;

/** How an agreement came to its end without being cancelled. */
export const agreementEnds = {
  expired: { sv: "Giltighetstiden gick ut", en: "Its time ran out" },
  replaced: { sv: "Ersatt av en ny", en: "Replaced by a new one" },
  "not-stated": { sv: "Inte angivet", en: "Not stated" },
} as const;

/** How a board answers when a draft is referred to it for comment. */
export const referralAnswers = {
  agrees: { sv: "Tillstyrker", en: "Agrees" },
  "with-comments": { sv: "Tillstyrker med synpunkter", en: "Agrees with comments" },
  opposes: { sv: "Avstyrker", en: "Opposes" },
  declined: { sv: "Avstår från att yttra sig", en: "Declines to comment" },
} as const;
