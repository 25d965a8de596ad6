import { type Bilingual, environments } from "@liggare/domain";
import {
  type AskedBoard,
  boardOf,
  type CountNode,
  codesOf,
  codeText,
  count,
  dateText,
  evidenceOf,
  type Fact,
  type FactOf,
  type KnownInventory,
  monthKey,
  numbersOf,
  wordOf,
} from "@liggare/views";
import type {
  InventoryRound,
  OwnInventory,
  PresenceShown,
  RoundBoard,
  RoundResult,
  RoundStep,
} from "./answer-sources.ts";
import { described, trendText } from "./codes.ts";
import { contentNotStated } from "./texts.ts";

type Names = ReadonlyMap<string, string>;
type Answer = FactOf<"InventoryAnswered">;

const statusTexts = {
  answered: { sv: "Besvarad", en: "Answered" },
  late: { sv: "Besvarad efter sista dagen", en: "Answered after the last day" },
  nothing: { sv: "Inget att rapportera", en: "Nothing to report" },
  "nothing late": { sv: "Inget att rapportera, efter sista dagen", en: "Nothing to report, after the last day" },
  waiting: { sv: "Väntar på svar", en: "Waiting for an answer" },
  overdue: { sv: "Svaret är försenat", en: "The answer is overdue" },
} as const;

const presentTexts = {
  yes: { sv: "Ja", en: "Yes" },
  no: { sv: "Nej", en: "No" },
  "not-known": { sv: "Inte känt", en: "Not known" },
} as const;

const process = (facts: readonly Fact<unknown>[], value = facts.length) =>
  count(value, { sensitivity: "process", unit: "", why: numbersOf(facts) });

/** A round whose opening is not stated goes by its code. */
const titleOf = ({ opened, stream }: KnownInventory): string => opened?.data.title ?? stream.slice("inventory-".length);

const dueText = ({ opened }: KnownInventory): Bilingual => (opened ? dateText(opened.data.due) : contentNotStated);

const questionsOf = ({ opened }: KnownInventory) =>
  (opened?.data.questions ?? []).map((question) => ({
    question,
    text: codeText("InventoryOpened", "questions", question),
  }));

const challengeText = (challenge: string): Bilingual => codeText("InventoryAnswered", "challenges", challenge);
const challengesOf = (codes: readonly string[]) =>
  codes.map((challenge) => ({ challenge, text: challengeText(challenge) }));

/** A number of cases is the board's own; others get it once its month is closed, and never when it is small. */
const casesOf = ({ board, cases }: AskedBoard): CountNode | null =>
  cases
    ? count(cases.data.cases, {
        sensitivity: "sensitive",
        unit: board,
        period: monthKey(cases.occurredOn),
        why: numbersOf([cases]),
      })
    : null;

const presenceOf = (answer: Answer | undefined): readonly PresenceShown[] =>
  (answer?.data.presence ?? []).map(({ environment, present }) => ({
    environment,
    environmentText: wordOf(environments, environment),
    present,
    presentText: presentTexts[present],
  }));

function boardShown(asked: AskedBoard, round: KnownInventory, names: Names): RoundBoard {
  const { unit, board, answer, late, overdue, reminders } = asked;
  const nothing = answer?.data.nothing ?? false;
  const words = nothing ? (late ? "nothing late" : "nothing") : late ? "late" : "answered";
  const status = answer ? "answered" : overdue ? "overdue" : "waiting";
  return {
    unit,
    board,
    name: names.get(board) ?? board,
    status,
    statusText: statusTexts[answer ? words : status],
    nothing,
    late,
    answeredOn: answer?.occurredOn ?? null,
    answeredOnText: answer ? dateText(answer.occurredOn) : null,
    reminders: reminders.map(({ occurredOn }) => occurredOn),
    presence: presenceOf(answer),
    cases: casesOf(asked),
    ...evidenceOf(answer ? [answer] : [round.begun, ...reminders], unit),
  };
}

/** The round as its convener and the city see it. */
export function roundShown(round: KnownInventory, names: Names): InventoryRound {
  const { stream, convener, opened, begun, boards, compiled, ledTo } = round;
  const answers = boards.flatMap(({ answer }) => answer ?? []);
  return {
    key: stream,
    title: titleOf(round),
    convener,
    convenerName: names.get(convener) ?? convener,
    openedOn: opened?.occurredOn ?? null,
    openedOnText: opened ? dateText(opened.occurredOn) : contentNotStated,
    due: opened?.data.due ?? null,
    dueText: dueText(round),
    questions: questionsOf(round),
    asked: opened ? process([opened], boards.length) : null,
    answered: opened || answers.length > 0 ? process(answers) : null,
    overdue: opened ? process([opened], boards.filter(({ overdue }) => overdue).length) : null,
    boards: boards.map((asked) => boardShown(asked, round, names)),
    presence: Object.keys(environments).map((environment) => presenceRow(environment, boards, answers)),
    cases: sumOf(boards.flatMap((asked) => casesOf(asked) ?? [])),
    challenges: codesOf("InventoryAnswered", "challenges").flatMap((challenge) => {
      const named = answers.filter(({ data }) => data.challenges.some((each) => each === challenge));
      return named.length === 0 ? [] : [{ challenge, text: challengeText(challenge), count: process(named) }];
    }),
    results: compiled.map((result) => resultShown(result, answers)).reverse(),
    ledTo: ledTo.map(stepShown),
    ...evidenceOf([...new Set([begun, ...compiled])], convener),
  };
}

function presenceRow(environment: string, boards: readonly AskedBoard[], answers: readonly Answer[]) {
  const saying = (present: string) =>
    process(
      answers.filter(({ data }) =>
        data.presence.some((each) => each.environment === environment && each.present === present),
      ),
    );
  const [yes, no, notKnown] = [saying("yes"), saying("no"), saying("not-known")];
  const said = [yes, no, notKnown].reduce((sum, { $count }) => sum + $count, 0);
  const text = wordOf(environments, environment);
  return { environment, text, yes, no, notKnown, silent: process([], boards.length - said) };
}

function sumOf(parts: readonly CountNode[]): CountNode | null {
  if (parts.length === 0) return null;
  const period = parts
    .map((part) => part.period ?? "")
    .sort()
    .at(-1);
  const why = parts.flatMap((part) => part.why).sort((a, b) => a - b);
  const value = parts.reduce((sum, { $count }) => sum + $count, 0);
  return count(value, { sensitivity: "sensitive", unit: "", ...(period && { period }), parts, why });
}

function resultShown(fact: FactOf<"InventoryCompiled">, answers: readonly Answer[]): RoundResult {
  const { result, units, challenges, conclusion } = fact.data;
  const said = Math.max(fact.number, ...fact.corrections);
  const changed = answers.filter(
    (answer) =>
      !units.includes(answer.unit) ||
      answer.number > said ||
      answer.corrections.some((correction) => correction > said),
  );
  const gone = units.filter((unit) => !answers.some((answer) => answer.unit === unit));
  return {
    result,
    date: fact.occurredOn,
    dateText: dateText(fact.occurredOn),
    units,
    since: [...new Set([...changed.map(boardOf), ...gone])],
    challenges: challengesOf(challenges),
    conclusion: conclusion ?? null,
    ...evidenceOf([fact], fact.unit),
  };
}

const stepShown = (fact: FactOf<"InventoryLedTo">): RoundStep => ({
  key: String(fact.number),
  date: fact.occurredOn,
  dateText: dateText(fact.occurredOn),
  step: fact.data.step,
  stepText: codeText("InventoryLedTo", "step", fact.data.step),
  course: fact.data.course ?? null,
  units: fact.data.units,
  text: fact.data.text ?? null,
  ...evidenceOf([fact], fact.unit),
});

/** The round as a board that is asked sees it. */
export const ownInventories = (round: KnownInventory, unit: string, names: Names): readonly OwnInventory[] =>
  round.boards
    .filter((asked) => asked.unit === unit)
    .map((asked) => ({
      ...boardShown(asked, round, names),
      key: round.stream,
      title: titleOf(round),
      convenerName: names.get(round.convener) ?? round.convener,
      due: round.opened?.data.due ?? null,
      dueText: dueText(round),
      questions: questionsOf(round),
      items: (asked.answer?.data.items ?? []).map((item, index) => {
        const { environmentText, settingText, phenomenonText } = described(item);
        return {
          key: String(index + 1),
          environmentText,
          settingText,
          phenomenonText,
          trendText: trendText(item.trend),
        };
      }),
      challenges: challengesOf(asked.answer?.data.challenges ?? []),
      text: asked.answer?.data.text ?? null,
    }));
