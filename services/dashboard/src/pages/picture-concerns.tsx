import { formatMonth } from "@liggare/calendar";
import type { Disclosed } from "@liggare/views";
import type { Picture } from "../api/views.ts";
import { useLanguage } from "../i18n/index.ts";
import { Count, drawn } from "../ui/count.tsx";
import { Table } from "../ui/table.tsx";
import { useWide } from "../ui/use-wide.ts";

type Concerns = Picture["boards"][number]["concerns"];

const height = 120;
const step = 56;
const bar = 34;

/** Bars by month: hidden months are hatched, never drawn as nothing; the table holds every value in words. */
export function ConcernChart({ of: concerns }: { readonly of: Concerns }) {
  const { t, language, say } = useLanguage();
  const title = t("concerns.title", {
    from: formatMonth(concerns.from, language),
    to: formatMonth(concerns.to, language),
  });
  const wide = useWide();
  const bars = wide ? concerns.months : concerns.months.slice(-6);
  const most = Math.max(5, ...concerns.months.map(({ count }) => drawn(count)));
  const hidden = concerns.months.some(({ count }) => "masked" in count);
  return (
    <section className="card" aria-labelledby="concerns">
      <h2 id="concerns">{title}</h2>
      <div className="chart-scroll" role="img" aria-label={t("concerns.image", { title })}>
        <svg
          className="chart"
          viewBox={`0 0 ${bars.length * step} ${height + 44}`}
          aria-hidden="true"
          focusable="false"
        >
          <defs>
            <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="6" height="6" className="hatch-ground" />
              <line x1="0" y1="0" x2="0" y2="6" className="hatch-line" />
            </pattern>
          </defs>
          {bars.map(({ period, count }, index) => (
            <Bar key={period} at={index} count={count} month={period} most={most} />
          ))}
          <line x1="0" x2={bars.length * step} y1={height} y2={height} className="axis" />
        </svg>
      </div>
      {hidden && <p className="hint">{t("concerns.hidden")}</p>}
      <details>
        <summary>{t("concerns.asTable")}</summary>
        <Table
          caption={title}
          head={[t("concerns.month"), t("field.environment"), t("picture.count")]}
          className="small"
        >
          {concerns.months.map(({ period, text, count }) => (
            <tr key={period}>
              <th scope="row">{say(text)}</th>
              <td>{t("concerns.all")}</td>
              <td>
                <Count count={count} />
              </td>
            </tr>
          ))}
          {concerns.coarser.map(({ period, text, count }) => (
            <tr key={period}>
              <th scope="row">{say(text)}</th>
              <td>{t("concerns.all")}</td>
              <td>
                <Count count={count} />
              </td>
            </tr>
          ))}
          {concerns.byEnvironment.map((row) => (
            <tr key={row.environment}>
              <th scope="row">{t("concerns.twelve")}</th>
              <td>{say(row.text)}</td>
              <td>
                <Count count={row.total} />
              </td>
            </tr>
          ))}
        </Table>
      </details>
    </section>
  );
}

function Bar({ at, count, month, most }: { at: number; count: Disclosed; month: string; most: number }) {
  const { t, language } = useLanguage();
  const x = at * step + (step - bar) / 2;
  const tall = "value" in count ? (count.value / most) * (height - 34) : (5 / most) * (height - 34);
  const label =
    "value" in count
      ? [String(count.value)]
      : {
          small: t("concerns.fewShort", { limit: "masked" in count ? count.text.replace("<", "") : "" }).split(
            / (?=än|than)/,
          ),
          part: [t("concerns.hiddenShort")],
          open: [t("concerns.openShort")],
        }[count.masked];
  const classes = "value" in count ? "bar" : "bar bar-hidden";
  return (
    <g>
      {tall > 0 && <rect x={x} y={height - tall} width={bar} height={tall} rx="2" className={classes} />}
      <text x={x + bar / 2} y={height - tall - 6 - (label.length - 1) * 13} className="bar-label">
        {label.map((line, index) => (
          <tspan key={line} x={x + bar / 2} dy={index * 13}>
            {line}
          </tspan>
        ))}
      </text>
      <text x={x + bar / 2} y={height + 18} className="bar-month">
        {formatMonth(month, language).slice(0, 3)}
      </text>
      <text x={x + bar / 2} y={height + 34} className="bar-month">
        {month.slice(0, 4)}
      </text>
    </g>
  );
}
