import type { Picture } from "../api/views.ts";
import { useLanguage } from "../i18n/index.ts";
import { Page } from "../shell/page.tsx";
import { UnitFilter, useChosenUnit } from "../shell/unit-filter.tsx";
import { Viewed } from "../shell/viewed.tsx";
import { Count } from "../ui/count.tsx";
import { EvidenceLine } from "../ui/evidence.tsx";
import { Paged } from "../ui/paged.tsx";
import { Part } from "../ui/part.tsx";
import { Status } from "../ui/status.tsx";
import { StreamLink } from "../ui/stream-link.tsx";
import { Table } from "../ui/table.tsx";
import { TextOf } from "../ui/text-of.tsx";

type Board = Picture["boards"][number];
type Compilation = Board["compilations"][number];
type Figures = NonNullable<Compilation["own"]>;
type Contribution = Board["contributions"][number];
/** Something of a board, with the board's name. */
type Of<T> = { readonly name: string; readonly of: T };

/** What the situation pictures rest on: the year's compiled reports, and what other sources told. */
export function SourcesPage() {
  const { t } = useLanguage();
  const unit = useChosenUnit();
  return (
    <Page title={t("page.sources")} lead={t("sources.lead")} dated>
      <UnitFilter />
      <Viewed view="situation-picture" unit={unit}>
        {({ answer: { boards } }) => (
          <>
            <Compilations rows={ofBoards(boards, ({ compilations }) => compilations)} />
            <Contributions rows={ofBoards(boards, ({ contributions }) => contributions)} />
          </>
        )}
      </Viewed>
    </Page>
  );
}

const ofBoards = <T,>(boards: readonly Board[], part: (board: Board) => readonly T[]): readonly Of<T>[] =>
  boards.flatMap((board) => part(board).map((of) => ({ name: board.name ?? board.unit, of })));

function Compilations({ rows }: { readonly rows: readonly Of<Compilation>[] }) {
  const { t, say } = useLanguage();
  const title = t("sources.compilations");
  const numbers = [t("sources.wentIn"), t("sources.late")];
  return (
    <Part id="compilations" title={title} empty={rows.length === 0 ? t("sources.noCompilations") : undefined}>
      <p className="hint">{t("sources.compilationsLead")}</p>
      <Paged items={rows} size={20}>
        {(shown) => (
          <Table
            caption={title}
            head={[t("consolidated.board"), t("sources.year"), t("sources.compiledOn"), ...numbers]}
            numbers={numbers}
          >
            {shown.map(({ name, of: { year, own } }) => (
              <tr key={`${name} ${year}`}>
                <th scope="row">{name}</th>
                <td className="number">{year}</td>
                {own ? (
                  <>
                    <td>
                      {say(own.compiledOnText)}
                      <p>
                        <StreamLink stream={own.stream}>{t("sources.which", { number: own.compilation })}</StreamLink>
                      </p>
                      <EvidenceLine of={own} />
                    </td>
                    <td className="end">
                      <Count count={own.compiled} />
                    </td>
                    <td className="end">
                      <Count count={own.late} />
                    </td>
                  </>
                ) : (
                  <td colSpan={3} className="masked">
                    {t("sources.ownOnly")}
                  </td>
                )}
              </tr>
            ))}
          </Table>
        )}
      </Paged>
      {rows.map(
        ({ name, of: { year, own } }) =>
          own && own.changes.length > 0 && <Since key={`${name} ${year}`} title={`${name} ${year}`} of={own} />,
      )}
    </Part>
  );
}

/** Reports that came, were corrected or were withdrawn after the compilation: they are not in it as they are now. */
function Since({ title, of: { changes } }: { readonly title: string; readonly of: Figures }) {
  const { t, say } = useLanguage();
  return (
    <>
      <h3 className="after-table">{t("sources.since", { what: title })}</h3>
      <Paged items={changes} size={10}>
        {(shown) => (
          <ul className="rows">
            {shown.map((each) => (
              <li key={each.report}>
                <time>{each.dateText ? say(each.dateText) : "–"}</time>
                <p>
                  <StreamLink stream={`concern-report-${each.report}`}>
                    {[each.environmentText, each.settingText, each.kindText]
                      .flatMap((text) => (text ? [say(text)] : []))
                      .join(" · ") || t("sources.report")}
                  </StreamLink>
                </p>
                <span className="rows-end">{say(each.changeText)}</span>
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </>
  );
}

const newestFirst = (a: Of<Contribution>, b: Of<Contribution>) =>
  a.of.date < b.of.date ? 1 : a.of.date > b.of.date ? -1 : 0;

function Contributions({ rows }: { readonly rows: readonly Of<Contribution>[] }) {
  const { t } = useLanguage();
  const waiting = rows.flatMap(({ of }) => of.items.filter(({ state }) => state === "received"));
  return (
    <Part
      id="contributions"
      title={t("sources.contributions")}
      empty={rows.length === 0 ? t("sources.noContributions") : undefined}
    >
      <p className="hint">{t("sources.contributionsLead")}</p>
      {waiting.length > 0 && <p className="tally">{t("sources.waiting", { count: waiting.length })}</p>}
      <Paged items={[...rows].sort(newestFirst)} size={20}>
        {(shown) => (
          <ol className="entries">
            {shown.map((row) => (
              <li key={row.of.key}>
                <ContributionShown of={row} />
              </li>
            ))}
          </ol>
        )}
      </Paged>
    </Part>
  );
}

const signs = { received: "due", taken: "met", aside: "not applicable" } as const;

function ContributionShown({ of: { name, of } }: { readonly of: Of<Contribution> }) {
  const { t, say } = useLanguage();
  const become = ({ stateText, takenInto, reasonText }: Contribution["items"][number]) => {
    if (takenInto) return t("sources.takenInto", { year: takenInto.year });
    return [stateText, reasonText].flatMap((text) => (text ? [say(text)] : [])).join(": ");
  };
  return (
    <article>
      <p className="entry-when">
        <time>{say(of.dateText)}</time>
        <span className="hint">{name}</span>
      </p>
      <div>
        <h3>
          <StreamLink stream={of.key}>{say(of.sourceText)}</StreamLink>
        </h3>
        <ul className="told">
          {of.items.map((item) => (
            <li key={item.item}>
              <p>
                {[item.environmentText, item.phenomenonText, item.settingText]
                  .flatMap((text) => (text ? [say(text)] : []))
                  .join(" · ")}
                <span className="hint"> {t("sources.trend", { trend: say(item.trendText) })}</span>
              </p>
              <Status status={signs[item.state]} text={become(item)} waiting={item.state === "received"} />
            </li>
          ))}
        </ul>
        {of.text && (
          <p className="note">
            <TextOf text={of.text} />
          </p>
        )}
        <EvidenceLine of={of} />
      </div>
    </article>
  );
}
