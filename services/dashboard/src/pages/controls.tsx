import type { Controls } from "../api/views.ts";
import { useLanguage } from "../i18n/index.ts";
import { Page } from "../shell/page.tsx";
import { UnitFilter, useChosenUnit } from "../shell/unit-filter.tsx";
import { Viewed } from "../shell/viewed.tsx";
import { EvidenceLine } from "../ui/evidence.tsx";
import { Part } from "../ui/part.tsx";
import { Empty } from "../ui/states.tsx";
import { Status } from "../ui/status.tsx";

type Control = Controls["controls"][number];
type Cell = Controls["boards"][number]["cells"][number];

/** The audit questions as controls over the ledger, run for the chosen date: each answer with its grounds. */
export function ControlsPage() {
  const { t } = useLanguage();
  const unit = useChosenUnit();
  return (
    <Page title={t("page.controls")} lead={t("controls.lead")} dated>
      <UnitFilter />
      <Viewed view="audit-controls" unit={unit}>
        {({ answer }) =>
          answer.boards.length === 0 ? <Empty>{t("consolidated.empty")}</Empty> : <Questions of={answer} />
        }
      </Viewed>
    </Page>
  );
}

function Questions({ of: answer }: { readonly of: Controls }) {
  const { t, say } = useLanguage();
  return answer.questions.map((question) => (
    <Part key={question.question} id={`question-${question.question}`} title={say(question.text)} empty={undefined}>
      <p className="hint">{t("controls.tally", { ...tallyOf(question) })}</p>
      <div className="controls">
        {answer.controls
          .filter((control) => control.question === question.question)
          .map((control) => (
            <ControlShown key={control.control} control={control} boards={answer.boards} />
          ))}
      </div>
    </Part>
  ));
}

const tallyOf = ({ met, notMet, cannotBeJudged }: Pick<Control, "met" | "notMet" | "cannotBeJudged">) => ({
  met,
  notMet,
  unknown: cannotBeJudged,
});

function ControlShown({ control, boards }: { readonly control: Control; readonly boards: Controls["boards"] }) {
  const { t, say } = useLanguage();
  const rows = boards.flatMap((board) => {
    const cell = board.cells.find((one) => one.control === control.control);
    return cell && cell.status !== "not applicable" ? [{ board, cell }] : [];
  });
  const goals = control.thresholds.map(({ text, value }) => `${say(text)}: ${value ?? t("controls.noGoal")}`);
  return (
    <details className="findings-of">
      <summary>
        {say(control.title)}
        {control.year !== null && ` ${control.year}`}{" "}
        <span className="hint">{t("controls.tally", { ...tallyOf(control) })}</span>
      </summary>
      <p className="hint">
        {say(control.criterionText)}
        {goals.length > 0 && ` · ${goals.join(" · ")}`}
      </p>
      <ul className="rows">
        {rows.map(({ board, cell }) => (
          <li key={board.unit}>
            <Status status={cell.status} text={say(cell.statusText)} />
            <div>
              <p>
                <strong>{board.name}</strong>
              </p>
              <p>{say(cell.groundsText)}</p>
              {cell.mark && <p className="hint">{say(cell.mark)}</p>}
              <Others title={t("controls.also")} grounds={cell.also} />
              <Others title={t("controls.against")} grounds={cell.against} />
              <EvidenceLine of={cell} />
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What else speaks for an answer, or against it. */
function Others({ title, grounds }: { readonly title: string; readonly grounds: Cell["also"] }) {
  const { say } = useLanguage();
  if (grounds.length === 0) return null;
  const keyed = grounds.map((ground, index) => ({ ground, key: `${index}` }));
  return (
    <>
      <p className="hint">{title}</p>
      <ul>
        {keyed.map(({ ground, key }) => (
          <li key={key}>
            {say(ground.text)} <EvidenceLine of={ground} />
            {ground.wording !== null && <q lang="sv">{ground.wording}</q>}
          </li>
        ))}
      </ul>
    </>
  );
}
