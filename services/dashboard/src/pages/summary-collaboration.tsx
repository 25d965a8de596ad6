import { formatDate } from "@liggare/calendar";
import type { Summary } from "../api/views.ts";
import { useLanguage } from "../i18n/index.ts";
import { Count, Share } from "../ui/count.tsx";
import { EvidenceLine } from "../ui/evidence.tsx";
import { Part } from "../ui/part.tsx";
import { Table } from "../ui/table.tsx";

/** How far each board's plan is followed at the end of the newest period that is over. */
export function Followed({ of: { boards, periodText, year, definition } }: { readonly of: Summary["planFollowUp"] }) {
  const { t, say } = useLanguage();
  const title = t("followed.title", { period: say(periodText), year });
  return (
    <Part id="followed" title={title} empty={boards.length === 0 ? t("followed.none") : undefined}>
      <p className="hint">{say(definition)}</p>
      <Table caption={title} head={[t("consolidated.board"), t("followed.report"), t("followed.share")]}>
        {boards.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.name}</th>
            <td>
              {say(row.reportText)} <EvidenceLine of={row} />
            </td>
            <td>{row.figure ? <Share share={row.figure.share} /> : row.reasonText && say(row.reasonText)}</td>
          </tr>
        ))}
      </Table>
    </Part>
  );
}

/** Items of situation pictures that no measure answers. */
export function Problems({ rows }: { readonly rows: Summary["problems"]["withoutMeasure"] }) {
  const { t, say } = useLanguage();
  const title = t("problems.title");
  return (
    <Part id="problems" title={title} empty={rows.length === 0 ? t("problems.none") : undefined}>
      <Table caption={title} head={[t("consolidated.board"), t("problems.environment"), t("problems.phenomenon")]}>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              {row.name} <span className="number">{row.year}</span>
            </th>
            <td>{say(row.environmentText)}</td>
            <td>
              {say(row.phenomenonText)} <EvidenceLine of={row} />
            </td>
          </tr>
        ))}
      </Table>
    </Part>
  );
}

/** Check-ins with the police in twelve months, by level. */
export function Police({ rows }: { readonly rows: Summary["police"] }) {
  const { t, say } = useLanguage();
  const title = t("policeCheckIns.title");
  const levels = rows[0]?.byLevel ?? [];
  return (
    <Part id="police" title={title} empty={rows.length === 0 ? t("policeCheckIns.none") : undefined}>
      <Table
        caption={title}
        head={[t("consolidated.board"), ...levels.map(({ text }) => say(text)), t("policeCheckIns.total")]}
      >
        {rows.map((row) => (
          <tr key={row.unit}>
            <th scope="row">{row.name}</th>
            {row.byLevel.map(({ level, count }) => (
              <td key={level}>
                <Count count={count} />
              </td>
            ))}
            <td>
              <Count count={row.checkIns} />
            </td>
          </tr>
        ))}
      </Table>
    </Part>
  );
}

/** Agreements with the police, and the rounds of comments on their drafts. */
export function Agreements({ of: { agreements, referrals } }: { readonly of: Summary["policeAgreements"] }) {
  const { t, say, language } = useLanguage();
  const title = t("agreements.title");
  return (
    <Part
      id="agreements"
      title={title}
      empty={agreements.length + referrals.length === 0 ? t("agreements.none") : undefined}
    >
      <Table caption={title} head={[t("consolidated.board"), t("agreements.name"), t("agreements.status")]}>
        {agreements.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.name}</th>
            <td>
              {row.agreementName} <EvidenceLine of={row} />
              <p className="hint">{say(row.levelText)}</p>
            </td>
            <td>
              {say(row.statusText)}
              {row.endsOnText && <p className="hint">{t("agreements.endsOn", { date: say(row.endsOnText) })}</p>}
              {row.updateText && <p className="hint">{say(row.updateText)}</p>}
            </td>
          </tr>
        ))}
      </Table>
      {referrals.map((row) => (
        <p key={row.key}>
          {t("agreements.referral", { date: formatDate(row.answerBy, language) })}{" "}
          {row.states.map(({ code, text, count }) => (
            <span key={code}>
              {say(text)}: <Count count={count} />.{" "}
            </span>
          ))}
        </p>
      ))}
    </Part>
  );
}

/** What is done together with civil society by the boards' own log, and the central guidance; partners are counted. */
export function Partners({ of: { civilSociety, guidance } }: { readonly of: Summary }) {
  const { t, say } = useLanguage();
  const title = t("partners.title");
  return (
    <Part id="partners" title={title} empty={civilSociety.length === 0 ? t("partners.none") : undefined}>
      <Table
        caption={title}
        head={[t("consolidated.board"), t("partners.strategies"), t("partners.number"), t("partners.together")]}
      >
        {civilSociety.map(({ unit, name, own }) => (
          <tr key={unit}>
            <th scope="row">{name}</th>
            <td>
              {own.strategies.map((row) => (
                <p key={row.key}>
                  {say(row.kindText)}: {say(row.saysText)} <EvidenceLine of={row} />
                </p>
              ))}
            </td>
            <td>
              <Count count={own.partners} />
            </td>
            <td>
              {own.together.map(({ code, text, count }) => (
                <p key={code}>
                  {say(text)}: <Count count={count} />
                </p>
              ))}
            </td>
          </tr>
        ))}
      </Table>
      {guidance.map((row) => (
        <p key={row.key}>
          {row.name ?? t("civil.guidance")}: {say(row.saysText)}. {t("partners.received")}{" "}
          <Count count={row.received} />. {t("partners.inUse")} <Count count={row.inUse} />.
        </p>
      ))}
    </Part>
  );
}
