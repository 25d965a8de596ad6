import { formatDate } from "@liggare/calendar";
import { functions } from "@liggare/domain";
import type { Log } from "../api/views.ts";
import { useLanguage } from "../i18n/index.ts";
import { useDirectory } from "../shell/units.ts";
import { EvidenceLine } from "../ui/evidence.tsx";
import { Status } from "../ui/status.tsx";
import { TextOf } from "../ui/text-of.tsx";

type Entry = Log["entries"][number];

/** What happened, newest first: when, what, who took part, what was decided and is to be done. */
export const Entries = ({ entries }: { readonly entries: readonly Entry[] }) => (
  <ol className="entries">
    {entries.map((entry) => (
      <li key={entry.key} id={`event-${entry.number}`}>
        <EntryShown of={entry} />
      </li>
    ))}
  </ol>
);

const functionName = (code: string) =>
  Object.hasOwn(functions, code) ? functions[code as keyof typeof functions] : undefined;

function EntryShown({ of: entry }: { readonly of: Entry }) {
  const { t, say } = useLanguage();
  const { nameOf } = useDirectory();
  const part = [
    ...entry.functions.map((code) => say(functionName(code) ?? { sv: code, en: code })),
    ...entry.units.map(nameOf),
  ];
  const heading = entry.forum ? (entry.forum.name ?? entry.forum.forum) : entry.levelText ? say(entry.levelText) : "";
  return (
    <article>
      <p className="entry-when">
        <time>{say(entry.dateText)}</time>
        <span className="hint">{t("log.recorded", { date: entry.knownOn })}</span>
        <span className="hint">{t("log.number", { number: entry.number })}</span>
      </p>
      <div>
        <h3>
          {say(entry.title)}
          {heading !== "" && <span className="entry-forum"> · {heading}</span>}
        </h3>
        <p className="hint">{entry.unitName ?? nameOf(entry.unit)}</p>
        {part.length > 0 && <p>{t("log.tookPart", { list: part.join(", ") })}</p>}
        {entry.standingItems.length > 0 && <p>{t("log.standingItems", { list: entry.standingItems.join(", ") })}</p>}
        <Texts title={t("log.decisions")} texts={entry.decisions} />
        <Texts title={t("log.agreed")} texts={entry.agreed} />
        {entry.actions.length > 0 && <Actions actions={entry.actions} />}
        {entry.notes && (
          <p className="note">
            <TextOf text={entry.notes} />
          </p>
        )}
        <EvidenceLine of={entry} />
      </div>
    </article>
  );
}

function Texts({ title, texts }: { readonly title: string; readonly texts: Entry["decisions"] }) {
  if (texts.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul>
        {texts.map((text, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: decisions have no key but their place
          <li key={index}>
            <TextOf text={text} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Actions({ actions }: { readonly actions: Entry["actions"] }) {
  const { t, language } = useLanguage();
  const { nameOf } = useDirectory();
  return (
    <>
      <h4>{t("log.actions")}</h4>
      <ul className="actions">
        {actions.map((action) => {
          const status = action.state === "done" ? "done" : action.overdue ? "overdue" : "due";
          return (
            <li key={action.action}>
              <span>
                <TextOf text={action.what} />
              </span>
              <span className="hint">
                {t("log.due", { responsible: nameOf(action.responsible), date: formatDate(action.due, language) })}
              </span>
              <Status status={status} text={t(`actionState.${status}`)} waiting={status === "due"} />
            </li>
          );
        })}
      </ul>
    </>
  );
}
