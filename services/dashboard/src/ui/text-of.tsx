import type { FilledText } from "@liggare/views";
import { useLanguage } from "../i18n/index.ts";

/** A text of the vault, in the language of the ledger, or that it was removed. */
export function TextOf({ text }: { readonly text: FilledText }) {
  const { t } = useLanguage();
  return text.text === null ? <em className="masked">{t("text.removed")}</em> : <span lang="sv">{text.text}</span>;
}
