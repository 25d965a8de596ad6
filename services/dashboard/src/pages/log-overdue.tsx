import type { Log } from "../api/views.ts";
import { useLanguage } from "../i18n/index.ts";
import { useDirectory } from "../shell/units.ts";
import { EvidenceLine } from "../ui/evidence.tsx";
import { Empty } from "../ui/states.tsx";
import { Status } from "../ui/status.tsx";
import { TextOf } from "../ui/text-of.tsx";

interface OverdueListProps {
  readonly overdue: Log["overdue"];
  readonly cannotBeJudged: number;
}

/** What is overdue, longest first, and how much cannot be judged: absence of evidence is no good news. */
export function OverdueList({ overdue, cannotBeJudged }: OverdueListProps) {
  const { t, say } = useLanguage();
  const { nameOf } = useDirectory();
  return (
    <section aria-labelledby="overdue">
      <h2 id="overdue">{t("overdue.title")}</h2>
      {overdue.length === 0 ? (
        <Empty>{t(cannotBeJudged > 0 ? "overdue.noneKnown" : "overdue.none")}</Empty>
      ) : (
        <ul className="rows">
          {overdue.map((row) => (
            <li key={row.key}>
              <Status status="overdue" text={t("overdue.days", { count: row.days })} />
              <div>
                {row.kind === "forum" ? (
                  <>
                    <p>
                      <strong>{row.name}</strong>
                    </p>
                    {row.reasonText && <p>{say(row.reasonText)}</p>}
                  </>
                ) : (
                  <>
                    <p>
                      <strong>
                        <TextOf text={row.what} />
                      </strong>
                    </p>
                    <p>{t("overdue.action", { responsible: nameOf(row.responsible), forum: row.name ?? row.forum })}</p>
                  </>
                )}
                <EvidenceLine of={row} />
              </div>
              <span className="rows-end hint">{t("overdue.since", { date: say(row.sinceText) })}</span>
            </li>
          ))}
        </ul>
      )}
      {cannotBeJudged > 0 && <p className="hint">{t("overdue.cannotBeJudged", { count: cannotBeJudged })}</p>}
    </section>
  );
}
