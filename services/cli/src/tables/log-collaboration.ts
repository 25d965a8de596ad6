import type { CollaborationLogAnswer } from "@liggare/collaboration-log";
import type { Shown } from "@liggare/views";
import type { Output } from "../output.ts";
import { collaborationWords } from "./log-collaboration-words.ts";
import type { Section } from "./section.ts";
import { countOf, filled, textOf, words } from "./words.ts";

type Answer = Shown<CollaborationLogAnswer>;

/** A part of the log as a table; nothing where it has no rows. */
const part = (
  out: Output,
  name: string,
  heading: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): Section => ({
  name,
  draw() {
    if (rows.length === 0) return;
    out.heading(heading);
    out.table(columns, rows);
  },
});

/** Series, probable twins, the police and civil society, as far as there is something to show. */
export function collaborationSections(out: Output, answer: Answer): readonly Section[] {
  const { lang } = out;
  const word = words(lang);
  const own = collaborationWords[lang];
  return [
    part(
      out,
      "probablySame",
      own.probablySame,
      [word.forum, own.record, own.otherRecord],
      answer.probablySame.map(({ forum, name, meetings }) => [
        name ?? forum,
        ...meetings.map(({ stream, date, unit, unitName }) => `${date} ${unitName ?? unit} (${stream})`),
      ]),
    ),
    part(
      out,
      "series",
      own.series,
      [word.forum, word.cadence, word.date, word.status, word.notes],
      answer.series.flatMap(({ series, forum, name, cadenceText, occasions }) =>
        occasions.map(({ plannedFor, movedFrom, status, reason }) => [
          `${name ?? forum} (${series})`,
          textOf(cadenceText, lang),
          movedFrom === null ? plannedFor : `${plannedFor} (${own.movedFrom} ${movedFrom})`,
          own.occasions[status],
          filled(reason, lang),
        ]),
      ),
    ),
    part(
      out,
      "checkInLevels",
      word.police,
      [own.level, word.number, word.last],
      answer.checkInLevels
        .filter(({ lastOn }) => lastOn !== null)
        .map(({ text, count, lastOnText }) => [textOf(text, lang), countOf(count, lang), textOf(lastOnText, lang)]),
    ),
    part(
      out,
      "agreements",
      own.agreements,
      [word.board, own.level, own.signed, word.status, own.update],
      answer.agreements.map(({ unit, levelText, signedOn, statusText, endsOn, updateText, updateFrom }) => [
        unit,
        textOf(levelText, lang),
        signedOn,
        endsOn === null ? textOf(statusText, lang) : `${textOf(statusText, lang)} (${own.endsOn} ${endsOn})`,
        [updateText === null ? "" : textOf(updateText, lang), updateFrom ?? ""]
          .filter((each) => each !== "")
          .join(": "),
      ]),
    ),
    part(
      out,
      "referrals",
      own.referrals,
      [own.referral, own.answerBy, word.board, word.status, own.answer],
      answer.referrals.flatMap(({ referral, answerBy, boards }) =>
        boards.map(({ unit, name, stateText, answerText }) => [
          referral,
          answerBy,
          name ?? unit,
          textOf(stateText, lang),
          textOf(answerText, lang),
        ]),
      ),
    ),
    part(
      out,
      "strategies",
      own.strategies,
      [word.board, word.kind, word.status, own.says, own.observed],
      answer.strategies.map(({ unit, name, kindText, statusText, saysText, observed }) => [
        name ?? unit,
        textOf(kindText, lang),
        textOf(statusText, lang),
        textOf(saysText, lang),
        observed === null ? "" : `${textOf(observed.text, lang)}: ${textOf(observed.by.text, lang)}`,
      ]),
    ),
    part(
      out,
      "partners",
      own.partners,
      [word.board, own.partner, own.together, own.belongs],
      answer.partners.flatMap(({ unit, name, kindText, collaborations }) =>
        (collaborations.length > 0 ? collaborations : [null]).map((each) => [
          unit,
          name === null ? textOf(kindText, lang) : `${name} (${textOf(kindText, lang)})`,
          each === null ? "" : `${textOf(each.activityText, lang)} ${each.from ?? ""}–${each.to ?? ""}`,
          each === null ? "" : textOf(each.scopeText, lang),
        ]),
      ),
    ),
    part(
      out,
      "guidance",
      own.guidance,
      [own.guidanceName, word.status, own.says, word.board, own.rollOut],
      answer.guidance.flatMap(({ guidance, name, statusText, saysText, rollOut }) =>
        (rollOut.length > 0 ? rollOut : [null]).map((each) => [
          name ?? guidance,
          textOf(statusText, lang),
          textOf(saysText, lang),
          each?.name ?? "",
          each === null ? "" : textOf(each.text, lang),
        ]),
      ),
    ),
  ];
}
