import { Link } from "@tanstack/react-router";
import { useLanguage } from "../i18n/index.ts";
import { Page } from "../shell/page.tsx";

/** No page has this address. */
export function Lost() {
  const { t } = useLanguage();
  return (
    <Page title={t("lost.title")}>
      <p>{t("lost.text")}</p>
      <p>
        <Link to="/">{t("lost.home")}</Link>
      </p>
    </Page>
  );
}
