import type { Coordinators } from "../api/views.ts";
import { useLanguage } from "../i18n/index.ts";
import { Page } from "../shell/page.tsx";
import { UnitFilter, useChosenUnit } from "../shell/unit-filter.tsx";
import { Viewed } from "../shell/viewed.tsx";
import { EvidenceLine } from "../ui/evidence.tsx";
import { Part } from "../ui/part.tsx";
import { Status } from "../ui/status.tsx";
import { StreamLink } from "../ui/stream-link.tsx";
import { Table } from "../ui/table.tsx";
import { TextOf } from "../ui/text-of.tsx";

type Board = Coordinators["boards"][number];

/** Which function coordinates where, who stands in, how long nobody did, and what became of boards. */
export function CoordinatorsPage() {
  const { t } = useLanguage();
  const unit = useChosenUnit();
  return (
    <Page title={t("page.coordinators")} lead={t("coordinators.lead")} dated>
      <UnitFilter />
      <Viewed view="coordinators" unit={unit}>
        {({ answer }) => (
          <>
            <Boards rows={answer.boards} />
            <Former rows={answer.former} />
          </>
        )}
      </Viewed>
    </Page>
  );
}

const signs = { appointed: "met", deputy: "due", vacant: "not met", "not-stated": "cannot be judged" } as const;

function Boards({ rows }: { readonly rows: Coordinators["boards"] }) {
  const { t, say } = useLanguage();
  const head = [
    t("consolidated.board"),
    t("coordinators.status"),
    t("coordinators.function"),
    t("coordinators.vacancies"),
    t("coordinators.handovers"),
  ];
  return (
    <Part id="boards" title={t("coordinators.boards")} empty={rows.length === 0 ? t("consolidated.empty") : undefined}>
      <Table caption={t("coordinators.boards")} head={head}>
        {rows.map((row) => (
          <tr key={row.unit}>
            <th scope="row">
              <StreamLink stream={`unit-${row.unit}`}>{row.name}</StreamLink>
              {row.predecessors.map((before) => (
                <p key={before.unit} className="hint">
                  {t("coordinators.from", { how: say(before.howText), name: before.name, date: before.from })}
                </p>
              ))}
              <EvidenceLine of={row} />
            </th>
            <td>
              <Status status={signs[row.status]} text={say(row.statusText)} />
              {row.vacantTooLong === true && <p className="hint">{t("coordinators.tooLong")}</p>}
            </td>
            <td>
              <Office of={row.coordinator} />
              {row.deputy && (
                <p className="hint">
                  {t("coordinators.deputy")} <Office of={row.deputy} />
                </p>
              )}
            </td>
            <td>
              <Vacancies of={row} />
            </td>
            <td>
              <Handovers of={row} />
            </td>
          </tr>
        ))}
      </Table>
    </Part>
  );
}

function Office({ of }: { readonly of: Board["coordinator"] }) {
  const { t, say } = useLanguage();
  if (!of) return <span className="masked">{t("state.noData")}</span>;
  return (
    <>
      {say(of.functionText)} <span className="hint">{t("coordinators.since", { date: say(of.sinceText) })}</span>
    </>
  );
}

function Vacancies({ of: { vacancies } }: { readonly of: Board }) {
  const { t, say } = useLanguage();
  return vacancies.map((vacancy) => (
    <p key={vacancy.key}>
      {t(vacancy.approximate ? "coordinators.daysAtLeast" : "coordinators.days", { count: vacancy.days })}{" "}
      <span className="hint">
        {say(vacancy.fromText)}–{vacancy.toText ? say(vacancy.toText) : ""}
      </span>
    </p>
  ));
}

function Handovers({ of: { handovers } }: { readonly of: Board }) {
  const { say } = useLanguage();
  return handovers.map((handover) => (
    <div key={handover.key}>
      <p>
        {say(handover.onText)} <span className="hint">{handover.matters.map(({ text }) => say(text)).join(", ")}</span>
      </p>
      <ul>
        {handover.points.map((point) => (
          <li key={point.point}>
            <TextOf text={point.text} /> {point.doneOn !== null && <span className="hint">{point.doneOn}</span>}
          </li>
        ))}
      </ul>
    </div>
  ));
}

function Former({ rows }: { readonly rows: Coordinators["former"] }) {
  const { t, say } = useLanguage();
  if (rows.length === 0) return null;
  const title = t("coordinators.former");
  return (
    <Part id="former" title={title} empty={undefined}>
      <Table caption={title} head={[t("consolidated.board"), t("coordinators.ended"), t("coordinators.successors")]}>
        {rows.map((row) => (
          <tr key={row.unit}>
            <th scope="row">{row.name}</th>
            <td>{say(row.endedFromText)}</td>
            <td>{row.successors.map(({ name }) => name).join(", ")}</td>
          </tr>
        ))}
      </Table>
    </Part>
  );
}
