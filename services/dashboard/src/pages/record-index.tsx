import { aggregates } from "@liggare/domain";
import { Link } from "@tanstack/react-router";
import { mayUse, useSession } from "../api/session.ts";
import { useLanguage } from "../i18n/index.ts";
import { Page } from "../shell/page.tsx";
import { Empty } from "../ui/states.tsx";

/** Everything that the signed-in role may record, by what it is about: a place for each part of the work. */
export function RecordIndex() {
  const { t, say } = useLanguage();
  const { actor } = useSession();
  const groups = aggregates.flatMap((aggregate) => {
    const commands = Object.entries(aggregate.commands).filter(([, definition]) => mayUse(actor, definition));
    return commands.length === 0 ? [] : [{ aggregate, commands }];
  });
  return (
    <Page title={t("page.record")} lead={t("record.lead")}>
      {groups.length === 0 && <Empty>{t("form.notAllowed")}</Empty>}
      <div className="record-groups">
        {groups.map(({ aggregate, commands }) => (
          <section key={aggregate.name} aria-labelledby={`about-${aggregate.name}`} className="card">
            <h2 id={`about-${aggregate.name}`}>{say(aggregate.title)}</h2>
            <ul className="record-list">
              {commands.map(([command, definition]) => (
                <li key={command}>
                  <Link to="/record/$aggregate/$command" params={{ aggregate: aggregate.name, command }}>
                    {say(definition.title)}
                  </Link>
                  <p className="hint">{say(definition.help)}</p>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Page>
  );
}
