import { formatDate } from "@liggare/calendar";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useSession } from "../api/session.ts";
import { type Answered, type Log, viewQuery } from "../api/views.ts";
import { useLanguage } from "../i18n/index.ts";
import { useKnownDay } from "../shell/as-known-on.tsx";
import { AsOf, Page } from "../shell/page.tsx";
import { StructureChoice, useStructure } from "../shell/structure.tsx";
import { useDirectory } from "../shell/units.ts";
import { Button } from "../ui/button.tsx";
import { Select } from "../ui/fields.tsx";
import { Empty, Failed, Loading } from "../ui/states.tsx";
import { Entries } from "./log-entries.tsx";
import { HeatMap } from "./log-heat-map.tsx";
import { OverdueList } from "./log-overdue.tsx";

/** What is overdue, how the forums keep their pace, and what happened, newest first. */
export function LogPage() {
  const { t } = useLanguage();
  const { day } = useKnownDay();
  const { unit, forum } = useSearch({ from: "/log" });
  const { structure } = useStructure();
  const question = { asKnownOn: day, unit, structure };
  const { data, error, refetch } = useQuery(viewQuery("collaboration-log", question));
  return (
    <Page title={t("page.log")} lead={t("log.lead")} dated>
      {error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : data ? (
        // another question is another list: nothing of the old one is held back
        <Held key={`${data.asKnownOn} ${unit} ${day} ${data.structure}`} newest={data} forum={forum} />
      ) : (
        <Loading />
      )}
    </Page>
  );
}

/**
 * Rows never move under the reader: entries that come in are counted, and shown when asked for. Everything else of a
 * newer answer is shown at once.
 */
function Held({ newest, forum }: { readonly newest: Answered<Log>; readonly forum: string | undefined }) {
  const { t, language } = useLanguage();
  const [upTo, setUpTo] = useState(newest.number);
  const fresh = newest.answer.entries.filter(({ number }) => number > upTo);
  const entries = newest.answer.entries.filter(
    (entry) => entry.number <= upTo && (forum === undefined || entry.forum?.forum === forum),
  );
  const { forums, overdue, more, cannotBeJudged } = newest.answer;
  const shownForums = forum === undefined ? forums : forums.filter((one) => one.forum === forum);
  return (
    <>
      <AsOf of={newest} />
      <StructureChoice of={newest} />
      <Filters forums={forums} />
      <OverdueList
        overdue={forum === undefined ? overdue : overdue.filter((one) => one.forum === forum)}
        cannotBeJudged={cannotBeJudged}
      />
      <HeatMap forums={shownForums} />
      <section aria-labelledby="entries">
        <h2 id="entries">{t("log.entries")}</h2>
        <div role="status">
          {fresh.length > 0 && (
            <Button look="secondary" className="new-events" onPress={() => setUpTo(newest.number)}>
              {t("log.fresh", { count: fresh.length })}
            </Button>
          )}
        </div>
        {entries.length === 0 ? <Empty>{t("log.empty")}</Empty> : <Entries entries={entries} />}
        {more > 0 && <p className="hint">{t("log.more", { count: more })}</p>}
        <p className="hint">{t("log.since", { date: formatDate(newest.answer.from, language) })}</p>
      </section>
    </>
  );
}

function Filters({ forums }: { readonly forums: Log["forums"] }) {
  const { t } = useLanguage();
  const { units } = useDirectory();
  const { actor } = useSession();
  const ownOnly = actor?.role === "local-coordinator";
  const { unit = "", forum = "" } = useSearch({ from: "/log" });
  const navigate = useNavigate();
  const choose = (name: "unit" | "forum") => (value: string) =>
    void navigate({
      to: "/log",
      search: (before) => ({ ...before, [name]: value === "" ? undefined : value }),
      resetScroll: false,
    });
  return (
    <div className="filters">
      {!ownOnly && (
        <Select
          id="filter-unit"
          label={t("log.unit")}
          prompt={t("log.allUnits")}
          value={unit}
          onChange={choose("unit")}
          options={units}
        />
      )}
      <Select
        id="filter-forum"
        label={t("log.forum")}
        prompt={t("log.allForums")}
        value={forum}
        onChange={choose("forum")}
        options={forums.map((one) => ({ value: one.forum, label: one.name }))}
      />
    </div>
  );
}
