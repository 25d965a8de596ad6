import type { Summary } from "../api/views.ts";
import { useLanguage } from "../i18n/index.ts";
import { EvidenceLine } from "../ui/evidence.tsx";
import { Table } from "../ui/table.tsx";
import { Part } from "./summary-tables.tsx";

type Said = Summary["civilSociety"][number]["strategy"];

function SaidCell({ said }: { readonly said: Said }) {
  const { t, say } = useLanguage();
  if (said === null) return <span className="masked">{t("state.notMentioned")}</span>;
  return (
    <>
      {say(said.verdictText)}
      {said.wording !== null && <p className="hint">{said.wording}</p>}
      <EvidenceLine of={said} />
    </>
  );
}

/** What is said of each board's coordination with civil society. */
export function CivilSociety({ rows }: { readonly rows: Summary["civilSociety"] }) {
  const { t } = useLanguage();
  const title = t("civil.title");
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
        {rows.map((row) => (
          <tr key={row.unit}>
            <th scope="row">{row.name}</th>
            {([row.strategy, row.general, row.structureReview, row.partners, row.guidance] as const).map(
              (said, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns are fixed
                <td key={index}>
                  <SaidCell said={said} />
                </td>
              ),
            )}
          </tr>
        ))}
      </Table>
    </Part>
  );
}

/** What the audit found, each with its kind and verdict. */
export function Findings({ rows }: { readonly rows: Summary["findings"] }) {
  const { t, say } = useLanguage();
  const title = t("findings.title");
  return (
    <Part id="findings" title={title} empty={rows.length === 0 ? t("findings.none") : undefined}>
      <Table
        caption={title}
        head={[t("consolidated.board"), t("findings.subject"), t("findings.verdict"), t("findings.wording")]}
      >
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.name}</th>
            <td>{say(row.subjectText)}</td>
            <td>
              {say(row.verdictText)}
              <p className="hint">{say(row.kindText)}</p>
            </td>
            <td>
              {row.wording ?? "–"}
              <EvidenceLine of={row} />
            </td>
          </tr>
        ))}
      </Table>
    </Part>
  );
}
