import { summarySections } from "@liggare/domain";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { record } from "../api/record.ts";
import { type Release, type ReleaseList, releaseQuery, releasesQuery } from "../api/releases.ts";
import { useSession } from "../api/session.ts";
import { useLanguage } from "../i18n/index.ts";
import { Page } from "../shell/page.tsx";
import { today } from "../shell/today.ts";
import { Button } from "../ui/button.tsx";
import { Count } from "../ui/count.tsx";
import { Part } from "../ui/part.tsx";
import { Failed, Loading } from "../ui/states.tsx";
import { Table } from "../ui/table.tsx";
import { SummaryParts } from "./summary.tsx";

interface Chosen {
  readonly period: string;
  /** Absent: what would be released now. */
  readonly number?: number;
}

/** The executive board's released summaries: the list, one as it was frozen, and a release with its preview. */
export function ReleasesPage() {
  const { t } = useLanguage();
  const [chosen, choose] = useState<Chosen>();
  const { data, error } = useQuery(releasesQuery);
  if (error) return <Failed error={error} />;
  return (
    <Page title={t("page.releases")} lead={t("releases.lead")}>
      {data ? <List of={data} choose={choose} /> : <Loading />}
      <Periods choose={choose} />
      {chosen && <One key={`${chosen.period} ${chosen.number}`} {...chosen} choose={choose} />}
    </Page>
  );
}

function List({ of, choose }: { readonly of: ReleaseList; readonly choose: (chosen: Chosen) => void }) {
  const { t, say } = useLanguage();
  const heads = ["period", "number", "releasedOn", "asKnownOn", "replacedBy", "changes"] as const;
  return (
    <Part
      id="released"
      title={t("releases.released")}
      empty={of.releases.length === 0 ? t("releases.none") : undefined}
    >
      <Table caption={t("releases.released")} head={heads.map((name) => t(`releases.${name}`))}>
        {of.releases.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              <Button look="quiet" onPress={() => choose({ period: row.period, number: row.number })}>
                {say(row.periodText)}
              </Button>
            </th>
            <td>{row.number}</td>
            <td>{row.releasedOn}</td>
            <td>{row.asKnownOn}</td>
            <td>{row.correctedBy ?? ""}</td>
            <td>
              <Count count={row.changes} />
            </td>
          </tr>
        ))}
      </Table>
    </Part>
  );
}

/** The central coordinator looks at what a period's release would hold before it is made. */
function Periods({ choose }: { readonly choose: (chosen: Chosen) => void }) {
  const { t } = useLanguage();
  const { actor } = useSession();
  if (actor?.role !== "central-coordinator") return null;
  const year = Number(today().slice(0, 4));
  const periods = [year - 1, year].flatMap((of) => ["t1", "t2", "annual"].map((part) => `${of}-${part}`));
  return (
    <Part id="prepare" title={t("releases.prepare")} empty={undefined}>
      <p>{t("releases.prepareHelp")}</p>
      <div className="filters">
        {periods.map((period) => (
          <Button key={period} onPress={() => choose({ period })}>
            {period}
          </Button>
        ))}
      </div>
    </Part>
  );
}

function One({ period, number, choose }: Chosen & { readonly choose: (chosen: Chosen) => void }) {
  const { t, language } = useLanguage();
  const { data, error } = useQuery(releaseQuery(period, number));
  if (error) return <Failed error={error} />;
  if (!data) return <Loading />;
  return (
    <article className="release">
      <h2>
        {period} · {t("releases.number")} {data.number}
      </h2>
      <p className="hint">
        {t(data.command ? "releases.preview" : "releases.frozen", { known: data.asKnownOn, on: data.on })}
      </p>
      <p className="hint">{t("releases.hash", { hash: data.hash })}</p>
      {typeof data.correctedBy === "number" && <p>{t("releases.corrected", { number: data.correctedBy })}</p>}
      {data.reason && (
        <p>
          {t("releases.reason")}: {data.reason.text ?? t("releases.removed")}
        </p>
      )}
      {data.command && <Make of={data} choose={choose} />}
      {data.content.texts.map(({ section, text }) => (
        <section key={section}>
          <h3>{summarySections[section as keyof typeof summarySections]?.[language] ?? section}</h3>
          <p>{text.text ?? t("releases.removed")}</p>
        </section>
      ))}
      <Changed of={data} />
      <SummaryParts of={data.content.summary} />
    </article>
  );
}

function Make({ of, choose }: { readonly of: Release; readonly choose: (chosen: Chosen) => void }) {
  const { t } = useLanguage();
  const { actor } = useSession();
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const [key] = useState(() => crypto.randomUUID());
  const correction = of.command === "release-correction";
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      record({
        aggregate: "summary-release",
        command: of.command ?? "release",
        id: of.period,
        input: correction ? { reason } : { unit: actor?.unit ?? "" },
        key,
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["releases"] });
      choose({ period: of.period, number: of.number });
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        mutate();
      }}
    >
      {correction && (
        <label>
          {t("releases.reason")}
          <input value={reason} required maxLength={1000} onChange={(event) => setReason(event.target.value)} />
        </label>
      )}
      <p>{t("releases.final")}</p>
      <Button type="submit" look="primary" isDisabled={isPending}>
        {t(correction ? "releases.makeCorrection" : "releases.make")}
      </Button>
      {error && <Failed error={error} />}
    </form>
  );
}

function Changed({ of: { since, changes } }: { readonly of: Release }) {
  const { t } = useLanguage();
  if (!since) return null;
  const title = t("releases.changedSince", { period: since.period, number: since.number });
  const heads = ["part", "row", "what", "fields"] as const;
  return (
    <Part id="changed" title={title} empty={changes.length === 0 ? t("releases.unchanged") : undefined}>
      <Table caption={title} head={heads.map((name) => t(`releases.${name}`))}>
        {changes.map((change) => (
          <tr key={`${change.section} ${change.key}`}>
            <th scope="row">{change.section}</th>
            <td>{change.key}</td>
            <td>{t(`releases.kind.${change.what}`)}</td>
            <td>{change.fields.join(", ")}</td>
          </tr>
        ))}
      </Table>
    </Part>
  );
}
