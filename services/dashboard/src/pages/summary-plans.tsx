import { formatDate, formatKnownDate } from "@liggare/calendar";
import type { Summary } from "../api/views.ts";
import { useLanguage } from "../i18n/index.ts";
import { BoardName } from "../ui/board-name.tsx";
import { Count } from "../ui/count.tsx";
import { EvidenceLine } from "../ui/evidence.tsx";
import { Part } from "../ui/part.tsx";
import { Status } from "../ui/status.tsx";
import { Table } from "../ui/table.tsx";

/** The boards' action plans: how far each has come, what it holds and what is missing. */
export function Plans({ rows }: { readonly rows: Summary["plans"] }) {
  const { t, language, say } = useLanguage();
  const title = t("plans.title");
  return (
    <Part id="plans" title={title} empty={rows.length === 0 ? t("plans.none") : undefined}>
      <Table
        caption={title}
        head={[
          t("consolidated.board"),
          t("plans.status"),
          t("plans.contents"),
          t("plans.measures"),
          t("plans.follows"),
        ]}
      >
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              <BoardName of={row} /> <span className="number">{row.year}</span>
              <EvidenceLine of={row} />
            </th>
            <td>
              {say(row.statusText)}
              {row.statusOn && <p className="hint">{formatKnownDate(row.statusOn, language)}</p>}
              {row.revisedInConnectionWithText && (
                <p className="hint">{t("plans.revisedWith", { what: say(row.revisedInConnectionWithText) })}</p>
              )}
              {row.openConditions.map(({ condition, due, overdue }) => (
                <p key={condition} className="hint">
                  {t(overdue ? "plans.conditionOverdue" : "plans.condition", { date: formatDate(due, language) })}
                </p>
              ))}
            </td>
            <td>
              <Contents of={row.contents} />
            </td>
            <td>
              {"value" in row.measures && row.measures.value === 0 ? (
                <span className="hint">{t("plans.noMeasures")}</span>
              ) : (
                <Count count={row.measures} />
              )}
              {row.incomplete.length > 0 && (
                <p className="hint">{t("plans.incomplete", { count: row.incomplete.length })}</p>
              )}
            </td>
            <td>
              {row.instructionsTitle ?? row.instructions ?? "–"}
              {row.outdatedInstructions && <p className="hint">{t("plans.outdated")}</p>}
            </td>
          </tr>
        ))}
      </Table>
    </Part>
  );
}

function Contents({ of: contents }: { readonly of: Summary["plans"][number]["contents"] }) {
  const { t, say } = useLanguage();
  const listed = (has: boolean) =>
    contents
      .filter(({ present }) => present === has)
      .map(({ text }) => say(text))
      .join(", ");
  const [present, absent] = [listed(true), listed(false)];
  if (contents.length === 0) return <span className="masked">{t("state.noData")}</span>;
  return (
    <>
      {present !== "" && <p>{t("plans.present", { list: present })}</p>}
      {absent !== "" && <p>{t("plans.absent", { list: absent })}</p>}
    </>
  );
}

/** The networks and how they keep the pace that they agreed on. */
export function Networks({ rows }: { readonly rows: Summary["networks"] }) {
  const { t, language, say } = useLanguage();
  const title = t("networks.title");
  return (
    <Part id="networks" title={title} empty={rows.length === 0 ? t("networks.none") : undefined}>
      <Table caption={title} head={[t("log.forum"), t("heat.pace"), t("networks.status"), t("networks.next")]}>
        {rows.map((row) => (
          <tr key={row.forum}>
            <th scope="row">
              {row.name}
              <p className="hint">{say(row.kindText)}</p>
            </th>
            <td>{say(row.cadenceText)}</td>
            <td>
              <Status status={row.status} text={say(row.statusText)} />
              {row.since && <p className="hint">{t("overdue.since", { date: formatDate(row.since, language) })}</p>}
              {row.reasonText && <p className="hint">{say(row.reasonText)}</p>}
            </td>
            <td className="number nowrap">{row.nextDue ?? "–"}</td>
          </tr>
        ))}
      </Table>
    </Part>
  );
}
