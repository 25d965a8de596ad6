import type { Overdue } from "../api/views.ts";
import { useLanguage } from "../i18n/index.ts";
import { Page } from "../shell/page.tsx";
import { UnitFilter, useChosenUnit } from "../shell/unit-filter.tsx";
import { Viewed } from "../shell/viewed.tsx";
import { Count } from "../ui/count.tsx";
import { EvidenceLine } from "../ui/evidence.tsx";
import { Part } from "../ui/part.tsx";
import { Status } from "../ui/status.tsx";
import { StreamLink } from "../ui/stream-link.tsx";
import { Table } from "../ui/table.tsx";
import { TextOf } from "../ui/text-of.tsx";

/** Everything with a date that has passed or is near, whatever it is about, by the board that is to act. */
export function OverduePage() {
  const { t } = useLanguage();
  const unit = useChosenUnit();
  return (
    <Page title={t("page.overdue")} lead={t("overdue.lead")} dated>
      <UnitFilter />
      <Viewed view="overdue" unit={unit}>
        {({ answer }) => <Lists of={answer} />}
      </Viewed>
    </Page>
  );
}

function Lists({ of: answer }: { readonly of: Overdue }) {
  const { t } = useLanguage();
  const { overdue, coming, comingDays, cannotBeJudged } = answer;
  const none = t(cannotBeJudged.length > 0 ? "overdue.noneKnown" : "overdue.none");
  return (
    <>
      <Boards of={answer} />
      <Part id="overdue" title={t("overdue.title")} empty={overdue.length === 0 ? none : undefined}>
        <ul className="rows">
          {overdue.map((item) => (
            <Item key={item.key} item={item} status="overdue" text={t("overdue.days", { count: item.days })} />
          ))}
        </ul>
      </Part>
      <Part
        id="coming"
        title={t("overdue.coming", { count: comingDays })}
        empty={coming.length === 0 ? t("overdue.nothingComing") : undefined}
      >
        <ul className="rows">
          {coming.map((item) => (
            <Item key={item.key} item={item} status="due" text={t("overdue.daysLeft", { count: item.daysLeft })} />
          ))}
        </ul>
      </Part>
      <Part
        id="unjudged"
        title={t("overdue.unjudged")}
        empty={cannotBeJudged.length === 0 ? t("overdue.allJudged") : undefined}
      >
        <Unjudged items={cannotBeJudged} />
      </Part>
    </>
  );
}

function Boards({ of: { boards, total } }: { readonly of: Overdue }) {
  const { t } = useLanguage();
  if (boards.length < 2) return null;
  const head = [t("consolidated.board"), t("overdue.title"), t("overdue.soon"), t("overdue.unjudgedShort")];
  return (
    <Table caption={t("overdue.byBoard")} head={head}>
      {[...boards, { unit: "", name: t("overdue.allBoards"), ...total }].map((row) => (
        <tr key={row.unit}>
          <th scope="row">{row.name}</th>
          <td>
            <Count count={row.overdue} />
          </td>
          <td>
            <Count count={row.coming} />
          </td>
          <td>
            <Count count={row.cannotBeJudged} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

type Dated = Overdue["overdue"][number] | Overdue["coming"][number];

function Item({ item, status, text }: { readonly item: Dated; readonly status: string; readonly text: string }) {
  const { t, say } = useLanguage();
  const waiting = item.waiting.map((party) => say(party.text)).join(", ");
  return (
    <li>
      <Status status={status} text={text} waiting={status === "due"} />
      <div>
        <p>
          <strong>
            <StreamLink stream={item.stream}>{say(item.title)}</StreamLink>
          </strong>
        </p>
        <p className="hint">
          {say(item.kindText)} · {say(item.board.text)}
        </p>
        {item.what && (
          <p>
            <TextOf text={item.what} />
          </p>
        )}
        {waiting !== "" && <p className="hint">{t("overdue.waiting", { list: waiting })}</p>}
        {item.lastReminder !== null && <p className="hint">{t("overdue.reminded", { date: item.lastReminder })}</p>}
        <EvidenceLine of={item} />
      </div>
      <span className="rows-end hint">{t("overdue.due", { date: say(item.dueText) })}</span>
    </li>
  );
}

/** What cannot be judged, by its reason, folded: absence of evidence is neither good nor bad news. */
function Unjudged({ items }: { readonly items: Overdue["cannotBeJudged"] }) {
  const { say } = useLanguage();
  const reasons = [...new Set(items.map(({ reasonText }) => say(reasonText)))];
  return reasons.map((reason) => {
    const own = items.filter(({ reasonText }) => say(reasonText) === reason);
    return (
      <details key={reason} className="findings-of">
        <summary>
          {reason} ({own.length})
        </summary>
        <ul>
          {own.map((item) => (
            <li key={item.key}>
              <StreamLink stream={item.stream}>{say(item.title)}</StreamLink>{" "}
              <span className="hint">{say(item.board.text)}</span>
            </li>
          ))}
        </ul>
      </details>
    );
  });
}
