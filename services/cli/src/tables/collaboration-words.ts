import type { Lang } from "@liggare/calendar";

/* Words of the tables on police agreements and civil society. */

const texts = {
  sv: {
    policeAgreements: "Överenskommelser med polisen",
    agreementReferrals: "Remisser av överenskommelser",
    validUntil: "Upphör",
    centralAgreement: "Mot den centrala",
    civilSocietyPartners: "Civilsamhället enligt loggen, antal partner",
    together: "Vad som görs tillsammans",
    guidance: "Central vägledning",
    received: "Mottagen av",
    inUse: "I bruk hos",
  },
  en: {
    policeAgreements: "Agreements with the police",
    agreementReferrals: "Rounds of comments on agreements",
    validUntil: "Ceases",
    centralAgreement: "Against the central one",
    civilSocietyPartners: "Civil society by the log, number of partners",
    together: "What is done together",
    guidance: "Central guidance",
    received: "Received by",
    inUse: "In use at",
  },
} as const;

export const collaborationWords = (lang: Lang) => texts[lang];
