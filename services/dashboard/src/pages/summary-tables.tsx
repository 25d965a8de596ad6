import { formatDate, formatNumber } from "@liggare/calendar";
import type { Summary } from "../api/views.ts";
import { useLanguage } from "../i18n/index.ts";
import { BoardName } from "../ui/board-name.tsx";
import { Count, Share } from "../ui/count.tsx";
import { EvidenceLine } from "../ui/evidence.tsx";
import { Part } from "../ui/part.tsx";
import { Status } from "../ui/status.tsx";
import { Table } from "../ui/table.tsx";

/** Who took part in training, of how many: computed shares are marked, stated ones stand as stated. */
export function Training({ rows }: { readonly rows: Summary["training"] }) {
  const { t, language, say } = useLanguage();
  const title = t("training.title");
  return (
    <Part id="training" title={title} empty={rows.length === 0 ? t("training.none") : undefined}>
      <Table
        caption={title}
        head={[
          t("consolidated.board"),
          t("training.share"),
          t("training.numbers"),
          t("training.asOf"),
          t("evidence.support"),
        ]}
      >
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              <BoardName of={row} />
              <p className="hint">{row.courseName ?? row.course}</p>
            </th>
            <td>
              {row.share ? (
                <Share share={row.share} />
              ) : row.stated ? (
                <>
                  <strong>{say(row.stated.text)}</strong> <span className="hint">{t("training.stated")}</span>
                </>
              ) : (
                <span className="masked">{t("state.noData")}</span>
              )}
            </td>
            <td>
              {row.numerator && row.denominator ? (
                t(row.denominator.approximate ? "training.ofAbout" : "training.of", {
                  numerator:
                    "value" in row.numerator ? formatNumber(row.numerator.value, language) : row.numerator.text,
                  denominator: formatNumber(row.denominator.count, language),
                })
              ) : (
                <span className="masked">{t("state.noData")}</span>
              )}
              <p className="hint">{t("training.who", { state: say(row.stateText), of: say(row.ofText) })}</p>
            </td>
            <td>{say(row.asOfText)}</td>
            <td>
              <EvidenceLine of={row} />
            </td>
          </tr>
        ))}
      </Table>
    </Part>
  );
}

/** Recommendation × board, with the formal reply's due date and how far it has come. */
export function Trackers({ rows }: { readonly rows: Summary["recommendations"] }) {
  const { t, language, say } = useLanguage();
  const title = t("trackers.title");
  return (
    <Part id="trackers" title={title} empty={rows.length === 0 ? t("trackers.none") : undefined}>
      <Table
        caption={title}
        head={[
          t("consolidated.board"),
          t("trackers.recommendation"),
          t("trackers.reply"),
          t("trackers.status"),
          t("trackers.actions"),
        ]}
      >
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              <BoardName of={row} />
            </th>
            <td>
              <strong>{say(row.subjectText)}</strong>
              <p lang="sv">{row.wordingSummary}</p>
              <EvidenceLine of={row} />
            </td>
            <td className="number nowrap">{row.replyDue ?? "–"}</td>
            <td>
              <Status status={row.status} text={say(row.statusText)} waiting={row.status === "awaited"} />
              {row.since && <p className="hint">{t("overdue.since", { date: formatDate(row.since, language) })}</p>}
              {row.positionText && <p className="hint">{say(row.positionText)}</p>}
              {row.verdictText && <p className="hint">{say(row.verdictText)}</p>}
            </td>
            <td>
              <Count count={row.actions} />
            </td>
          </tr>
        ))}
      </Table>
    </Part>
  );
}

/** Concern reports by board, as far as the reader may see their number. */
export function ConcernsByBoard({ of: { periods, boards } }: { readonly of: Summary["concerns"] }) {
  const { t, say } = useLanguage();
  const title = t("concernCounts.title");
  const tertials = boards[0]?.tertials ?? periods.tertials;
  return (
    <Part id="concern-counts" title={title} empty={undefined}>
      <p>
        {t("concernCounts.city")} <Count count={periods.total} />. {t("concerns.hidden")}
      </p>
      {boards.length > 0 && (
        <Table
          caption={title}
          head={[t("consolidated.board"), ...tertials.map(({ text }) => say(text)), t("concerns.twelve")]}
        >
          {boards.map((board) => (
            <tr key={board.unit}>
              <th scope="row">{board.name}</th>
              {board.tertials.map(({ period, count }) => (
                <td key={period}>
                  <Count count={count} />
                </td>
              ))}
              <td>
                <Count count={board.total} />
              </td>
            </tr>
          ))}
        </Table>
      )}
    </Part>
  );
}
