import type { Summary } from "../api/views.ts";
import { useLanguage } from "../i18n/index.ts";
import { Page } from "../shell/page.tsx";
import { Viewed } from "../shell/viewed.tsx";
import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/states.tsx";
import { Deviations } from "./consolidated-deviations.tsx";
import { Agreements, Followed, Partners, Police, Problems } from "./summary-collaboration.tsx";
import { CivilSociety, Findings } from "./summary-findings.tsx";
import { Networks, Plans } from "./summary-plans.tsx";
import { ConcernsByBoard, Trackers, Training } from "./summary-tables.tsx";

/** What the executive board reads: deviations first, then each part with its figures and where they come from. */
export function SummaryPage() {
  const { t } = useLanguage();
  return (
    <Page title={t("page.summary")} lead={t("summary.lead")} dated>
      <Viewed view="executive-board-summary">{({ answer }) => <SummaryParts of={answer} />}</Viewed>
    </Page>
  );
}

/** The summary's parts, whichever day they are of. */
export function SummaryParts({ of: answer }: { readonly of: Summary }) {
  const { t } = useLanguage();
  if (answer.boards.length === 0) return <Empty>{t("consolidated.empty")}</Empty>;
  const parts = [
    { id: "deviations", name: "deviations.title" },
    { id: "training", name: "training.title" },
    { id: "trackers", name: "trackers.title" },
    { id: "civil-society", name: "civil.title" },
    { id: "partners", name: "partners.title" },
    { id: "plans", name: "plans.title" },
    { id: "followed", name: "followed.short" },
    { id: "problems", name: "problems.title" },
    { id: "networks", name: "networks.title" },
    { id: "police", name: "policeCheckIns.title" },
    { id: "agreements", name: "agreements.title" },
    { id: "concern-counts", name: "concernCounts.title" },
    { id: "findings", name: "findings.title" },
  ] as const;
  return (
    <>
      <nav className="contents" aria-label={t("summary.contents")}>
        <ul>
          {parts.map(({ id, name }) => (
            <li key={id}>
              <a href={`#${id}`}>{t(name)}</a>
            </li>
          ))}
        </ul>
        <Button onPress={() => window.print()}>{t("action.print")}</Button>
      </nav>
      <Deviations deviations={answer.deviations} />
      <Training rows={answer.training} />
      <Trackers rows={answer.recommendations} />
      <CivilSociety rows={answer.civilSociety} />
      <Partners of={answer} />
      <Plans rows={answer.plans} />
      <Followed of={answer.planFollowUp} />
      <Problems rows={answer.problems.withoutMeasure} />
      <Networks rows={answer.networks} />
      <Police rows={answer.police} />
      <Agreements of={answer.policeAgreements} />
      <ConcernsByBoard of={answer.concerns} />
      <Findings rows={answer.findings} />
    </>
  );
}
