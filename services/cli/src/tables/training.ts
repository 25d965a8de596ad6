import type { TrainingCoverageAnswer } from "@liggare/training-coverage";
import type { Disclosed, Shown } from "@liggare/views";
import type { Output } from "../output.ts";
import type { Section } from "./section.ts";

const words = {
  sv: {
    figures: "Siffror per nämnd",
    board: "Nämnd",
    what: "Vad som räknas",
    number: "Antal",
    of: "Av",
    share: "Andel",
    asOf: "Gäller",
    goal: "Mål",
    forecast: "Prognos",
    notCounted: "Beslutade utbildningar utan siffra",
    staff: "Vilka medarbetare",
    lists: "Deltagarlistor",
    course: "Utbildning",
    received: "Mottagen",
    disposal: "Gallringsbeslut",
    missing: "saknas",
    none: "Inget är antecknat.",
  },
  en: {
    figures: "Figures by board",
    board: "Board",
    what: "What is counted",
    number: "Number",
    of: "Of",
    share: "Share",
    asOf: "As of",
    goal: "Goal",
    forecast: "Forecast",
    notCounted: "Required courses without a figure",
    staff: "Which staff",
    lists: "Participant lists",
    course: "Course",
    received: "Received",
    disposal: "Disposal decision",
    missing: "missing",
    none: "Nothing is recorded.",
  },
} as const;

type Coverage = Shown<TrainingCoverageAnswer>;

const countOf = (count: Disclosed | null) => (!count ? "" : "value" in count ? String(count.value) : count.text);

/** Training as tables: figures towards their goals, and the lists that were counted. */
export function trainingSections(out: Output, answer: Coverage): readonly Section[] {
  const { lang } = out;
  const word = words[lang];
  const forecastOf = ({ outlook }: Coverage["rows"][number]) => {
    if (!outlook) return "";
    if ("masked" in outlook) return outlook.text;
    return outlook.value.month ?? outlook.value.reasonText?.[lang] ?? "";
  };
  const section = (name: string, heading: string, head: readonly string[], rows: readonly (readonly string[])[]) => ({
    name,
    draw() {
      out.heading(heading);
      if (rows.length === 0) out.line(word.none);
      else
        out.table(
          [...head],
          rows.map((row) => [...row]),
        );
    },
  });
  return [
    section(
      "figures",
      word.figures,
      [word.board, word.what, word.number, word.of, word.share, word.asOf, word.goal, word.forecast],
      answer.rows.map((row) => [
        row.former ? `${row.name} (${row.former.name})` : row.name,
        `${row.courseName ?? row.course}\n${row.stateText[lang]}, ${row.ofText[lang]}`,
        countOf(row.numerator),
        row.denominator ? String(row.denominator.count) : "",
        row.share
          ? typeof row.share.text === "string"
            ? row.share.text
            : row.share.text[lang]
          : (row.stated?.text[lang] ?? ""),
        row.asOfText[lang],
        row.goal === null ? "" : `${row.goal} %`,
        forecastOf(row),
      ]),
    ),
    section(
      "not-counted",
      word.notCounted,
      [word.board, word.course, word.staff],
      answer.notCounted.map((row) => [
        row.former ? `${row.name} (${row.former.name})` : row.name,
        row.courseName ?? row.course,
        row.ofText[lang],
      ]),
    ),
    section(
      "lists",
      word.lists,
      [word.course, word.board, word.received, word.disposal],
      answer.lists.map((row) => [
        row.courseName ?? row.course,
        row.name,
        row.receivedText[lang],
        row.decision ?? word.missing,
      ]),
    ),
  ];
}
