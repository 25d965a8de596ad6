import { formatNumber } from "@liggare/calendar";
import type { CellStatus } from "@liggare/executive-board-summary";
import type { Summary } from "../api/views.ts";
import { useLanguage } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { lookOf, Status } from "../ui/status.tsx";

const statuses = ["met", "not met", "overdue", "cannot be judged"] as const satisfies readonly CellStatus[];
const words = {
  met: { name: "status.met", help: "status.metHelp", total: "met" },
  "not met": { name: "status.notMet", help: "status.notMetHelp", total: "notMet" },
  overdue: { name: "status.overdue", help: "status.overdueHelp", total: "overdue" },
  "cannot be judged": { name: "status.cannotBeJudged", help: "status.cannotBeJudgedHelp", total: "cannotBeJudged" },
  "not applicable": { name: "status.notApplicable", help: "status.notApplicableHelp" },
} as const;

interface TilesProps {
  readonly totals: Summary["totals"];
  readonly only: CellStatus | undefined;
  readonly onChoose: (only: CellStatus | undefined) => void;
}

/** How many cells have each status; each number is a filter of the same cells. */
export function Tiles({ totals, only, onChoose }: TilesProps) {
  const { t, language } = useLanguage();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a set of switches, not of form fields
    <div className="tiles" role="group" aria-label={t("consolidated.filter")}>
      {statuses.map((status) => (
        <Button
          key={status}
          look="tile"
          aria-pressed={only === status}
          onPress={() => onChoose(only === status ? undefined : status)}
        >
          <span className="tile-number">{formatNumber(totals[words[status].total], language)}</span>
          <Status status={status} text={t(words[status].name)} />
        </Button>
      ))}
    </div>
  );
}

const inLegend = [...statuses, "not applicable"] as const;

/** How the picture is read. */
export function Legend() {
  const { t } = useLanguage();
  return (
    <section className="legend" aria-labelledby="legend-title">
      <h2 id="legend-title">{t("consolidated.legend")}</h2>
      <dl>
        {inLegend.map((status) => (
          <div key={status}>
            <dt className={`sample tone-${lookOf(status).tone}`}>
              <Status status={status} text={t(words[status].name)} />
            </dt>
            <dd>{t(words[status].help)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
