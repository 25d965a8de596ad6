import { formatNumber } from "@liggare/calendar";
import type { ExecutiveBoardSummaryAnswer, Matter } from "@liggare/executive-board-summary";
import type { Shown } from "@liggare/views";
import type { Output } from "../output.ts";
import { collaborationWords } from "./collaboration-words.ts";
import type { Section } from "./section.ts";
import { countOf, shareOf, sourceOf, textOf, words } from "./words.ts";

type Answer = Shown<ExecutiveBoardSummaryAnswer>;

/** Marks of the table boards × matters; the legend spells them out. */
const marks = { met: "●", "not met": "○", overdue: "!", "cannot be judged": "?", "not applicable": "·" } as const;

/** The executive board's summary as tables. */
export function summarySections(out: Output, answer: Answer): readonly Section[] {
  const { lang } = out;
  const word = words(lang);
  const own = collaborationWords(lang);
  const table = (
    name: string,
    title: string,
    head: readonly string[],
    rows: readonly (readonly string[])[],
  ): Section => ({
    name,
    draw() {
      out.heading(title);
      if (rows.length === 0) out.line(word.nothing);
      else out.table(head, rows);
    },
  });
  return [
    table(
      "deviations",
      word.deviations,
      [word.board, word.what, word.status, word.since],
      answer.deviations.map((row) => [row.name, textOf(row.text, lang), word.statuses[row.status], row.since ?? ""]),
    ),
    boardsSection(out, answer),
    table(
      "training",
      word.training,
      [word.board, word.course, word.state, word.number, word.ofWhom, word.share, word.asOf, word.sections],
      answer.training.map((row) => [
        row.name,
        row.courseName ?? row.course,
        textOf(row.stateText, lang),
        countOf(row.numerator, lang),
        `${denominatorOf(row, out)} ${textOf(row.ofText, lang).toLowerCase()}`.trim(),
        row.stated ? `${textOf(row.stated.text, lang)} (${word.stated})` : shareOf(row.share, lang),
        textOf(row.asOfText, lang),
        sourceOf(row, lang),
      ]),
    ),
    table(
      "recommendations",
      word.recommendations,
      [word.recommendation, word.board, word.subject, word.status, word.replyDue],
      answer.recommendations.map((row) => [
        row.recommendation,
        row.name,
        textOf(row.subjectText, lang),
        textOf(row.statusText, lang),
        row.replyDue ?? "",
      ]),
    ),
    table(
      "findings",
      word.findings,
      [word.board, word.subject, word.verdict, word.sections],
      answer.findings.map((row) => [
        row.name,
        textOf(row.subjectText, lang),
        textOf(row.verdictText, lang),
        sourceOf(row, lang),
      ]),
    ),
    table(
      "civilSociety",
      word.civilSociety,
      [word.board, word.strategy, word.sections],
      answer.civilSociety.map((row) => [
        row.name,
        row.strategy ? textOf(row.strategy.verdictText, lang) : "–",
        row.strategy ? sourceOf(row.strategy, lang) : "",
      ]),
    ),
    table(
      "plans",
      word.plans,
      [word.board, word.year, word.status, word.measures],
      answer.plans.map((row) => [
        row.former ? `${row.name} (${row.former.name})` : row.name,
        String(row.year),
        textOf(row.statusText, lang),
        countOf(row.measures, lang),
      ]),
    ),
    table(
      "planFollowUp",
      `${word.planFollowUp} ${textOf(answer.planFollowUp.periodText, lang)} ${answer.planFollowUp.year}`,
      [word.board, word.report, word.followed, word.of, word.notReported, word.share],
      answer.planFollowUp.boards.map((row) => [
        row.name,
        textOf(row.reportText, lang),
        countOf(row.figure?.followed ?? null, lang),
        countOf(row.figure?.of ?? null, lang),
        countOf(row.figure?.notReported ?? null, lang),
        row.figure ? shareOf(row.figure.share, lang) : textOf(row.reasonText, lang),
      ]),
    ),
    table(
      "measures",
      `${word.measures} ${answer.measures.year}`,
      [word.what, word.number],
      [...answer.measures.byArea, ...answer.measures.byOrientation, { text: null, count: answer.measures.total }].map(
        ({ text, count }) => [text ? textOf(text, lang) : word.total, countOf(count, lang)],
      ),
    ),
    table(
      "problems",
      word.problems,
      [word.board, word.year, word.environment, word.phenomenon],
      answer.problems.withoutMeasure.map((row) => [
        row.name,
        String(row.year),
        textOf(row.environmentText, lang),
        textOf(row.phenomenonText, lang),
      ]),
    ),
    table(
      "networks",
      word.networks,
      [word.forum, word.cadence, word.status],
      answer.networks.map((row) => [row.name, textOf(row.cadenceText, lang), textOf(row.statusText, lang)]),
    ),
    table(
      "police",
      word.police,
      [word.board, word.number, ...(answer.police[0]?.byLevel ?? []).map(({ text }) => textOf(text, lang)), word.last],
      answer.police.map((row) => [
        row.name,
        countOf(row.checkIns, lang),
        ...row.byLevel.map(({ count }) => countOf(count, lang)),
        textOf(row.lastOnText, lang),
      ]),
    ),
    table(
      "policeAgreements",
      own.policeAgreements,
      [word.board, word.what, word.status, own.validUntil, own.centralAgreement],
      answer.policeAgreements.agreements.map((row) => [
        row.name,
        `${row.agreementName} (${textOf(row.levelText, lang).toLowerCase()})`,
        textOf(row.statusText, lang),
        textOf(row.endsOnText, lang),
        textOf(row.updateText, lang),
      ]),
    ),
    table(
      "agreementReferrals",
      own.agreementReferrals,
      [
        word.what,
        word.due,
        ...(answer.policeAgreements.referrals[0]?.states ?? []).map(({ text }) => textOf(text, lang)),
      ],
      answer.policeAgreements.referrals.map((row) => [
        row.key,
        row.answerBy,
        ...row.states.map(({ count }) => countOf(count, lang)),
      ]),
    ),
    table(
      "civilSocietyPartners",
      own.civilSocietyPartners,
      [word.board, word.strategy, word.number, own.together],
      answer.civilSociety.map(({ name, own: logged }) => [
        name,
        logged.strategies
          .filter(({ key }) => key === "specific")
          .map(({ saysText }) => textOf(saysText, lang))
          .join(""),
        countOf(logged.partners, lang),
        logged.together.map(({ text, count }) => `${textOf(text, lang)} ${countOf(count, lang)}`).join(", "),
      ]),
    ),
    table(
      "guidance",
      own.guidance,
      [word.what, word.status, own.received, own.inUse],
      answer.guidance.map((row) => [
        row.name ?? row.key,
        textOf(row.saysText, lang),
        countOf(row.received, lang),
        countOf(row.inUse, lang),
      ]),
    ),
    table(
      "concerns",
      `${word.concerns} ${answer.concerns.periods.from}–${answer.concerns.periods.to}`,
      [word.board, word.number],
      [
        ...answer.concerns.boards.map((row) => [row.name, countOf(row.total, lang)]),
        [word.city, countOf(answer.concerns.periods.total, lang)],
      ],
    ),
  ];
}

/** Boards × what matters, a mark a cell. */
function boardsSection(out: Output, { boards }: Answer): Section {
  const word = words(out.lang);
  const matters = Object.keys(word.matters) as readonly Matter[];
  return {
    name: "boards",
    draw() {
      out.heading(word.boards);
      out.table(
        [word.board, ...matters.map((matter) => word.matters[matter])],
        boards.map((row) => [row.name, ...matters.map((matter) => marks[row.cells[matter].status])]),
      );
      const legend = Object.entries(marks).map(
        ([status, mark]) => `${mark} ${word.statuses[status as keyof typeof marks]}`,
      );
      out.line(out.style("dim", legend.join("   ")));
    },
  };
}

function denominatorOf({ denominator }: Answer["training"][number], { lang }: Output): string {
  if (denominator === null) return "";
  const number = formatNumber(denominator.count, lang);
  return denominator.approximate ? `${words(lang).about} ${number}` : number;
}
