import type { SituationPictureAnswer } from "@liggare/situation-picture";
import type { Shown } from "@liggare/views";
import type { Output } from "../output.ts";
import { sourceSections } from "./picture-sources.ts";
import type { Section } from "./section.ts";
import { countOf, filled, textOf, words } from "./words.ts";

type Answer = Shown<SituationPictureAnswer>;

/** The boards' situation pictures as tables. */
export function pictureSections(out: Output, answer: Answer): readonly Section[] {
  return [
    { name: "boards", draw: () => drawBoards(out, answer) },
    {
      name: "items",
      draw() {
        for (const board of answer.boards) showItems(out, board);
      },
    },
    ...sourceSections(out, answer),
    { name: "city", draw: () => drawCity(out, answer) },
  ];
}

function drawBoards(out: Output, answer: Answer): void {
  const { lang } = out;
  const word = words(lang);
  out.heading(word.boards);
  out.table(
    [word.board, word.year, word.status, word.items, word.concerns, word.police],
    answer.boards.map((row) => {
      const [newest] = row.years;
      return [
        row.name ?? row.unit,
        newest ? yearOf(newest) : "–",
        newest ? `${textOf(newest.statusText, lang)}, ${textOf(newest.contentText, lang).toLowerCase()}` : "–",
        newest ? String(newest.items.length) : "–",
        countOf(row.concerns.total, lang),
        String(row.checkIns.length),
      ];
    }),
  );
}

/** The picture's year, with the earlier board where it is shown under the one that took over. */
const yearOf = ({ year, former }: Answer["boards"][number]["years"][number]): string =>
  former ? `${year} (${former.name})` : String(year);

function drawCity(out: Output, { city }: Answer): void {
  if (!city) return;
  const word = words(out.lang);
  const { from, to, total } = city.concerns;
  out.heading(`${word.concerns}, ${word.city.toLowerCase()} ${from}–${to}`);
  out.line(`${word.total}: ${countOf(total, out.lang)}`);
}

function showItems(out: Output, board: Answer["boards"][number]): void {
  const { lang } = out;
  const word = words(lang);
  const [newest] = board.years;
  if (!newest || newest.items.length === 0) return;
  out.heading(`${board.name ?? board.unit} ${yearOf(newest)}`);
  out.table(
    [word.environment, word.phenomenon, word.setting, word.trend, word.measures, word.notes],
    newest.items.map((item) => [
      textOf(item.environmentText, lang),
      textOf(item.phenomenonText, lang),
      textOf(item.settingText, lang),
      textOf(item.trendText, lang),
      String(item.measures.length),
      filled(item.text, lang),
    ]),
  );
}
