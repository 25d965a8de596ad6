import type { Bilingual } from "@liggare/domain";

export const statusTexts: Readonly<Record<"compiled" | "adopted" | "steps only", Bilingual>> = {
  compiled: { sv: "Sammanställd", en: "Compiled" },
  adopted: { sv: "Fastställd", en: "Adopted" },
  "steps only": { sv: "Ändrad, sammanställningen är inte införd", en: "Changed, its compilation is not entered" },
};

export const contentNotStated: Bilingual = { sv: "Framgår inte", en: "Not stated" };
