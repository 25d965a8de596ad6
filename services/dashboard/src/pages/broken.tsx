import type { ErrorComponentProps } from "@tanstack/react-router";
import { useLanguage } from "../i18n/index.ts";
import { Page } from "../shell/page.tsx";
import { Failed } from "../ui/states.tsx";

/** The page itself failed. */
export function Broken({ error }: ErrorComponentProps) {
  const { t } = useLanguage();
  return (
    <Page title={t("broken.title")}>
      <Failed
        error={error instanceof Error ? error : new Error(String(error))}
        retry={() => window.location.reload()}
      />
    </Page>
  );
}
