import { aggregates } from "@liggare/domain";
import { Link } from "@tanstack/react-router";
import { mayRead, mayRecord, mayUse, type Recordable, useSession } from "../api/session.ts";
import { useLanguage } from "../i18n/index.ts";

const readPages = [
  { to: "/", name: "page.consolidated" },
  { to: "/log", name: "page.log" },
  { to: "/picture/{-$unit}", name: "page.picture" },
  { to: "/sources", name: "page.sources" },
  { to: "/inventories", name: "page.inventories" },
  { to: "/summary", name: "page.summary" },
  { to: "/overdue", name: "page.overdue" },
  { to: "/follow-up", name: "page.followUp" },
  { to: "/training", name: "page.training" },
  { to: "/recommendations", name: "page.recommendations" },
  { to: "/controls", name: "page.controls" },
  { to: "/coordinators", name: "page.coordinators" },
  { to: "/releases", name: "page.releases" },
] as const;

const recordPages = [
  { what: "meeting", to: "/record/meeting", name: "page.meeting" },
  { what: "checkin", to: "/record/checkin", name: "page.checkin" },
  { what: "concern", to: "/record/concern", name: "page.concern" },
] as const satisfies readonly { readonly what: Recordable; readonly to: string; readonly name: string }[];

/** The pages that the signed-in role may use; the others are not there. */
export function Navigation() {
  const { t } = useLanguage();
  const { actor } = useSession();
  const toRecord = recordPages.filter(({ what }) => mayRecord(actor, what));
  const recordsAnything = aggregates.some(({ commands }) =>
    Object.values(commands).some((definition) => mayUse(actor, definition)),
  );
  return (
    <nav aria-label={t("shell.navigation")}>
      {mayRead(actor) && (
        <ul>
          {readPages.map(({ to, name }) => (
            <li key={to}>
              <Link to={to} activeOptions={{ exact: to === "/", includeSearch: false }}>
                {t(name)}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {recordsAnything && (
        <>
          <h2>{t("shell.record")}</h2>
          <ul>
            {toRecord.map(({ to, name }) => (
              <li key={to}>
                <Link to={to} activeOptions={{ includeSearch: false }}>
                  {t(name)}
                </Link>
              </li>
            ))}
            <li>
              <Link to="/record" activeOptions={{ exact: true, includeSearch: false }}>
                {t("page.record")}
              </Link>
            </li>
          </ul>
        </>
      )}
    </nav>
  );
}
