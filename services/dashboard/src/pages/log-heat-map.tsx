import { formatMonth } from "@liggare/calendar";
import type { MonthStatus } from "@liggare/collaboration-log";
import type { Log } from "../api/views.ts";
import { type Language, type Translate, useLanguage } from "../i18n/index.ts";
import { countText } from "../ui/count.tsx";
import { Table } from "../ui/table.tsx";

type Month = Log["forums"][number]["months"][number];

const words = {
  held: "heat.held",
  due: "heat.due",
  missed: "heat.missed",
  "none expected": "heat.noneExpected",
  "not judged": "heat.notJudged",
} as const satisfies Record<MonthStatus, string>;
const classes = {
  held: "held",
  due: "due",
  missed: "missed",
  "none expected": "none",
  "not judged": "unknown",
} as const satisfies Record<MonthStatus, string>;

const heldOf = ({ held, expected }: Month, t: Translate, language: Language): string => {
  const text = countText(held, t, language);
  return expected === null ? text : `${text}/${expected}`;
};

const isSilent = ({ held, status }: Month) =>
  "value" in held && held.value === 0 && (status === "not judged" || status === "none expected");

/** Forums × months with held of expected, and the same as a table for whoever does not see it. */
export function HeatMap({ forums }: { readonly forums: Log["forums"] }) {
  const { t, language, say } = useLanguage();
  const rows = forums.filter(({ closed }) => !closed);
  const expected = rows.filter((forum) => forum.months.some((month) => month.status !== "none expected"));
  const silent = rows.length - expected.length;
  const months = rows[0]?.months.map(({ month }) => month) ?? [];
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return null;
  const title = t("heat.title", { from: formatMonth(first, language), to: formatMonth(last, language) });
  return (
    <section className="card heat" aria-labelledby="heat">
      <h2 id="heat">{title}</h2>
      <div className="heat-scroll" role="img" aria-label={t("heat.image", { title })}>
        <div className="heat-grid" aria-hidden="true">
          <div className="heat-row">
            <span />
            {months.map((month) => (
              <span key={month} className="heat-head">
                {formatMonth(month, language).slice(0, 3)}
                <small>{month.slice(0, 4)}</small>
              </span>
            ))}
          </div>
          {expected.map((forum) => (
            <div key={forum.forum} className="heat-row">
              <span className="heat-name">
                {forum.name}
                <small>{say(forum.cadence.text)}</small>
              </span>
              {forum.months.map((month) => (
                <span key={month.month} className={`heat-cell heat-${classes[month.status]}`}>
                  {isSilent(month) ? "" : heldOf(month, t, language)}
                </span>
              ))}
            </div>
          ))}
        </div>
      </div>
      <ul className="heat-legend">
        {(Object.keys(words) as MonthStatus[]).map((status) => (
          <li key={status}>
            <span className={`heat-sample heat-${classes[status]}`} />
            {t(words[status])}
          </li>
        ))}
      </ul>
      {silent > 0 && <p className="hint">{t("heat.silent", { count: silent })}</p>}
      <details>
        <summary>{t("heat.asTable")}</summary>
        <Table caption={title} head={[t("log.forum"), t("heat.pace"), ...months]} className="small">
          {rows.map((forum) => (
            <tr key={forum.forum}>
              <th scope="row">{forum.name}</th>
              <td>{say(forum.cadence.text)}</td>
              {forum.months.map((month) => (
                <td key={month.month}>
                  {t("heat.cell", { held: heldOf(month, t, language), status: t(words[month.status]) })}
                </td>
              ))}
            </tr>
          ))}
        </Table>
      </details>
    </section>
  );
}
