import type { CollaborationLogAnswer } from "@liggare/collaboration-log";
import type { Shown } from "@liggare/views";
import type { Output } from "../output.ts";
import { filled, textOf, words } from "./words.ts";

/** The collaboration log as tables: what is overdue, the forums, and what was logged. */
export function showLog(out: Output, answer: Shown<CollaborationLogAnswer>): void {
  const { lang } = out;
  const word = words(lang);
  out.heading(word.overdue);
  if (answer.overdue.length === 0) out.line(word.nothing);
  else
    out.table(
      [word.since, word.days, word.forum, word.what],
      answer.overdue.map((row) => [
        row.since,
        String(row.days),
        row.name ?? row.forum,
        row.kind === "forum" ? textOf(row.reasonText, lang) : filled(row.what, lang),
      ]),
    );
  out.heading(word.forums);
  out.table(
    [word.forum, word.kind, word.convener, word.cadence, word.status, word.last],
    answer.forums.map((row) => [
      row.name,
      textOf(row.kindText, lang),
      textOf(row.convener.text, lang),
      textOf(row.cadence.text, lang),
      textOf(row.dueness.statusText, lang),
      textOf(row.lastHeldText, lang),
    ]),
  );
  out.heading(word.entries);
  if (answer.entries.length === 0) {
    out.line(word.nothing);
    return;
  }
  out.table(
    [word.date, word.board, word.what, word.forum, word.notes],
    answer.entries.map((row) => [
      textOf(row.dateText, lang),
      row.unitName ?? row.unit,
      textOf(row.title, lang),
      row.forum?.name ?? row.forum?.forum ?? "",
      [...row.decisions, ...row.agreed, ...(row.notes ? [row.notes] : [])].map((text) => filled(text, lang)).join("\n"),
    ]),
  );
  if (answer.more > 0) out.line(`… ${answer.more} ${word.more}`);
}
