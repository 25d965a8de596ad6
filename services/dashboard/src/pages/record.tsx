import { commandOf, mayRecord, type Recordable, recordable, useSession } from "../api/session.ts";
import { RecordForm } from "../forms/form.tsx";
import { kinds } from "../forms/kinds.ts";
import { useLanguage } from "../i18n/index.ts";
import { KnownDayBanner, useKnownDay } from "../shell/as-known-on.tsx";
import { Page } from "../shell/page.tsx";
import { useDirectory } from "../shell/units.ts";
import { Empty, Failed, Loading } from "../ui/states.tsx";

const titles = { meeting: "page.meeting", checkin: "page.checkin", concern: "page.concern" } as const;

/** A form for one command; closed while an earlier day is shown, and for those who may not use it. */
function Record({ what }: { readonly what: Recordable }) {
  const { t, say } = useLanguage();
  const { actor } = useSession();
  const { day } = useKnownDay();
  const { loading, error } = useDirectory();
  const content = () => {
    if (!actor || actor.unit === null || !mayRecord(actor, what)) return <Empty>{t("form.notAllowed")}</Empty>;
    if (day !== undefined) {
      return (
        <>
          <KnownDayBanner />
          <Empty>{t("form.closed")}</Empty>
        </>
      );
    }
    if (error) return <Failed error={error} />;
    if (loading) return <Loading />;
    return <RecordForm of={recordable[what]} kind={kinds[what]} actor={actor} />;
  };
  return (
    <Page title={t(titles[what])} lead={say(commandOf(what).help)}>
      {content()}
    </Page>
  );
}

export const RecordMeeting = () => <Record what="meeting" />;
export const RecordCheckin = () => <Record what="checkin" />;
export const RecordConcern = () => <Record what="concern" />;
