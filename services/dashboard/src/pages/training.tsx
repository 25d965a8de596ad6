import { formatDate, formatMonth } from "@liggare/calendar";
import type { Coverage } from "../api/views.ts";
import { useLanguage } from "../i18n/index.ts";
import { Page } from "../shell/page.tsx";
import { UnitFilter, useChosenUnit } from "../shell/unit-filter.tsx";
import { Viewed } from "../shell/viewed.tsx";
import { BoardName } from "../ui/board-name.tsx";
import { countText, Share } from "../ui/count.tsx";
import { EvidenceLine } from "../ui/evidence.tsx";
import { Part } from "../ui/part.tsx";
import { Status } from "../ui/status.tsx";
import { StreamLink } from "../ui/stream-link.tsx";
import { Table } from "../ui/table.tsx";
import { TextOf } from "../ui/text-of.tsx";

type Row = Coverage["rows"][number];

/** Who has taken which training, towards which goal and at what pace; occasions, and lists that were counted. */
export function TrainingPage() {
  const { t, say } = useLanguage();
  const unit = useChosenUnit();
  return (
    <Page title={t("page.training")} lead={t("coverage.lead")} dated>
      <UnitFilter />
      <Viewed view="training-coverage" unit={unit}>
        {({ answer }) => (
          <>
            <p className="hint">{say(answer.definition)}</p>
            <Figures rows={answer.rows} />
            <NotCounted rows={answer.notCounted} />
            <Occasions rows={answer.occasions} from={answer.occasionsFrom} />
            <Lists rows={answer.lists} />
          </>
        )}
      </Viewed>
    </Page>
  );
}

function Figures({ rows }: { readonly rows: Coverage["rows"] }) {
  const { t, language, say } = useLanguage();
  const title = t("coverage.figures");
  const head = [
    t("consolidated.board"),
    t("training.share"),
    t("training.numbers"),
    t("coverage.goal"),
    t("coverage.forecast"),
  ];
  return (
    <Part id="figures" title={title} empty={rows.length === 0 ? t("training.none") : undefined}>
      <Table caption={title} head={head}>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              <BoardName of={row} />
              <p className="hint">
                {row.courseName ?? row.course} · {say(row.stateText)} · {say(row.ofText)}
              </p>
              <EvidenceLine of={row} />
            </th>
            <td>
              {row.share ? (
                <Share share={row.share} />
              ) : row.stated ? (
                say(row.stated.text)
              ) : (
                <span className="masked">{t("state.noData")}</span>
              )}
              <p className="hint">
                {say(row.originText)}, {say(row.asOfText)}
              </p>
            </td>
            <td>
              {row.numerator ? (
                countText(row.numerator, t, language)
              ) : (
                <span className="masked">{t("state.noData")}</span>
              )}
              {row.denominator && (
                <p className="hint">
                  {t(row.denominator.approximate ? "coverage.ofAbout" : "coverage.of", {
                    count: row.denominator.count,
                  })}
                </p>
              )}
            </td>
            <td>
              <Goal of={row} />
            </td>
            <td>
              <Forecast of={row} />
            </td>
          </tr>
        ))}
      </Table>
    </Part>
  );
}

function NotCounted({ rows }: { readonly rows: Coverage["notCounted"] }) {
  const { t, say } = useLanguage();
  if (rows.length === 0) return null;
  const title = t("coverage.notCounted");
  return (
    <Part id="not-counted" title={title} empty={undefined}>
      <p className="hint">{t("coverage.notCountedLead")}</p>
      <Table caption={title} head={[t("consolidated.board"), t("coverage.course"), t("coverage.staff")]}>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              <BoardName of={row} />
            </th>
            <td>
              <StreamLink stream={`training-${row.course}`}>{row.courseName ?? row.course}</StreamLink>
              <EvidenceLine of={row} />
            </td>
            <td>{say(row.ofText)}</td>
          </tr>
        ))}
      </Table>
    </Part>
  );
}

function Goal({ of: row }: { readonly of: Row }) {
  const { t } = useLanguage();
  if (row.goal === null) return <span className="masked">{t("controls.noGoal")}</span>;
  const counted = row.outlook && "value" in row.outlook ? row.outlook.value.goalMet : null;
  const met = counted ?? row.statedGoalMet;
  const status = met === null ? "cannot be judged" : met ? "met" : "not met";
  const text = { met: "coverage.met", "not met": "coverage.notMet", "cannot be judged": "coverage.unknown" } as const;
  return <Status status={status} text={t(text[status], { goal: row.goal })} />;
}

function Forecast({ of: { outlook } }: { readonly of: Row }) {
  const { t, language, say } = useLanguage();
  if (!outlook) return <span className="masked">{t("state.noData")}</span>;
  if ("masked" in outlook) return <span className="masked">{countText({ ...outlook }, t, language)}</span>;
  const { perMonth, month, target, reached, reasonText } = outlook.value;
  return (
    <>
      {month !== null && t("coverage.reachedIn", { target, month: formatMonth(month, language) })}
      {reached && t("coverage.reached", { target })}
      {reasonText && <span className="masked">{t("coverage.cannotTell", { why: say(reasonText) })}</span>}
      {perMonth !== null && <p className="hint">{t("coverage.pace", { count: perMonth })}</p>}
    </>
  );
}

function Occasions({ rows, from }: { readonly rows: Coverage["occasions"]; readonly from: string }) {
  const { t, say, language } = useLanguage();
  const title = t("coverage.occasions");
  return (
    <Part id="occasions" title={title} empty={rows.length === 0 ? t("coverage.noOccasions") : undefined}>
      <Table
        caption={title}
        head={[t("coverage.course"), t("consolidated.board"), t("coverage.day"), t("plans.status")]}
      >
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              <StreamLink stream={`training-${row.course}`}>{row.courseName ?? row.course}</StreamLink>
              {row.targetGroup !== null && <p className="hint">{row.targetGroup}</p>}
            </th>
            <td>{row.name}</td>
            <td>{say(row.dateText)}</td>
            <td>
              <Status status={row.status === "cancelled" ? "not applicable" : row.status} text={say(row.statusText)} />
              {row.reason && (
                <p className="hint">
                  <TextOf text={row.reason} />
                </p>
              )}
            </td>
          </tr>
        ))}
      </Table>
      <p className="hint">{t("coverage.occasionsSince", { date: formatDate(from, language) })}</p>
    </Part>
  );
}

function Lists({ rows }: { readonly rows: Coverage["lists"] }) {
  const { t, say } = useLanguage();
  if (rows.length === 0) return null;
  const title = t("coverage.lists");
  return (
    <Part id="lists" title={title} empty={undefined}>
      <Table
        caption={title}
        head={[t("coverage.course"), t("consolidated.board"), t("coverage.day"), t("coverage.disposal")]}
      >
        {rows.map((row) => (
          <tr key={row.list}>
            <th scope="row">{row.courseName ?? row.course}</th>
            <td>{row.name}</td>
            <td>{say(row.receivedText)}</td>
            <td>{row.decision ?? <Status status="overdue" text={t("coverage.disposalOpen")} />}</td>
          </tr>
        ))}
      </Table>
    </Part>
  );
}
