import { formatDate } from "@liggare/calendar";
import type { Matter } from "@liggare/executive-board-summary";
import type { Summary } from "../api/views.ts";
import { useLanguage } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { EvidenceLine } from "../ui/evidence.tsx";
import { Empty } from "../ui/states.tsx";
import { Status } from "../ui/status.tsx";

interface DeviationsProps {
  readonly deviations: Summary["deviations"];
  readonly onOpen?: (unit: string, matter: Matter) => void;
}

const statusWords = { overdue: "status.overdue", "not met": "status.notMet" } as const;

/** What deviates, weightiest first. */
export function Deviations({ deviations, onOpen }: DeviationsProps) {
  const { t, language, say } = useLanguage();
  return (
    <section aria-labelledby="deviations">
      <h2 id="deviations">{t("deviations.title")}</h2>
      {deviations.length === 0 ? (
        <Empty>{t("deviations.none")}</Empty>
      ) : (
        <ul className="rows">
          {deviations.map((deviation) => (
            <li key={deviation.key}>
              <Status status={deviation.status} text={t(statusWords[deviation.status])} />
              <div>
                <p>
                  <strong>{deviation.name}</strong>
                  {deviation.matter && ` · ${t(`matter.${deviation.matter}`).replaceAll("\u00ad", "")}`}
                </p>
                <p>{say(deviation.text)}</p>
                <EvidenceLine of={deviation} />
              </div>
              <div className="rows-end">
                {deviation.since && (
                  <span className="hint">{t("overdue.since", { date: formatDate(deviation.since, language) })}</span>
                )}
                <OpenEvidence of={deviation} onOpen={onOpen} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function OpenEvidence({ of, onOpen }: { of: Summary["deviations"][number]; onOpen: DeviationsProps["onOpen"] }) {
  const { t } = useLanguage();
  const { unit, matter } = of;
  if (!onOpen || unit === null || matter === null) return null;
  return (
    <Button
      look="quiet"
      onPress={() => onOpen(unit, matter)}
      aria-label={t("deviations.evidenceOf", {
        board: of.name,
        matter: t(`matter.${matter}`).replaceAll("\u00ad", ""),
      })}
    >
      {t("deviations.evidence")}
    </Button>
  );
}
