import { formatNumber } from "@liggare/calendar";
import type { Disclosed, DisclosedShare } from "@liggare/views";
import { type Language, type Translate, useLanguage } from "../i18n/index.ts";

/** A count in words: masked ones are said, never shown as a number. */
export function countText(count: Disclosed, t: Translate, language: Language): string {
  if ("value" in count) return formatNumber(count.value, language);
  switch (count.masked) {
    case "small":
      return t("count.fewerThan", { limit: count.text.replace("<", "") });
    case "part":
      return t("count.part");
    case "open":
      return t("count.open");
  }
}

/** A count as text; hidden ones look different from numbers. */
export function Count({ count }: { readonly count: Disclosed }) {
  const { t, language } = useLanguage();
  const text = countText(count, t, language);
  return "value" in count ? <span className="number">{text}</span> : <span className="masked">{text}</span>;
}

export function Share({ share }: { readonly share: DisclosedShare }) {
  const { t, language } = useLanguage();
  if ("masked" in share) {
    return (
      <span className="masked">{countText({ masked: share.masked, text: share.text } as Disclosed, t, language)}</span>
    );
  }
  return (
    <>
      <strong className="number">{share.text[language]}</strong> <span className="hint">{t("training.computed")}</span>
    </>
  );
}

/** The number to draw: 0 for what is not given. */
export const drawn = (count: Disclosed): number => ("value" in count ? count.value : 0);
