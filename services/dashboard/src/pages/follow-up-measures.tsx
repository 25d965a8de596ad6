import { useState } from "react";
import type { FollowUp } from "../api/views.ts";
import { useLanguage } from "../i18n/index.ts";
import { Count } from "../ui/count.tsx";
import { Select } from "../ui/fields.tsx";
import { Table } from "../ui/table.tsx";
import { TextOf } from "../ui/text-of.tsx";

type Board = FollowUp["boards"][number];
type Rows = Board["byArea"];

/** Measures × state, arranged by either classification. */
export function StateTable({ title, rows }: { readonly title: string; readonly rows: Rows }) {
  const { t, say } = useLanguage();
  const [first] = rows;
  // no measure is entered: a table of noughts would look like an answer
  if (!first || rows.every(({ total }) => "value" in total && total.value === 0)) return null;
  return (
    <Table caption={title} head={[title, t("followUp.all"), ...first.states.map(({ text }) => say(text))]}>
      {rows.map((row) => (
        <tr key={row.code}>
          <th scope="row">{say(row.text)}</th>
          <td>
            <Count count={row.total} />
          </td>
          {row.states.map((state) => (
            <td key={state.state}>
              <Count count={state.count} />
            </td>
          ))}
        </tr>
      ))}
    </Table>
  );
}

/** A board's measures by the classification that the reader chooses, and what lacks its other half. */
export function Measures({ of: board }: { readonly of: Board }) {
  const { t, say } = useLanguage();
  const [by, setBy] = useState("area");
  const id = `by-${board.key.replaceAll(" ", "-")}`;
  const rows = by === "area" ? board.byArea : board.byOrientation;
  const order = rows.map(({ code }) => code);
  const codeOf = (measure: Board["measures"][number]) =>
    (by === "area" ? measure.area : measure.orientation) ?? "not-stated";
  const sorted = [...board.measures].sort((a, b) => order.indexOf(codeOf(a)) - order.indexOf(codeOf(b)));
  return (
    <details className="findings-of">
      <summary>{t("followUp.allMeasures", { count: board.measures.length })}</summary>
      <div className="filters">
        <Select
          id={id}
          label={t("followUp.arrangedBy")}
          value={by}
          onChange={setBy}
          options={[
            { value: "area", label: t("followUp.byArea") },
            { value: "orientation", label: t("followUp.byOrientation") },
          ]}
        />
      </div>
      <StateTable title={t(by === "area" ? "followUp.byArea" : "followUp.byOrientation")} rows={rows} />
      <Table
        caption={t("followUp.measures")}
        head={[t("followUp.measure"), t("followUp.byArea"), t("followUp.byOrientation"), t("plans.status")]}
      >
        {sorted.map((measure) => (
          <tr key={measure.measure}>
            <th scope="row">
              <TextOf text={measure.wording} />
              <p className="hint">
                {measure.measure}
                {measure.timetableText && ` · ${say(measure.timetableText)}`}
              </p>
            </th>
            <td>{measure.areaText ? say(measure.areaText) : <Missing />}</td>
            <td>{measure.orientationText ? say(measure.orientationText) : <Missing />}</td>
            <td>{say(measure.stateText)}</td>
          </tr>
        ))}
      </Table>
      <Orphans of={board} />
    </details>
  );
}

function Missing() {
  const { t } = useLanguage();
  return <span className="masked">{t("followUp.toComplete")}</span>;
}

function Orphans({ of: board }: { readonly of: Board }) {
  const { t, say } = useLanguage();
  const items = (board.itemsWithoutMeasure ?? []).map(
    (item) => `${say(item.phenomenonText)} (${say(item.environmentText)})`,
  );
  return (
    <dl className="facts">
      <dt>{t("followUp.itemsWithoutMeasure")}</dt>
      <dd>
        {board.itemsWithoutMeasure === null
          ? t("state.noData")
          : items.length === 0
            ? t("followUp.nothing")
            : items.join(", ")}
      </dd>
      <dt>{t("followUp.measuresWithoutItem")}</dt>
      <dd>{board.measuresWithoutItem.length === 0 ? t("followUp.nothing") : board.measuresWithoutItem.join(", ")}</dd>
    </dl>
  );
}
