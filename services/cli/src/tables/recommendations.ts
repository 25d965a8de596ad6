import type { RecommendationsAnswer } from "@liggare/recommendations";
import type { Shown } from "@liggare/views";
import type { Output } from "../output.ts";
import { auditWords } from "./audit-words.ts";
import type { Section } from "./section.ts";
import { countOf, filled, textOf, words } from "./words.ts";

/** The auditors' recommendations as tables: audits, trackers, actions, what is overdue, totals. */
export function recommendationSections(out: Output, answer: Shown<RecommendationsAnswer>): readonly Section[] {
  const { lang } = out;
  const word = words(lang);
  const of = auditWords(lang);
  const table = (name: string, title: string, head: readonly string[], rows: readonly (readonly string[])[]) => ({
    name,
    draw() {
      out.heading(title);
      if (rows.length === 0) out.line(word.nothing);
      else out.table(head, rows);
    },
  });
  const { totals } = answer;
  return [
    table(
      "audits",
      of.audits,
      [of.audit, word.number, of.submitted, of.findings, of.recommendations],
      answer.audits.map((row) => [
        row.title,
        row.reportNumber ?? "",
        row.submittedOn ?? "",
        countOf(row.findings, lang),
        countOf(row.recommendations, lang),
      ]),
    ),
    table(
      "overdue",
      of.overdue,
      [word.since, word.board, word.recommendation, word.what],
      answer.overdue.map((row) => [row.since, row.name, row.recommendation, textOf(row.text, lang)]),
    ),
    table(
      "trackers",
      of.trackers,
      [word.recommendation, word.board, word.subject, of.owner, word.replyDue, word.status, of.verdict, of.next],
      answer.trackers.map((row) => [
        row.recommendation,
        row.name,
        textOf(row.subjectText, lang),
        textOf(row.ownerText, lang),
        row.replyDue ?? "",
        textOf(row.statusText, lang),
        textOf(row.verdicts[0]?.verdictText, lang),
        textOf(row.nextStep.text, lang),
      ]),
    ),
    table(
      "actions",
      of.actions,
      [word.recommendation, word.board, of.action, of.due, of.done, word.status, of.evidence],
      answer.trackers.flatMap((row) =>
        row.actions.map((action) => [
          row.recommendation,
          row.name,
          filled(action.what, lang),
          action.due ?? "",
          action.doneOn ?? "",
          textOf(action.statusText, lang),
          action.links
            .map(({ number, title }) =>
              number === null ? textOf(title, lang) : `${of.event} ${number}: ${textOf(title, lang)}`,
            )
            .join("; "),
        ]),
      ),
    ),
    table(
      "totals",
      of.totals,
      [word.status, word.number],
      [
        ...(["awaited", "overdue", "replied", "verified"] as const).map((status) => [
          of.statuses[status],
          countOf(totals[status], lang),
        ]),
        [word.total, countOf(totals.trackers, lang)],
      ],
    ),
  ];
}
