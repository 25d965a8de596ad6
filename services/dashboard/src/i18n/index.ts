import type { Bilingual } from "@liggare/domain";
import i18next from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import { remember } from "../storage.ts";
import { en } from "./en.ts";
import { type Messages, sv } from "./sv.ts";

export type Language = keyof Bilingual;

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: Messages };
  }
}

/** The language in force; Swedish unless the reader chose English. */
export const currentLanguage = (): Language => (document.documentElement.lang === "en" ? "en" : "sv");

export function startLanguages(): void {
  void i18next.use(initReactI18next).init({
    lng: currentLanguage(),
    fallbackLng: false,
    resources: { sv: { translation: sv }, en: { translation: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
}

/** Changes the language of everything on the page, and remembers it. */
export function chooseLanguage(language: Language): void {
  document.documentElement.lang = language;
  remember("language", language);
  void i18next.changeLanguage(language);
}

/** Texts of the interface, the language, and the part of a text in two languages that is in it. */
export function useLanguage() {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === "en" ? "en" : "sv";
  return { t, language, say: (text: Bilingual) => text[language] };
}

export type Translate = ReturnType<typeof useLanguage>["t"];
