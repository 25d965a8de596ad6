import { formatDate } from "@liggare/calendar";
import type { CellStatus, Matter } from "@liggare/executive-board-summary";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import type { Summary } from "../api/views.ts";
import { useLanguage } from "../i18n/index.ts";
import { Page } from "../shell/page.tsx";
import { Viewed } from "../shell/viewed.tsx";
import { EvidenceLine, EvidenceList } from "../ui/evidence.tsx";
import { Panel } from "../ui/panel.tsx";
import { Empty } from "../ui/states.tsx";
import { Status } from "../ui/status.tsx";
import { useWide } from "../ui/use-wide.ts";
import { BoardCards } from "./consolidated-cards.tsx";
import { Deviations } from "./consolidated-deviations.tsx";
import { Legend, Tiles } from "./consolidated-legend.tsx";
import { Matrix } from "./consolidated-matrix.tsx";
import { type Cell, cellOf, type OpenCell, parseCell } from "./matters.ts";

/** Boards × what matters: the whole city's work in one picture. */
export function Consolidated() {
  const { t } = useLanguage();
  return (
    <Page title={t("page.consolidated")} lead={t("consolidated.lead")} dated>
      <Viewed view="executive-board-summary">{({ answer }) => <Picture of={answer} />}</Viewed>
    </Page>
  );
}

function Picture({ of: answer }: { readonly of: Summary }) {
  const { t } = useLanguage();
  const wide = useWide();
  const { cell } = useSearch({ from: "/" });
  const navigate = useNavigate();
  const [only, setOnly] = useState<CellStatus>();
  const open = (unit: string, matter: Matter) =>
    void navigate({ to: "/", search: (before) => ({ ...before, cell: cellOf(unit, matter) }), resetScroll: false });
  const close = () =>
    void navigate({ to: "/", search: ({ cell: _closed, ...rest }) => rest, resetScroll: false, replace: true });
  const shown = parseCell(cell, answer);

  if (answer.boards.length === 0) return <Empty>{t("consolidated.empty")}</Empty>;
  const Boards = wide ? Matrix : BoardCards;
  return (
    <>
      <Tiles totals={answer.totals} only={only} onChoose={setOnly} />
      <Boards boards={answer.boards} only={only} onOpen={open} />
      <Legend />
      <Deviations deviations={answer.deviations} onOpen={open} first={8} />
      {shown && <CellEvidence of={shown} onClose={close} />}
    </>
  );
}

function CellEvidence({ of: { board, matter, cell }, onClose }: { of: OpenCell; onClose: () => void }) {
  const { t, language, say } = useLanguage();
  const title = t("consolidated.cell", { board: board.name, matter: t(`matter.${matter}`).replaceAll("\u00ad", "") });
  return (
    <Panel title={title} open onClose={onClose}>
      <p>
        <Status status={cell.status} text={say(cell.statusText)} />
      </p>
      <p>{say(cell.reasonText)}</p>
      {cell.since && <p>{t("overdue.since", { date: formatDate(cell.since, language) })}</p>}
      <EvidenceList of={cell} />
      <SpeaksAgainst of={cell} />
    </Panel>
  );
}

/** What was logged or found and says the opposite of the cell, newest first. */
function SpeaksAgainst({ of: { against } }: { readonly of: Cell }) {
  const { t, language, say } = useLanguage();
  if (against.length === 0) return null;
  return (
    <section aria-labelledby="speaks-against" className="speaks-against">
      <h3 id="speaks-against">{t("controls.against")}</h3>
      <ul className="plain">
        {against.map((each) => (
          <li key={each.key}>
            <Status status={each.status} text={say(each.statusText)} />
            <p>
              {formatDate(each.day, language)}: {say(each.reasonText)}
            </p>
            <EvidenceLine of={each} />
            {each.why !== undefined && (
              <p className="hint">{t("evidence.eventsOf", { numbers: each.why.join(", ") })}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
