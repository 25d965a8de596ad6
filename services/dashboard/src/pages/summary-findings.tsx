import type { Summary } from "../api/views.ts";
import { useLanguage } from "../i18n/index.ts";
import { EvidenceLine } from "../ui/evidence.tsx";
import { Part } from "../ui/part.tsx";
import { Table } from "../ui/table.tsx";

type Said = Summary["civilSociety"][number]["strategy"];

function SaidCell({ said }: { readonly said: Said }) {
  const { t, say } = useLanguage();
  if (said === null) return <span className="masked">{t("state.notMentioned")}</span>;
  return (
    <>
      {say(said.verdictText)}
      {said.wording !== null && (
        <p className="hint" lang="sv">
          {said.wording}
        </p>
      )}
      <EvidenceLine of={said} />
    </>
  );
}

/** What is said of each board's coordination with civil society. */
export function CivilSociety({ rows }: { readonly rows: Summary["civilSociety"] }) {
  const { t } = useLanguage();
  const title = t("civil.title");
  const saidOf = ({ strategy, general, structureReview, partners, guidance }: (typeof rows)[number]) =>
    [strategy, general, structureReview, partners, guidance] as const;
  const isSilent = (row: (typeof rows)[number]) => saidOf(row).every((said) => said === null);
  const silent = rows.filter(isSilent).map(({ name }) => name);
  return (
    <Part id="civil-society" title={title} empty={rows.length === 0 ? t("civil.none") : undefined}>
      <Table
        caption={title}
        head={[
          t("consolidated.board"),
          t("civil.strategy"),
          t("civil.general"),
          t("civil.review"),
          t("civil.partners"),
          t("civil.guidance"),
        ]}
      >
        {rows
          .filter((row) => !isSilent(row))
          .map((row) => (
            <tr key={row.unit}>
              <th scope="row">{row.name}</th>
              {saidOf(row).map((said, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns are fixed
                <td key={index}>
                  <SaidCell said={said} />
                </td>
              ))}
            </tr>
          ))}
      </Table>
      {silent.length > 0 && <p className="hint">{t("civil.nothingSaid", { list: silent.join(", ") })}</p>}
    </Part>
  );
}

/** What the audit found, each with its kind and verdict; folded by board, since there are many. */
export function Findings({ rows }: { readonly rows: Summary["findings"] }) {
  const { t } = useLanguage();
  const boards = Map.groupBy(rows, ({ name }) => name);
  return (
    <Part id="findings" title={t("findings.title")} empty={rows.length === 0 ? t("findings.none") : undefined}>
      {[...boards].map(([name, findings]) => (
        <details key={name} className="folded">
          <summary>{t("findings.ofBoard", { board: name, count: findings.length })}</summary>
          <FindingsOf rows={findings} board={name} />
        </details>
      ))}
    </Part>
  );
}

function FindingsOf({ rows, board }: { readonly rows: Summary["findings"]; readonly board: string }) {
  const { t, say } = useLanguage();
  return (
    <Table caption={board} head={[t("findings.subject"), t("findings.verdict"), t("findings.wording")]}>
      {rows.map((row) => (
        <tr key={row.key}>
          <th scope="row">{say(row.subjectText)}</th>
          <td>
            {say(row.verdictText)}
            <p className="hint">{say(row.kindText)}</p>
            {row.former && <p className="hint">{t("structure.former", { board: row.former.name })}</p>}
          </td>
          <td>
            <p lang="sv">{row.wording ?? "–"}</p>
            <p>
              <EvidenceLine of={row} />
            </p>
          </td>
        </tr>
      ))}
    </Table>
  );
}
