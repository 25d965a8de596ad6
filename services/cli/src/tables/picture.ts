import type { SituationPictureAnswer } from "@liggare/situation-picture";
import type { Shown } from "@liggare/views";
import type { Output } from "../output.ts";
import { countOf, filled, textOf, words } from "./words.ts";

type Answer = Shown<SituationPictureAnswer>;

/** The boards' situation pictures as tables. */
export function showPicture(out: Output, answer: Answer): void {
  const { lang } = out;
  const word = words(lang);
  out.heading(word.boards);
  out.table(
    [word.board, word.year, word.status, word.items, word.concerns, word.police],
    answer.boards.map((row) => {
      const [newest] = row.years;
      return [
        row.name ?? row.unit,
        newest ? String(newest.year) : "–",
        newest ? `${textOf(newest.statusText, lang)}, ${textOf(newest.contentText, lang).toLowerCase()}` : "–",
        newest ? String(newest.items.length) : "–",
        countOf(row.concerns.total, lang),
        String(row.checkIns.length),
      ];
    }),
  );
  for (const board of answer.boards) showItems(out, board);
  if (answer.city) {
    const { concerns } = answer.city;
    out.heading(`${word.concerns}, ${word.city.toLowerCase()} ${concerns.from}–${concerns.to}`);
    out.line(`${word.total}: ${countOf(concerns.total, lang)}`);
  }
}

function showItems(out: Output, board: Answer["boards"][number]): void {
  const { lang } = out;
  const word = words(lang);
  const [newest] = board.years;
  if (!newest || newest.items.length === 0) return;
  out.heading(`${board.name ?? board.unit} ${newest.year}`);
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
