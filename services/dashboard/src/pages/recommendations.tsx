import type { Recommendations } from "../api/views.ts";
import { useLanguage } from "../i18n/index.ts";
import { Page } from "../shell/page.tsx";
import { UnitFilter, useChosenUnit } from "../shell/unit-filter.tsx";
import { Viewed } from "../shell/viewed.tsx";
import { EvidenceLine } from "../ui/evidence.tsx";
import { Part } from "../ui/part.tsx";
import { Empty } from "../ui/states.tsx";
import { Status } from "../ui/status.tsx";
import { StreamLink } from "../ui/stream-link.tsx";
import { TextOf } from "../ui/text-of.tsx";

type Tracker = Recommendations["trackers"][number];

/** Each recommendation of an audit for each board: reply, actions with their evidence, verdict, and the next step. */
export function RecommendationsPage() {
  const { t } = useLanguage();
  const unit = useChosenUnit();
  return (
    <Page title={t("page.recommendations")} lead={t("recommendations.lead")} dated>
      <UnitFilter />
      <Viewed view="recommendations" unit={unit}>
        {({ answer }) =>
          answer.audits.length === 0 && answer.trackers.length === 0 ? (
            <Empty>{t("trackers.none")}</Empty>
          ) : (
            answer.audits.map((audit) => (
              <Part
                key={audit.audit}
                id={`audit-${audit.audit}`}
                title={audit.reportNumber === null ? audit.title : `${audit.title} (${audit.reportNumber})`}
                empty={undefined}
              >
                <p className="hint">
                  <StreamLink stream={`audit-${audit.audit}`}>{t("recommendations.toAudit")}</StreamLink>
                </p>
                <ul className="rows">
                  {answer.trackers
                    .filter((tracker) => tracker.audit === audit.audit)
                    .map((tracker) => (
                      <TrackerShown key={tracker.key} of={tracker} />
                    ))}
                </ul>
              </Part>
            ))
          )
        }
      </Viewed>
    </Page>
  );
}

function TrackerShown({ of: tracker }: { readonly of: Tracker }) {
  const { t, say } = useLanguage();
  const [verdict] = tracker.verdicts;
  return (
    <li>
      <Status status={tracker.status} text={say(tracker.statusText)} waiting={tracker.status === "awaited"} />
      <div>
        <p>
          <strong>
            {tracker.name} · {tracker.recommendation.toUpperCase()}
          </strong>
        </p>
        <p lang="sv">{tracker.wordingReport}</p>
        {tracker.wordingsDiffer && (
          <p className="hint">
            {t("recommendations.summaryWording")} <q lang="sv">{tracker.wordingSummary}</q>
          </p>
        )}
        <p className="hint">
          {tracker.ownerText
            ? t("recommendations.owner", { owner: say(tracker.ownerText) })
            : t("recommendations.noOwner")}
        </p>
        {tracker.repliedOn !== null && tracker.positionText && (
          <p>{t("recommendations.reply", { date: tracker.repliedOn, position: say(tracker.positionText) })}</p>
        )}
        <Actions of={tracker} />
        {verdict && (
          <p>
            {t("recommendations.verdict", { date: verdict.on, verdict: say(verdict.verdictText) })}{" "}
            {verdict.reasons && <TextOf text={verdict.reasons} />}
          </p>
        )}
        <p>
          <strong>{t("recommendations.next")}</strong> {say(tracker.nextStep.text)}
        </p>
        <EvidenceLine of={tracker} />
      </div>
      {tracker.replyDue !== null && (
        <span className="rows-end hint">{t("recommendations.replyDue", { date: tracker.replyDue })}</span>
      )}
    </li>
  );
}

function Actions({ of: { actions } }: { readonly of: Tracker }) {
  const { t, say } = useLanguage();
  if (actions.length === 0) return null;
  return (
    <ul>
      {actions.map((action) => (
        <li key={action.key}>
          <Status status={action.status} text={say(action.statusText)} waiting={action.status === "planned"} />{" "}
          <TextOf text={action.what} />
          {action.due !== null && <span className="hint"> {t("overdue.due", { date: action.due })}</span>}
          {action.links.length > 0 && (
            <span className="hint">
              {" "}
              {t("recommendations.evidence", {
                list: action.links
                  .map((link) => (link.number === null ? say(link.title) : `${say(link.title)} (${link.number})`))
                  .join(", "),
              })}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
