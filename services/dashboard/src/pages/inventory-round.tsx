import { formatKnownDate } from "@liggare/calendar";
import type { Picture } from "../api/views.ts";
import { useLanguage } from "../i18n/index.ts";
import { useDirectory } from "../shell/units.ts";
import { Count, countText } from "../ui/count.tsx";
import { EvidenceLine } from "../ui/evidence.tsx";
import { Paged } from "../ui/paged.tsx";
import { Status } from "../ui/status.tsx";
import { StreamLink } from "../ui/stream-link.tsx";
import { Table } from "../ui/table.tsx";
import { TextOf } from "../ui/text-of.tsx";
import { answerSign } from "./inventory-answer.tsx";

type RoundOf = Picture["boards"][number]["convenes"][number];

/** A round as its convener and the city see it: the answers, who is missing, and what came out of it. */
export function Round({ of: round }: { readonly of: RoundOf }) {
  const { t, language, say } = useLanguage();
  const id = round.key;
  const questions = round.questions.map(({ text }) => say(text).toLocaleLowerCase(language));
  return (
    <section aria-labelledby={id} className="part">
      <h2 id={id}>
        <StreamLink stream={round.key}>{round.title}</StreamLink>
      </h2>
      <p className="hint">
        {t("inventories.opened", { date: say(round.openedOnText) })}{" "}
        {t("inventories.facts", { convener: round.convenerName, due: say(round.dueText) })}{" "}
        {questions.length > 0 && t("inventories.askedFor", { list: questions.join(", ") })}
      </p>
      <EvidenceLine of={round} />
      <Tally of={round} />
      <Answers of={round} />
      <Presence of={round} />
      <Results of={round} />
    </section>
  );
}

/** How many have answered, and which boards have not. */
function Tally({ of: { asked, answered, overdue, boards, cases } }: { readonly of: RoundOf }) {
  const { t, language } = useLanguage();
  const missing = boards.filter(({ status }) => status !== "answered").map(({ name }) => name);
  return (
    <div className="tally">
      {asked && answered && overdue ? (
        <p>
          {t("inventories.tally", {
            answered: countText(answered, t, language),
            asked: countText(asked, t, language),
            overdue: countText(overdue, t, language),
          })}
        </p>
      ) : (
        <p className="masked">{t("inventories.notStated")}</p>
      )}
      {missing.length > 0 && (
        <p>
          <strong>{t("inventories.missing")}</strong> {missing.join(", ")}
        </p>
      )}
      {cases && (
        <p>
          {t("inventories.allCases")} <Count count={cases} />
        </p>
      )}
    </div>
  );
}

function Answers({ of: { title, boards } }: { readonly of: RoundOf }) {
  const { t, language, say } = useLanguage();
  if (boards.length === 0) return null;
  const cases = t("inventories.cases");
  const head = [
    t("consolidated.board"),
    t("inventories.answer"),
    t("inventories.answeredOn"),
    t("inventories.reminders"),
    cases,
  ];
  return (
    <Paged items={boards} size={20}>
      {(shown) => (
        <Table caption={t("inventories.answersTo", { title })} head={head} numbers={[cases]}>
          {shown.map((row) => (
            <tr key={row.board}>
              <th scope="row">
                {row.name}
                <EvidenceLine of={row} />
              </th>
              <td>
                <Status status={answerSign[row.status]} text={say(row.statusText)} waiting={row.status === "waiting"} />
              </td>
              <td>{row.answeredOnText ? say(row.answeredOnText) : "–"}</td>
              <td>
                {row.reminders.length === 0
                  ? "–"
                  : row.reminders.map((date) => <p key={date}>{formatKnownDate(date, language)}</p>)}
              </td>
              <td className="end">{row.cases ? <Count count={row.cases} /> : "–"}</td>
            </tr>
          ))}
        </Table>
      )}
    </Paged>
  );
}

/** How many boards see what of each environment; those of which nobody says anything are named together. */
function Presence({ of: { title, presence } }: { readonly of: RoundOf }) {
  const { t, language, say } = useLanguage();
  const isSaid = ({ yes, no, notKnown }: RoundOf["presence"][number]) =>
    [yes, no, notKnown].some((count) => !("value" in count) || count.value > 0);
  const said = presence.filter(isSaid);
  const silent = presence
    .filter((row) => row.environment !== "not-known" && !isSaid(row))
    .map(({ text }) => say(text).toLocaleLowerCase(language));
  if (said.length === 0) return null;
  const numbers = [t("inventories.yes"), t("inventories.no"), t("inventories.notKnown"), t("inventories.silent")];
  return (
    <>
      <h3 className="after-table">{t("inventories.presenceByEnvironment")}</h3>
      <Table
        caption={t("inventories.presenceIn", { title })}
        head={[t("field.environment"), ...numbers]}
        numbers={numbers}
      >
        {said.map((row) => (
          <tr key={row.environment}>
            <th scope="row">{say(row.text)}</th>
            {[row.yes, row.no, row.notKnown, row.silent].map((count, index) => (
              <td key={numbers[index]} className="end">
                <Count count={count} />
              </td>
            ))}
          </tr>
        ))}
      </Table>
      {silent.length > 0 && <p className="hint">{t("inventories.nothingSaid", { list: silent.join(", ") })}</p>}
    </>
  );
}

/** What the convener concluded, and what it led to. */
function Results({ of: { challenges, results, ledTo, boards } }: { readonly of: RoundOf }) {
  const { t, language, say } = useLanguage();
  const { nameOf } = useDirectory();
  const named = (units: readonly string[]) =>
    units.map((unit) => boards.find(({ board }) => board === unit)?.name ?? nameOf(unit)).join(", ");
  return (
    <>
      {challenges.length > 0 && (
        <p className="after-table">
          {t("inventories.challengesOf")}{" "}
          {challenges.map(({ text, count }) => `${say(text)} (${countText(count, t, language)})`).join(", ")}
        </p>
      )}
      <h3 className="after-table">{t("inventories.results")}</h3>
      {results.length === 0 && <p className="masked">{t("inventories.noResult")}</p>}
      {results.map((result) => (
        <div key={result.result} className="result">
          <p>
            <strong>{t("inventories.result", { number: result.result, date: say(result.dateText) })}</strong>{" "}
            {t("inventories.from", { list: named(result.units) })}
          </p>
          {result.challenges.length > 0 && (
            <p>
              {t("inventories.challenges")}: {result.challenges.map(({ text }) => say(text)).join(", ")}
            </p>
          )}
          {result.conclusion && (
            <p className="note">
              <TextOf text={result.conclusion} />
            </p>
          )}
          {result.since.length > 0 && (
            <p className="masked">{t("inventories.changedSince", { list: named(result.since) })}</p>
          )}
          <EvidenceLine of={result} />
        </div>
      ))}
      {ledTo.map((step) => (
        <div key={step.key} className="result">
          <p>
            <strong>{t("inventories.ledTo", { step: say(step.stepText), date: say(step.dateText) })}</strong>{" "}
            {step.units.length > 0 && t("inventories.forBoards", { list: named(step.units) })}
          </p>
          {step.text && (
            <p className="note">
              <TextOf text={step.text} />
            </p>
          )}
          <EvidenceLine of={step} />
        </div>
      ))}
    </>
  );
}
