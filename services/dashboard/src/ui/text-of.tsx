import type { FilledText } from "@liggare/views";
import { useLanguage } from "../i18n/index.ts";

/** A text of the vault, or that it was removed. */
export function TextOf({ text }: { readonly text: FilledText }) {
  const { t } = useLanguage();
  return text.text === null ? <em className="masked">{t("text.removed")}</em> : <>{text.text}</>;
}
