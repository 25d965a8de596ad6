import { formatDate } from "@liggare/calendar";
import type { Matter } from "@liggare/executive-board-summary";
import { useState } from "react";
import type { Summary } from "../api/views.ts";
import { useLanguage } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { EvidenceLine } from "../ui/evidence.tsx";
import { Empty } from "../ui/states.tsx";
import { Status } from "../ui/status.tsx";

interface DeviationsProps {
  readonly deviations: Summary["deviations"];
  readonly onOpen?: (unit: string, matter: Matter) => void;
  /** How many are shown at first; default all. */
  readonly first?: number;
}

const statusWords = { overdue: "status.overdue", "not met": "status.notMet" } as const;

/** What deviates, weightiest first; where only some are shown, a button shows the rest. */
export function Deviations({ deviations, onOpen, first = deviations.length }: DeviationsProps) {
  const { t, language, say } = useLanguage();
  const [all, setAll] = useState(false);
  const shown = all ? deviations : deviations.slice(0, first);
  return (
    <section aria-labelledby="deviations">
      <h2 id="deviations">{t("deviations.title")}</h2>
      {deviations.length === 0 && <Empty>{t("deviations.none")}</Empty>}
      {shown.length > 0 && (
        <ul className="rows">
          {shown.map((deviation) => (
            <li key={deviation.key}>
              <Status status={deviation.status} text={t(statusWords[deviation.status])} />
              <div className="row-parts">
                <div>
                  <p>
                    <strong>{deviation.name}</strong>
                  </p>
                  {deviation.matter && (
                    <p className="hint">{t(`matter.${deviation.matter}`).replaceAll("\u00ad", "")}</p>
                  )}
                </div>
                <div>
                  <p>{say(deviation.text)}</p>
                  <EvidenceLine of={deviation} />
                </div>
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
      {shown.length < deviations.length && (
        <Button className="more" onPress={() => setAll(true)}>
          {t("deviations.all", { count: deviations.length })}
        </Button>
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
