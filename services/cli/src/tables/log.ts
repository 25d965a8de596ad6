import type { CollaborationLogAnswer } from "@liggare/collaboration-log";
import type { Shown } from "@liggare/views";
import type { Output } from "../output.ts";
import { collaborationSections } from "./log-collaboration.ts";
import type { Section } from "./section.ts";
import { filled, textOf, words } from "./words.ts";

/** The collaboration log as tables: what is overdue, the forums, and what was logged. */
export function logSections(out: Output, answer: Shown<CollaborationLogAnswer>): readonly Section[] {
  const { lang } = out;
  const word = words(lang);
  return [
    {
      name: "overdue",
      draw() {
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
      },
    },
    {
      name: "forums",
      draw() {
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
      },
    },
    ...collaborationSections(out, answer),
    { name: "entries", draw: () => drawEntries(out, answer) },
  ];
}

function drawEntries(out: Output, { entries, more }: Shown<CollaborationLogAnswer>): void {
  const { lang } = out;
  const word = words(lang);
  out.heading(word.entries);
  if (entries.length === 0) {
    out.line(word.nothing);
    return;
  }
  out.table(
    [word.date, word.when, word.board, word.what, word.forum, word.notes],
    entries.map((row) => [
      row.date,
      textOf(row.dateText, lang),
      row.unitName ?? row.unit,
      textOf(row.title, lang),
      row.forum?.name ?? row.forum?.forum ?? "",
      [...row.decisions, ...row.agreed, ...(row.notes ? [row.notes] : [])].map((text) => filled(text, lang)).join("\n"),
    ]),
  );
  if (more > 0) out.line(`… ${more} ${word.more}`);
}
