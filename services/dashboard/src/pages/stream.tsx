import { formatKnownDate } from "@liggare/calendar";
import { aggregateNamed, describeFields, eventTypes, kebab } from "@liggare/domain";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { mayMend, mayUse, useSession } from "../api/session.ts";
import { type StreamEntry, streamQuery } from "../api/stream.ts";
import { useLanguage } from "../i18n/index.ts";
import { useKnownDay } from "../shell/as-known-on.tsx";
import { Page } from "../shell/page.tsx";
import { useDirectory } from "../shell/units.ts";
import { Failed, Loading } from "../ui/states.tsx";
import { Lost } from "./lost.tsx";
import { FieldsShown } from "./stream-fields.tsx";

/** One meeting, plan, board …: its events as they stand, each with its correction, and what can be recorded next. */
export function StreamPage() {
  const { aggregate: name, id } = useParams({ from: "/stream/$aggregate/$id" });
  const { t, say } = useLanguage();
  const { nameOf } = useDirectory();
  const { data, error, refetch } = useQuery(streamQuery(name, id));
  const aggregate = aggregateNamed(name);
  if (!aggregate) return <Lost />;
  return (
    <Page title={say(aggregate.title)} lead={data ? `${nameOf(data.unit)} · ${id}` : id}>
      {error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : data ? (
        <>
          <NextCommands />
          <h2>{t("stream.entries")}</h2>
          <ol className="entries">
            {data.entries.map((entry) => (
              <li key={entry.id}>
                <EntryShown entry={entry} />
              </li>
            ))}
          </ol>
        </>
      ) : (
        <Loading />
      )}
    </Page>
  );
}

/** The commands that the reader may use on this stream. */
function NextCommands() {
  const of = useParams({ from: "/stream/$aggregate/$id" });
  const { t, say } = useLanguage();
  const { actor } = useSession();
  const { day } = useKnownDay();
  const commands = Object.entries(aggregateNamed(of.aggregate)?.commands ?? {}).filter(
    ([, definition]) => definition.on !== "new" && mayUse(actor, definition),
  );
  if (commands.length === 0 || day !== undefined) return null;
  return (
    <nav aria-label={t("stream.next")} className="next-commands">
      <h2>{t("stream.next")}</h2>
      <ul>
        {commands.map(([command, definition]) => (
          <li key={command}>
            <Link to="/record/$aggregate/$command" params={{ aggregate: of.aggregate, command }} search={{ id: of.id }}>
              {say(definition.title)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function EntryShown({ entry }: { readonly entry: StreamEntry }) {
  const { t, language, say } = useLanguage();
  const { nameOf } = useDirectory();
  const definition = eventTypes.get(entry.type)?.definition;
  if (!definition) return null;
  return (
    <article>
      <p className="entry-when">
        <time>{formatKnownDate(entry.occurredOn, language)}</time>
        <span className="hint">{t("log.recorded", { date: entry.recordedOn ?? entry.recordedAt.slice(0, 10) })}</span>
      </p>
      <div>
        <h3>{say(definition.title)}</h3>
        <p className="hint">
          {nameOf(entry.unit)}
          {entry.corrected && ` · ${t("evidence.corrected")}`}
        </p>
        <FieldsShown fields={describeFields(definition.data)} data={entry.data} />
        <Corrections entry={entry} />
      </div>
    </article>
  );
}

/** The way to mend an event: its whole content, or taking it back. */
function Corrections({ entry }: { readonly entry: StreamEntry }) {
  const { aggregate, id } = useParams({ from: "/stream/$aggregate/$id" });
  const { t } = useLanguage();
  const { actor } = useSession();
  const { day } = useKnownDay();
  const ways = [
    { command: `correct-${kebab(entry.type)}`, text: t("stream.correct") },
    { command: "withdraw", text: t("stream.withdraw") },
  ];
  if (!mayMend(actor, aggregate, entry) || day !== undefined) return null;
  return (
    <p className="entry-ways">
      {ways.map(({ command, text }) => (
        <Link
          key={command}
          to="/record/$aggregate/$command"
          params={{ aggregate, command }}
          search={{ id, entry: entry.id }}
        >
          {text}
        </Link>
      ))}
    </p>
  );
}
