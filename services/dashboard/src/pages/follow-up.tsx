import type { FollowUp } from "../api/views.ts";
import { useLanguage } from "../i18n/index.ts";
import { Page } from "../shell/page.tsx";
import { UnitFilter, useChosenUnit } from "../shell/unit-filter.tsx";
import { Viewed } from "../shell/viewed.tsx";
import { BoardName } from "../ui/board-name.tsx";
import { Count, Share } from "../ui/count.tsx";
import { EvidenceLine } from "../ui/evidence.tsx";
import { Part } from "../ui/part.tsx";
import { Empty } from "../ui/states.tsx";
import { Status } from "../ui/status.tsx";
import { StreamLink } from "../ui/stream-link.tsx";
import { Table } from "../ui/table.tsx";
import { TextOf } from "../ui/text-of.tsx";
import { Measures, StateTable } from "./follow-up-measures.tsx";

type Board = FollowUp["boards"][number];

/** How the plans are followed: what each board reported for each period, and what nobody answers yet. */
export function FollowUpPage() {
  const { t, say } = useLanguage();
  const unit = useChosenUnit();
  return (
    <Page title={t("page.followUp")} lead={t("followUp.lead")} dated>
      <UnitFilter />
      <Viewed view="plan-follow-up" unit={unit}>
        {({ answer }) =>
          answer.boards.length === 0 ? (
            <Empty>{t("plans.none")}</Empty>
          ) : (
            <>
              <p className="hint">{say(answer.definition)}</p>
              <Year of={answer.year} />
              <Part id="boards" title={t("followUp.boards")} empty={undefined}>
                {answer.boards.filter(saysSomething).map((board) => (
                  <BoardShown key={board.key} of={board} />
                ))}
                <WithoutPlan boards={answer.boards.filter((board) => !saysSomething(board))} />
              </Part>
            </>
          )
        }
      </Viewed>
    </Page>
  );
}

function Year({ of: year }: { readonly of: FollowUp["year"] }) {
  const { t, say } = useLanguage();
  const title = t("followUp.year", { year: String(year.year) });
  return (
    <Part id="year" title={title} empty={undefined}>
      <Table caption={title} head={[t("followUp.period"), t("followUp.reported"), t("followUp.overdue")]}>
        {year.periods.map((period) => (
          <tr key={period.period}>
            <th scope="row">{say(period.text)}</th>
            <td>
              <Count count={period.reported} />
            </td>
            <td>
              <Count count={period.overdue} />
            </td>
          </tr>
        ))}
      </Table>
      <StateTable title={t("followUp.byArea")} rows={year.byArea} />
      <StateTable title={t("followUp.byOrientation")} rows={year.byOrientation} />
      <p>
        {t("followUp.itemsWithoutMeasure")} <Count count={year.itemsWithoutMeasure} />
        {" · "}
        {t("followUp.measuresWithoutItem")} <Count count={year.measuresWithoutItem} />
      </p>
    </Part>
  );
}

/** There is a plan, or somebody reported something. */
const saysSomething = ({ plan, periods }: Board) =>
  plan !== null || periods.some(({ status }) => status !== "not-reported" && status !== "not-ended");

/** Boards of which neither plan nor report is recorded, on one line a year: that is all there is to say of them. */
function WithoutPlan({ boards }: { readonly boards: readonly Board[] }) {
  const { t } = useLanguage();
  const years = [...new Set(boards.map(({ year }) => year))];
  return years.map((year) => (
    <p key={year}>
      <strong>{t("followUp.withoutPlan", { year: String(year) })}</strong>{" "}
      {boards
        .filter((board) => board.year === year)
        .map(({ name }) => name)
        .join(", ")}
    </p>
  ));
}

function BoardShown({ of: board }: { readonly of: Board }) {
  const { t, say } = useLanguage();
  const { plan, followed } = board;
  return (
    <details className="findings-of">
      <summary>
        <BoardName of={board} />, {board.year}{" "}
        <span className="hint">{plan ? say(plan.statusText) : t("followUp.noPlan")}</span>
      </summary>
      {plan && (
        <p>
          <StreamLink stream={`action-plan-${plan.id}`}>{t("followUp.toPlan")}</StreamLink>
          {plan.instructions?.outdatedText && ` · ${say(plan.instructions.outdatedText)}`}
          {plan.conditions.map((condition) => (
            <span key={condition.condition} className="hint">
              {" · "}
              {t("followUp.condition", { date: condition.due, status: say(condition.statusText) })}
            </span>
          ))}
        </p>
      )}
      <p>
        <strong>{t("followUp.followed")}</strong>{" "}
        {followed.share && followed.denominator ? (
          <>
            <Share share={followed.share} /> (<Count count={followed.denominator} /> {t("followUp.measures")})
            {followed.notReported && (
              <span className="hint">
                {" "}
                {t("followUp.notReported")} <Count count={followed.notReported} />
              </span>
            )}
          </>
        ) : (
          <Status status="cannot be judged" text={followed.reasonText ? say(followed.reasonText) : t("state.noData")} />
        )}
      </p>
      <Periods of={board} />
      {board.measures.length > 0 && <Measures of={board} />}
      <EvidenceLine of={board} />
    </details>
  );
}

const signOf: Readonly<Record<string, string>> = {
  reported: "met",
  "nothing-to-report": "met",
  overdue: "overdue",
  "sent-back": "overdue",
  "not-ended": "not applicable",
};

function Periods({ of: board }: { readonly of: Board }) {
  const { t, say } = useLanguage();
  const head = [t("followUp.period"), t("plans.status"), t("followUp.dueBy"), t("followUp.analysis")];
  return (
    <Table caption={t("followUp.periods")} head={head}>
      {board.periods.map((period) => (
        <tr key={period.period}>
          <th scope="row">{say(period.periodText)}</th>
          <td>
            <Status
              status={signOf[period.status] ?? "cannot be judged"}
              text={say(period.statusText)}
              waiting={period.status === "begun"}
            />
            {period.submittedOn !== null && <p className="hint">{period.submittedOn}</p>}
          </td>
          <td>{period.due ?? <span className="masked">{t("followUp.noDue")}</span>}</td>
          <td>
            {period.analysis ? <TextOf text={period.analysis} /> : period.reasons && <TextOf text={period.reasons} />}
          </td>
        </tr>
      ))}
    </Table>
  );
}
