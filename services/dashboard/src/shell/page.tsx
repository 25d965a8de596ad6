import { formatDate } from "@liggare/calendar";
import { type ReactNode, Suspense } from "react";
import type { Answered } from "../api/views.ts";
import { useLanguage } from "../i18n/index.ts";
import { Loading } from "../ui/states.tsx";
import { KnownDayBanner, KnownDayControl } from "./as-known-on.tsx";

interface PageProps {
  readonly title: string;
  readonly lead?: string;
  /** The page shows what was known on a day that the reader may choose. */
  readonly dated?: boolean;
  readonly children: ReactNode;
}

/** A page: its title takes focus when one comes here, and names the window. */
export function Page({ title, lead, dated = false, children }: PageProps) {
  return (
    <>
      <title>{`${title} – Liggare`}</title>
      <div className="page-head">
        <div>
          <h1 tabIndex={-1}>{title}</h1>
          {lead !== undefined && <p className="lead">{lead}</p>}
        </div>
        {dated && <KnownDayControl />}
      </div>
      {dated && <KnownDayBanner />}
      <Suspense fallback={<Loading />}>{children}</Suspense>
    </>
  );
}

/** As of when an answer holds, and up to which event. */
export function AsOf({ of }: { readonly of: Answered<unknown> }) {
  const { t, language } = useLanguage();
  const dates =
    of.on === of.asKnownOn
      ? t("asOf.same", { date: formatDate(of.on, language) })
      : t("asOf.both", { known: formatDate(of.asKnownOn, language), judged: formatDate(of.on, language) });
  return (
    <p className="as-of">
      {dates} {t("asOf.number", { number: of.number })} {of.reconstructed && t("asOf.reconstructed")}
    </p>
  );
}
