import { formatKnownDate } from "@liggare/calendar";
import type { Picture } from "../api/views.ts";
import { useLanguage } from "../i18n/index.ts";
import { Count } from "../ui/count.tsx";
import { EvidenceLine } from "../ui/evidence.tsx";
import { Status } from "../ui/status.tsx";
import { StreamLink } from "../ui/stream-link.tsx";
import { TextOf } from "../ui/text-of.tsx";

type Own = Picture["boards"][number]["inventories"][number];

/** How a board's answer looks: one that waits is no exception to be looked at. */
export const answerSign = { answered: "met", waiting: "due", overdue: "overdue" } as const;

/** A round as a board that is asked sees it: what is asked, until when, and its own answer. */
export function OwnAnswer({ of: own }: { readonly of: Own }) {
  const { t, language, say } = useLanguage();
  const { statusText, answeredOnText } = own;
  const status = answeredOnText ? `${say(statusText)}, ${say(answeredOnText)}` : say(statusText);
  return (
    <article className="card asked">
      <h3>
        <StreamLink stream={own.key}>{own.title}</StreamLink>
      </h3>
      <p className="hint">{t("inventories.facts", { convener: own.convenerName, due: say(own.dueText) })}</p>
      <p>
        <Status status={answerSign[own.status]} text={status} waiting={own.status === "waiting"} />
      </p>
      <dl className="facts">
        <Fact name={t("inventories.questions")} list={own.questions.map(({ text }) => say(text))} />
        <Fact
          name={t("inventories.presence")}
          list={own.presence.map(({ environmentText, presentText }) =>
            t("inventories.present", { environment: say(environmentText), present: say(presentText) }),
          )}
        />
        <Fact
          name={t("inventories.picture")}
          list={own.items.map(({ environmentText, phenomenonText, settingText, trendText }) =>
            [environmentText, phenomenonText, settingText, trendText]
              .flatMap((text) => (text ? [say(text)] : []))
              .join(" · "),
          )}
        />
        <Fact name={t("inventories.challenges")} list={own.challenges.map(({ text }) => say(text))} />
        {own.cases && (
          <>
            <dt>{t("inventories.cases")}</dt>
            <dd>
              <Count count={own.cases} />
            </dd>
          </>
        )}
        <Fact name={t("inventories.reminders")} list={own.reminders.map((date) => formatKnownDate(date, language))} />
      </dl>
      {own.text && (
        <p className="note">
          <TextOf text={own.text} />
        </p>
      )}
      <EvidenceLine of={own} />
    </article>
  );
}

function Fact({ name, list }: { readonly name: string; readonly list: readonly string[] }) {
  const [first, ...others] = list;
  if (first === undefined) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {others.length === 0 ? (
          first
        ) : (
          <ul className="plain">
            {list.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        )}
      </dd>
    </>
  );
}
